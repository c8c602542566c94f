"""Rows that belong to a working copy: who wrote it, what it is about, where it comes from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from articles.models.article import Article
from articles.models.choices import Relevance, Role
from companies.partial_dates import PartialDateField


class Part(models.Model):
    """A row of a story on the desk, in the order the editor gave it."""

    position = models.PositiveSmallIntegerField("order", default=0, blank=True)

    # How many of them a story can have; None is as many as one likes.
    most = None

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def used_by(self):
        return self.article


class Byline(Part):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role, default=Role.WORDS)

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["article", "author", "role"], name="byline_names_a_role_once")]

    def __str__(self):
        return f"{self.get_role_display()} {self.author}"


class Source(Part):
    """Where the story's facts come from; [1] in the text points at the first of them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sources")
    publisher = models.CharField(max_length=200, help_text="Who says it: “Leica”.")
    title = models.CharField(max_length=300, help_text="What it is called: “Announcement of L² Technology”.")
    url = models.URLField("address", max_length=500, blank=True)
    published = PartialDateField(blank=True)
    accessed = models.DateField("read on", null=True, blank=True)

    class Meta(Part.Meta):
        indexes = [models.Index(fields=["url"], name="source_by_address")]

    def __str__(self):
        return f"{self.publisher}: {self.title}"


class Correction(Part):
    """What was wrong in a published story and is put right; readers find it at the story's foot, for good."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    words = models.TextField(
        help_text="What was wrong, and what is right: “An earlier version gave the year as 2001; it was 2000.”"
    )
    corrected_on = models.DateField("corrected on", default=timezone.localdate)

    def __str__(self):
        return self.words


class Note(Part):
    """What has become of it since: a dated sentence at the foot of a story that was right when it was told."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(help_text="What has happened since: “The partnership ended on 31 March 2022.”")
    noted_on = models.DateField("noted on", default=timezone.localdate)

    def __str__(self):
        return self.words


class Link(Part):
    """A story's tie to the record."""

    relevance = models.CharField(max_length=10, choices=Relevance, default=Relevance.ABOUT)

    # Where two links become one, because what they lead to did.
    outweighing = {"relevance": Relevance.ABOUT}

    class Meta(Part.Meta):
        abstract = True


class CompanyLink(Link):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="company_links")
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="+")

    class Meta(Link.Meta):
        verbose_name = "company"
        verbose_name_plural = "companies"
        constraints = [models.UniqueConstraint(fields=["article", "company"], name="story_links_a_company_once")]

    def __str__(self):
        return str(self.company)


class BrandLink(Link):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="brand_links")
    brand = models.ForeignKey("companies.Brand", on_delete=models.PROTECT, related_name="+")

    class Meta(Link.Meta):
        verbose_name = "brand"
        constraints = [models.UniqueConstraint(fields=["article", "brand"], name="story_links_a_brand_once")]

    def __str__(self):
        return str(self.brand)


class PartnershipLink(Link):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="partnership_links")
    partnership = models.ForeignKey("companies.Partnership", on_delete=models.PROTECT, related_name="+")

    class Meta(Link.Meta):
        verbose_name = "partnership"
        constraints = [
            models.UniqueConstraint(fields=["article", "partnership"], name="story_links_a_partnership_once")
        ]

    def __str__(self):
        return str(self.partnership)


class RelatedStory(Part):
    """A story that an editor would have read next. Readers see it while they can read it, wherever it then is."""

    most = 4

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_stories")
    story = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")

    class Meta(Part.Meta):
        verbose_name = "related story"
        verbose_name_plural = "related stories"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "story"],
                name="story_names_a_related_one_once",
                violation_error_message="This story is chosen already.",
            )
        ]

    def __str__(self):
        return str(self.story)

    def clean(self):
        if self.story_id and self.story_id == self.article_id:
            raise ValidationError({"story": "This is the story itself: choose another."})
