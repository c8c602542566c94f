"""Dates that nobody would think of typing, for property tests."""

import datetime

from hypothesis import strategies as st

from companies.partial_dates import PartialDate

DAYS = st.dates()
UNKNOWN = PartialDate("?")


def partial_dates(days=DAYS, lengths=(0, 4, 7, 10)):
    """Draw partial dates around `days`: open, of a year, a month or a day, as `lengths` of their text have it."""
    return st.builds(lambda day, length: PartialDate(day.isoformat()[:length]), days, st.sampled_from(lengths))


def ends(days=DAYS):
    """Draw ends: partial dates around `days`, and those that have come and nobody says when."""
    return partial_dates(days) | st.just(UNKNOWN)


def spans(days=DAYS):
    """Draw (since, until) as forms and database take them: the end is not surely before the start."""
    return st.tuples(partial_dates(days), ends(days)).map(in_order)


def in_order(span):
    since, until = span
    return span if not until or until.latest >= since.earliest else (until, since)


def days_between(first, last):
    """Return every day from the first to the last, both included."""
    return [first + datetime.timedelta(days) for days in range((last - first).days + 1)]
