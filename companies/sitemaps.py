"""How addresses are parted into the files of a sitemap, and those of the record.

The protocol: https://www.sitemaps.org/protocol.html
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Max


class Entry(NamedTuple):
    """One address: its path, when what stands there last changed (None: not known), the addresses of its pictures."""

    path: str
    changed: datetime | None = None
    images: tuple = ()


class Section:
    """Rows that have an address each, in parts that never shift: part 3 holds the keys from 3 sizes on up to 4.

    A new row changes the last part only, none is found by counting, and none can grow beyond `size`.
    """

    # Far below the 50,000 that the protocol allows, so that one file is made in a moment.
    size = 10_000
    # The columns that tell when a row's page last changed; the latest of them counts.
    moments = ()

    def rows(self):
        """Return the rows that readers may open, with their `moments`."""
        raise NotImplementedError

    def parts(self):
        """Return the latest moment of each part that has rows, by its number, in one query."""
        latest = {f"latest_{name}": Max(name) for name in self.moments}
        found = self.rows().order_by().annotate(part=F("pk") / self.size).values("part").annotate(**latest)
        return {row["part"]: last(row[name] for name in latest) for row in found.order_by("part")}

    def entries(self, part):
        """Yield the Entry of each row of a part, in as many queries for one as for many."""
        for row in self.within(self.rows(), part).order_by("pk").only("slug").iterator():
            yield Entry(row.get_absolute_url(), last(getattr(row, name) for name in self.moments))

    def within(self, rows, part, key="pk"):
        return rows.filter(**{f"{key}__gte": part * self.size, f"{key}__lt": (part + 1) * self.size})


class Records(Section):
    """The released records of a kind.

    Arguments: `covered_at` is the expression for when what others say on a record's page last changed: its stories.
    """

    moments = ("changed_at", "covered_at")

    def __init__(self, model, covered_at):
        self.model, self.covered_at = model, covered_at

    def rows(self):
        return self.model.objects.released().with_changed_at().annotate(covered_at=self.covered_at)


def last(moments):
    """Return the latest of some moments, leaving out None; None if there is none."""
    return max((moment for moment in moments if moment), default=None)
