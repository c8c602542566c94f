"""What published stories share, and how much it says: the measure by which one is related to another.

A shared partnership says more than a company, a company more than a brand, a brand more than a tag; half as much what
one of the two only mentions; and the more, the rarer it is. How rare something is, is read off the newest stories that
carry it: nothing is ever counted, and no list is put in order that an index does not keep.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from math import log2
from typing import NamedTuple

from django.db import connection

from articles.models.choices import Relevance
from articles.models.published import BrandCoverage, CompanyCoverage, PartnershipCoverage, TagCoverage

WEIGHTS = {PartnershipCoverage: 8, CompanyCoverage: 4, BrandCoverage: 3, TagCoverage: 2}
COVERAGE = {model.ENTITY: model for model in WEIGHTS}
# Of what a story carries so much is looked at, the weightiest first; of each the newest, among which it is itself.
MOST_TIES = 12
NEWEST = 21
# What fewer than the newest stories carry is rare: these are taken to be all of so many days.
TEN_YEARS = 3650
# A story that is so many years older than the newest candidate counts half.
HALVED_AFTER = 4


class Tie(NamedTuple):
    """Something that a story carries: what else carries it is related. `is_about` tells it from what is mentioned."""

    kind: str
    key: int
    name: str
    is_about: bool = True

    @property
    def scope(self):
        """What all that carries it belongs to, see `articles.feeds.scopes`."""
        return f"{self.kind}:{self.key}"

    @property
    def weight(self):
        return WEIGHTS[COVERAGE[self.kind]] * (1 if self.is_about else 0.5)


class Strand(NamedTuple):
    """A tie of two stories and its worth between them; `is_about` says it of the other story."""

    worth: float
    tie: Tie
    is_about: bool


@dataclass
class Share:
    """All that another story shares with one, and when it was published."""

    at: datetime
    strands: list = field(default_factory=list)

    def worth(self, newest):
        years = (newest - self.at).days / 365
        return sum(strand.worth for strand in self.strands) / (1 + years / HALVED_AFTER)


def ties_of(furniture):
    """Return the Ties of a page, weightiest first, of what readers may see; a page laid long ago may have none."""
    records = [*furniture.get("about", ()), *furniture.get("mentions", ())]
    ties = [Tie(row["kind_word"], row["key"], row["name"], row["relevance"] == "about") for row in keyed(records)]
    ties += [Tie("tag", row["key"], row["name"]) for row in keyed(furniture.get("tags", ()))]
    return sorted(ties, key=lambda tie: -tie.weight)[:MOST_TIES]


def keyed(rows):
    return (row for row in rows if "key" in row)


def shared_with(ties):
    """Return the newest published stories with any of some ties, in one query: {key of the page: Share}."""
    carried = defaultdict(list)
    for number, *row in newest_with(ties):
        carried[number].append(row)
    shares = {}
    for number, rows in carried.items():
        tie, moments = ties[number], [moment(at) for _, _, at in rows]
        worth = tie.weight * rarity(moments)
        for (page, relevance, _), at in zip(rows, moments, strict=True):
            is_about = relevance != Relevance.MENTIONS
            strand = Strand(worth * (1 if is_about else 0.5), tie, is_about)
            shares.setdefault(page, Share(at)).strands.append(strand)
    return shares


def newest_with(ties):
    """Return (number of the tie, page, relevance, moment) of the newest stories with each of some ties.

    Django's union takes no part that has a limit of its own, and each must have one: the index of each tie is read
    from its newest end and left where the limit is.
    """
    if not ties:
        return []
    asked = " UNION ALL ".join(branch(number, COVERAGE[tie.kind]) for number, tie in enumerate(ties))
    with connection.cursor() as cursor:
        cursor.execute(asked, [tie.key for tie in ties])
        return cursor.fetchall()


def branch(number, model):
    """Return the query for one tie. All of it but the key, which is a parameter, is our own names and numbers."""
    relevance = "relevance" if hasattr(model, "relevance") else f"'{Relevance.ABOUT}'"
    return (
        f"SELECT * FROM (SELECT {number:d} AS tie, page_id, {relevance}, published_at"  # noqa: S608 - see above
        f" FROM {model._meta.db_table} WHERE {model.ENTITY}_id = %s"
        f" ORDER BY published_at DESC, page_id DESC LIMIT {NEWEST:d}) AS newest_{number:d}"
    )


def moment(at):
    """Return a moment as the database gives it: SQLite has it as text. Only moments of one database are compared."""
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def rarity(moments):
    """Return how rare something is, by the moments of the newest stories with it, the newest first.

    It is 1 for what many carry on one day, some 2 for a story every day, 10 for one a year.
    """
    days = (moments[0] - moments[-1]).days if len(moments) == NEWEST else TEN_YEARS
    return 1 + log2(1 + days / len(moments))
