"""`{% moment %}` and `|by_year`: when something was published, in every list of stories and of the record."""

from functools import lru_cache
from itertools import groupby

from django import template
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

register = template.Library()

DAY = "DATE_FORMAT"


@register.simple_tag
def moment(at, style=DAY):
    """Write a moment as `<time>`, in the words of one of Django's formats; a list of twenty stories has twenty."""
    local = localtime(at)
    words = day_in_words(local.date(), get_language()) if style == DAY else escape(date_format(local, style))
    return mark_safe(f'<time datetime="{local:%Y-%m-%dT%H:%M:%S%z}">{words}</time>')  # noqa: S308 - escaped above


@lru_cache(maxsize=10_000)
def day_in_words(day, language):
    """Return a day as a language writes it: twenty years have some seven thousand of them."""
    return escape(date_format(day, DAY))


@register.filter
def by_year(stories):
    """Return stories, newest first, by the year in which readers' clocks were: [(2026, [story, …]), …]."""
    return [(year, list(group)) for year, group in groupby(stories, lambda story: localtime(story.published_at).year)]
