"""The blocks of a story on its form: what each kind offers to fill in."""

from content_editor.admin import ContentEditorInline
from django.db import models

from articles.admin.embed import EmbedForm
from articles.admin.parts import OfTheStory
from articles.admin.widgets import TableGrid
from articles.models import Aside, Comparison, Embed, Figure, GalleryBlock, Quote, RecordCard, Table, Text
from photos.admin.autocomplete import Autocompleting

FRAME = ("ordering", "region")


class BlockInline(OfTheStory, Autocompleting, ContentEditorInline):
    place = "write"


class TextInline(BlockInline):
    model = Text
    icon = "notes"
    fields = ("html", *FRAME)


class FigureInline(BlockInline):
    model = Figure
    icon = "image"
    fields = ("photo", "caption", "width", *FRAME)
    autocomplete_fields = ("photo",)


class GalleryInline(BlockInline):
    model = GalleryBlock
    icon = "collections"
    fields = ("gallery", "title", "layout", *FRAME)
    autocomplete_fields = ("gallery",)


class ComparisonInline(BlockInline):
    model = Comparison
    icon = "compare"
    fields = ("before", "before_label", "after", "after_label", "caption", "width", *FRAME)
    autocomplete_fields = ("before", "after")


class TableInline(BlockInline):
    model = Table
    icon = "table_chart"
    fields = ("caption", "cells", "first_row_is_head", "first_column_is_head", "note", *FRAME)
    formfield_overrides = {models.TextField: {"widget": TableGrid}}


class QuoteInline(BlockInline):
    model = Quote
    icon = "format_quote"
    fields = ("words", "speaker", "role", "company", *FRAME)
    autocomplete_fields = ("company",)


class EmbedInline(BlockInline):
    model = Embed
    form = EmbedForm
    icon = "smart_display"
    fields = ("url", "title", "caption", *FRAME)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("embedded")


class RecordCardInline(BlockInline):
    model = RecordCard
    icon = "business"
    fields = (*RecordCard.RECORDS, *FRAME)
    autocomplete_fields = RecordCard.RECORDS


class AsideInline(BlockInline):
    model = Aside
    icon = "info"
    fields = ("title", "html", *FRAME)


BLOCKS = [
    TextInline,
    FigureInline,
    GalleryInline,
    ComparisonInline,
    QuoteInline,
    TableInline,
    EmbedInline,
    RecordCardInline,
    AsideInline,
]
