"""Reads the change log (`newsroom.models.page_change`): which keys changed since this process last looked.

A page may be kept if none of its keys changed after a position that was read before the page was made. So a page made
of what had been, by whoever was slow, is never kept for what is; and what is kept is dropped by the next reading.
"""

import logging
import os
import threading
import time
from collections import deque

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Max

from newsroom.models import PageChange
from newsroom.touching import EVERYTHING, KEPT_FOR

logger = logging.getLogger(__name__)
# In seconds. Readings are so far apart; after a longer silence nothing is certain any more; and who waits for the
# database for so long has none. Less may be a busy machine, where it is right to wait: what is kept may be old.
PAUSE, CERTAIN, HANGING = 0.4, 0.95, 10.0
# A page takes much less time to be made than so many readings that found a change.
REMEMBERED = 600
# What PostgreSQL had not yet seen is read again, by the very snapshot; the new snapshot is that of the same statement.
SINCE = """
    SELECT pg_current_snapshot()::text, (
        SELECT string_agg(keys, ',') FROM newsroom_pagechange
        WHERE transaction >= pg_snapshot_xmin(%(last)s::pg_snapshot)::text::bigint
        AND NOT pg_visible_in_snapshot(transaction::text::xid8, %(last)s::pg_snapshot)
    )
"""


def beginning():
    """Return the position of now: nothing written before it will be read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return cursor.fetchone()[0]
    return PageChange.objects.aggregate(last=Max("pk"))["last"] or 0


def since(position):
    """Return the position of now, and the keys that changed after an earlier one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(SINCE, {"last": position})
            snapshot, keys = cursor.fetchone()
            return snapshot, split(keys)
    rows = PageChange.objects.filter(pk__gt=position).order_by("pk").values_list("pk", "keys")
    rows = list(rows)
    return (rows[-1][0] if rows else position), split(",".join(keys for _, keys in rows))


def split(keys):
    return set(keys.split(",")) if keys else set()


class ChangeLog:
    """What this process knows of the log. `number` counts readings.

    Arguments: `drop` is called with the keys that changed, and the moment at which the reading before this one began:
    until then at least, what has these keys was up to date.
    """

    def __init__(self, drop):
        self.drop = drop
        self.lock = threading.Lock()
        self.number = 0
        self.changes = deque(maxlen=REMEMBERED)
        self.position = self.process = self.trying_since = None
        # By the clock that jumps with a machine that slept, and by the one that does not.
        self.read_on = self.read_at = 0.0
        self.failed = False

    @property
    def is_certain(self):
        """Whether all that was written until a moment ago is known."""
        return time.monotonic() - self.read_at < CERTAIN

    @property
    def is_cut_off(self):
        """Whether the database does not answer: what is kept may be out of date, and nothing newer is to be had."""
        trying = self.trying_since
        return self.failed or (trying is not None and time.monotonic() - trying > HANGING)

    def watch(self):
        """Begin to read in this process, once: whoever was forked has a thread of its own."""
        if self.process != os.getpid():
            self.process = os.getpid()
            threading.Thread(target=self.go_on, name="change-log", daemon=True).start()

    def go_on(self):
        while True:
            self.look()
            time.sleep(PAUSE)

    def look(self):
        """Read once, whatever happens: a fault of ours must not end the thread, or all pages would be slow for ever.

        Between readings the connection goes back to its pool.
        """
        try:
            self.read()
        except Exception:
            logger.exception("The change log was not read; until it is, no page is sent from memory")
        finally:
            close_old_connections()

    def read(self):
        """Read what changed since the last time, and have the pages dropped that it concerns."""
        self.trying_since = time.monotonic()
        try:
            self.take(*self.asked())
            self.failed = False
        except DatabaseError as error:
            if not self.failed:
                logger.warning("The change log cannot be read, so pages may be out of date: %s", error)
            self.failed = True
            connection.close()
        finally:
            self.trying_since = None

    def asked(self):
        """Return when it was asked, the position of then, and the keys; all there are after too long a silence."""
        at, on = time.monotonic(), time.time()
        if self.position is None or on - self.read_on > KEPT_FOR.total_seconds() / 2:
            return at, on, beginning(), {EVERYTHING}
        return at, on, *since(self.position)

    def take(self, at, on, position, keys):
        # Whoever keeps a page holds the lock as well, from asking what has changed until it is kept.
        with self.lock:
            self.number += 1
            if keys:
                self.changes.append((self.number, keys))
                self.drop(keys, self.read_at)
        self.position, self.read_on, self.read_at = position, on, at

    def has_changed(self, keys, number):
        """Whether one of some keys changed after a reading, by its number; so it is where that is too long ago."""
        changes = list(self.changes)
        if len(changes) == REMEMBERED and changes[0][0] > number:
            return True
        return any(later > number and (EVERYTHING in found or found & keys) for later, found in changes)
