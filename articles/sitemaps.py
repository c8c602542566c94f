"""The addresses of stories, kinds, tags, authors and the archive's months for search engines; from published rows."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone

from articles import kinds
from articles.models.published import IDS_IN_A_PART, ArchiveMonth, PhotoUse, PublishedArticle
from companies.sitemaps import Entry, Section, last
from photos import rights
from photos.renditions import rendition

# What `<img>` itself names in a story; a search engine takes the picture from there.
IMAGE_WIDTH = 1080
# With so many pictures for each story, a part stays below the 50 MB that the protocol allows.
MOST_IMAGES = 30
NEWS_AGE, MOST_NEWS = timedelta(days=2), 1000
# From each part the database leaps to the next, and in each it finds the story that was updated last in its index.
LAST_UPDATED = f"""
    WITH RECURSIVE part (number) AS (
        SELECT MIN(id) / {IDS_IN_A_PART} FROM articles_publishedarticle
        UNION ALL
        SELECT (
            SELECT MIN(id) / {IDS_IN_A_PART} FROM articles_publishedarticle WHERE id >= (number + 1) * {IDS_IN_A_PART}
        ) FROM part WHERE number IS NOT NULL
    )
    SELECT (
        SELECT id FROM articles_publishedarticle
        WHERE id / {IDS_IN_A_PART} = number ORDER BY updated_at DESC LIMIT 1
    ) FROM part
"""  # noqa: S608 - a number of ours, and no parameter, for the index is found by the very expression


class Stories(Section):
    """Every story that readers can read, with the pictures that may be passed on."""

    size = IDS_IN_A_PART

    def parts(self):
        last_updated = PublishedArticle.objects.filter(pk__in=RawSQL(LAST_UPDATED, ()))  # noqa: S611 - no value of others
        return {pk // self.size: at for pk, at in last_updated.order_by("pk").values_list("pk", "updated_at")}

    def entries(self, part, now=None):
        stories = self.within(PublishedArticle.objects, part).order_by("pk").values_list("pk", "path", "updated_at")
        pictures = Pictures(self.within(PhotoUse.objects, part, "page"), rights.today(now))
        for pk, path, updated_at in stories.iterator():
            yield Entry(path, updated_at, pictures.of(pk))


class Pictures:
    """The pictures of one story after another, in the order of their keys, in one query for all of them.

    Arguments: `uses` are rows of PhotoUse; `on` is the day on which rights are judged. A picture that may not be
    passed on is not pointed at either.
    """

    def __init__(self, uses, on):
        uses = uses.filter(photo__closed_at=None, photo__may_syndicate=True).exclude(photo__rights_end_on__lt=on)
        columns = (f"photo__{name}" for name in ("renditions", "width", "height"))
        self.uses = uses.order_by("page_id", "photo_id").select_related("photo").only("page_id", *columns).iterator()
        self.next = next(self.uses, None)

    def of(self, page_id):
        """Return the addresses of a story's pictures; of those that it skips nothing can be asked later."""
        found = []
        while self.next is not None and self.next.page_id <= page_id:
            if self.next.page_id == page_id and len(found) < MOST_IMAGES:
                found.append(rendition(self.next.photo, width=IMAGE_WIDTH))
            self.next = next(self.uses, None)
        return tuple(shown.url for shown in found if shown)


class Carrying(Section):
    """Tags or authors: what has a page while a published story carries it.

    Arguments: `model` is what is carried, `coverage` the model of the rows that say so.
    """

    moments = ("covered_at",)

    def __init__(self, model, coverage):
        self.model, self.coverage = model, coverage

    def rows(self):
        return self.model.objects.annotate(covered_at=newest(self.coverage)).filter(covered_at__isnull=False)


class KindsOfStories(Section):
    """The kinds of stories of which any is published: one part."""

    def parts(self):
        return {0: last(newest.values())} if (newest := kinds.newest()) else {}

    def entries(self, part):
        for kind, newest in kinds.newest().items() if part == 0 else ():
            yield Entry(kind.get_absolute_url(), newest)


class Months(Section):
    """The months of the archive: one row each, and so one part for some eight hundred years."""

    def rows(self):
        stories = PublishedArticle.objects.filter(month=OuterRef("month")).newest_first()
        months = ArchiveMonth.objects.annotate(newest=Subquery(stories.values("published_at")[:1]))
        return months.filter(newest__isnull=False).order_by("month")

    def parts(self):
        newest = self.rows().order_by("-newest").values_list("newest", flat=True).first()
        return {0: newest} if newest else {}

    def entries(self, part):
        for month in self.rows() if part == 0 else ():
            yield Entry(reverse("month", args=month.month.split("/")), month.newest)


def newest(coverage):
    """Return the expression for when the newest story of what a query asks for was published."""
    rows = coverage.objects.of(OuterRef("pk")).newest_first()
    return Subquery(rows.values("published_at")[:1])


def news(now=None):
    """Return the stories of the last two days, newest first, as (path, headline, moment of publication).

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap asks for no older and no more.
    """
    since = (now or timezone.now()) - NEWS_AGE
    fresh = PublishedArticle.objects.filter(published_at__gte=since).newest_first()
    return list(fresh.values_list("path", "headline", "published_at")[:MOST_NEWS])
