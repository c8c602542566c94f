"""The page of the map: what was asked for, drawn and told."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from companies.as_of import Moment
from companies.industry_map.asked import Asked, called, known_as
from companies.industry_map.choosing import Chosen, choose, node_of
from companies.industry_map.drawing import drawings, word
from companies.industry_map.reading import read
from companies.industry_map.table import table
from companies.industry_map.telling import KEY, Found, found, how_much, step, ticks
from companies.industry_map.through_years import HOLDS, OVER, PERHAPS, first_year, standing
from companies.industry_map.ties import PARTNERSHIP, PARTNERSHIP_KINDS, TIES_OF_THEIR_OWN, ties_of
from companies.lists.occurring import occurring
from companies.models import Partnership


@dataclass(frozen=True)
class Option:
    """A kind of ties to choose: as an address has it, in words, and whether it was chosen."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class IndustryMap:
    """The map in a year, of those that the slider has; `years` are those in which something changed.

    `counts` say how many relations hold, perhaps hold, and are over; `found` are records on the map that were looked
    for, `elsewhere` those that are not on it.
    """

    asked: Asked
    moment: Moment
    first: int
    last: int
    year: int
    chosen: Chosen
    drawings: list
    rows: list
    counts: dict
    years: list
    found: list[Found]
    elsewhere: list[Found]
    key = KEY

    @property
    def how_much(self):
        return how_much(self.chosen)

    @property
    def ticks(self):
        return ticks(self.first, self.last)

    @property
    def earlier(self):
        """The year of the last change before this one, and the address of the map then; None where there is none."""
        return step(self.asked, [year for year in self.years if year < self.year][-1:])

    @property
    def later(self):
        return step(self.asked, [year for year in self.years if year > self.year][:1])

    @property
    def centre(self):
        return word(node_of(self.asked.around)) if self.asked.around else ""

    @property
    def found_nodes(self):
        return {word(node_of(each.record)) for each in self.found}

    @property
    def kinds(self):
        """The Options of the form."""
        some, every = set(self.asked.kinds), PARTNERSHIP in self.asked.kinds
        occur = {*occurring(Partnership.objects.released(), "kind"), *some}
        own = [Option(value, str(words), value in some) for value, words in TIES_OF_THEIR_OWN.items()]
        of_partnerships = [
            Option(value, words, every or value in some) for value, words in PARTNERSHIP_KINDS.items() if value in occur
        ]
        return [*of_partnerships, *own]

    @property
    def alone(self):
        """Whether it is centred on somebody of whom no tie is on record."""
        return bool(self.asked.around) and not self.rows


def industry_map(asked, now=None):
    """Return the IndustryMap that was Asked for, in the same number of queries however much there is."""
    moment = Moment.at(asked.as_of.date, now) if asked.as_of.date else Moment.of(now)
    today = timezone.localdate(now)
    chosen = choose(ties_of(asked.kinds), node_of(asked.around) if asked.around else None)
    records, drawn = read(chosen.ties)
    first = first_year(drawn, today)
    stands = standing(records, drawn, first, moment)
    rows = table(drawn, stands)
    on_it = called(asked.find, records.values())
    elsewhere = known_as(asked.find) if asked.find and not on_it else []
    return IndustryMap(
        asked=asked,
        moment=moment,
        first=first,
        last=today.year,
        year=max(moment.day.year, first),
        chosen=chosen,
        drawings=drawings(records, drawn, stands),
        rows=rows,
        counts=counted(row.state for row in rows),
        years=sorted({year for row in rows for year in row.course.years}),
        found=found(on_it, asked, rows),
        elsewhere=found(elsewhere, asked, rows),
    )


def counted(states):
    """Return how many of each state there are that the page tells of, in order: {state: (words, number)}."""
    numbers = Counter(states)
    words = {HOLDS: _("in force"), PERHAPS: _("perhaps"), OVER: _("ended")}
    return {state: (word, numbers[state]) for state, word in words.items()}
