"""What the house may show, and until when.

The moment is an argument. Fields follow IPTC Photo Metadata 2023: Rights Usage Terms, Web Statement of Rights.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

# How long before they end the desk is told.
NOTICE = timedelta(days=30)


def today(now=None):
    """Return the day on which rights are judged: the installation's own, at the moment `now`."""
    return timezone.localdate(now)


def have_ended(photo, on):
    """Tell whether the last day on which `photo` may be shown lies before the day `on`."""
    return photo.rights_end_on is not None and photo.rights_end_on < on


def end_soon(photo, on):
    """Tell whether `on` is one of the last days on which `photo` may be shown."""
    return photo.rights_end_on is not None and on <= photo.rights_end_on <= on + NOTICE


def problem(photo, on):
    """Return why `photo` may not be published on a day, in words for an editor; "" if it may."""
    if have_ended(photo, on):
        return f"The rights to “{photo}” ended on {written(photo.rights_end_on)}."
    if not photo.licence:
        return f"Nobody has said under which licence “{photo}” may be shown."
    return ""


def warning(photo, on):
    """Return what an editor should know of rights that end soon after a day; "" if there is nothing."""
    if not end_soon(photo, on):
        return ""
    return f"The rights to “{photo}” end on {written(photo.rights_end_on)}, {days_ahead(photo.rights_end_on - on)}."


def days_ahead(span):
    return {0: "today", 1: "tomorrow"}.get(span.days, f"in {span.days} days")


def written(day):
    return date_format(day, "j F Y")
