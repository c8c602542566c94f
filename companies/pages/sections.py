"""The sections of a record's page: what goes on, what is to come and what is over, today or as of another date."""

from dataclasses import dataclass

from companies.pages.rows import Section
from companies.words import GOING_ON, OVER, TO_COME, in_sight, stage

ENDS_OF_ANCHORS = {GOING_ON: "", TO_COME: "-to-come", OVER: "-past"}


@dataclass(frozen=True)
class Headings:
    """What stands over the relations of one kind, by how they stand today; `anchor` is their id on the page.

    Events have no `past`. `then` stands over what held at another date, with that date's words, and over what was
    past by then; for events, which stay as they happened, the headings of today do.
    """

    anchor: str
    now: str
    to_come: str
    past: str = ""
    then: str = ""

    def at(self, moment):
        """Return the headings of a page that speaks of a Moment, by stage."""
        if self.then and moment.looks_back:
            return {GOING_ON: f"{self.then} {moment.words}", OVER: f"{self.then} before"}
        return {GOING_ON: self.now, TO_COME: self.to_come, OVER: self.past}


PARTNERSHIPS = Headings(
    "partnerships", "Partnerships", "Partnerships to come", "Partnerships past", then="Partnerships"
)
BRANDS = Headings("brands", "Brands", "Brands to come", "Brands past", then="Brands")
PARENTS = Headings("parents", "Part of", "To be part of", "Once part of", then="What it was part of")
SUBSIDIARIES = Headings(
    "subsidiaries",
    "Companies that are part of it",
    "Companies to be part of it",
    "Companies that were part of it",
    then="Companies that were part of it",
)
PREDECESSORS = Headings("predecessors", "Came after", "Will come after")
SUCCESSORS = Headings("successors", "Was followed by", "Will be followed by")
# A licensee has the name as well, and owns nothing.
OWNERS = Headings("owners", "Who has the name", "Who will have the name", "Who had the name", then="Who had the name")
CREATED_BY = Headings("created", "Created by", "To be created by")
MEMBERS = Headings("members", "Who takes part", "Who will take part", "Who took part", then="Who took part")
BRANDS_CREATED = Headings("brands", "Brands created", "Brands to be created")


def by_stage(headings, relations, row, moment):
    """Give a section each for what goes on, what is to come and what is over, without those that would be empty.

    `row` makes the row of one relation.
    """
    stages = {relation: stage(relation, moment) for relation in in_sight(relations, moment)}
    for stands, heading in headings.at(moment).items():
        if found := [row(relation) for relation, its in stages.items() if its == stands]:
            yield Section(heading, headings.anchor + ENDS_OF_ANCHORS[stands], found)
