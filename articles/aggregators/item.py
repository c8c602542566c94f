"""What aggregators will read of a story: exactly what our feeds would carry of a revision, before they do."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.feeds.describing import shown
from articles.models.published import PublishedArticle
from articles.relations import gather
from articles.rendering import typeset_for_feeds
from photos.cards import may_pass_on
from photos.models import Photo


@dataclass(frozen=True)
class Item:
    """A story as an entry of a feed; `pictures` are pairs of a Photo that may be passed on and its Rendition there."""

    headline: str
    html: str
    pictures: list
    published_at: datetime
    now: datetime


def item_of(revision, *, first_published_at=None, now=None):
    """Return the Item that a revision makes.

    Arguments: `first_published_at` is the date that feeds give it already, None before its first publication.
    """
    now = now or timezone.now()
    relations = gather(revision.snapshot)
    page = typeset_for_feeds(revision.snapshot, relations, on=PublishedArticle())
    passed_on = filter(may_pass_on, relations.used(Photo))
    return Item(
        headline=page.feed_words["headline"],
        html=page.feed_html,
        pictures=[(photo, shown(photo)) for photo in passed_on],
        published_at=first_published_at or now,
        now=now,
    )
