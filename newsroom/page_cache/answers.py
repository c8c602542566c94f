"""A page as it is kept, and how it goes out: in each encoding with a strong tag of its own (RFC 9110, 8.8 and 13.1)."""

import re
import time
from functools import lru_cache

from django.utils.http import parse_etags, parse_http_date_safe

from articles.feeds.encodings import ENCODINGS, named

# In bytes: what a page takes beside its body, as measured with `sys.getsizeof` over its headers and keys.
AROUND = 3000
# What a 304 says again (RFC 9110, 15.4.5); the rest the reader has.
ON_NOT_MODIFIED = frozenset(
    ("cache-control", "content-location", "date", "etag", "expires", "last-modified", "link", "vary")
    + ("cache-tag", "surrogate-key", "access-control-allow-origin")
)
# What is written for each answer anew, or is for us alone.
OURS = frozenset(("content-length", "content-encoding", "etag", "surrogate-control"))
LIFE = re.compile(r"max-age=(\d+)")


class Page:
    """A response of Django's: its status line, headers and body.

    It is out of date from `until` on, and once `current_at` is a moment: the last at which it was known not to be.
    """

    def __init__(self, status, headers, body, until=float("inf")):
        named_headers = {name.lower(): value for name, value in headers}
        self.status, self.until = status, until
        self.etag = named_headers.get("etag", "")
        self.changed_at = parse_http_date_safe(named_headers.get("last-modified", ""))
        self.keys = frozenset(filter(None, named_headers.get("cache-tag", "").split(",")))
        self.sets_cookie = "set-cookie" in named_headers
        self.life = LIFE.search(named_headers.get("surrogate-control", ""))
        self.headers = [(name, value) for name, value in headers if name.lower() not in OURS]
        self.bodies = {"": body}
        self.ready = {}
        self.size = AROUND + len(body)
        self.current_at = self.grown = self.address = None

    @property
    def may_be_kept(self):
        return self.status.startswith("200") and bool(self.keys and self.etag) and not self.sets_cookie

    def seconds(self):
        """Return for how long its view says that it holds; for ever where only a change ends it."""
        return int(self.life[1]) if self.life else float("inf")

    def body_in(self, encoding):
        """Return the body in an encoding, made when it is first asked for."""
        body = self.bodies.get(encoding)
        if body is None:
            body = self.bodies[encoding] = ENCODINGS[encoding](self.bodies[""])
            if self.grown:
                self.grown(self, len(body))
        return body

    def written(self, encoding):
        """Return (headers of the whole answer, headers of a 304, body) in an encoding; made once."""
        found = self.ready.get(encoding)
        if found is None:
            body, headers = self.body_in(encoding), list(self.headers)
            if self.etag:
                headers.append(("ETag", f'{self.etag[:-1]}-{encoding}"' if encoding else self.etag))
            unchanged = [pair for pair in headers if pair[0].lower() in ON_NOT_MODIFIED]
            headers.append(("Content-Length", str(len(body))))
            if encoding:
                headers.append(("Content-Encoding", encoding))
            found = self.ready[encoding] = headers, unchanged, (body,)
        return found

    def is_known_to(self, environ):
        """Whether the reader has this very page. A tag decides alone where one is sent (RFC 9110, 13.2.2)."""
        if "HTTP_IF_NONE_MATCH" in environ:
            tags = tags_in(environ["HTTP_IF_NONE_MATCH"])
            return "*" in tags or any(plain(tag) == self.etag for tag in tags)
        since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", "")) if self.changed_at else None
        return since is not None and self.changed_at <= since


@lru_cache(maxsize=1024)
def tags_in(header):
    return tuple(tag.removeprefix("W/") for tag in parse_etags(header))


def plain(tag):
    """Return the tag of a page from that of one of its encodings."""
    body, _, encoding = tag[:-1].rpartition("-")
    return f'{body}"' if encoding in ENCODINGS else tag


def answer(page, environ, start_response, *, is_head, said):
    """Send a page, or that it has not changed; `said` is what `Cache-Status` (RFC 9211) says of it."""
    headers, unchanged, body = page.written(encoding_for(environ.get("HTTP_ACCEPT_ENCODING", "")))
    status = ("Cache-Status", said)
    if page.etag and page.status.startswith("200") and page.is_known_to(environ):
        start_response("304 Not Modified", [*unchanged, status])
        return ()
    start_response(page.status, [*headers, status])
    return () if is_head else body


@lru_cache(maxsize=1024)
def encoding_for(header):
    return named(header)


def now():
    return time.monotonic()
