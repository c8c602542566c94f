"""The forms and lists of companies, brands and partnerships."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.db.models import Case, When

from companies.admin.camera_make import CameraMakeInline
from companies.admin.fields import RecordFieldsMixin, Sentence
from companies.admin.filters import ChangedLately, Countries, GoingOn, ToSettle
from companies.admin.history import HistoryMixin
from companies.admin.inlines import (
    SECURE_LINKS,
    BrandAliasInline,
    CitationInline,
    CompanyAliasInline,
    CreationInline,
    CreatorInline,
    MemberInline,
    OwnedBrandInline,
    OwnerInline,
    ParentInline,
    PartnershipAliasInline,
    PartnershipInline,
    PredecessorInline,
    SubsidiaryInline,
    SuccessorInline,
)
from companies.admin.merging import MergeMixin
from companies.admin.neighbours import NeighboursMixin
from companies.admin.release import Readers, ReleaseMixin
from companies.admin.saving import SavingMixin
from companies.admin.telling import TellingMixin
from companies.admin.unsettled import UnsettledMixin
from companies.models import Brand, Company, Partnership
from photos.admin.autocomplete import KnowingMixin
from photos.admin.lists import MOST_ENDS, FoundByWords
from photos.paragraphs import Paragraphs
from photos.where_used import WhereUsedMixin

NAMES = (None, {"fields": ("name", "slug", "summary", "description")})
ELSEWHERE = "Elsewhere"


class RecordAdmin(
    TellingMixin,
    SavingMixin,
    UnsettledMixin,
    NeighboursMixin,
    HistoryMixin,
    MergeMixin,
    ReleaseMixin,
    WhereUsedMixin,
    RecordFieldsMixin,
    KnowingMixin,
    FoundByWords,
):
    """What the forms and lists of all records share."""

    has_relations = True
    # Of five thousand records the one that is meant may be the oldest.
    most_found = MOST_ENDS
    search_help_text = "Names and aliases"
    prepopulated_fields = {"slug": ("name",)}
    readonly_fields = ("for_readers",)
    formfield_overrides = {**SECURE_LINKS, models.TextField: {"widget": Paragraphs}}

    def get_fieldsets(self, request, obj=None):
        """Fold the addresses elsewhere while there are none; they would stand between the facts and the relations."""
        fieldsets = super().get_fieldsets(request, obj)
        known = any(getattr(obj, name) for name in flatten_fieldsets(fieldsets[-1:])) if obj else False
        return [*fieldsets[:-1], (ELSEWHERE, {**fieldsets[-1][1], "classes": () if known else ("collapse",)})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "summary":
            kwargs["widget"] = Sentence(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Where one chooses, names that begin with the term come first: Enter takes the first."""
        found, repeated = super().get_search_results(request, queryset, search_term)
        if search_term and request.resolver_match.url_name == "autocomplete":
            begins = Case(When(name__istartswith=search_term, then=0), default=1)
            found = found.order_by(begins, "slug").prefetch_related("aliases")
        return found, repeated

    def view_on_site(self, record):
        return record.get_absolute_url() if record.is_public() else None


@admin.register(Company)
class CompanyAdmin(RecordAdmin):
    list_display = ("name", "headquarters", "in_country", "founded", "to_settle", "for_readers", "changed")
    list_filter = (ToSettle, Readers, ChangedLately, GoingOn, ("country", Countries))
    autocomplete_fields = ("logo",)
    fieldsets = (
        NAMES,
        ("Facts", {"fields": (("headquarters", "country"), ("founded", "dissolved"), "logo", "for_readers")}),
        (ELSEWHERE, {"fields": ("website", "wikidata", "same_as")}),
    )
    inlines = (
        PartnershipInline,
        OwnedBrandInline,
        ParentInline,
        SubsidiaryInline,
        PredecessorInline,
        SuccessorInline,
        CompanyAliasInline,
        CameraMakeInline,
        CitationInline,
    )

    @admin.display(description="country", ordering="country")
    def in_country(self, company):
        # Django would look through all the world's countries, twice for each row.
        return company.country.name


@admin.register(Brand)
class BrandAdmin(RecordAdmin):
    list_display = ("name", "kind", "launched", "retired", "to_settle", "for_readers", "changed")
    list_filter = (ToSettle, Readers, ChangedLately, GoingOn, "kind")
    autocomplete_fields = ("logo",)
    fieldsets = (
        NAMES,
        ("Facts", {"fields": ("kind", ("launched", "retired"), "logo", "for_readers")}),
        (ELSEWHERE, {"fields": ("website", "wikidata", "same_as")}),
    )
    inlines = (OwnerInline, CreatorInline, BrandAliasInline, CitationInline)


@admin.register(Partnership)
class PartnershipAdmin(RecordAdmin):
    list_display = ("name", "kind", "status", "start", "ended", "to_settle", "for_readers", "changed")
    list_filter = (ToSettle, Readers, ChangedLately, GoingOn, "kind", "status")
    autocomplete_fields = ("follows",)
    fieldsets = (
        NAMES,
        (
            "Facts",
            {"fields": (("kind", "status"), ("announced", "signed"), ("effective", "ended"), "follows", "for_readers")},
        ),
        (ELSEWHERE, {"fields": ("wikidata", "same_as")}),
    )
    inlines = (MemberInline, CreationInline, PartnershipAliasInline, CitationInline)
