"""A story's form as a browser sends it: pairs of a name and a value, which can be kept aside and filled in again."""

import re

from django.http import QueryDict

# What belongs to one sending of the form and not to what was typed.
PASSING = re.compile("csrfmiddlewaretoken|_[a-z]+")


def pairs(data):
    """Return the pairs of a QueryDict without what belongs to one sending only."""
    return [[name, value] for name, values in data.lists() if not PASSING.fullmatch(name) for value in values]


def filled_in(fields):
    """Return the QueryDict of a form that was kept as pairs."""
    data = QueryDict(mutable=True)
    for name, value in fields:
        data.appendlist(name, value)
    return data


def adopted(data, there):
    """Return a raw form in which rows that the house no longer has are new ones: Django would leave them out.

    Arguments: `there` says by a formset's prefix which ids its rows have now, as text.
    """
    data = data.copy()
    for prefix, ids in there.items():
        rows = taken_out(data, prefix)
        stay = [row for row in rows if "".join(row.get("id", ())) in ids]
        come = [
            row | {"id": [""]} for row in rows if row not in stay and not (row.get("id") != [""] and "DELETE" in row)
        ]
        for number, row in enumerate([*stay, *come]):
            for name, values in row.items():
                data.setlist(f"{prefix}-{number}-{name}", values)
        data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(stay) + len(come)), str(len(stay))
    return data


def taken_out(data, prefix):
    """Take a formset's rows out of a raw form, and return each as its values by name."""
    rows = {}
    for key in list(data):
        if found := re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,5}})-(\w+)", key, re.ASCII):
            rows.setdefault(int(found[1]), {})[found[2]] = data.pop(key)
    return [rows[number] for number in sorted(rows)]


def named_ids(data, prefix):
    """Return the ids of saved rows that a formset's part of a raw form names, as text."""
    pattern = re.compile(rf"{re.escape(prefix)}-\d{{1,5}}-id", re.ASCII)
    return {data[key] for key in data if pattern.fullmatch(key) and data[key]}
