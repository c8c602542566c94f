"""The rows of relations on a record's page: who, what, when, and how sure."""

from dataclasses import dataclass
from itertools import groupby

from companies.partial_dates import PartialDate
from companies.words import GOING_ON, OVER, TO_COME, lasted, listed, role, stage, status_word

ANCHORS = {GOING_ON: "", TO_COME: "-to-come", OVER: "-past"}


@dataclass(frozen=True)
class Row:
    """One line of the list `.relations`."""

    who: object
    what: str
    since: PartialDate
    until: PartialDate | None
    status: str
    status_word: str
    mark: str


@dataclass(frozen=True)
class Section:
    """A list of rows under its heading; `anchor` is its id on the page."""

    heading: str
    anchor: str
    rows: list


def row(relation, who, what, notes, also=()):
    """Return the Row of a relation toward the record `who`; `also` are cited rows whose dates it shows."""
    since, until = relation.span()
    disputed = {value for cited in (relation, *also) for value in cited.disputes()}
    return Row(
        who=who,
        what=what,
        since=since,
        until=until,
        status="disputed" if disputed else relation.status,
        status_word=status_word(relation.get_status_display(), disputed),
        mark=notes.mark(relation, *also),
    )


def partnership_row(participation, notes, now):
    """A partnership, on the page of a company that takes part in it."""
    partnership = participation.partnership
    what = role(participation)
    if participation.role == participation.Role.PARTNER:
        what = ", ".join(filter(None, (together(participation, now), participation.note)))
    since, until = participation.span()
    if since and stage(participation, now) == OVER:
        what += f"; ended after {lasted(since, until)}"
    return row(participation, partnership, what, notes, also=[partnership])


def together(participation, now):
    """Return what a partner does with whom: "joint development with Panasonic"; nobody is with those who come later."""
    partnership = participation.partnership
    stages = {stage(participation, now), GOING_ON, OVER}
    rows = (other for other in partnership.shown_participations if stage(other, now) in stages)
    others = dict.fromkeys(other.company for other in rows if met(participation, other))
    others.pop(participation.company, None)
    company = f" with {listed([str(other) for other in others])}" if others else ""
    return f"{partnership.get_kind_display().lower()}{company}"


def met(one, other):
    """Whether two took part at the same time: neither had left, as far as is known, when the other joined."""
    return not any(
        left.until and left.until.earliest <= joined.since.earliest for left, joined in ((one, other), (other, one))
    )


def connected_row(partnership, word, notes):
    """A partnership that another one follows, or is followed by."""
    return row(partnership, partnership, f"{word}, {partnership.get_kind_display().lower()}", notes)


def by_stage(headings, anchor, relations, rows, now):
    """Give a section each for what goes on, what is to come and what is over, without those that would be empty.

    `headings` are in that order, without the last for what has no end; `rows` makes the row of one relation.
    """
    stages = {relation: stage(relation, now) for relation in relations}
    for heading, (stands, end) in zip(headings, ANCHORS.items(), strict=False):
        if found := [rows(relation) for relation in relations if stages[relation] == stands]:
            yield Section(heading, anchor + end, found)


def by_letter(records):
    """Return the rows of a list from A to Z: a Section for each initial."""
    groups = groupby(records, key=lambda record: record.slug[0].upper())
    return [Section(letter, f"letter-{letter}", [list_row(record) for record in group]) for letter, group in groups]


def list_row(record):
    """A record in a list; only partnerships have a status to draw."""
    since, until = record.span()
    status = getattr(record, "status", "")
    disputed = record.disputes() if status else {}
    return Row(
        who=record,
        what=LIST_WORDS[record.kind_word](record),
        since=since,
        until=until,
        status="disputed" if disputed else status,
        status_word=status_word(record.get_status_display(), disputed) if status else "",
        mark="",
    )


LIST_WORDS = {
    "company": lambda company: ", ".join(filter(None, (company.headquarters, company.country.name))),
    "brand": lambda brand: brand.get_kind_display(),
    "partnership": lambda partnership: partnership.get_kind_display(),
}
