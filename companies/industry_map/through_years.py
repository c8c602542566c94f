"""How relations and records stand at the end of each year, as `companies.as_of` has it, told by the years of change.

The script that moves the slider knows nothing of partial dates: it looks up the last change that a year has seen.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from companies.as_of import Certainty, Moment, happened, held
from companies.partial_dates import PartialDate
from companies.words import has_ended

AHEAD, HOLDS, PERHAPS, OVER, IDLE = "ahead", "holds", "perhaps", "over", "idle"


@dataclass(frozen=True)
class Course:
    """How something stands through the years: {year of a change: what it is from then on}, in order."""

    changes: tuple

    @classmethod
    def of(cls, years, state_in):
        """Return the Course that `state_in(year)` gives, of which only these years can see a change."""
        changes = []
        for year in sorted(years):
            state = state_in(year)
            if not changes or changes[-1][1] != state:
                changes.append((year, state))
        return cls(tuple(changes))

    @property
    def years(self):
        return [year for year, _ in self.changes]

    def at(self, year):
        """Return how it stands at the end of a year; before the first year as in that one."""
        return self.changes[max(bisect_right(self.years, year) - 1, 0)][1]

    def __str__(self):
        """As the script reads it: "1930:ahead 2008:holds 2011:over"."""
        return " ".join(f"{year}:{state}" for year, state in self.changes)


def first_year(drawn, today):
    """Return the year in which the first of some Drawn relations began or ended, for the slider's left end."""
    years = [date.earliest.year for each in drawn for date in each.relation.span() if date and date.parts]
    return min([*years, today.year])


@dataclass(frozen=True)
class Standing:
    """How all stands: `ties` are {Drawn: (state at the moment asked for, Course)}, `nodes` {Node: the same}."""

    ties: dict
    nodes: dict


def standing(records, drawn, first, moment):
    """Return the Standing of records ({Node: record}) and Drawn relations at a Moment, and from the year `first` on."""
    years = Years(records, first, moment.today)
    states = {each: tie_at(each, records, moment) for each in drawn}
    around = ties_around(drawn)
    nodes = {node: node_at(row, {states[each] for each in around[node]}, moment) for node, row in records.items()}
    courses = {each: years.of_tie(each) for each in drawn}
    return Standing(
        {each: (states[each], courses[each]) for each in drawn},
        {node: (nodes[node], years.of_node(node, [courses[each] for each in around[node]])) for node in records},
    )


def ties_around(drawn):
    around = defaultdict(list)
    for each in drawn:
        for end in each.ends:
            around[end].append(each)
    return around


class Years:
    """The years of the slider, from `first` to that of `today`; of each the Moment is kept."""

    def __init__(self, records, first, today):
        self.records, self.first, self.today = records, first, today
        self.moments = {}

    def moment(self, year):
        if year not in self.moments:
            self.moments[year] = Moment(PartialDate(f"{year:04}"), self.today)
        return self.moments[year]

    def of_tie(self, drawn):
        rows = (
            drawn.relation,
            getattr(drawn.relation, "partnership", None),
            *(self.records[end] for end in drawn.ends),
        )
        years = self.seen(year for row in rows for year in years_of(row))
        return Course.of(years, lambda year: tie_at(drawn, self.records, self.moment(year)))

    def of_node(self, node, courses):
        record = self.records[node]
        years = self.seen([*years_of(record), *(year for course in courses for year in course.years)])
        return Course.of(
            years, lambda year: node_at(record, {course.at(year) for course in courses}, self.moment(year))
        )

    def seen(self, years):
        """Return those years that the slider has, with its ends: at the right end one knows more than those of then."""
        return {self.first, self.today.year, *(year for year in years if self.first <= year <= self.today.year)}


def years_of(row):
    """Return the years of a row's dates."""
    return {date.earliest.year for date in row.span() if date and date.parts} if row else set()


def tie_at(drawn, records, moment):
    """Return how a relation stands at a Moment: AHEAD, HOLDS, PERHAPS or OVER."""
    since, until = drawn.relation.span()
    if has_ended(until, moment):
        return OVER
    certainty = held(drawn.relation, moment)
    if certainty is Certainty.NOT:
        return AHEAD
    if certainty is Certainty.PERHAPS and not since and not all(exists(records[end], moment) for end in drawn.ends):
        # Since when is unknown, but not since before there was anybody.
        return AHEAD
    return HOLDS if certainty is Certainty.SURELY else PERHAPS


def exists(record, moment):
    start = record.span()[0]
    return not start or happened(start, moment) is not Certainty.NOT


def node_at(record, ties, moment):
    """Return how a record stands at a Moment whose relations stand as `ties` say; IDLE if it is there without any."""
    start, end = record.span()
    if has_ended(end, moment):
        return OVER
    for state in (HOLDS, PERHAPS):
        if state in ties:
            return state
    if record.kind_word != "company":
        return OVER if OVER in ties else AHEAD
    return IDLE if OVER in ties or (start and happened(start, moment) is not Certainty.NOT) else AHEAD
