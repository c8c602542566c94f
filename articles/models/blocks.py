"""What a story is made of: ordered blocks.

A new kind is a model here, a line in `BLOCKS`, one in `rendering.CONTEXTS`, a template and its twin for feeds.
"""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django_prose_editor.fields import ProseEditorField

from articles import cleaning
from articles.models.article import Article


class Block(create_plugin_base(Article)):
    class Meta:
        abstract = True
        ordering = ["ordering"]

    def used_by(self):
        return self.parent


def opening(words):
    return Truncator(strip_tags(words)).words(8, truncate="…") or "empty"


class Text(Block):
    html = ProseEditorField("text", extensions=cleaning.EXTENSIONS, sanitize=cleaning.clean)

    class Meta(Block.Meta):
        verbose_name = "text"
        verbose_name_plural = "texts"

    def __str__(self):
        return opening(self.html)


class Figure(Block):
    class Width(models.TextChoices):
        COLUMN = "column", "As wide as the text"
        WIDE = "wide", "Wider than the text"
        FULL = "full", "From edge to edge"

    photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, related_name="+", verbose_name="photograph")
    caption = models.TextField(
        blank=True, help_text="Where and when, then what is seen. Left empty, the photograph's own caption serves."
    )
    width = models.CharField(max_length=10, choices=Width, default=Width.COLUMN)

    class Meta(Block.Meta):
        verbose_name = "photograph"

    def __str__(self):
        return opening(self.caption) if self.caption else "Photograph"


class Quote(Block):
    words = models.TextField(help_text="What was said, word for word, without quotation marks. Never a paraphrase.")
    speaker = models.CharField(max_length=200, help_text="Who said it.")
    role = models.CharField(max_length=200, blank=True, help_text="As what: “then chief executive”.")
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Block.Meta):
        verbose_name = "pulled quotation"

    def __str__(self):
        return opening(self.words)


class RecordCard(Block):
    """A small card with the facts of one company, brand or partnership, always as the record stands."""

    RECORDS = ("company", "brand", "partnership")

    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    brand = models.ForeignKey("companies.Brand", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    partnership = models.ForeignKey(
        "companies.Partnership", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Block.Meta):
        verbose_name = "record card"
        constraints = [
            models.CheckConstraint(
                name="record_card_shows_one_record",
                condition=Q(company__isnull=False, brand=None, partnership=None)
                | Q(company=None, brand__isnull=False, partnership=None)
                | Q(company=None, brand=None, partnership__isnull=False),
                violation_error_message="Choose one company, one brand or one partnership.",
            )
        ]

    def __str__(self):
        chosen = [name for name in self.RECORDS if getattr(self, f"{name}_id")]
        return f"Record card: {' and '.join(chosen) or 'nothing chosen'}"

    def clean(self):
        chosen = [name for name in self.RECORDS if getattr(self, f"{name}_id")]
        if not chosen:
            raise ValidationError({"company": "Choose a company, a brand or a partnership to show."})
        if len(chosen) > 1:
            raise ValidationError(dict.fromkeys(chosen, "One card shows one record: keep one, clear the others."))


class Aside(Block):
    title = models.CharField(max_length=120, blank=True)
    html = ProseEditorField("text", extensions=cleaning.EXTENSIONS, sanitize=cleaning.clean)

    class Meta(Block.Meta):
        verbose_name = "aside"

    def __str__(self):
        return self.title or opening(self.html)


# The word that names a block in snapshots and in the names of its templates.
BLOCKS = {"text": Text, "figure": Figure, "quote": Quote, "record_card": RecordCard, "aside": Aside}
