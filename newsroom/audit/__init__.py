"""What the audit trail hears of: signing in, stories and the record, accounts and what they may do."""
