"""What a record's page says, shaped for its template: facts, relations current, planned and past, notes."""

from dataclasses import dataclass

from django.utils.translation import gettext

from companies.as_of import Moment
from companies.kinds import kind_of
from companies.pages.facts import facts_of
from companies.pages.joining import joinings
from companies.pages.looking_back import years_of_change
from companies.pages.notes import Notes
from companies.pages.rows import Section, connected_row, partnership_row, row
from companies.pages.sections import (
    BRANDS,
    BRANDS_CREATED,
    CREATED_BY,
    MEMBERS,
    OWNERS,
    PARENTS,
    PARTNERSHIPS,
    PREDECESSORS,
    SUBSIDIARIES,
    SUCCESSORS,
    by_stage,
)
from companies.timeline.timeline import Timeline, timeline_of
from companies.words import in_sight, role


@dataclass(frozen=True)
class Page:
    """What a page says of a record at a Moment, and the years in which what it says changed."""

    facts: list
    timeline: Timeline | None
    sections: list
    notes: Notes
    moment: Moment
    years: list


def page_of(record, now=None, *, as_of=None):
    """Return the Page of a record that came through `released().with_record()`; it asks the database nothing more.

    `as_of` is a date (a PartialDate) of which the page is to speak, instead of today.
    """
    moment = Moment.at(as_of, now) if as_of else Moment.of(now)
    notes = Notes()
    facts = facts_of(record, notes, moment)
    timeline = timeline_of(record, notes, Moment.of(now), asked=moment)
    sections = list(SECTIONS[record.kind_word](record, notes, moment))
    return Page(facts, timeline, sections, notes, moment, years_of_change(record, moment.today))


def company_sections(company, notes, moment):
    yield from by_stage(
        PARTNERSHIPS,
        sorted(company.shown_participations, key=lambda participation: participation.span()[0], reverse=True),
        lambda participation: partnership_row(participation, notes, moment),
        moment,
    )
    for headings, relations, end in (
        (BRANDS, company.shown_ownerships, "brand"),
        (PARENTS, company.shown_as_child, "parent"),
        (SUBSIDIARIES, company.shown_as_parent, "child"),
        (PREDECESSORS, company.shown_as_successor, "predecessor"),
        (SUCCESSORS, company.shown_as_predecessor, "successor"),
    ):
        yield from by_stage(headings, relations, toward(end, notes, moment), moment)


def brand_sections(brand, notes, moment):
    yield from by_stage(OWNERS, brand.shown_ownerships, toward("company", notes, moment), moment)
    created = brand.shown_creations
    kinds = {creation: kind_of(creation.partnership) for creation in created}
    yield from by_stage(CREATED_BY, created, toward("partnership", notes, moment, kinds), moment)


def partnership_sections(partnership, notes, moment):
    members = partnership.shown_participations
    roles = joinings(members, moment)
    yield from by_stage(MEMBERS, members, toward("company", notes, moment, roles), moment)
    created = partnership.shown_creations
    kinds = {creation: kind_of(creation.brand) for creation in created}
    yield from by_stage(BRANDS_CREATED, created, toward("brand", notes, moment, kinds), moment)
    if connected := list(connected_rows(partnership, notes, moment)):
        yield Section(gettext("Connected partnerships"), "connected", connected)


def toward(end, notes, moment, roles=()):
    """Return what makes the row of a relation that leads to the record at its `end`, the name of a foreign key.

    `roles` has words for those relations of whose role more is known than its name.
    """
    named = dict(roles)

    def row_of(relation):
        return row(relation, getattr(relation, end), role(relation, named.get(relation, "")), notes, moment=moment)

    return row_of


def connected_rows(partnership, notes, moment):
    before = [partnership.follows] if partnership.follows and partnership.follows.is_public() else []
    for other in in_sight(before, moment):
        yield connected_row(other, gettext("comes before it"), notes, moment)
    for other in in_sight(partnership.shown_followed_by, moment):
        yield connected_row(other, gettext("comes after it"), notes, moment)


SECTIONS = {"company": company_sections, "brand": brand_sections, "partnership": partnership_sections}
