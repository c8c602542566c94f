"""What a record's page says, shaped for its template: facts, relations current and past, notes."""

from dataclasses import dataclass

from companies.facts import facts_of
from companies.notes import Notes
from companies.rows import connected_row, now_and_past, partnership_row, row, sections
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
    return Page(facts, SECTIONS[record.kind_word](record, notes, now), notes)


def company_sections(company, notes, now):
    def toward(end):
        return lambda relation: row(relation, getattr(relation, end), role(relation), notes)

    return [
        *now_and_past(
            ("Partnerships now", "Partnerships past"),
            "partnerships",
            sorted(company.shown_participations, key=lambda participation: participation.span()[0], reverse=True),
            lambda participation: partnership_row(participation, notes, now),
            now,
        ),
        *now_and_past(("Brands", "Brands past"), "brands", company.shown_ownerships, toward("brand"), now),
        *now_and_past(("Part of", "Once part of"), "parents", company.shown_as_child, toward("parent"), now),
        *now_and_past(
            ("Companies that are part of it", "Companies that were part of it"),
            "subsidiaries",
            company.shown_as_parent,
            toward("child"),
            now,
        ),
        *sections(
            ("Came after", "predecessors", [toward("predecessor")(each) for each in company.shown_as_successor]),
            ("Was followed by", "successors", [toward("successor")(each) for each in company.shown_as_predecessor]),
        ),
    ]


def brand_sections(brand, notes, now):
    return [
        *now_and_past(
            ("Whose it is", "Whose it was"),
            "owners",
            brand.shown_ownerships,
            lambda ownership: row(ownership, ownership.company, role(ownership), notes),
            now,
        ),
        *sections(
            (
                "Created by",
                "created",
                [row(each, each.partnership, each.note, notes) for each in brand.shown_creations],
            )
        ),
    ]


def partnership_sections(partnership, notes, now):
    return [
        *now_and_past(
            ("Who takes part", "Who took part"),
            "members",
            partnership.shown_participations,
            lambda participation: row(participation, participation.company, role(participation), notes),
            now,
        ),
        *sections(
            (
                "Brands created",
                "brands",
                [row(each, each.brand, each.note, notes) for each in partnership.shown_creations],
            ),
            ("Connected partnerships", "connected", list(connected_rows(partnership, notes))),
        ),
    ]


def connected_rows(partnership, notes):
    before = partnership.follows
    if before and before.is_public():
        yield connected_row(before, "came before", notes)
    for after in partnership.shown_followed_by:
        yield connected_row(after, "came after", notes)


SECTIONS = {"company": company_sections, "brand": brand_sections, "partnership": partnership_sections}
