"""The forms of relations, each with its own sources."""

from django.contrib import admin
from django.db.models import Count

from companies.admin.autocomplete import KnowingMixin
from companies.admin.inlines import CitationInline, sources
from companies.admin.release import Readers, ReleaseMixin
from companies.models import (
    BrandAlias,
    CompanyAlias,
    Creation,
    Ownership,
    Parenthood,
    Participation,
    PartnershipAlias,
    Succession,
)
from photos.where_used import WhereUsedMixin


class RelationAdmin(ReleaseMixin, WhereUsedMixin, KnowingMixin, admin.ModelAdmin):
    """What the forms and lists of all relations share; the model says which records it ties."""

    inlines = (CitationInline,)
    readonly_fields = ("for_readers",)
    list_per_page = 50
    show_full_result_count = False

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        # Tuples, because Django's checks read a list as the name of a field.
        dates = tuple(name for name in ("since", "until") if name in model.claimable)
        what = tuple(name for name in ("role", "scope", "share") if hasattr(model, name))
        lines = [line for line in (model.ends, what, dates, ("status", "note"), "for_readers") if line]
        self.fieldsets = [(None, {"fields": lines})]
        self.autocomplete_fields = model.ends
        self.search_fields = [f"{end}__{name}" for end in model.ends for name in ("name", "aliases__name")]
        self.list_display = ["__str__", *dates, "status", sources, "for_readers"]
        self.list_filter = [Readers, "status", *(["role"] if hasattr(model, "Role") else [])]

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends().annotate(citation_count=Count("citations"))


admin.site.register([Ownership, Participation, Parenthood, Succession, Creation], RelationAdmin)


class AliasAdmin(KnowingMixin, WhereUsedMixin, admin.ModelAdmin):
    """Other names; they are usually entered on the form of what bears them."""

    list_display = ("name", "kind", "whose")
    list_filter = ("kind",)
    search_fields = ("name",)
    show_full_result_count = False

    def get_autocomplete_fields(self, request):
        return (self.model.of,)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.model.of)

    @admin.display(description="of")
    def whose(self, alias):
        return getattr(alias, alias.of)


admin.site.register([CompanyAlias, BrandAlias, PartnershipAlias], AliasAdmin)
