"""A reader's look back: `?as_of=2018` on a record's page, and the years that are worth one."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from companies.models.relation import LastingRelation
from companies.partial_dates import WRITTEN, PartialDate

# How long a date may be as it is typed, spaces and all; what is longer is not written back into the page.
TYPED_AT_MOST = 40
NO_DATE = gettext_lazy("This is no date that can be looked up: write a year, a month or a day.")


@dataclass(frozen=True)
class AsOf:
    """What a reader asked for: as it was typed, the date (open for today), and what is wrong with it, if anything."""

    typed: str = ""
    date: PartialDate = PartialDate()
    error: str = ""

    def __bool__(self):
        return bool(self.typed or self.error)


def asked(query, now=None):
    """Return the AsOf of an address's parameters (a QueryDict); bad ones are told, never raised."""
    typed = [text.strip() for text in query.getlist("as_of")]
    if len(typed) > 1:
        return AsOf(error=gettext("Two dates were asked for: write one."))
    text = "".join(typed)
    if len(text) > TYPED_AT_MOST or not text.isprintable():
        return AsOf(error=NO_DATE)
    try:
        date = PartialDate(text)
    except ValueError as error:
        return AsOf(text, error=str(error) if WRITTEN.fullmatch(text) else NO_DATE)
    if date.unknown:
        return AsOf(text, error=NO_DATE)
    if date and date.earliest > timezone.localdate(now):
        to_come = gettext("{date} is still to come: the record is told as of today.")
        return AsOf(text, error=to_come.format(date=date))
    return AsOf(text, date)


def years_of_change(record, today):
    """Return the years (PartialDates) before this one in which a lasting relation on a record's page began or ended."""
    relations = (row for name in record.shown for row in getattr(record, f"shown_{name}"))
    dates = (date for row in relations if isinstance(row, LastingRelation) for date in row.span() if date.parts)
    return sorted({PartialDate(date.iso[:4]) for date in dates if date.earliest.year < today.year})
