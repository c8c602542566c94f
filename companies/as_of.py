"""What held on a day: membership, ownership and parents as of any date, as surely as partial dates allow."""

import datetime
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from companies.dating import BY, dated
from companies.partial_dates import UNKNOWN, PartialDate, PartialDateField


class Certainty(IntEnum):
    """How sure the record is; of two that must both be so, the lesser counts."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True)
class Moment:
    """The date that is spoken of, and the day on which one speaks, who knows more than those of then."""

    date: PartialDate
    today: datetime.date

    @classmethod
    def of(cls, now=None):
        """Return a Moment as it is; of a datetime (None: now) the day that it falls on here."""
        if isinstance(now, cls):
            return now
        today = timezone.localdate(now)
        return cls(PartialDate(today.isoformat()), today)

    @classmethod
    def at(cls, date, now=None):
        """Return the Moment of a day, a PartialDate or its text. Raises ValueError for what is no date."""
        asked = PartialDate.of(date.isoformat() if isinstance(date, datetime.date) else date)
        if asked.unknown:
            raise ValueError("Nobody can look back at an unknown day.")
        return cls(asked, timezone.localdate(now))

    @property
    def day(self):
        """The last day that the date can mean, but today where today lies within it."""
        return self.today if self.date.earliest <= self.today <= self.date.latest else self.date.latest

    @property
    def looks_back(self):
        return self.day < self.today

    @property
    def words(self):
        """As a heading says it: "at the end of 2018", "on 25 September 2018"."""
        return dated(BY, self.date)

    def unfinished(self):
        """Return of an unknown end, and of the year and the month of its day, as text, what may have come later."""
        iso = self.day.isoformat()
        return [text for text in (iso[:4], iso[:7], UNKNOWN) if happened(PartialDate(text), self) is Certainty.PERHAPS]


def happened(date, moment):
    """Return how surely a date (a PartialDate) had come at a Moment.

    Today it has come if it may have: nobody writes down for this year, or without any date, what has not begun.
    """
    if date.earliest > moment.day:
        return Certainty.NOT
    known = date.earliest <= moment.today <= moment.day
    return Certainty.SURELY if known or date.latest <= moment.day else Certainty.PERHAPS


def started(row, moment):
    """Return how surely a record or relation had begun; nobody takes part in a partnership that is itself to come."""
    frame = getattr(row, "partnership", row)
    if happened(frame.span()[0], moment) is Certainty.NOT:
        return Certainty.NOT
    return happened(row.span()[0], moment)


def held(row, moment):
    """Return the Certainty that a record or relation held at a Moment.

    It holds from its start up to its end, and no longer on the day of its end: that is the next owner's. What is an
    event, and so has no end, holds from the day on which it happened.
    """
    until = row.span()[1]
    over = happened(until, moment) if until else Certainty.NOT
    return min(started(row, moment), Certainty(Certainty.SURELY - over))


def first_said(*columns):
    """Return, for the database, the first of some columns of partial dates that is not open."""
    date = PartialDateField(unknown=True)
    return Coalesce(*(NullIf(column, Value("")) for column in columns), Value(""), output_field=date)


def ended_by(column, today):
    """Return the Q of rows whose end, in a column of partial dates, has come today (ISO text), as `happened()` says."""
    # The first of the bounds is what lets an index of the few that have an end serve.
    return Q(**{f"{column}__gt": ""}) & (Q(**{f"{column}__lte": today}) | Q(**{column: UNKNOWN}))


class AsOf:
    """For querysets of dated rows. Their model names in `starts` what must have come, in `stops` what must not."""

    def as_of(self, date, now=None):
        """Return the rows that surely or perhaps held, as `held()` says, at a date: a day, a PartialDate or its text.

        Partial dates are compared as text: "2018" <= "2018-09-25" as the first day it can mean is.
        """
        moment = Moment.at(date, now)
        day, rows = moment.day.isoformat(), self
        for number, start in enumerate(self.model.starts):
            rows = rows.alias(**{f"start_{number}": start}).filter(**{f"start_{number}__lte": day})
        if self.model.stops is None:
            return rows
        goes_on = Q(stop="") | Q(stop__gt=day) & ~Q(stop=UNKNOWN) | Q(stop__in=moment.unfinished())
        return rows.alias(stop=self.model.stops).filter(goes_on)
