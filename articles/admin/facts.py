"""Facts of the record that changed, or are disputed, under live stories: the list of them, and what came of each."""

from django.contrib import admin
from django.utils.html import format_html

from articles.admin.listing import moment
from articles.admin.live_stories import LiveStories, may_note
from articles.facts import page_of
from articles.models import ChangeNoted, FactToSettle
from companies.admin.reading import ReadOnly


class Settled(admin.SimpleListFilter):
    """Shows what is open, unless something else is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("settled", "looked at"), ("all", "all")]

    def choices(self, changelist):
        every, *others = super().choices(changelist)
        return [every | {"display": "to settle"}, *others]

    def queryset(self, request, queryset):
        if self.value() == "settled":
            return queryset.exclude(settled_at=None)
        return queryset if self.value() == "all" else queryset.open()


@admin.register(FactToSettle)
class FactToSettleAdmin(LiveStories, ReadOnly):
    list_display = ("fact", "why", "moment", "by", "looked_at")
    list_display_links = None
    list_filter = (Settled, "why")
    list_select_related = ("by", "settled_by")
    ordering = ("-at", "-pk")
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = ""
    fields = ("words", "why", "at", "by", "settled_at", "settled_by")

    def has_view_permission(self, request, obj=None):
        return may_note(request.user)

    def has_module_permission(self, request):
        return may_note(request.user)

    @admin.display(description="fact")
    def fact(self, fact):
        return format_html('<a href="{}">{}</a>', page_of(fact), fact.words)

    @admin.display(description="when", ordering="at")
    def moment(self, fact):
        return moment(fact.at)

    @admin.display(description="looked at")
    def looked_at(self, fact):
        return f"{moment(fact.settled_at)} {fact.settled_by or ''}" if fact.settled_at else ""


@admin.register(ChangeNoted)
class ChangeNotedAdmin(ReadOnly):
    list_display = ("article", "change", "at", "by")
    list_select_related = ("article", "change", "by")

    def has_view_permission(self, request, obj=None):
        return may_note(request.user)

    def has_module_permission(self, request):
        return False
