"""Pages kept in bounded memory: those that were asked for last, each found by its address and dropped by its keys."""

import threading
from collections import OrderedDict
from contextlib import suppress

from newsroom.touching import EVERYTHING

# A page that is larger than this share of all memory would drive too many others out.
LARGEST = 1 / 16


class Pages:
    """The pages of a process, at most `limit` bytes of them."""

    def __init__(self, limit):
        self.limit, self.size = limit, 0
        self.lock = threading.Lock()
        self.pages = OrderedDict()
        self.by_key = {}

    def get(self, address):
        """Return the page kept for an address, or None. It may be out of date, see `Page`."""
        page = self.pages.get(address)
        if page is not None:
            with suppress(KeyError):  # another thread has just let it go
                self.pages.move_to_end(address)
        return page

    def keep(self, address, page):
        """Keep a page in the place of an earlier one; the longest unasked ones make room for it."""
        if page.size > self.limit * LARGEST:
            return
        with self.lock:
            self.forget(address)
            self.pages[address] = page
            self.size += page.size
            page.grown, page.address = self.grow, address
            for key in page.keys:
                self.by_key.setdefault(key, set()).add(address)
            self.make_room()

    def grow(self, page, size):
        """Count what a page has come to hold beside: another encoding of it."""
        with self.lock:
            page.size += size
            if self.pages.get(page.address) is page:
                self.size += size
                self.make_room()

    def make_room(self):
        while self.size > self.limit:
            self.forget(next(iter(self.pages)))

    def forget(self, address):
        page = self.pages.pop(address, None)
        if page is None:
            return
        self.size -= page.size
        for key in page.keys:
            addresses = self.by_key.get(key, set())
            addresses.discard(address)
            if not addresses:
                self.by_key.pop(key, None)

    def drop(self, keys, at):
        """Mark the pages that have one of some keys: at a moment they were still up to date, now they are not."""
        with self.lock:
            addresses = list(self.pages) if EVERYTHING in keys else set().union(*(self.by_key.get(k, ()) for k in keys))
            for address in addresses:
                page = self.pages[address]
                if page.current_at is None:
                    page.current_at = at
