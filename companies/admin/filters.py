"""What the lists of the record are narrowed down to: what is to be settled, what changed lately, what goes on."""

from datetime import timedelta
from operator import itemgetter

from django.contrib import admin
from django.utils import timezone
from django_countries import countries
from django_countries.filters import CountryFilter

from companies.as_of import ended_by
from companies.lists.occurring import occurring
from companies.models.record import Record


class Countries(CountryFilter):
    """The countries that companies are of, found without reading all companies."""

    def lookup_choices(self, changelist):
        codes = occurring(changelist.model.objects.exclude(**{self.field_path: ""}), self.field_path)
        return sorted(((code, countries.name(code)) for code in codes), key=itemgetter(1))


class ToSettle(admin.SimpleListFilter):
    """What is disputed, and what nobody is named for; of a record also what is so of its relations."""

    title = "what is unsettled"
    parameter_name = "settle"

    def lookups(self, request, model_admin):
        if issubclass(model_admin.model, Record):
            return [("disputed", "disputed, itself or a relation"), ("unsourced", "has relations without a source")]
        return [("disputed", "disputed"), ("unsourced", "without a source")]

    def queryset(self, request, queryset):
        narrowed = {"disputed": queryset.disputed, "unsourced": queryset.unsourced}
        return narrowed[self.value()]() if self.value() in narrowed else queryset


class ChangedLately(admin.SimpleListFilter):
    """Rows that came `with_touched_at()` and changed on this day, or within as many days."""

    title = "last change"
    parameter_name = "changed"

    def lookups(self, request, model_admin):
        return [("1", "today"), ("7", "in seven days"), ("30", "in thirty days")]

    def queryset(self, request, queryset):
        days = {"1": 1, "7": 7, "30": 30}.get(self.value())
        if days is None:
            return queryset
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return queryset.filter(touched_at__gte=today - timedelta(days=days - 1))


class GoingOn(admin.SimpleListFilter):
    """What goes on or is to come, and what has ended: an end known to a year counts from that year's first day."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("on", "going on"), ("ended", "ended")]

    def queryset(self, request, queryset):
        ended = ended_by("stop", timezone.localdate().isoformat())
        rows = queryset.alias(stop=queryset.model.stops)
        if self.value() == "ended":
            return rows.filter(ended)
        return rows.exclude(ended) if self.value() == "on" else queryset
