"""Geometry of a timeline: days laid across a column of any width, in percent of it."""

from dataclasses import dataclass
from datetime import date

# The last day drawn keeps this much of the width free to its right, for a chevron and half of the word "today".
RIGHT = 95
# Narrower stretches cannot be seen: a month among thirty years is a date like any other, and a day is still a bar.
LEAST_STRETCH, LEAST_BAR = 0.5, 0.8
# But a dispute is drawn however little the sources differ by.
LEAST_DISPUTE = 1.5
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
# Two years stand at least so far apart: 42 px of a phone, where a year takes 27.
BETWEEN_TICKS = 13
LEAST_YEARS = 2


@dataclass(frozen=True)
class Stretch:
    """A piece of the width, from `left` to `right` in percent of it."""

    left: float
    right: float
    disputed: bool = False

    def __bool__(self):
        return self.right - self.left >= LEAST_STRETCH

    @property
    def x(self):
        return percent(self.left)

    @property
    def end(self):
        return percent(self.right)

    @property
    def width(self):
        return percent(self.right - self.left)


@dataclass(frozen=True)
class Bar:
    """What is certain, and before and after it the stretches in which it began and ended.

    An unknown start is at the left edge, an unknown end at today; what goes on ends in a chevron.
    """

    before: Stretch
    certain: Stretch
    after: Stretch
    start_unknown: bool = False
    end_unknown: bool = False
    goes_on: bool = False

    @property
    def left(self):
        return self.before.left

    @property
    def x(self):
        return percent(self.left)


@dataclass(frozen=True)
class Event:
    """A circle in the middle of the days that it can have happened on."""

    within: Stretch

    @property
    def left(self):
        return (self.within.left + self.within.right) / 2

    @property
    def x(self):
        return percent(self.left)


@dataclass(frozen=True)
class Scale:
    """Days from `first` to `last`, laid from the left edge to RIGHT."""

    first: date
    last: date

    @classmethod
    def over(cls, days, *, room_before=False, room_after=False):
        """Return a scale that holds all these days, from the first of a January.

        `room_before` leaves some for what has no known start, `room_after` for what is to come and has no end.
        """
        first, last = min(days), max(days)
        years = last.year - first.year
        early = max(LEAST_YEARS - years, years // 8 + 1 if room_before else 0, 0)
        if room_after:
            last += min((last - first) // 8, date.max - last)
        return cls(date(max(first.year - early, 1), 1, 1), last)

    def at(self, day):
        """Return where a day lies, in percent; days beyond an end of the scale lie on it."""
        days = (min(max(day, self.first), self.last) - self.first).days
        return RIGHT * days / max((self.last - self.first).days, 1)

    def years(self):
        """Return the years to mark, as sparse as a narrow column needs them: [(year, where)]."""
        per_year = RIGHT / max((self.last - self.first).days / 365.25, 1)
        step = next((step for step in STEPS if step * per_year >= BETWEEN_TICKS), STEPS[-1])
        multiples = range(-(-self.first.year // step) * step, self.last.year + 1, step)
        return [(year, self.at(date(year, 1, 1))) for year in multiples]

    def bar(self, begin, end, *, until, end_unknown=False):
        """Return the Bar between two Spans: None is an unknown start, or an end that is open on the day `until`.

        With `end_unknown` that end has come by then, and nobody says when.
        """
        began = self.stretch(begin) if begin else Stretch(0, 0)
        ended = self.stretch(end) if end else Stretch(self.at(until), self.at(until))
        least_before, least_after = began.disputed * LEAST_DISPUTE, ended.disputed * LEAST_DISPUTE
        # A stretch too small to see belongs to the bar.
        left = began.right if began or began.disputed else began.left
        right = ended.left if ended or ended.disputed else ended.right
        middle = (left + right) / 2
        left, right = min(left, middle - LEAST_BAR / 2), max(right, middle + LEAST_BAR / 2)
        # What had to grow pushes the rest outwards, but nothing over the left edge.
        first = max(min(began.left, left - least_before), 0)
        left = max(left, first + least_before)
        right = max(right, left + LEAST_BAR)
        return Bar(
            before=Stretch(first, left, began.disputed),
            certain=Stretch(left, right),
            after=Stretch(right, max(ended.right, right + least_after), ended.disputed),
            start_unknown=begin is None,
            end_unknown=end_unknown,
            goes_on=end is None and not end_unknown,
        )

    def stretch(self, span):
        return Stretch(self.at(span.earliest), self.at(span.latest), span.disputed)

    def event(self, span):
        return Event(self.stretch(span))


def percent(share):
    """Return a length as SVG has it, in whatever language the site speaks: a comma would be no number."""
    return f"{share:.2f}%"
