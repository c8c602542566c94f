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

from articles import cleaning, tables
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


class GalleryBlock(Block):
    """A gallery of the library. What it holds is frozen with the story, so that readers see what was published."""

    class Layout(models.TextChoices):
        SHEET = "sheet", "A contact sheet"
        COLUMN = "column", "Large, one under another"

    gallery = models.ForeignKey("photos.Gallery", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120, blank=True, help_text="What readers read over it; it may do without.")
    layout = models.CharField(max_length=10, choices=Layout, default=Layout.SHEET)

    class Meta(Block.Meta):
        verbose_name = "gallery"
        verbose_name_plural = "galleries"

    def __str__(self):
        return self.title or "Gallery"


class Comparison(Block):
    """Two photographs of one thing, laid upon each other; the reader draws the line between them."""

    before = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, related_name="+")
    before_label = models.CharField("its label", max_length=40, default="Before")
    after = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, related_name="+")
    after_label = models.CharField("its label", max_length=40, default="After")
    caption = models.TextField(blank=True, help_text="What is compared, and how it was made alike.")
    width = models.CharField(max_length=10, choices=Figure.Width, default=Figure.Width.COLUMN)

    class Meta(Block.Meta):
        verbose_name = "comparison"

    def __str__(self):
        return opening(self.caption) if self.caption else "Comparison"

    def clean(self):
        if self.before_id and self.before_id == self.after_id:
            raise ValidationError({"after": "This is the same photograph: choose another one to compare it with."})


class Table(Block):
    """A table of words and figures, typed or pasted: a line is a row, cells stand between tabs or upright strokes."""

    caption = models.CharField(max_length=300, blank=True, help_text="What the table shows, in a line over it.")
    cells = models.TextField(
        help_text="A line for each row, with | between its cells; what is copied from a spreadsheet can be pasted."
    )
    first_row_is_head = models.BooleanField("the first row names the columns", default=True)
    first_column_is_head = models.BooleanField("the first column names the rows", default=True)
    note = models.CharField(max_length=300, blank=True, help_text="Under it: where the figures come from.")

    class Meta(Block.Meta):
        verbose_name = "table"

    def __str__(self):
        return self.caption or opening(self.cells)

    def clean(self):
        try:
            tables.check(self.cells)
        except ValidationError as error:
            raise ValidationError({"cells": error}) from None


class Embed(Block):
    """A page of another house, shown when the reader asks for it; until then nothing is fetched from there."""

    embedded = models.ForeignKey("articles.Embedded", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True, help_text="Left empty, the other house's own title serves.")
    caption = models.TextField(blank=True)

    class Meta(Block.Meta):
        verbose_name = "video, sound or post"
        verbose_name_plural = "videos, sounds and posts"

    def __str__(self):
        return self.title or self.embedded.title or self.embedded.url


# The word that names a block in snapshots and in the names of its templates.
BLOCKS = {
    "text": Text,
    "figure": Figure,
    "gallery": GalleryBlock,
    "comparison": Comparison,
    "quote": Quote,
    "table": Table,
    "embed": Embed,
    "record_card": RecordCard,
    "aside": Aside,
}
