"""Rules about dates and pairs: the same rule for the database and, in words beside the field, for a form."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.utils import timezone

from companies.partial_dates import PartialDate


def ends_after_start(start, end):
    """Return the database's rule that `end` is not before `start`, compared by the bounds of partial dates.

    Cut to the precision of the end, the text of a start must not be greater: 2018-09 may end in 2018, not in 2017. An
    unknown end is kept as letters, which are greater than all dates.
    """
    return models.CheckConstraint(
        condition=Q(**{end: ""}) | Q(**{f"{end}__gte": Left(start, Length(end))}),
        name=f"%(class)s_{end}_after_{start}",
        violation_error_message="The end is before the start.",
    )


def two_different(one, other, message):
    """Return the database's rule that a relation's two ends are not the same row."""
    return models.CheckConstraint(
        condition=~Q(**{one: F(other)}), name=f"%(class)s_{one}_is_not_{other}", violation_error_message=message
    )


def open_once(*fields):
    """Return the database's rule that no two relations without an end are alike in all of `fields`."""
    return models.UniqueConstraint(fields=fields, condition=Q(until=""), name="%(class)s_goes_on_once")


def refuse_end_before_start(start, end, field):
    """Raise a ValidationError beside `field` where the partial date `end` is surely before `start`.

    An unknown end has come by today. Text that is no date is left to the check of its own field.
    """
    if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
        return
    latest = timezone.localdate() if end.unknown else end.latest
    if latest < start.earliest:
        raise ValidationError({field: f"This is before the start, {start.words}."})
