"""What a feed is about: the whole paper, a kind of stories, or something that stories carry."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from articles import kinds
from articles.models.author import Author
from articles.models.published import PublishedArticle
from articles.models.tag import Tag
from companies.models import Brand, Company, Partnership


@dataclass(frozen=True)
class Scope:
    """What belongs together in a feed.

    `key` is what departures from it are noted under; `page` is the path of the page that it is the feed of; `rows` have
    a `published_at` and are ordered by `newest_first()`; `to_page` leads from a row to the page it stands for, "" where
    it is the page.
    """

    key: str
    page: str
    title: str
    description: str
    rows: QuerySet
    to_page: str = ""

    @property
    def address(self):
        """The path of its feeds, before what follows for each form."""
        return f"{self.page}feed/"


def site():
    return Scope("site", "/", settings.SITE_NAME, settings.SITE_TAGLINE, PublishedArticle.objects.all())


def kind(kind):
    found = kinds.named(kind)
    if found is None or not found.stories.exists():
        raise Http404("No story of this kind is published.")
    return about(f"kind:{kind}", found, found.stories, gettext("{name} from {site}."))


def tag(slug):
    return carried(get_object_or_404(Tag.objects.public(), slug=slug))


def author(slug):
    found = get_object_or_404(Author.objects.public(), slug=slug)
    return carried(found, gettext("Stories by {name} in {site}."))


def company(slug):
    return carried(get_object_or_404(Company.objects.released(), slug=slug))


def brand(slug):
    return carried(get_object_or_404(Brand.objects.released(), slug=slug))


def partnership(slug):
    return carried(get_object_or_404(Partnership.objects.released(), slug=slug))


def carried(entity, words=""):
    rows = entity.coverage.all()
    return about(f"{rows.model.ENTITY}:{entity.pk}", entity, rows, words, to_page="page__")


def about(key, subject, rows, words="", to_page=""):
    words = words or gettext("Stories of {site} about {name}.")
    return Scope(
        key,
        subject.get_absolute_url(),
        f"{settings.SITE_NAME}: {subject}",
        words.format(site=settings.SITE_NAME, name=subject),
        rows,
        to_page,
    )
