"""All citations in one list; each is usually entered on the form of what it supports."""

from django.contrib import admin

from companies.admin.inlines import FOUND, SECURE_LINKS
from companies.admin.reached import ReachedMixin
from companies.models import Citation
from companies.models.citation import CLAIMS, SUBJECTS
from photos.admin.autocomplete import KnowingMixin
from photos.admin.lists import FoundByWords
from photos.where_used import WhereUsedMixin


def with_their_ends():
    """Return what `select_related` must fetch, so that any subject can be named without a query."""
    models = {name: Citation._meta.get_field(name).related_model for name in SUBJECTS}
    return [f"{name}__{end}" for name, model in models.items() for end in getattr(model, "ends", ())]


@admin.register(Citation)
class CitationAdmin(ReachedMixin, WhereUsedMixin, KnowingMixin, FoundByWords):
    list_display = ("publisher", "title", "published", "supports", "says")
    sortable_by = ("published",)
    list_select_related = (*SUBJECTS, *with_their_ends())
    autocomplete_fields = SUBJECTS
    formfield_overrides = SECURE_LINKS
    empty_value_display = ""
    fieldsets = (
        (None, FOUND),
        ("What it says", {"fields": (CLAIMS,), "classes": ("says",)}),
        ("What it supports", {"fields": SUBJECTS, "description": "Exactly one."}),
    )

    @admin.display(description="supports")
    def supports(self, citation):
        return citation.subject

    @admin.display(description="says")
    def says(self, citation):
        return ", ".join(f"{claim} {words}" for claim, words in citation.claims().items())
