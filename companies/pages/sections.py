"""The sections of a record's page: what goes on, what is to come and what is over, today or as of another date."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from companies.pages.rows import Section
from companies.words import GOING_ON, OVER, TO_COME, in_sight, stage

ENDS_OF_ANCHORS = {GOING_ON: "", TO_COME: "-to-come", OVER: "-past"}


@dataclass(frozen=True)
class Headings:
    """What stands over the relations of one kind, by how they stand today; `anchor` is their id on the page.

    Events have no `past`. `then` stands over what held at another date, with that date's words for `{when}`, and
    `before` over what was past by then; for events, which stay as they happened, the headings of today do.
    """

    anchor: str
    now: str
    to_come: str
    past: str = ""
    then: str = ""
    before: str = ""

    def at(self, moment):
        """Return the headings of a page that speaks of a Moment, by stage."""
        if self.then and moment.looks_back:
            return {GOING_ON: self.then.format(when=moment.words), OVER: self.before}
        return {GOING_ON: self.now, TO_COME: self.to_come, OVER: self.past}


PARTNERSHIPS = Headings(
    "partnerships",
    gettext_lazy("Partnerships"),
    gettext_lazy("Partnerships to come"),
    gettext_lazy("Partnerships past"),
    then=gettext_lazy("Partnerships {when}"),
    before=gettext_lazy("Partnerships before"),
)
BRANDS = Headings(
    "brands",
    gettext_lazy("Brands"),
    gettext_lazy("Brands to come"),
    gettext_lazy("Brands past"),
    then=gettext_lazy("Brands {when}"),
    before=gettext_lazy("Brands before"),
)
PARENTS = Headings(
    "parents",
    gettext_lazy("Part of"),
    gettext_lazy("To be part of"),
    gettext_lazy("Once part of"),
    then=gettext_lazy("What it was part of {when}"),
    before=gettext_lazy("What it was part of before"),
)
SUBSIDIARIES = Headings(
    "subsidiaries",
    gettext_lazy("Companies that are part of it"),
    gettext_lazy("Companies to be part of it"),
    gettext_lazy("Companies that were part of it"),
    then=gettext_lazy("Companies that were part of it {when}"),
    before=gettext_lazy("Companies that were part of it before"),
)
PREDECESSORS = Headings("predecessors", gettext_lazy("Came after"), gettext_lazy("Will come after"))
SUCCESSORS = Headings("successors", gettext_lazy("Was followed by"), gettext_lazy("Will be followed by"))
# A licensee has the name as well, and owns nothing.
OWNERS = Headings(
    "owners",
    gettext_lazy("Who has the name"),
    gettext_lazy("Who will have the name"),
    gettext_lazy("Who had the name"),
    then=gettext_lazy("Who had the name {when}"),
    before=gettext_lazy("Who had the name before"),
)
CREATED_BY = Headings("created", gettext_lazy("Created by"), gettext_lazy("To be created by"))
MEMBERS = Headings(
    "members",
    gettext_lazy("Who takes part"),
    gettext_lazy("Who will take part"),
    gettext_lazy("Who took part"),
    then=gettext_lazy("Who took part {when}"),
    before=gettext_lazy("Who took part before"),
)
BRANDS_CREATED = Headings("brands", gettext_lazy("Brands created"), gettext_lazy("Brands to be created"))


def by_stage(headings, relations, row, moment):
    """Give a section each for what goes on, what is to come and what is over, without those that would be empty.

    `row` makes the row of one relation.
    """
    stages = {relation: stage(relation, moment) for relation in in_sight(relations, moment)}
    for stands, heading in headings.at(moment).items():
        if found := [row(relation) for relation, its in stages.items() if its == stands]:
            yield Section(heading, headings.anchor + ENDS_OF_ANCHORS[stands], found)
