"""What readers see. A row of `PublishedArticle` is publication; there is no flag to forget.

Public views, feeds and searches import this module by its own path. Nothing here leads back to the desk.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.models.choices import Kind, Relevance
from photos.models import Photo

# What a list has no use for.
HEAVY = ("body_html", "feed_html", "feed_words", "furniture", "json_ld")
# What `{% picture %}`, its credit and the card of a link want to know of a photograph; the rest is most of its row.
OF_A_PHOTO = {
    *("id", "width", "height", "alt_text", "credit", "colour", "focal_x", "focal_y", "renditions", "closed_at"),
    "may_syndicate",
}
UNSEEN = tuple(f"lead_photo__{field.name}" for field in Photo._meta.fields if field.name not in OF_A_PHOTO)
# A file of the sitemap holds the stories whose keys lie between two multiples of this; the index below knows it.
IDS_IN_A_PART = 5_000


class PublishedArticleQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def for_cards(self, *, but=()):
        """What a list of cards shows, in one query however long it is; `but` are heavy columns that it shows, too."""
        return self.select_related("lead_photo").defer(*(set(HEAVY) - set(but)), *UNSEEN)

    def for_front(self):
        """What the front page shows: cards with their bylines."""
        return self.for_cards(but=["furniture"])

    def for_excerpts(self):
        """What a search shows: cards with a piece of the text."""
        return self.for_cards(but=["body_html"])

    def for_page(self):
        return self.select_related("lead_photo").defer("feed_html", "feed_words")


class PublishedArticle(models.Model):
    """One revision of a story, laid out for readers."""

    uid = models.UUIDField(unique=True, editable=False, help_text="What feeds know the story by, whatever its address.")
    path = models.CharField(max_length=140, unique=True)
    month = models.CharField(max_length=7, help_text="Year and month of the address, as in 2022/05.")
    kind = models.CharField(max_length=20, choices=Kind)
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=200)
    standfirst = models.TextField(blank=True)
    lead_photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, null=True, related_name="+")
    body_html = models.TextField(blank=True)
    feed_html = models.TextField(blank=True)
    # What feeds say of it beside the text, see `articles.feeds.describing`: a small change leaves both as they are.
    feed_words = models.JSONField(default=dict)
    # Tells one state of the item in feeds from another; and since when it is in this one.
    feed_digest = models.CharField(max_length=32, default="", editable=False)
    feed_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    furniture = models.JSONField(default=dict)
    # What search engines are told of it; none on pages that were laid before they were told.
    json_ld = models.TextField(blank=True)
    comments_open = models.BooleanField(default=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=320, blank=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    found_by = ("headline", "path")

    objects = PublishedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "published page"
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="page_newest_first"),
            models.Index(fields=["kind", "-published_at", "-id"], name="page_of_kind_newest_first"),
            models.Index(fields=["month", "-published_at", "-id"], name="page_of_month_newest_first"),
            models.Index(F("id") / IDS_IN_A_PART, F("updated_at").desc(), name="page_of_part_updated_last"),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return self.path

    @property
    def body(self):
        """The story's body: rendered by `articles.rendering` from cleaned words and escaped values only."""
        return mark_safe(self.body_html)  # noqa: S308 - see above


class CoverageQuerySet(models.QuerySet):
    """Rows that say which published page carries what; they hold the page's date, so that no list joins to sort."""

    def of(self, entity):
        return self.filter(**{self.model.ENTITY: entity})

    def newest_first(self):
        return self.order_by("-published_at", "-page_id")

    def for_cards(self):
        """What a list of cards shows, in one query however long it is."""
        return self.select_related("page__lead_photo").defer(*(f"page__{name}" for name in (*HEAVY, *UNSEEN)))


class Coverage(models.Model):
    """A published page's use of something. What is used cannot be deleted."""

    page = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField()

    # Where two rows become one, because what they carry did.
    outweighing = {"relevance": Relevance.ABOUT}

    objects = CoverageQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"Published story “{self.page}”"

    def used_by(self):
        return self.page


def once_and_in_order(entity):
    """Return a coverage table's constraints and indexes: one row for a page and an entity, listed newest first."""
    return (
        [models.UniqueConstraint(fields=["page", entity], name=f"page_has_{entity}_once")],
        [models.Index(fields=[entity, "-published_at", "-page"], name=f"{entity}_coverage_newest")],
    )


class CompanyCoverage(Coverage):
    ENTITY = "company"

    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="coverage")
    relevance = models.CharField(max_length=10, choices=Relevance)

    class Meta:
        constraints, indexes = once_and_in_order("company")


class BrandCoverage(Coverage):
    ENTITY = "brand"

    brand = models.ForeignKey("companies.Brand", on_delete=models.PROTECT, related_name="coverage")
    relevance = models.CharField(max_length=10, choices=Relevance)

    class Meta:
        constraints, indexes = once_and_in_order("brand")


class PartnershipCoverage(Coverage):
    ENTITY = "partnership"

    partnership = models.ForeignKey("companies.Partnership", on_delete=models.PROTECT, related_name="coverage")
    relevance = models.CharField(max_length=10, choices=Relevance)

    class Meta:
        constraints, indexes = once_and_in_order("partnership")


class TagCoverage(Coverage):
    ENTITY = "tag"

    tag = models.ForeignKey("articles.Tag", on_delete=models.PROTECT, related_name="coverage")

    class Meta:
        constraints, indexes = once_and_in_order("tag")


class AuthorCoverage(Coverage):
    ENTITY = "author"

    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="coverage")

    class Meta:
        constraints, indexes = once_and_in_order("author")


class PhotoUse(Coverage):
    """Every photograph of a page, the lead and those within."""

    ENTITY = "photo"

    photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, related_name="coverage")

    class Meta:
        constraints, indexes = once_and_in_order("photo")


class EmbedUse(Coverage):
    """Every page of another house that a page offers to show."""

    ENTITY = "embedded"

    embedded = models.ForeignKey("articles.Embedded", on_delete=models.PROTECT, related_name="coverage")

    class Meta:
        constraints, indexes = once_and_in_order("embedded")


class AddressUse(Coverage):
    """Every web address that a page names among its sources."""

    ENTITY = "address"

    address = models.ForeignKey("companies.CheckedAddress", on_delete=models.PROTECT, related_name="coverage")

    class Meta:
        constraints, indexes = once_and_in_order("address")


class PublishedCorrection(models.Model):
    """What was put right in a story that readers can read; the page of all corrections lists them."""

    page = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    corrected_on = models.DateField()

    class Meta:
        ordering = ["-corrected_on", "-pk"]
        indexes = [models.Index(fields=["-corrected_on", "-id"], name="correction_newest_first")]

    def __str__(self):
        return self.words


class ArchiveMonthQuerySet(models.QuerySet):
    def with_stories(self):
        """Months of which something can still be read."""
        return self.filter(Exists(PublishedArticle.objects.filter(month=OuterRef("month"))))


class ArchiveMonth(models.Model):
    """A month in which something was published, so that the archive need not read a million pages to list them.

    It stays when its last story is withdrawn: another may be on its way to readers in the same moment.
    """

    month = models.CharField(max_length=7, primary_key=True)

    objects = ArchiveMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]

    def __str__(self):
        return self.month
