"""The forms of relations, each with its own sources."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from companies.admin.fields import RecordFieldsMixin
from companies.admin.filters import ChangedLately, GoingOn, ToSettle
from companies.admin.history import HistoryMixin
from companies.admin.inlines import CitationInline
from companies.admin.release import Readers, ReleaseMixin
from companies.admin.saving import SavingMixin
from companies.admin.telling import TellingMixin
from companies.admin.unsettled import UnsettledMixin, sources
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
from photos.admin.autocomplete import KnowingMixin
from photos.admin.lists import FoundThrough
from photos.where_used import WhereUsedMixin


class RelationAdmin(
    TellingMixin,
    SavingMixin,
    UnsettledMixin,
    HistoryMixin,
    ReleaseMixin,
    WhereUsedMixin,
    RecordFieldsMixin,
    KnowingMixin,
    FoundThrough,
):
    """What the forms and lists of all relations share; the model says which records it ties."""

    inlines = (CitationInline,)
    readonly_fields = ("for_readers",)

    def __init__(self, model, admin_site):
        self.found_through = model.ends
        super().__init__(model, admin_site)
        # Tuples, because Django's checks read a list as the name of a field.
        dates = tuple(name for name in ("since", "until") if name in model.claimable)
        what = tuple(name for name in ("role", "scope", "share") if hasattr(model, name))
        lines = [line for line in (model.ends, what, dates, ("status", "note"), "for_readers") if line]
        self.fieldsets = [(None, {"fields": lines})]
        self.autocomplete_fields = model.ends
        self.list_display = ["__str__", *dates, "status", sources, "to_settle", "for_readers", "changed"]
        role = ["role"] if hasattr(model, "Role") else []
        self.list_filter = [ToSettle, Readers, ChangedLately, *([GoingOn] if model.stops else []), "status", *role]

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context["ends"] = [(getattr(obj, end), form_of(obj, end)) for end in self.model.ends]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_post_save_change(self, request, obj):
        """Lead back to the record from whose form one came, `?back=` its end of the relation."""
        back = request.GET.get("back")
        if back in self.model.ends:
            return HttpResponseRedirect(form_of(obj, back))
        return super().response_post_save_change(request, obj)


def form_of(relation, end):
    """Return the address of the form of one of the records that a relation ties, where its rows like this one are."""
    record = getattr(relation, end)
    rows = relation._meta.get_field(end).remote_field.get_accessor_name()
    return reverse(f"admin:companies_{record.kind_word}_change", args=[record.pk]) + f"#{rows}-group"


admin.site.register([Ownership, Participation, Parenthood, Succession, Creation], RelationAdmin)


class AliasAdmin(KnowingMixin, WhereUsedMixin, FoundThrough):
    """Other names; they are usually entered on the form of what bears them."""

    list_display = ("name", "kind", "whose")
    list_filter = ("kind",)

    def __init__(self, model, admin_site):
        self.found_through = (model.of,)
        super().__init__(model, admin_site)

    def get_autocomplete_fields(self, request):
        return (self.model.of,)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.model.of)

    @admin.display(description="of")
    def whose(self, alias):
        return getattr(alias, alias.of)


admin.site.register([CompanyAlias, BrandAlias, PartnershipAlias], AliasAdmin)
