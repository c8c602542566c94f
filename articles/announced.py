"""Which feeds a page announces: the site's, and those of what the page is about. The one list of their forms."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse


class Form(NamedTuple):
    """How a feed is written: what follows the feed's address, its media type, what it is called beside another."""

    tail: str
    media_type: str
    name: str


# A form that is added here is announced by every page that has a feed.
FORMS = (
    Form("", "application/rss+xml", "RSS"),
    Form("atom/", "application/atom+xml", "Atom"),
    Form("json/", "application/feed+json", "JSON Feed"),
)


class Announced(NamedTuple):
    """A feed as the head of a page leads to it."""

    url: str
    media_type: str
    title: str


def feeds_of(subject=None):
    """Return the feeds that a page announces, its own first.

    Arguments: `subject` is the Tag, Author, Company, Brand or Partnership that the page is about, if it is about one.
    """
    own = [(f"{subject.get_absolute_url()}feed/", f"{settings.SITE_NAME}: {subject}")] if subject else []
    return [
        Announced(address + form.tail, form.media_type, f"{title} ({form.name})" if len(FORMS) > 1 else title)
        for address, title in (*own, (reverse("feed"), settings.SITE_NAME))
        for form in FORMS
    ]
