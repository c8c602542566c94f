"""Beside an address on a form: that it cannot be opened any more, and where a copy of it may be."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from companies.models import CheckedAddress

ARCHIVE = "https://web.archive.org/web"
# The page of an address names who names it; a contributor only hears that it is dead.
MAY_OPEN = "companies.change_citation"


class ReachedMixin:
    """For an inline or a ModelAdmin of rows with a `url`: the field "reached" says where it leads nobody any more."""

    def get_queryset(self, request):
        dead = CheckedAddress.objects.dead().filter(url=OuterRef("url"))
        told = {f"address_{name}": Subquery(dead.values(name)) for name in ("pk", "answer", "dead_since")}
        told["address_opens"] = Value(request.user.has_perm(MAY_OPEN))
        return super().get_queryset(request).annotate(**told)

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "reached")

    @admin.display(description="cannot be reached")
    def reached(self, row):
        if not getattr(row, "address_pk", None):
            return ""
        said = f"It {row.address_answer}"
        if row.address_opens:
            page = reverse(f"{self.admin_site.name}:companies_checkedaddress_change", args=[row.address_pk])
            said = format_html('<a href="{}">{}</a>', page, said)
        return format_html(
            '<span class="unreached">{} (since {}). '
            '<a href="{}" rel="noreferrer">Try the Internet Archive’s copy</a></span>',
            said,
            date_format(timezone.localtime(row.address_dead_since), "j F Y"),
            copy_of(row),
        )


def copy_of(row):
    """Return where the Internet Archive would have a row's address as it was when it was read, or first failed."""
    seen = row.accessed or timezone.localdate(row.address_dead_since)
    return f"{ARCHIVE}/{seen:%Y%m%d}/{row.url}"
