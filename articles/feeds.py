"""RSS 2.0 for the site and every tag, author, company, brand and partnership: full stories, from published rows only.

Elements: https://www.rssboard.org/rss-specification, content:encoded and dc:creator of RSS 1.0's modules, atom:link.
"""

import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext

from articles.models.author import Author
from articles.models.published import PublishedArticle
from articles.models.tag import Tag
from companies.models import Brand, Company, Partnership

LENGTH = 20
# What XML 1.0 cannot hold in any spelling (https://www.w3.org/TR/xml/#charsets).
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def latest(request):
    stories = PublishedArticle.objects.newest_first()[:LENGTH]
    return answer(request, stories, title=settings.SITE_NAME, about="/", description=settings.SITE_TAGLINE)


def tag(request, slug):
    return feed_of(request, get_object_or_404(Tag.objects.public(), slug=slug))


def author(request, slug):
    return feed_of(request, get_object_or_404(Author.objects.public(), slug=slug))


def company(request, slug):
    return feed_of(request, get_object_or_404(Company.objects.released(), slug=slug))


def brand(request, slug):
    return feed_of(request, get_object_or_404(Brand.objects.released(), slug=slug))


def partnership(request, slug):
    return feed_of(request, get_object_or_404(Partnership.objects.released(), slug=slug))


def feed_of(request, entity):
    rows = entity.coverage.newest_first().select_related("page")[:LENGTH]
    return answer(
        request,
        [row.page for row in rows],
        title=f"{settings.SITE_NAME}: {entity}",
        about=entity.get_absolute_url(),
        description=gettext("Stories of {site} about {name}.").format(site=settings.SITE_NAME, name=entity),
    )


def answer(request, stories, *, title, about, description):
    """Return the feed of some stories as a response.

    Arguments: `about` is the path of the page the feed belongs to.
    """
    feed = Rss(
        title=legible(title),
        link=settings.SITE_URL + about,
        description=legible(description),
        language=settings.LANGUAGE_CODE,
        feed_url=settings.SITE_URL + request.path,
    )
    for story in stories:
        feed.add_item(**item(story))
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def item(story):
    words = story.feed_words
    names = [person["name"] for group in words["byline_groups"] for person in group["people"]]
    return {
        "title": legible(words["headline"]),
        "link": settings.SITE_URL + story.path,
        "description": legible(escape(words["standfirst"])),
        "unique_id": story.uid.urn,
        "unique_id_is_permalink": False,
        "pubdate": story.published_at,
        "updateddate": story.updated_at,
        "categories": [legible(tag["name"]) for tag in words["tags"]],
        "creators": [legible(name) for name in names],
        "content": legible(story.feed_html),
    }


def legible(words):
    return UNSPEAKABLE.sub("", words)


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the story's whole text and every author by name."""

    def rss_attributes(self):
        namespaces = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }
        return {**super().rss_attributes(), **namespaces}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("docs", "https://www.rssboard.org/rss-specification")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])
