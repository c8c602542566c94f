"""Stretches of time by which archives are named: a year, a month, a day, an hour, a minute of UTC.

UTC, because the installation's own zone may be changed, and an archive stays what it is.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

# As long as its name: "2022", "2022-05", "2022-05-31", "2022-05-31T12", "2022-05-31T12-20".
LENGTHS = (4, 7, 10, 13, 16)
FIRST = "0001-01-01T00-00"
NAME = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}(?:-[0-9]{2})?)?)?)?")
STEPS = {10: timedelta(days=1), 13: timedelta(hours=1), 16: timedelta(minutes=1)}


class Period(NamedTuple):
    """From `start` up to, not including, `end`, both aware datetimes in UTC; the name is how an address has it."""

    name: str
    start: datetime
    end: datetime

    @property
    def is_finest(self):
        return len(self.name) == LENGTHS[-1]

    def holds(self, moment):
        return self.start <= moment < self.end


def named(name):
    """Return the Period of a name. Raises ValueError for what names none."""
    if not NAME.fullmatch(name):
        raise ValueError("This names no period.")
    start = datetime.strptime(name + FIRST[len(name) :], "%Y-%m-%dT%H-%M").replace(tzinfo=UTC)
    try:
        return Period(name, start, end_of(start, len(name)))
    except OverflowError as beyond_the_calendar:
        raise ValueError("This period has no end.") from beyond_the_calendar


def end_of(start, length):
    if length == LENGTHS[0]:
        return start.replace(year=start.year + 1)
    if length == LENGTHS[1]:
        return (start + timedelta(days=31)).replace(day=1)
    return start + STEPS[length]


def around(moment):
    """Return the Periods that hold a moment, the longest first."""
    name = moment.astimezone(UTC).strftime("%Y-%m-%dT%H-%M").rjust(LENGTHS[-1], "0")
    return [named(name[:length]) for length in LENGTHS]
