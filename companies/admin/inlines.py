"""The rows beneath a form: aliases, relations in one line each, citations."""

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from companies.admin.autocomplete import KnowingMixin
from companies.admin.formsets import OnceEach, OpenOnce
from companies.models import (
    BrandAlias,
    Citation,
    CompanyAlias,
    Creation,
    Ownership,
    Parenthood,
    Participation,
    PartnershipAlias,
    Succession,
)

# A link that was typed without its scheme is meant for https; stock would print "Currently: … Change:" around it.
SECURE_LINKS = {
    models.URLField: {"assume_scheme": "https", "widget": forms.URLInput(attrs={"class": "vURLField"})},
}


class CompanyAliasInline(admin.TabularInline):
    model = CompanyAlias
    formset = OnceEach
    extra = 0


class BrandAliasInline(admin.TabularInline):
    model = BrandAlias
    formset = OnceEach
    extra = 0


class PartnershipAliasInline(admin.TabularInline):
    model = PartnershipAlias
    formset = OnceEach
    extra = 0


class CitationInline(admin.StackedInline):
    """The sources of what the form is about, with what each of them claims of it."""

    model = Citation
    extra = 0
    formfield_overrides = SECURE_LINKS

    def get_fieldsets(self, request, obj=None):
        claims = tuple(self.parent_model.claimable)
        return [(None, {"fields": (("publisher", "published", "accessed"), ("title", "url"), claims)})]


@admin.display(description="sources")
def sources(relation):
    """Tell how many sources a relation has, with the way to its own form, where they are."""
    if relation.pk is None:
        return "after saving"
    form = reverse(f"admin:companies_{relation._meta.model_name}_change", args=[relation.pk])
    words = {0: "no source yet", 1: "1 source"}.get(relation.citation_count, f"{relation.citation_count} sources")
    return format_html('<a href="{}"{}>{}</a>', form, "" if relation.citation_count else " class=unsourced", words)


@admin.display(description="readers")
def for_readers(relation):
    return "see it" if relation.released_at else "do not see it"


class RelationInline(KnowingMixin, admin.TabularInline):
    """Relations in one line each; their sources are on their own forms."""

    extra = 0
    show_change_link = True
    readonly_fields = (sources, for_readers)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.autocomplete_fields:
            # The row's own "Change" leads on; more signs in every line would push its end off the screen.
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends().annotate(citation_count=Count("citations"))


def line(*fields):
    return (*fields, "status", "note", sources, for_readers)


class MemberInline(RelationInline):
    """Who takes part, on a partnership's form."""

    model = Participation
    formset = OpenOnce
    autocomplete_fields = ("company",)
    fields = line("company", "role", "since", "until")
    verbose_name = "participant"
    verbose_name_plural = "participants"


class PartnershipInline(MemberInline):
    """What it takes part in, on a company's form."""

    autocomplete_fields = ("partnership",)
    fields = line("partnership", "role", "since", "until")
    verbose_name = "partnership"
    verbose_name_plural = "partnerships"


class OwnerInline(RelationInline):
    """Whose it is, on a brand's form."""

    model = Ownership
    formset = OpenOnce
    autocomplete_fields = ("company",)
    fields = line("company", "role", "scope", "share", "since", "until")
    verbose_name = "owner or licensee"
    verbose_name_plural = "owners and licensees"


class OwnedBrandInline(OwnerInline):
    """What it owns or licenses, on a company's form."""

    autocomplete_fields = ("brand",)
    fields = line("brand", "role", "scope", "share", "since", "until")
    verbose_name = "brand"
    verbose_name_plural = "brands"


class CreationInline(RelationInline):
    """The brands that a partnership created, on its form."""

    model = Creation
    formset = OnceEach
    autocomplete_fields = ("brand",)
    fields = line("brand", "since")


class CreatorInline(CreationInline):
    """The partnerships that created it, on a brand's form."""

    autocomplete_fields = ("partnership",)
    fields = line("partnership", "since")
    verbose_name = "partnership that created it"
    verbose_name_plural = "partnerships that created it"


class ParentInline(RelationInline):
    model = Parenthood
    fk_name = "child"
    autocomplete_fields = ("parent",)
    fields = line("parent", "since", "until")
    verbose_name = "parent"
    verbose_name_plural = "parents"


class SubsidiaryInline(RelationInline):
    model = Parenthood
    fk_name = "parent"
    autocomplete_fields = ("child",)
    fields = line("child", "since", "until")
    verbose_name = "subsidiary"
    verbose_name_plural = "subsidiaries"


class PredecessorInline(RelationInline):
    model = Succession
    formset = OnceEach
    fk_name = "successor"
    autocomplete_fields = ("predecessor",)
    fields = line("predecessor", "since")
    verbose_name = "predecessor"
    verbose_name_plural = "predecessors"


class SuccessorInline(RelationInline):
    model = Succession
    formset = OnceEach
    fk_name = "predecessor"
    autocomplete_fields = ("successor",)
    fields = line("successor", "since")
    verbose_name = "successor"
    verbose_name_plural = "successors"
