"""`/sitemap.xml`, the files that it names, `/news-sitemap.xml`: what a search engine may find, and when it changed.

Not django.contrib.sitemaps: it parts by counting and skipping rows, so that a new story moves all others from file to
file, and it knows no pictures. https://www.sitemaps.org/protocol.html,
https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
"""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.feeds.xml import written
from articles.models.author import Author
from articles.models.published import (
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    PartnershipCoverage,
    PublishedArticle,
    PublishedCorrection,
    TagCoverage,
)
from articles.models.tag import Tag
from articles.sitemaps import Carrying, Months, Stories, newest, news
from companies.links import absolute
from companies.models import Brand, Company, Partnership
from companies.open_data.changed_lately import changed_lately
from companies.sitemaps import Entry, Records, Section, last
from newsroom.models import FrontPage, StaticPage

XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
# Google News takes a language's two or three letters, and of Chinese the script as well.
WHOLE_LANGUAGES = ("zh-cn", "zh-tw")


class StaticPages(Section):
    """The pages beside the news."""

    moments = ("updated_at",)

    def rows(self):
        return StaticPage.objects.public()


class Fronts:
    """The pages that lead to all others: the front page, lists, and what is told of the whole. One part."""

    # When a list of names last changed nobody writes down, and a guess would be worse than silence.
    UNDATED = ("tags", "authors", "companies", "brands", "partnerships", "map")

    def parts(self):
        return {0: last(entry.changed for entry in self.dated())}

    def entries(self, part):
        if part == 0:
            yield from self.dated()
            yield from (Entry(reverse(name)) for name in self.UNDATED)

    def dated(self):
        story = PublishedArticle.objects.newest_first().values_list("published_at", flat=True).first()
        arranged = FrontPage.objects.order_by("-number").values_list("saved_at", flat=True).first()
        corrected = PublishedCorrection.objects.values_list("page__updated_at", flat=True).first()
        record = next(iter(changed_lately(1)), None)
        return [
            Entry(reverse("home"), last((story, arranged))),
            Entry(reverse("archive"), story),
            Entry(reverse("corrections"), corrected),
            Entry(reverse("record"), record and record.changed_at),
        ]


SECTIONS = {
    "fronts": Fronts(),
    "pages": StaticPages(),
    "stories": Stories(),
    "months": Months(),
    "tags": Carrying(Tag, TagCoverage),
    "authors": Carrying(Author, AuthorCoverage),
    "companies": Records(Company, newest(CompanyCoverage)),
    "brands": Records(Brand, newest(BrandCoverage)),
    "partnerships": Records(Partnership, newest(PartnershipCoverage)),
}


@require_safe
def index(request):
    """Name every part, each with the latest moment of what it holds."""
    parts = [
        (reverse("sitemap_part", args=[name, part]), changed)
        for name, section in SECTIONS.items()
        for part, changed in section.parts().items()
    ]
    lines = (f"<sitemap>{location(path)}{lastmod(changed)}</sitemap>\n" for path, changed in parts)
    document = (HEAD, f"<sitemapindex {PROTOCOL}>\n", *lines, "</sitemapindex>\n")
    return answer(document, (changed for _, changed in parts))


@require_safe
def part(request, section, part):
    """Name the addresses of a part with their pictures. Kept in memory while it is made: some megabytes, never 50."""
    entries = list(SECTIONS[section].entries(part)) if section in SECTIONS else []
    if not entries:
        raise Http404("The sitemap has no such part.")
    lines = (f"<url>{location(path)}{lastmod(changed)}{pictures(images)}</url>\n" for path, changed, images in entries)
    document = (HEAD, f"<urlset {PROTOCOL} {IMAGES}>\n", *lines, "</urlset>\n")
    return answer(document, (entry.changed for entry in entries))


@require_safe
def news_sitemap(request):
    """Name the stories of the last two days for Google News; with none, an empty list that is as valid."""
    fresh = news()
    language = settings.LANGUAGE_CODE.lower()
    language = language if language in WHOLE_LANGUAGES else language.partition("-")[0]
    publication = f"<news:name>{written(settings.SITE_NAME)}</news:name><news:language>{language}</news:language>"
    lines = (
        f"<url>{location(path)}<news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{moment(at)}</news:publication_date>"
        f"<news:title>{written(headline)}</news:title></news:news></url>\n"
        for path, headline, at in fresh
    )
    document = (HEAD, f"<urlset {PROTOCOL} {NEWS}>\n", *lines, "</urlset>\n")
    return answer(document, (at for _, _, at in fresh))


def answer(document, moments):
    """Return a document as a response that says when it last changed.

    Its entity tag, and the 304 that follows from it, come of the very bytes, in ConditionalGetMiddleware.
    """
    response = HttpResponse("".join(document), content_type=XML)
    if changed := last(moments):
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def location(path):
    return f"<loc>{written(iri_to_uri(absolute(path)))}</loc>"


def lastmod(changed):
    return f"<lastmod>{moment(changed)}</lastmod>" if changed else ""


def moment(at):
    return at.isoformat(timespec="seconds")


def pictures(images):
    return "".join(f"<image:image><image:loc>{written(absolute(url))}</image:loc></image:image>" for url in images)
