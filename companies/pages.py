"""What a record's page says, shaped for its template: facts, relations current, planned and past, notes."""

from dataclasses import dataclass

from companies.facts import facts_of
from companies.notes import Notes
from companies.rows import Section, by_stage, connected_row, partnership_row, row
from companies.words import role


@dataclass(frozen=True)
class Page:
    facts: list
    sections: list
    notes: Notes


def page_of(record, now=None):
    """Return the Page of a record that came through `released().with_record()`; it asks the database nothing more."""
    notes = Notes()
    facts = facts_of(record, notes, now)
    return Page(facts, list(SECTIONS[record.kind_word](record, notes, now)), notes)


def company_sections(company, notes, now):
    yield from by_stage(
        ("Partnerships now", "Partnerships to come", "Partnerships past"),
        "partnerships",
        sorted(company.shown_participations, key=lambda participation: participation.span()[0], reverse=True),
        lambda participation: partnership_row(participation, notes, now),
        now,
    )
    yield from by_stage(
        ("Brands", "Brands to come", "Brands past"), "brands", company.shown_ownerships, toward("brand", notes), now
    )
    yield from by_stage(
        ("Part of", "To be part of", "Once part of"), "parents", company.shown_as_child, toward("parent", notes), now
    )
    yield from by_stage(
        ("Companies that are part of it", "Companies to be part of it", "Companies that were part of it"),
        "subsidiaries",
        company.shown_as_parent,
        toward("child", notes),
        now,
    )
    yield from by_stage(
        ("Came after", "Will come after"),
        "predecessors",
        company.shown_as_successor,
        toward("predecessor", notes),
        now,
    )
    yield from by_stage(
        ("Was followed by", "Will be followed by"),
        "successors",
        company.shown_as_predecessor,
        toward("successor", notes),
        now,
    )


def brand_sections(brand, notes, now):
    yield from by_stage(
        ("Whose it is", "Whose it will be", "Whose it was"),
        "owners",
        brand.shown_ownerships,
        toward("company", notes),
        now,
    )
    yield from by_stage(
        ("Created by", "To be created by"), "created", brand.shown_creations, toward("partnership", notes), now
    )


def partnership_sections(partnership, notes, now):
    yield from by_stage(
        ("Who takes part", "Who will take part", "Who took part"),
        "members",
        partnership.shown_participations,
        toward("company", notes),
        now,
    )
    yield from by_stage(
        ("Brands created", "Brands to be created"), "brands", partnership.shown_creations, toward("brand", notes), now
    )
    if connected := list(connected_rows(partnership, notes)):
        yield Section("Connected partnerships", "connected", connected)


def toward(end, notes):
    """Return what makes the row of a relation that leads to the record at its `end`, the name of a foreign key."""
    return lambda relation: row(relation, getattr(relation, end), role(relation), notes)


def connected_rows(partnership, notes):
    before = partnership.follows
    if before and before.is_public():
        yield connected_row(before, "comes before it", notes)
    for after in partnership.shown_followed_by:
        yield connected_row(after, "comes after it", notes)


SECTIONS = {"company": company_sections, "brand": brand_sections, "partnership": partnership_sections}
