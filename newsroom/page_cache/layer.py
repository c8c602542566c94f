"""The WSGI application that stands before Django's and answers for it where it can."""

from contextlib import closing, nullcontext
from datetime import timedelta

from django.utils import timezone

from newsroom.page_cache.answers import Page, answer, now
from newsroom.page_cache.asking import asked
from newsroom.page_cache.log import CERTAIN, ChangeLog
from newsroom.page_cache.pages import Pages
from newsroom.page_cache.turns import Turns

# What Django is asked: the whole page as it is, so that it can be kept for everybody.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
HIT, STALE, MADE = "newsroom; hit", "newsroom; hit; ttl=-1", "newsroom; fwd=miss"


class PageCache:
    """Keeps readers' pages of a WSGI application; `limit` is in bytes, for each process."""

    def __init__(self, application, limit):
        self.application = application
        self.pages = Pages(limit)
        self.log = ChangeLog(self.pages.drop)
        self.turns = Turns()

    def __call__(self, environ, start_response):
        request = asked(environ)
        if request is None:
            return self.application(environ, start_response)
        self.log.watch()
        page, said = self.find(request.address)
        if page is None:
            page, said = self.make(request, environ)
        if not isinstance(page, Page):
            return passed_on(page, start_response, is_head=request.is_head)
        return answer(page, environ, start_response, is_head=request.is_head, said=said)

    def find(self, address):
        """Return the page that may be sent for an address, and what is said of it; None where it must be made."""
        page = self.pages.get(address)
        if page is None:
            return None, ""
        at = now()
        if page.current_at is None:
            if at < page.until and self.log.is_certain:
                return page, HIT
            return (page, STALE) if self.log.is_cut_off else (None, "")
        # While somebody makes it anew, others get the one that was up to date a moment ago.
        if at - page.current_at < CERTAIN and self.turns.is_taken(address):
            return page, STALE
        return None, ""

    def make(self, request, environ):
        """Have Django make a page, unless somebody is just doing so; keep it if it may be kept."""
        with self.turns.of(request.address) as is_ours:
            if not is_ours:
                page, said = self.find(request.address)
                if page is not None:
                    return page, said
            before = self.log.number
            made = self.asked_of_django(request, environ)
            if not isinstance(made, Page):
                return made, ""
            if made.status.startswith("5") and (kept := self.pages.get(request.address)) and kept.current_at is None:
                return kept, STALE
            self.keep(request.address, made, before)
            return made, MADE

    def keep(self, address, page, before):
        """Keep a page unless what it shows has changed since a reading of the log, before which it was not begun."""
        if not (page.may_be_kept and self.log.is_certain):
            return
        page.until = now() + min(page.seconds(), seconds_of_today())
        with self.log.lock:
            if not self.log.has_changed(page.keys, before):
                self.pages.keep(address, page)

    def asked_of_django(self, request, environ):
        """Return Django's answer as a Page; one that comes in pieces as it is: (status, headers, pieces)."""
        told = []
        whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
        whole |= {"REQUEST_METHOD": "GET", "QUERY_STRING": request.query, "HTTP_ACCEPT_ENCODING": "identity"}
        pieces = self.application(whole, lambda status, headers, exc_info=None: told.append((status, headers)))
        status, headers = told[-1]
        if not any(name.lower() == "content-length" for name, _ in headers):
            return status, headers, pieces
        with closing(pieces) if hasattr(pieces, "close") else nullcontext():
            return Page(status, headers, b"".join(pieces))


def passed_on(answered, start_response, *, is_head):
    """Send what comes in pieces, of which nothing is kept."""
    status, headers, pieces = answered
    start_response(status, headers)
    if is_head:
        pieces.close()
        return ()
    return pieces


def seconds_of_today():
    """Return how many seconds are left of the day: what is active, to come or over is told as of today."""
    at = timezone.localtime()
    midnight = (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, (midnight - at).total_seconds())
