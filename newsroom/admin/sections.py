"""The paper's sections on the desk."""

from django.contrib import admin

from newsroom.models import Section
from photos.admin.autocomplete import Autocompleting


@admin.register(Section)
class SectionAdmin(Autocompleting, admin.ModelAdmin):
    """Which tags are sections, and in which order: a handful of rows, ordered in the list itself."""

    list_display = ("tag", "position")
    list_editable = ("position",)
    # By name it would read every tag.
    sortable_by = ("position",)
    list_select_related = ("tag",)
    autocomplete_fields = ("tag",)
    fields = ("tag", "position")
