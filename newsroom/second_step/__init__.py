"""The second step of signing in: after the password, a code of one's authenticator or a recovery code (RFC 6238)."""
