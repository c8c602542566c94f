"""The audit trail on the desk, for administrators: to be found and read, by nobody changed."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from ipaddress import ip_address

from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.listing import moment
from companies.admin.reading import ReadOnly
from companies.lists.occurring import occurring
from newsroom.models import AuditEntry, Deed
from photos.admin.lists import LimitedList
from photos.finding.searching import MOST

# What is typed is one of these as a whole: each has an index, and none is folded.
FOUND_BY = ("name", "about", "address")


class DeedFilter(admin.SimpleListFilter):
    """Offers what was done at all; who has just begun would read thirty words for nothing."""

    title = "what"
    parameter_name = "deed__exact"

    def lookups(self, request, model_admin):
        return [(deed, Deed(deed).label) for deed in occurring(AuditEntry.objects.all(), "deed")]

    def queryset(self, request, queryset):
        return queryset.filter(deed=self.value()) if self.value() else queryset


class DayFilter(admin.SimpleListFilter):
    title = "day"
    parameter_name = "day"

    def lookups(self, request, model_admin):
        return [
            ("today", "today"),
            ("yesterday", "yesterday"),
            ("week", "the last 7 days"),
            ("month", "the last 30 days"),
        ]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        first = {"yesterday": today - timedelta(1), "week": today - timedelta(6), "month": today - timedelta(29)}
        if self.value() == "today" or self.value() in first:
            queryset = queryset.filter(at__gte=midnight(first.get(self.value(), today)))
        return queryset.filter(at__lt=midnight(today)) if self.value() == "yesterday" else queryset


class AuditList(LimitedList):
    """Knows of each thing that is named on its page whether it is still there: a query for each kind of them."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        there = still_there(self.result_list)
        for entry in self.result_list:
            entry.is_there = entry.key in there[entry.kind]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    list_display = ("when", "deed", "what_it_was", "name", "address", "more")
    list_display_links = ("when",)
    list_filter = (DeedFilter, DayFilter)
    show_facets = admin.ShowFacets.NEVER
    search_fields = FOUND_BY
    search_help_text = "Search by account, address, day (2026-11-28), or by what it was done to, as it was called"
    fields = ("when", "deed", "what_it_was", "name", "address", "more")
    readonly_fields = fields

    def get_changelist(self, request, **kwargs):
        return AuditList

    def get_object(self, request, object_id, from_field=None):
        entry = super().get_object(request, object_id, from_field)
        if entry:
            entry.is_there = entry.key in still_there([entry])[entry.kind]
        return entry

    def get_search_results(self, request, queryset, search_term):
        """Find what is the very word that was typed, of each column the newest; of a day everything."""
        term = search_term.strip()
        if not term:
            return queryset, False
        if day := read_day(term):
            return queryset.filter(at__gte=midnight(day), at__lt=midnight(day + timedelta(1))), False
        keys = set()
        for column in FOUND_BY:
            if fits(column, term):
                rows = AuditEntry.objects.filter(**{column: term}).newest_first()
                keys.update(rows.values_list("pk", flat=True)[:MOST])
        return queryset.filter(pk__in=keys), False

    @admin.display(description="when")
    def when(self, entry):
        return format_html('<time datetime="{}">{}</time>', entry.at.isoformat(), moment(entry.at))

    @admin.display(description="done to")
    def what_it_was(self, entry):
        page = entry.is_there and desk_page(entry)
        return format_html('<a href="{}">{}</a>', page, entry.about) if page else entry.about

    @admin.display(description="more")
    def more(self, entry):
        return "; ".join(f"{label}: {in_words(value)}" for label, value in entry.details.items())


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def read_day(words):
    """Return the day that words mean, as in 2026-11-28; None for what is none, or none that has a day after it."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if date(1970, 1, 1) <= day < date(9000, 1, 1) else None


def fits(column, term):
    """Whether a column can hold what was typed; PostgreSQL takes nothing but an address for one."""
    field = AuditEntry._meta.get_field(column)
    if column != "address":
        return len(term) <= field.max_length
    try:
        ip_address(term)
    except ValueError:
        return False
    return True


def still_there(entries):
    """Return the keys of all rows that entries name and the database has, by kind."""
    asked, models = defaultdict(set), {}
    for entry in entries:
        if entry.model and entry.key:
            asked[entry.kind].add(entry.key)
            models[entry.kind] = entry.model
    there = defaultdict(set)
    for kind, keys in asked.items():
        there[kind].update(models[kind]._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return there


def desk_page(entry):
    """Return the address of the desk's page about what an entry names; None where it has none."""
    try:
        return reverse(f"admin:{entry.kind.replace('.', '_')}_change", args=[entry.key])
    except NoReverseMatch:
        return None


def in_words(value):
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
