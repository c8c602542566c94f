"""Fields of the desk: the box of tags, the grid of a table."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from js_asset import Script
from taggit.forms import TagWidget


class TagBox(TagWidget):
    """Taggit's line of words, within a custom element that makes chips of it and proposes words that are in use."""

    class Media:
        js = (Script("admin/js/tag-box.js", type="module"),)

    def render(self, name, value, attrs=None, renderer=None):
        source = reverse("admin:articles_tag_suggest")
        return format_html('<tag-box source="{}">{}</tag-box>', source, super().render(name, value, attrs, renderer))


class TableGrid(forms.Textarea):
    """A table's lines, within a custom element that makes a grid of them; without scripts one types the lines."""

    class Media:
        js = (Script("admin/js/table-grid.js", type="module"),)

    def render(self, name, value, attrs=None, renderer=None):
        return format_html("<table-grid>{}</table-grid>", super().render(name, value, attrs, renderer))
