"""Dates known to a year, a month or a day: one column of ISO text that sorts, compares and reads as it should."""

import calendar
import datetime
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.dates import MONTHS
from django.utils.translation import gettext, pgettext, pgettext_lazy

HELP = "As much as is known: 2001, 2000-08 or 2018-09-25."
HELP_WITH_ENDS = "Type ? if it is over and nobody says when."
# An end that has come, nobody says when: as it is typed, and as it is kept. Letters stand after digits in every
# collation of a database, where a question mark stands before them in many: no end would then be after its start.
TYPED_UNKNOWN, UNKNOWN = "?", "unknown"
WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
SHORT_MONTHS = {
    1: pgettext_lazy("short month", "Jan"),
    2: pgettext_lazy("short month", "Feb"),
    3: pgettext_lazy("short month", "March"),
    4: pgettext_lazy("short month", "April"),
    5: pgettext_lazy("short month", "May"),
    6: pgettext_lazy("short month", "June"),
    7: pgettext_lazy("short month", "July"),
    8: pgettext_lazy("short month", "Aug"),
    9: pgettext_lazy("short month", "Sept"),
    10: pgettext_lazy("short month", "Oct"),
    11: pgettext_lazy("short month", "Nov"),
    12: pgettext_lazy("short month", "Dec"),
}
PRECISIONS = {0: "open", 4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as precise as its source: "2001", "2000-08", "2018-09-25"; "" is open.

    "?" is an end that has come on a day that nobody names: it is true, agrees with every date and orders last.

    Spaces around the parts and missing noughts are forgiven. Raises ValueError, in words for an editor, for what
    no calendar has. Dates order as their text does: a year stands before its months, a month before its days.
    """

    iso: str = ""

    def __post_init__(self):
        object.__setattr__(self, "iso", normalised(self.iso))

    @classmethod
    def of(cls, value):
        """Return `value` (a PartialDate, text or None) as a PartialDate."""
        return value if isinstance(value, cls) else cls(value or "")

    def __bool__(self):
        return bool(self.iso)

    def __str__(self):
        return self.words

    @property
    def precision(self):
        """One of "open", "year", "month", "day", "unknown"."""
        return UNKNOWN if self.unknown else PRECISIONS[len(self.iso)]

    @property
    def unknown(self):
        """Whether it has come, and nobody says when."""
        return self.iso == UNKNOWN

    @cached_property
    def parts(self):
        return tuple(int(part) for part in self.iso.split("-")) if self and not self.unknown else ()

    @cached_property
    def earliest(self):
        """The first day it can mean; the beginning of the calendar where it is open or unknown."""
        return datetime.date(*(*self.parts, 1, 1)[:3]) if self.parts else datetime.date.min

    @cached_property
    def latest(self):
        """The last day it can mean; the end of the calendar where it is open or unknown."""
        if not self.parts:
            return datetime.date.max
        year, month, day = (*self.parts, None, None)[:3]
        month = month or 12
        return datetime.date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def words(self):
        """As a sentence says it: "2001", "August 2000", "25 September 2018"; "" where it is open."""
        return gettext("an unknown day") if self.unknown else self.told(MONTHS)

    @property
    def short(self):
        """As a table says it: "2001", "Aug 2000", "25 Sept 2018"."""
        return TYPED_UNKNOWN if self.unknown else self.told(SHORT_MONTHS)

    def told(self, months):
        year, month, day = (*self.parts, None, None, None)[:3]
        if day:
            return pgettext("date", "{day} {month} {year}").format(day=day, month=months[month], year=year)
        return pgettext("date", "{month} {year}").format(month=months[month], year=year) if month else str(year or "")

    def agrees_with(self, other):
        """Whether both can be true: one is open or unknown, or the same, or a more exact form of the other."""
        return self.unknown or other.unknown or self.iso.startswith(other.iso) or other.iso.startswith(self.iso)


@lru_cache(maxsize=10_000)
def kept(iso):
    """Return the date of a stored text: one object however many rows have it, so that it is read and bounded once."""
    return PartialDate(iso)


def normalised(text):
    text = re.sub(r"\s*-\s*", "-", text.strip())
    if not text:
        return ""
    if text in (TYPED_UNKNOWN, UNKNOWN):
        return UNKNOWN
    written = WRITTEN.fullmatch(text)
    if not written:
        raise ValueError(f"“{text}” is not a date that can be kept here. {HELP}")
    year, month, day = (int(part) if part else None for part in written.groups())
    if not year:
        raise ValueError(gettext("There is no year {year}.").format(year=written[1]))
    if month is not None and not 1 <= month <= 12:
        raise ValueError(gettext("There is no month {month}.").format(month=month))
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        no_day = gettext("{month} {year} has no day {day}.")
        raise ValueError(no_day.format(month=MONTHS[month], year=year, day=day))
    return "-".join([written[1], *(f"{part:02}" for part in (month, day) if part is not None)])


def checked(value, unknown):
    """Return a value as a PartialDate; raises ValidationError for what is none, or unknown where that is no answer."""
    try:
        date = PartialDate.of(value)
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error
    if date.unknown and not unknown:
        raise ValidationError("Only an end can be “?”: leave empty what nobody knows.", code="invalid")
    return date


class PartialDateFormField(forms.Field):
    """Takes a partial date as it is typed; what cannot be read stays in the field, with the reason beside it.

    With `unknown`, as a field of the model has it.
    """

    def __init__(self, *, unknown=False, help_text="", **kwargs):
        self.unknown = unknown
        help_text = help_text or HELP
        super().__init__(help_text=f"{help_text} {HELP_WITH_ENDS}" if unknown else help_text, **kwargs)

    def to_python(self, value):
        return checked(value, self.unknown)

    def prepare_value(self, value):
        if not isinstance(value, PartialDate):
            return value
        return TYPED_UNKNOWN if value.unknown else value.iso

    def has_changed(self, initial, data):
        return super().has_changed(PartialDate.of(initial), data)

    def widget_attrs(self, widget):
        return {"class": "partial-date", "size": "11", "autocomplete": "off"}


class PartialDateAttribute(DeferredAttribute):
    """Makes `company.founded = "1918"` a PartialDate; text that is none stays, for full_clean() to report."""

    def __set__(self, instance, value):
        with suppress(ValueError):
            value = PartialDate.of(value)
        instance.__dict__[self.field.attname] = value


class PartialDateField(models.CharField):
    """A partial date as ISO text. What is not one is refused before it reaches the database, forms or not.

    With `unknown`, an end: it may have come on a day that nobody names. To the database the column is the same, so that
    migrations know nothing of it.
    """

    description = "A date known to a year, a month or a day"
    descriptor_class = PartialDateAttribute

    def __init__(self, *args, unknown=False, **kwargs):
        self.unknown = unknown
        super().__init__(*args, **{"max_length": 10, "default": "", "blank": True, **kwargs})

    def to_python(self, value):
        return checked(value, self.unknown)

    def from_db_value(self, value, expression, connection):
        return None if value is None else kept(value)

    def get_prep_value(self, value):
        return value if hasattr(value, "resolve_expression") else self.to_python(value).iso

    def value_to_string(self, obj):
        return self.value_from_object(obj).iso

    def run_validators(self, value):
        """Reading it was the check; the validators of text would measure its length."""

    def formfield(self, **kwargs):
        # Past CharField, which would add a length: spaces that were typed are forgiven, not counted.
        own = {"form_class": PartialDateFormField, "unknown": self.unknown}
        return super(models.CharField, self).formfield(**{**own, **kwargs})
