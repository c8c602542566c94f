"""Addresses elsewhere on the web: what readers may be led to."""

from urllib.parse import urlsplit


def web_address(url):
    """Return an address as a link may bear it; "" for what is none of the web: `javascript:`, a path, nonsense.

    Forms refuse those, but rows also come past every form. What a browser would not see is dropped: spaces around it,
    line breaks and tabs within.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else ""
