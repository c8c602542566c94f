"""What the page cache may be asked: which requests it answers, and by what a page is known among all others."""

from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.conf import settings

# Parameters by the first word of an address. All others change nothing on readers' pages, and Django never sees them:
# whoever adds "?utm_source=…" or a number of his own gets the very page that everybody gets.
PAGED = ("after", "before")
PARAMETERS = {
    "kinds": PAGED,
    "tags": PAGED,
    "authors": PAGED,
    "archive": PAGED,
    "corrections": PAGED,
    "feeds": PAGED,
    "companies": (*PAGED, "as_of", "country", "letter", "state"),
    "brands": (*PAGED, "as_of", "kind", "letter", "state"),
    "partnerships": (*PAGED, "as_of", "kind", "letter", "state"),
    "map": ("around", "as_of", "find", "kind"),
}
# What is no page of readers, or another for each who asks.
NOT_KEPT = frozenset(("admin", "preview", "search", "style", "static", "media"))
# What ends otherwise is a file, and whole vocabularies go out in pieces, as they are read.
PAGE, IN_PIECES = "/", "/opml/"
LONGEST_QUERY = 300
HOSTS = frozenset(settings.ALLOWED_HOSTS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may be answered from the cache: its page's address with the known parameters in their order."""

    address: str
    query: str
    is_head: bool


def asked(environ):
    """Return the Asked of a WSGI environment (PEP 3333); None for what only Django can answer."""
    method = environ["REQUEST_METHOD"]
    if method != "GET" and method != "HEAD":
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if not path.endswith(PAGE) or path.endswith(IN_PIECES) or "HTTP_RANGE" in environ or not is_for_us(environ):
        return None
    first = path[1 : path.find("/", 1)]
    if first in NOT_KEPT:
        return None
    if query:
        query = known(query, PARAMETERS.get(first, ()))
        if len(query) > LONGEST_QUERY:
            return None
    return Asked(f"{path}?{query}" if query else path, query, method == "HEAD")


def is_for_us(environ):
    """Whether a request came as it should: to a name of ours, and securely where the site is served so."""
    if environ.get("HTTP_HOST", "").partition(":")[0] not in HOSTS:
        return False
    return not settings.SECURE_SSL_REDIRECT or environ.get("HTTP_X_FORWARDED_PROTO") == "https"


def known(query, names):
    """Return those parts of a query string that name one of `names`, sorted, the values of one name as they came."""
    parts = [part for part in query.split("&") if name_of(part) in names] if names else []
    return "&".join(sorted(parts, key=name_of))


def name_of(part):
    return unquote_plus(part.partition("=")[0])
