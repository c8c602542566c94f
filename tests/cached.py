"""The site behind its page cache, asked as a web server asks it, in this very process."""

import math

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from newsroom.page_cache.layer import PageCache


class Answer:
    """What came back: status, headers by their names, body; `kept` is what the cache says of it."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, dict(headers), body

    @property
    def kept(self):
        return self.headers.get("Cache-Status", "")

    @property
    def text(self):
        return self.body.decode()


class CachedSite:
    """Asks the site through a cache of its own. What changed is read when `look()` is called, not by a thread."""

    def __init__(self, limit=10_000_000, application=None):
        self.cache = PageCache(application or WSGIHandler(), limit)
        self.cache.log.watch = lambda: None
        self.look()

    def look(self):
        self.cache.log.read()
        # Until it looks again, however slow the machine is.
        self.cache.log.read_at = math.inf

    def get(self, address, method="GET", **headers):
        environ = RequestFactory(headers=headers).generic(method, address).environ | {"HTTP_HOST": "localhost"}
        told = []
        pieces = self.cache(environ, lambda status, headers, exc_info=None: told.append((status, headers)))
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        return Answer(*told[-1], body)
