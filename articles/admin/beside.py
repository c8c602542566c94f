"""What a story's form says and no snapshot holds: who saves second must not lose an embargo over a headline."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

COLUMNS = ("embargo_until", "owner")


class Beside(NamedTuple):
    """A column that I changed and that is not, on the story as it was saved meanwhile, what I made of it."""

    name: str
    label: str
    value: object
    mine: str
    theirs: str


def beside(form, story):
    """Return a Beside for each column that a valid form changes, against what it was fetched with."""
    changed = [name for name in COLUMNS if name in form.changed_data and name in form.cleaned_data]
    rows = [(name, form.cleaned_data[name], getattr(story, name)) for name in changed]
    return [
        Beside(name, form.fields[name].label.capitalize(), mine, said(mine), said(theirs))
        for name, mine, theirs in rows
        if mine != theirs
    ]


def said(value):
    if value is None:
        return "none"
    return date_format(timezone.localtime(value), "j F Y, H:i") if hasattr(value, "hour") else str(value)
