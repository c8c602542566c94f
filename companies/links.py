"""Addresses on the web: what readers may be led to elsewhere, and where others find us."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

# A path that joining leaves as it is; a page of a list has twenty of them.
PLAIN = re.compile(r"(/[-\w]+)+/", re.ASCII)


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


def web_addresses(text):
    """Check a text of addresses, one in a line. Raises ValidationError, naming the first that is none of the web."""
    wrong = next((line for line in text.split("\n") if line.strip() and not web_address(line)), None)
    if wrong is not None:
        raise ValidationError(f"“{wrong.strip()}” is not an address that can be opened: write https://… in each line.")


def host(address):
    """Return the house that a web address leads to: "leica-camera.com"."""
    return urlsplit(address).hostname.removeprefix("www.")


def listed_addresses(text):
    """Return the web addresses of a text that has one in a line, each once."""
    return list(dict.fromkeys(address for line in text.split("\n") if (address := web_address(line))))


def wikidata_address(record):
    """Return where Wikidata has a record, whose identifier there is known."""
    return f"https://www.wikidata.org/wiki/{record.wikidata}"


def absolute(address):
    """Return an address of ours with scheme and host, as anything needs that is read away from the site."""
    if PLAIN.fullmatch(address):
        return root(settings.SITE_URL) + address
    return urljoin(settings.SITE_URL + "/", address)


@lru_cache
def root(site):
    return urljoin(site + "/", "/").removesuffix("/")
