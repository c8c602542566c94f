"""Which pages are to be rendered again for a piece of work, a few at a time, so that a killed worker loses little."""

from django.apps import apps

from articles.models.published import PhotoUse, PublishedArticle
from articles.paging import COVERAGE, PAGES, read

CHUNK = 20
# Of all pages, how many one query looks at: each costs a glance at the photographs that it shows.
GLANCE = 500


def next_pages(work):
    """Return the ids of the pages that come next, and the place from which to go on; "" when there are no more."""
    if not work.is_long:
        return of_coverage(work)
    rows = beyond(PAGES, PublishedArticle.objects, work.reached).only("pk", "published_at")
    if not work.make:
        return up_to(PAGES, list(rows[:CHUNK]), "pk")
    return of_make(work.make, list(rows[:GLANCE]))


def of_coverage(work):
    rows = apps.get_model("articles", work.coverage).objects.of(work.entity)
    return up_to(COVERAGE, list(beyond(COVERAGE, rows, work.reached)[:CHUNK]), "page_id")


def of_make(make, seen):
    """Return those of the pages seen that show a photograph of a make, however its letters are written."""
    shown = PhotoUse.objects.filter(page__in=[page.pk for page in seen], photo__camera_make__iexact=make)
    showing = set(shown.values_list("page_id", flat=True))
    found = [page for page in seen if page.pk in showing][:CHUNK]
    last = found[-1:] if len(found) == CHUNK else seen[-1:]
    return [page.pk for page in found], up_to(PAGES, last, "pk")[1]


def beyond(keyset, rows, reached):
    return keyset.beyond(rows, read(reached)) if reached else rows.newest_first()


def up_to(keyset, rows, key):
    return [getattr(row, key) for row in rows], keyset.write(rows[-1]) if rows else ""
