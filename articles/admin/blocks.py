"""The blocks of a story on its form: what each kind offers to fill in."""

from content_editor.admin import ContentEditorInline

from articles.admin.parts import OfTheStory
from articles.admin.widgets import Autocompleting
from articles.models import Aside, Figure, Quote, RecordCard, Text

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


class QuoteInline(BlockInline):
    model = Quote
    icon = "format_quote"
    fields = ("words", "speaker", "role", "company", *FRAME)
    autocomplete_fields = ("company",)


class RecordCardInline(BlockInline):
    model = RecordCard
    icon = "business"
    fields = (*RecordCard.RECORDS, *FRAME)
    autocomplete_fields = RecordCard.RECORDS


class AsideInline(BlockInline):
    model = Aside
    icon = "info"
    fields = ("title", "html", *FRAME)


BLOCKS = [TextInline, FigureInline, QuoteInline, RecordCardInline, AsideInline]
