"""What a row says of itself on the desk: its sources, what is to be settled, when it changed. No row costs a query."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from photos.admin.lists import LimitedList

VALUES = {"since": "start", "until": "end", "announced": "announcement", "signed": "signing", "status": "status"}


class UnsettledList(LimitedList):
    """A list that asks what is to be settled for the rows of its page alone, however many it could show."""

    def get_results(self, request):
        super().get_results(request)
        shown = [row.pk for row in self.result_list]
        self.result_list = self.queryset.filter(pk__in=shown).with_unsettled()


class UnsettledMixin:
    """For a ModelAdmin of what is cited: a list whose rows say what is wrong with them, and when they last changed."""

    def get_queryset(self, request):
        return super().get_queryset(request).with_touched_at()

    def get_changelist(self, request, **kwargs):
        return UnsettledList

    @admin.display(description="changed", ordering="touched_at")
    def changed(self, row):
        return date_format(timezone.localtime(row.touched_at), "j M Y, H:i") if row.touched_at else ""

    @admin.display(description="to settle", empty_value="")
    def to_settle(self, row):
        return format_html_join(" · ", '<span class="{}">{}</span>', unsettled(row))


def unsettled(row):
    """Give what is to be settled of a row that came `with_unsettled()`: (class, words)."""
    if values := disputed_values(row):
        yield "disputed", f"disputed: {values}"
    if hasattr(row, "kind_word"):
        if row.disputed_relations:
            yield "disputed", f"{relations(row.disputed_relations)} disputed"
        if row.unsourced_relations:
            yield "unsourced", f"{relations(row.unsourced_relations)} without source"
    elif not row.citation_count:
        yield "unsourced", "no source yet"


def disputed_values(row):
    """Return the disputed values of a row in words: "start, end"."""
    return ", ".join(VALUES[value] for value in row.claimable if getattr(row, f"disputed_{value}"))


def relations(number):
    return "1 relation" if number == 1 else f"{number} relations"


@admin.display(description="sources")
def sources(relation, back=""):
    """Tell how many sources a relation has, with the way to its own form, where they are, and what they differ on.

    `back` is the end ("partnership") whose form one comes from, and is led back to.
    """
    if relation.pk is None:
        return "after saving"
    form = reverse(f"admin:companies_{relation._meta.model_name}_change", args=[relation.pk])
    form += f"?back={back}" if back else ""
    words = {0: "No source yet", 1: "1 source"}.get(relation.citation_count, f"{relation.citation_count} sources")
    disputed = disputed_values(relation)
    return format_html(
        '<a href="{}" class="{}">{}</a>{}',
        form,
        "sourced" if relation.citation_count else "unsourced",
        words,
        format_html(' <span class="disputed">disputed: {}</span>', disputed) if disputed else "",
    )


@admin.display(description="readers")
def for_readers(relation):
    return "see it" if relation.released_at else "do not see it"
