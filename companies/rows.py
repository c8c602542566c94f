"""The rows of relations on a record's page: who, what, when, and how sure."""

from dataclasses import dataclass
from itertools import groupby

from companies.partial_dates import PartialDate
from companies.words import capitalised, has_ended, lasted, listed, role, status_word


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
        what = ", ".join(filter(None, (together(participation), participation.note)))
    since, until = participation.span()
    if since and has_ended(until, now):
        what += f"; ended after {lasted(since, until)}"
    return row(participation, partnership, what, notes, also=[partnership])


def together(participation):
    """Return what a partner does with whom: "joint development with Panasonic"."""
    partnership = participation.partnership
    others = dict.fromkeys(other.company for other in partnership.shown_participations)
    others.pop(participation.company, None)
    company = f" with {listed([str(other) for other in others])}" if others else ""
    return f"{partnership.get_kind_display().lower()}{company}"


def connected_row(partnership, word, notes):
    """A partnership that another one follows, or is followed by."""
    return row(partnership, partnership, f"{word}, {partnership.get_kind_display().lower()}", notes)


def now_and_past(headings, anchor, relations, rows, now):
    """Return one section for what goes on and one for what ended; without those that would be empty.

    `rows` makes the row of one relation.
    """
    ended = {relation: has_ended(relation.span()[1], now) for relation in relations}
    current = [rows(relation) for relation in relations if not ended[relation]]
    past = [rows(relation) for relation in relations if ended[relation]]
    return sections((headings[0], anchor, current), (headings[1], f"{anchor}-past", past))


def sections(*drawn):
    return [Section(capitalised(heading), anchor, rows) for heading, anchor, rows in drawn if rows]


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
