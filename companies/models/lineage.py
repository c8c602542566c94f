"""Refusing circles: nothing is its own ancestor, at any moment."""

import datetime

from companies.partial_dates import PartialDate


def closes_a_circle(row, above, below):
    """Return whether a relation would make the record at its `above` end its own descendant.

    `above` and `below` are the names of its foreign keys. Only relations that surely held at one same moment make a
    circle: a parent may later become the child. One query per generation.
    """
    rows = type(row)._default_manager.exclude(pk=row.pk)
    top = getattr(row, f"{below}_id")
    generation, seen = {(getattr(row, f"{above}_id"), certain(row))}, set()
    while generation := generation - seen:
        if any(record == top for record, _ in generation):
            return True
        seen |= generation
        found = list(rows.filter(**{f"{below}__in": {record for record, _ in generation}}))
        generation = {
            (getattr(up, f"{above}_id"), both)
            for up in found
            for record, span in generation
            if getattr(up, f"{below}_id") == record and (both := overlap(span, certain(up)))
        }
    return False


def certain(row):
    """Return the days on which a relation surely held, from and to; an open end reaches as far as the calendar."""
    since, until = (date if isinstance(date, PartialDate) else None for date in row.span())  # Not yet refused.
    start = since.latest if since else datetime.date.min
    return start, until.earliest if until else datetime.date.max


def overlap(span, other):
    start, end = max(span[0], other[0]), min(span[1], other[1])
    return (start, end) if start < end else None
