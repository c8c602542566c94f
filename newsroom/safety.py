"""What a site that others can reach must not be run with. It refuses to start, and says all of it at once."""

from ipaddress import ip_address
from urllib.parse import urlsplit

# As Django's own check security.W009 has it.
KEY_LENGTH, KEY_LETTERS, KEY_FOR_DEVELOPING = 50, 5, "django-insecure-"
# Names that no public name server answers for (RFC 2606, RFC 6761, RFC 6762, RFC 8375).
PRIVATE_NAMES = (".localhost", ".local", ".test", ".internal", ".lan", ".home.arpa")


def faults(settings):
    """Return what is unsafe in settings, in words for whoever runs it; of a clone on one's own machine nothing."""
    if not names_a_host(settings.SITE_URL):
        return [f"SITE_URL={settings.SITE_URL!r} is no address of the web: write https://host."]
    if settings.SITE_IS_LOCAL:
        return []
    found = []
    if settings.DEBUG:
        found.append("DEBUG=1 shows strangers the sources and the settings of the site: leave it out.")
    if is_guessable(settings.SECRET_KEY):
        found.append(
            f"SECRET_KEY can be guessed, and with it anybody's session: leave it out, and one of {KEY_LENGTH} letters "
            "is made and kept in DATA_DIR."
        )
    if not settings.SERVED_SECURELY and is_public(urlsplit(settings.SITE_URL).hostname):
        found.append(f"SITE_URL={settings.SITE_URL!r} has passwords sent for all to read: write it with https://.")
    return found


def names_a_host(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_guessable(key):
    return len(key) < KEY_LENGTH or len(set(key)) < KEY_LETTERS or key.startswith(KEY_FOR_DEVELOPING)


def is_public(host):
    """Say whether a host is one that strangers reach: neither a private address nor a name of one's own network."""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(PRIVATE_NAMES)
