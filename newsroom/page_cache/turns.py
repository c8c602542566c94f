"""Has each page made once at a time, however many ask for it."""

import threading
from contextlib import contextmanager

# In seconds. Who has waited so long makes the page for itself.
PATIENCE = 10


class Turns:
    """Who makes which page now."""

    def __init__(self):
        self.lock = threading.Lock()
        self.making = {}

    def is_taken(self, page):
        return page in self.making

    @contextmanager
    def of(self, page):
        """Take the turn at a page: gives True to who is to make it, False to who has waited until another had."""
        with self.lock:
            others = self.making.get(page)
            if others is None:
                self.making[page] = made = threading.Event()
        if others is not None:
            others.wait(PATIENCE)
            yield False
            return
        try:
            yield True
        finally:
            with self.lock:
                del self.making[page]
            made.set()
