"""Web addresses that cannot be reached any more: which they are, who names them, and what an editor says of them."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.addresses import NAMING, with_uses
from articles.admin.listing import moment
from articles.admin.naming import naming
from articles.models import AddressUse, Source
from articles.tasks import check_address
from companies.admin.reading import ReadOnly
from companies.models import CheckedAddress

MAY_SEE, MAY_SETTLE = "articles.change_any_article", "articles.publish_article"


class Standing(admin.SimpleListFilter):
    """Shows what is dead, unless something else is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("failing", "fails at present"), ("fine", "fine, an editor said")]

    def choices(self, changelist):
        every, *others = super().choices(changelist)
        return [every | {"display": "cannot be reached"}, *others]

    def queryset(self, request, queryset):
        asked = {"failing": queryset.failing, "fine": queryset.settled}
        return asked.get(self.value(), queryset.dead)()


class Naming(admin.SimpleListFilter):
    """Who names it."""

    title = "who names it"
    parameter_name = "by"

    def lookups(self, request, model_admin):
        return [("live", "live stories"), ("desk", "stories on the desk"), ("record", "the record")]

    def queryset(self, request, queryset):
        if self.value() == "live":
            return queryset.filter(Exists(AddressUse.objects.filter(address=OuterRef("pk"))))
        models = {"desk": [Source], "record": [model for model in NAMING if model is not Source]}.get(self.value(), ())
        found = [Exists(model.objects.filter(**{NAMING[model]: OuterRef("url")})) for model in models]
        return queryset.filter(any_of(found)) if found else queryset


def any_of(conditions):
    first, *others = conditions
    for other in others:
        first |= other
    return first


class NamedAddresses(ChangeList):
    """A list that asks who names the addresses of its page alone, however many it could show."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = with_uses(self.queryset.filter(pk__in=[row.pk for row in self.result_list]))


@admin.register(CheckedAddress)
class CheckedAddressAdmin(ReadOnly):
    """Only who sees every story sees this: it names them."""

    list_display = ("address", "what", "named", "looked")
    list_display_links = None
    list_filter = (Standing, Naming)
    ordering = ("-dead_since", "-pk")
    actions = ("check_again", "say_fine")
    fields = ()
    show_facets = admin.ShowFacets.NEVER
    change_form_template = "admin/articles/address.html"

    def get_urls(self):
        views = {"check": self.check_view, "fine": self.fine_view}
        return [
            *(
                path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"companies_checkedaddress_{name}")
                for name, view in views.items()
            ),
            *super().get_urls(),
        ]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_SEE)

    def has_module_permission(self, request):
        return request.user.has_perm(MAY_SEE)

    def has_settle_permission(self, request):
        return request.user.has_perm(MAY_SETTLE)

    def get_changelist(self, request, **kwargs):
        return NamedAddresses

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Addresses that cannot be reached"} | (extra_context or {}))

    def render_change_form(self, request, context, **kwargs):
        address = kwargs["obj"]
        context |= {
            "what": self.what(address),
            "looked": self.looked(address),
            "may_settle": self.has_settle_permission(request),
        }
        context |= {"naming": naming(address, request.user), "is_dead": address.dead_since and not address.settled_at}
        return super().render_change_form(request, context, **kwargs)

    @admin.display(description="address", ordering="url")
    def address(self, row):
        page = reverse("admin:companies_checkedaddress_change", args=[row.pk])
        return format_html('<a class="web" href="{}">{}</a>', page, row.url)

    @admin.display(description="what it did")
    def what(self, row):
        since = row.dead_since or row.failing_since
        said = format_html(' <span class="quiet">since {}</span>', moment(since)) if since else ""
        fine = format_html(' <span class="quiet">Fine, said {}.</span>', row.settled_by or "somebody")
        return format_html("{}{}{}", row.answer or "not looked at yet", said, fine if row.settled_at else "")

    @admin.display(description="named by")
    def named(self, row):
        others = row.stories - 1
        parts = [f"“{row.headline}”" + (f" and {others} more" if others else "")] if row.stories else []
        parts += [f"{row.on_desk} on the desk"] if row.on_desk else []
        parts += [f"{row.in_record} in the record"] if row.in_record else []
        return format_html_join(" · ", "{}", ((part,) for part in parts)) or "nobody any more"

    @admin.display(description="last looked at", ordering="checked_at")
    def looked(self, row):
        return moment(row.checked_at) if row.checked_at else "not yet"

    @admin.action(description="Check again now", permissions=["settle"])
    def check_again(self, request, queryset):
        self.ask_again(request, queryset)

    @admin.action(description="It is fine: say no more until it changes", permissions=["settle"])
    def say_fine(self, request, queryset):
        fine = sum(row.settle(request.user, timezone.now()) for row in queryset)
        self.message_user(request, f"Fine until something changes: {fine}.", messages.SUCCESS)

    def check_view(self, request, pk):
        address = self.asked_about(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self.ask_again(request, [address])
        return self.back_to(address)

    def fine_view(self, request, pk):
        address = self.asked_about(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if address.settle(request.user, timezone.now()):
            self.message_user(request, "It is fine until it does something else.", messages.SUCCESS)
        else:
            self.message_user(request, "It can be reached, or somebody said so already.", messages.INFO)
        return self.back_to(address)

    def asked_about(self, request, pk):
        if not (self.has_view_permission(request) and self.has_settle_permission(request)):
            raise PermissionDenied
        return get_object_or_404(CheckedAddress, pk=pk)

    def ask_again(self, request, addresses):
        keys = [address.pk for address in addresses]
        CheckedAddress.objects.filter(pk__in=keys).update(due_at=timezone.now())
        for key in keys:
            check_address.enqueue(key)
        words = "One address is looked at again" if len(keys) == 1 else f"{len(keys)} addresses are looked at again"
        self.message_user(request, f"{words}: reload this page in a moment.", messages.SUCCESS)

    def back_to(self, address):
        return HttpResponseRedirect(reverse("admin:companies_checkedaddress_change", args=[address.pk]))
