"""Lists that are paged by where they are, not by how many rows came before: page 5,000 costs what page 1 does."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404

SLUG = re.compile(r"[-\w]{1,120}")


@dataclass(frozen=True)
class Slice:
    """One page of a list.

    `previous` and `following` are query strings of its neighbours, "" where there is none; `here` is its own, "" for
    the first page: what else was asked for is not in it.
    """

    items: list
    previous: str = ""
    following: str = ""
    here: str = ""

    def within(self, query):
        """Return the same page of a list that was asked for by a query string, which the ways on and back keep."""
        ways = {"previous": self.previous, "following": self.following, "here": self.here}
        return replace(self, **{name: f"?{query}&{way[1:]}" for name, way in ways.items() if query and way})


@dataclass(frozen=True)
class Keyset:
    """An order in which no two rows share a place, and how a place is written in an address.

    Arguments: `key` names the columns, the last one unique; `descending` is the direction of all of them; `read` makes
    a tuple of values of a place in an address, raising Http404 for what is none, and `write` makes a place of a row;
    `on` and `back` are the parameters that lead on from a place and back from it.
    """

    key: tuple
    descending: bool
    read: callable
    write: callable
    on: str
    back: str

    def page(self, rows, query, *, size):
        """Return the Slice of `rows` that a request asks for, see `page_of`."""
        return self.page_of(lambda place, **form: list(self.some(rows, place, **form)), query, size=size)

    def page_of(self, fetch, query, *, size):
        """Return the Slice that a request asks for.

        Arguments: `fetch` returns a list of rows when it is given what `some` is; `query` is the request's GET. Raises
        Http404 for a place that cannot be read, or with nothing beyond.
        """
        if self.back in query:
            found = fetch(self.read(query[self.back]), back=True, most=size + 1)
            if len(found) <= size:
                return self.page_of(fetch, {}, size=size)  # The start of the list was reached: show it whole.
            return self.slice(found[:size][::-1], previous=True, following=True, here={self.back: query[self.back]})
        if self.on in query:
            found = fetch(self.read(query[self.on]), back=False, most=size + 1)
            if not found:
                raise Http404("This list ends before that page.")
            here = {self.on: query[self.on]}
            return self.slice(found[:size], previous=True, following=len(found) > size, here=here)
        found = fetch((), back=False, most=size + 1)
        return self.slice(found[:size], previous=False, following=len(found) > size)

    def some(self, rows, place, *, back, most):
        """Return at most so many rows: those beyond a place, nearest first, or without one those at the start."""
        rows = self.beyond(rows, place, back=back) if place else self.ordered(rows, back=back)
        return rows[:most]

    def slice(self, items, *, previous, following, here=()):
        return Slice(
            items,
            "?" + urlencode({self.back: self.write(items[0])}) if previous else "",
            "?" + urlencode({self.on: self.write(items[-1])}) if following else "",
            "?" + urlencode(here) if here else "",
        )

    def ordered(self, rows, *, back=False):
        sign = "-" if self.descending != back else ""
        return rows.order_by(*(sign + name for name in self.key))

    def beyond(self, rows, place, *, back=False):
        """Return the rows on the far side of a place, nearest first.

        The bound on the first column alone lets the database start in its index at the place.
        """
        direction = "lt" if self.descending != back else "gt"
        first, *rest = self.key
        rows = self.ordered(rows, back=back).filter(**{f"{first}__{direction}{'e' if rest else ''}": place[0]})
        if rest:
            tie = {first: place[0], f"{rest[0]}__{direction}": place[1]}
            rows = rows.filter(Q(**{f"{first}__{direction}": place[0]}) | Q(**tie))
        return rows


def read_slug(place):
    if not SLUG.fullmatch(place):
        raise Http404("No such page of this list.")
    return (place,)


BY_SLUG = Keyset(("slug",), False, read_slug, lambda row: row.slug, on="after", back="before")


def by_slug(rows, query, *, size=60):
    """Return a Slice of rows in the order of their addresses, which is nearly that of their names."""
    return BY_SLUG.page(rows, query, size=size)
