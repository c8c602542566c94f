"""The kinds of rules that aggregators publish, each with its limit.

A rule is made from its limits: a function of an Item that returns a Remark, why the item would be rejected, or None.
The words go on after "MSN would not take it:".
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags

from articles.checks import Remark

HEADLINE, LEAD = "id_headline", "id_lead_photo"


def headline_of(*, more_than, at_most):
    """Make the rule that a headline has so many characters."""

    def rule(item):
        length = len(item.headline)
        if length <= more_than:
            return Remark(f"the headline has {length} characters, and must have more than {more_than}.", place=HEADLINE)
        if length > at_most:
            return Remark(f"the headline has {length} characters, and may have {at_most}.", place=HEADLINE)
        return None

    return rule


def has_text(item):
    """The rule that an item says something."""
    return None if strip_tags(item.html).strip() else Remark("the story has no text.")


def text_of(*, at_most):
    """Make the rule that the text, with its markup, is no larger than so many bytes."""

    def rule(item):
        size = len(item.html.encode())
        if size <= at_most:
            return None
        return Remark(f"the text with its markup has {in_kilobytes(size)} kB, and may have {in_kilobytes(at_most)}.")

    return rule


def in_kilobytes(size):
    """Return a number of bytes in begun kilobytes, so that no size reads like the limit it is over."""
    return f"{-(-size // 1000):,}"


def has_picture(item):
    """The rule that a photograph comes with the item."""
    return None if item.pictures else Remark("there is no photograph that may be passed on.", place=LEAD)


def picture_of(*, shorter_side):
    """Make the rule that at least one photograph is nowhere shorter than so many pixels."""

    def rule(item):
        if not item.pictures:
            return has_picture(item)
        photo, largest = max(item.pictures, key=lambda pair: min(pair[1].width, pair[1].height))
        if min(largest.width, largest.height) >= shorter_side:
            return None
        return Remark(
            f"one photograph must be at least {shorter_side} pixels wide and high. The largest, “{photo}”, "
            f"has {largest.width} × {largest.height} in feeds.",
            photo,
        )

    return rule


def younger_than(*, days):
    """Make the rule that the story was published less than so many days ago."""

    def rule(item):
        if item.now - item.published_at < timedelta(days=days):
            return None
        day = date_format(timezone.localtime(item.published_at), "j F Y")
        return Remark(f"it was first published on {day}, {days} days ago or more.")

    return rule
