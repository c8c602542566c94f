"""The forms and lists of companies, brands and partnerships."""

from django.contrib import admin
from django_countries.filters import CountryFilter

from companies.admin.autocomplete import KnowingMixin
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
from companies.admin.release import Readers, ReleaseMixin
from companies.models import Brand, Company, Partnership
from photos.where_used import WhereUsedMixin

NAMES = (("name", "slug"), "summary", "description")
ELSEWHERE = ("Elsewhere", {"fields": (("website", "wikidata"),)})


class RecordAdmin(ReleaseMixin, WhereUsedMixin, KnowingMixin, admin.ModelAdmin):
    """What the forms and lists of all records share."""

    has_relations = True
    search_fields = ("name", "aliases__name")
    prepopulated_fields = {"slug": ("name",)}
    readonly_fields = ("for_readers",)
    formfield_overrides = SECURE_LINKS
    list_per_page = 50
    show_full_result_count = False

    def view_on_site(self, record):
        return record.get_absolute_url() if record.is_public() else None


@admin.register(Company)
class CompanyAdmin(RecordAdmin):
    list_display = ("name", "headquarters", "country", "founded", "for_readers", "updated_at")
    list_filter = (Readers, ("country", CountryFilter))
    autocomplete_fields = ("logo",)
    fieldsets = (
        (None, {"fields": (*NAMES, "for_readers")}),
        ("Facts", {"fields": (("headquarters", "country"), ("founded", "dissolved"), "logo")}),
        ELSEWHERE,
    )
    inlines = (
        CompanyAliasInline,
        PartnershipInline,
        OwnedBrandInline,
        ParentInline,
        SubsidiaryInline,
        PredecessorInline,
        SuccessorInline,
        CitationInline,
    )


@admin.register(Brand)
class BrandAdmin(RecordAdmin):
    list_display = ("name", "kind", "launched", "retired", "for_readers", "updated_at")
    list_filter = (Readers, "kind")
    autocomplete_fields = ("logo",)
    fieldsets = (
        (None, {"fields": (*NAMES, "for_readers")}),
        ("Facts", {"fields": ("kind", ("launched", "retired"), "logo")}),
        ELSEWHERE,
    )
    inlines = (BrandAliasInline, OwnerInline, CreatorInline, CitationInline)


@admin.register(Partnership)
class PartnershipAdmin(RecordAdmin):
    list_display = ("name", "kind", "status", "start", "ended", "for_readers", "updated_at")
    list_filter = (Readers, "kind", "status")
    autocomplete_fields = ("follows",)
    fieldsets = (
        (None, {"fields": (*NAMES, "for_readers")}),
        (
            "Facts",
            {"fields": (("kind", "status"), ("announced", "signed"), ("effective", "ended"), ("follows", "wikidata"))},
        ),
    )
    inlines = (PartnershipAliasInline, MemberInline, CreationInline, CitationInline)
