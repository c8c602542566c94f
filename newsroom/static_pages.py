"""Pages beside the news: saved with their history, shown at their address."""

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from companies.page_keys import FRAME, keyed
from newsroom import heads
from newsroom.models import StaticPage, StaticPageRevision
from newsroom.models.static_page import WORDS


def static_page(request, slug):
    page = get_object_or_404(StaticPage.objects.public(), slug=slug)
    context = {"page": page, "head": heads.static_page(page)}
    return keyed(render(request, "newsroom/static_page.html", context), FRAME)


@transaction.atomic
def keep(page, *, by, now=None):
    """Save a page, and its words as a revision where they are others than before; return the page.

    Arguments: `by` is the account of whoever does it, or None; `now` the moment that the page says it was updated.
    """
    latest = page.pk and page.revisions.first()
    is_new = not (latest and latest.says(page))
    if is_new:
        page.updated_at = now or timezone.now()
    page.save()
    if is_new:
        words = {name: getattr(page, name) for name in WORDS}
        StaticPageRevision.objects.create(page=page, saved_at=page.updated_at, saved_by=by, **words)
    return page


def put_back(revision, *, by, now=None):
    """Give a page the words of an earlier revision again, as a revision of its own; what stood there stays known."""
    page = revision.page
    for name in WORDS:
        setattr(page, name, getattr(revision, name))
    return keep(page, by=by, now=now)
