"""The rows beneath a form: aliases, relations in one line each, citations."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.text import capfirst
from js_asset import Script

from companies.admin.fields import RecordFieldsMixin
from companies.admin.formsets import OnceEach, OpenOnce, SavedTogether
from companies.admin.reached import ReachedMixin
from companies.admin.unsettled import for_readers, sources
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
from companies.models.relation import Status
from photos.admin.autocomplete import KnowingMixin

# A link that was typed without its scheme is meant for https; stock would print "Currently: … Change:" around it.
SECURE_LINKS = {
    models.URLField: {"assume_scheme": "https", "widget": forms.URLInput(attrs={"class": "vURLField"})},
}

# Rows are added, typed through and saved by keyboard.
GRID = Script("desk/js/grid.js", type="module")

# Where a source is found: the classes of both of its fieldsets are laid out in desk/css/citations.css.
FOUND = {"fields": (("publisher", "title", "published", "url", "accessed", "reached"),), "classes": ("found",)}


class AliasInline(admin.TabularInline):
    extra = 0
    formset = OnceEach
    classes = ("relations",)


class CompanyAliasInline(AliasInline):
    model = CompanyAlias


class BrandAliasInline(AliasInline):
    model = BrandAlias


class PartnershipAliasInline(AliasInline):
    model = PartnershipAlias


class CitationInline(ReachedMixin, admin.StackedInline):
    """The sources of what the form is about; what each of them claims of it is called as it is on the form."""

    model = Citation
    extra = 0
    classes = ("citations",)
    formfield_overrides = SECURE_LINKS

    class Media:
        js = (GRID,)

    def get_fieldsets(self, request, obj=None):
        says = {"fields": (tuple(self.parent_model.claimable),), "classes": ("says",)}
        return [(None, FOUND), ("What it says", says)]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.parent_model.claimable:
            meant = self.parent_model._meta.get_field(self.parent_model.claimable[db_field.name])
            field.label = capfirst(meant.verbose_name)
        if db_field.name == "status":
            field.choices = [("", "not said"), *Status.choices]
        return field


class RelationInline(RecordFieldsMixin, KnowingMixin, admin.TabularInline):
    """Relations in one line each, entered by keyboard; their sources are on their own forms, where the count leads."""

    extra = 0
    formset = SavedTogether
    classes = ("relations",)
    readonly_fields = ("sources", for_readers)

    class Media:
        js = (GRID,)

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends().with_unsettled()

    @admin.display(description="sources")
    def sources(self, relation):
        own = next(end for end in self.model.ends if end not in self.autocomplete_fields)
        return sources(relation, back=own)


def line(*fields):
    return (*fields, "status", "note", "sources", for_readers)


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
