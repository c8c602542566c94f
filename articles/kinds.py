"""The stories of a kind as a subject: news, reviews, features, opinion each have a page and feeds of their own.

`articles.models.choices.Kind` says what one story is; this is what many of them are called, and where they stand.
"""

from dataclasses import dataclass

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from articles.models.choices import Kind
from articles.models.published import PublishedArticle

NAMES = {
    Kind.NEWS: pgettext_lazy("stories of a kind", "News"),
    Kind.REVIEW: pgettext_lazy("stories of a kind", "Reviews"),
    Kind.FEATURE: pgettext_lazy("stories of a kind", "Features"),
    Kind.OPINION: pgettext_lazy("stories of a kind", "Opinion"),
}


@dataclass(frozen=True)
class KindOfStories:
    """All stories of a kind; `value` is one of Kind. Readers have a page of it while any is published."""

    value: str

    def __str__(self):
        return self.name

    @property
    def name(self):
        return str(NAMES[self.value])

    @property
    def stories(self):
        return PublishedArticle.objects.filter(kind=self.value)

    def get_absolute_url(self):
        return reverse("kind", args=[self.value])


def named(value):
    """Return the KindOfStories of a value of Kind; None for what is none. Asks no database."""
    return KindOfStories(value) if value in Kind.values else None


def with_stories():
    """Return the kinds of which anything is published, in the order of Kind."""
    return list(newest())


def newest():
    """Return when the newest story of each kind was published, by the kind, in one query that reads a row of each."""
    keys = [Subquery(KindOfStories(value).stories.newest_first().values("pk")[:1]) for value in Kind.values]
    found = dict(PublishedArticle.objects.filter(pk__in=keys).order_by().values_list("kind", "published_at"))
    return {KindOfStories(value): found[value] for value in Kind.values if value in found}
