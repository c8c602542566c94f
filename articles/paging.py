"""Lists of stories, newest first, paged by date; see `companies.paging` for how."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.http import Http404

from articles.models.published import HEAVY, PublishedArticle, PublishedCorrection
from companies.compiled import compiled
from companies.paging import Keyset

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# An id of fifteen digits is the largest that every database can be asked for.
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})-([0-9a-f]{1,15})", re.ASCII)
PLACE = re.compile("([0-9a-f]{1,20})-([0-9a-f]{1,15})")


def read(place):
    """Return the moment and the id of a place: microseconds since 1970 and the id, in hexadecimal, a hyphen between."""
    if not (found := PLACE.fullmatch(place)):
        raise Http404("No such page of this list.")
    try:
        return EPOCH + int(found[1], 16) * MICROSECOND, int(found[2], 16)
    except OverflowError as beyond_the_calendar:
        raise Http404("No such page of this list.") from beyond_the_calendar


def written(moment, number):
    return f"{(moment - EPOCH) // MICROSECOND:x}-{number:x}"


def newest_first(number, write):
    return Keyset(("published_at", number), True, read, write, on="before", back="after")


PAGES = newest_first("pk", lambda page: written(page.published_at, page.pk))
COVERAGE = newest_first("page_id", lambda row: written(row.published_at, row.page_id))


def read_day(place):
    """Return the day and the id of a place: 2022-06-01-1f, the id in hexadecimal."""
    if not (found := DAY.fullmatch(place)):
        raise Http404("No such page of this list.")
    try:
        return date.fromisoformat(found[1]), int(found[2], 16)
    except ValueError as no_day:
        raise Http404("No such page of this list.") from no_day


def write_day(row):
    return f"{row.corrected_on.isoformat()}-{row.pk:x}"


CORRECTIONS = Keyset(("corrected_on", "pk"), True, read_day, write_day, on="before", back="after")


def corrections(query, *, size=30):
    """Return a Slice of what was put right in all stories, each with its page's headline and address."""
    rows = PublishedCorrection.objects.select_related("page").defer(*(f"page__{name}" for name in HEAVY))
    return CORRECTIONS.page(rows, query, size=size)


def pages_with(query, *, size=20, **value):
    """Return a Slice of the published pages that have a value: `pages_with(request.GET, kind="review")`."""
    [(column, wanted)] = value.items()

    def fetch(place, **form):
        return some_pages(wanted, *place, column=column, **form)

    return PAGES.page_of(fetch, query, size=size)


def covering(entity, query, *, size=20):
    """Return a Slice of the published pages that carry an entity: a tag, an author or a record."""
    model = entity.coverage.model

    def fetch(place, **form):
        return some_coverage(entity.pk, *place, model=model, **form)

    found = COVERAGE.page_of(fetch, query, size=size)
    return replace(found, items=[row.page for row in found.items])


@compiled
def some_pages(wanted, *place, column, **form):
    return PAGES.some(PublishedArticle.objects.filter(**{column: wanted}).for_cards(), place, **form)


@compiled
def some_coverage(entity, *place, model, **form):
    return COVERAGE.some(model.objects.of(entity).for_cards(), place, **form)
