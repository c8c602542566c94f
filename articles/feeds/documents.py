"""One feed in one form: what it says of itself, which stories it carries, by which tag its bytes are known."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.http import Http404

from articles.announced import Form
from articles.feeds import archives, atom, items, json_feed, periods, rss
from articles.feeds.scopes import Scope
from articles.models.departure import Departure
from companies.links import absolute

LENGTH = 20
# Of an empty feed: Atom wants a moment, and this one nobody takes for news.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
# By what follows a feed's address.
WRITERS = {"": rss, "atom/": atom, "json/": json_feed}
# A release that writes feeds in another way gives them other tags, without anybody having to think of it.
WRITING = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))).digest()


@dataclass(frozen=True)
class Document:
    """A feed of a scope in a Form, or an archive of it, of a Period; `marks` are of its items, newest first.

    `older` and `newer` are the Periods of the archives beside it, None where there is none.
    """

    scope: Scope
    form: Form
    marks: list
    changed_at: datetime
    period: periods.Period | None = None
    older: periods.Period | None = None
    newer: periods.Period | None = None

    @property
    def page_url(self):
        return absolute(self.scope.page)

    @property
    def current_url(self):
        """The address of the feed itself, to which one subscribes."""
        return absolute(self.scope.address + self.form.tail)

    def archive_url(self, period):
        return f"{self.current_url}archive/{period.name}/"

    @property
    def self_url(self):
        return self.archive_url(self.period) if self.period else self.current_url

    @property
    def ways(self):
        """Where else to go from here: triples of a relation, an address, its media type or None."""
        found = [("self", self.self_url, self.form.media_type)]
        if settings.WEBSUB_HUB and not self.period:
            found.append(("hub", settings.WEBSUB_HUB, None))
        if self.period:
            found.append(("current", self.current_url, self.form.media_type))
        beside = (("prev-archive", self.older), ("next-archive", self.newer))
        return found + [(rel, self.archive_url(period), self.form.media_type) for rel, period in beside if period]

    @cached_property
    def head(self):
        return WRITERS[self.form.tail].head(self)

    @cached_property
    def etag(self):
        """What the bytes are known by, quoted; it is another whenever one of them is.

        The head is part of it as it stands, each item by the digest that was written down with it.
        """
        told = [WRITING, self.head.encode(), *(mark.digest.encode() for mark in self.marks)]
        return f'"{hashlib.sha256(b"|".join(told)).hexdigest()[:32]}"'

    def filled(self):
        """Return the document with its marks as they are when its items are read, and all of its bytes."""
        writer = WRITERS[self.form.tail]
        marks, texts = items.write(self.marks, writer)
        body = self.head.encode() + writer.SEPARATOR.encode().join(texts) + writer.FOOT.encode()
        return (self if marks == self.marks else replace(self, marks=marks)), body


def current(scope, form):
    """Return the Document of the feed itself."""
    rows = scope.rows.newest_first()
    marks = items.marks(rows[: LENGTH + 1], scope.to_page)
    closed = archives.closed_at(marks[0].published_at) if marks else NEVER
    is_whole = len(marks) <= LENGTH
    if not is_whole and marks[-1].published_at >= closed:
        # More came in one minute than a feed holds, and no archive has them yet.
        marks = items.marks(rows.filter(published_at__gte=closed)[: archives.MOST_OF_A_MINUTE], scope.to_page)
    else:
        marks = marks[:LENGTH]
    older = archives.before(scope.rows, closed, shown=sum(mark.published_at < closed for mark in marks))
    changed_at = changed(scope, marks, since=None if is_whole else marks[-1].published_at, until=None)
    return Document(scope, form, marks, changed_at, older=older)


def archive(scope, form, period):
    """Return the Document of an archive. Raises Http404 where its time is not over, or it has none or too many."""
    newest = scope.rows.newest_first().values_list("published_at", flat=True).first()
    closed = archives.closed_at(newest) if newest else NEVER
    if period.end > closed:
        raise Http404("This time is not over.")
    marks = items.marks(archives.stories_of(scope.rows, period), scope.to_page)
    if not marks or len(marks) > archives.most_in(period):
        raise Http404("There is no such archive.")
    changed_at = changed(scope, marks, since=period.start, until=period.end)
    older, newer = archives.before(scope.rows, period.start), archives.after(scope.rows, period.end, closed)
    return Document(scope, form, marks, changed_at, period, older, newer)


def changed(scope, marks, *, since, until):
    """Return when what readers get here changed last: something of it, or something that left."""
    left = Departure.objects.latest(scope.key, since=since, until=until)
    return max(filter(None, [left, *(mark.changed_at for mark in marks)]), default=NEVER)
