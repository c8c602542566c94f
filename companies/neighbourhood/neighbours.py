"""A record's neighbours: who is tied to it, as what and how surely, those that readers do not see included."""

from dataclasses import dataclass

from companies.models import Participation, Partnership
from companies.words import OVER, listed, role, stage

# What the other end of a relation is to this record, where the relation has no role that says it.
OTHER_END = {
    "as_child": "parent",
    "as_parent": "subsidiary",
    "as_predecessor": "successor",
    "as_successor": "predecessor",
    "creations": {"partnership": "brand it created", "brand": "partnership that created it"},
}


@dataclass(frozen=True)
class Tie:
    """What ties a neighbour to the record, in words; `marks` are how it is drawn: reported, disputed, ended."""

    record: object
    words: str
    marks: tuple

    @property
    def ended(self):
        return "ended" in self.marks


@dataclass(frozen=True)
class Neighbour:
    """A record with all its ties to the one in the middle, the going on first; `others` also take part in it."""

    record: object
    ties: tuple
    others: tuple = ()

    @property
    def words(self):
        """What it is to the record, and with whom: "founder; with Panasonic and Sigma"."""
        ties = dict.fromkeys(tie.words for tie in self.ties if tie.words)
        beside = f"with {listed([str(other) for other in self.others], limit=2)}" if self.others else ""
        secret = "" if self.record.is_public() else "not released"
        return "; ".join(filter(None, [*ties, beside, secret]))

    @property
    def marks(self):
        """How the line to it is drawn, in words that are classes as well: "reported disputed"."""
        return " ".join(self.ties[0].marks)


def neighbours_of(record, now=None):
    """Return the Neighbours of a record, kind by kind, those whose ties go on first.

    It asks once for every kind of relation, and three times more for the partnerships among them, however many.
    """
    ties = [tie for name in record.shown for tie in ties_of(record, name, now)]
    if record.kind_word == "partnership":
        ties += sequence_of(record, now)
    found = {}
    for tie in sorted(ties, key=lambda tie: tie.ended):
        found.setdefault(tie.record, []).append(tie)
    order = list(dict.fromkeys(tie.record for tie in ties))
    neighbours = [(each, tuple(found[each])) for each in order]
    told = partnerships(record, order)
    return sorted(
        (Neighbour(each, marked(each, own, told), others(each, record, told)) for each, own in neighbours),
        key=lambda neighbour: neighbour.ties[0].ended,
    )


def ties_of(record, name, now):
    """Give the Ties of a record by one kind of relation, by the name of its rows: "ownerships"."""
    rows = getattr(record, name)
    own = rows.field.name
    other = next(end for end in rows.model.ends if end != own)
    for row in rows.with_ends().with_disputes().order_by("since", "pk"):
        yield Tie(getattr(row, other), tie_words(row, name, own), marks(row, disputed(row), now))


def tie_words(row, name, own):
    what = OTHER_END.get(name, "")
    return ", ".join(filter(None, (what[own] if isinstance(what, dict) else what, role(row))))


def sequence_of(partnership, now):
    """Give the Ties to the partnership that it follows, and to those that follow it."""
    if partnership.follows:
        yield Tie(partnership.follows, "came before", marks(partnership.follows, False, now))
    for later in partnership.followed_by.all():
        yield Tie(later, "came after", marks(later, False, now))


def marks(row, is_disputed, now):
    """Return how a line is drawn; one that is sure, goes on and is not disputed has none of these."""
    drawn = {row.status: row.status == "reported", "disputed": is_disputed, "ended": stage(row, now) == OVER}
    return tuple(mark for mark, holds in drawn.items() if holds)


def disputed(row):
    return any(getattr(row, f"disputed_{value}") for value in row.claimable)


def partnerships(record, records):
    """Return the partnerships among some records: {partnership: (whether it is disputed, who takes part)}."""
    if record.kind_word == "partnership":
        return {}
    keys = [each.pk for each in records if each.kind_word == "partnership"]
    rows = Partnership.objects.filter(pk__in=keys).with_disputes()
    told = {row: (disputed(row), []) for row in rows}
    for row in Participation.objects.filter(partnership__in=keys).with_ends().order_by("since", "pk"):
        told[row.partnership][1].append(row.company)
    return told


def others(neighbour, record, told):
    """Return who takes part in a neighbouring partnership beside the record itself, each once."""
    companies = told[neighbour][1] if neighbour in told else ()
    return tuple(dict.fromkeys(company for company in companies if company != record))


def marked(neighbour, ties, told):
    """Return the ties, drawn as disputed where the partnership itself is: its dates are those of who takes part."""
    if neighbour not in told or not told[neighbour][0]:
        return ties
    return tuple(Tie(tie.record, tie.words, tuple(dict.fromkeys([*tie.marks, "disputed"]))) for tie in ties)
