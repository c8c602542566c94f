"""What the hub was told, what it did, and when it is told again."""

from django.conf import settings
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.listing import moment
from articles.models import HubPing
from articles.websub.tasks import tell_hub
from companies.admin.reading import ReadOnly

MAY_SEE, MAY_TRY = "articles.change_any_article", "articles.publish_article"


class Standing(admin.SimpleListFilter):
    """Whether the hub knows."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("waiting", "waits"), ("given-up", "given up")]

    def queryset(self, request, queryset):
        if self.value() == "waiting":
            return queryset.waiting()
        return queryset.filter(given_up_at__isnull=False) if self.value() == "given-up" else queryset


@admin.register(HubPing)
class HubPingAdmin(ReadOnly):
    """Only who sees every story sees this: it names them."""

    list_display = ("headline", "asked", "state", "said", "again")
    list_display_links = None
    list_filter = (Standing,)
    ordering = ("-pk",)
    actions = ("try_again",)
    fields = ("headline", "asked_at", "topics", "answer", "attempts", "told_at", "given_up_at")
    show_facets = admin.ShowFacets.NEVER

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_SEE)

    def has_module_permission(self, request):
        return request.user.has_perm(MAY_SEE)

    def has_try_permission(self, request):
        return request.user.has_perm(MAY_TRY)

    def changelist_view(self, request, extra_context=None):
        hub = settings.WEBSUB_HUB or "no hub: WEBSUB_HUB is not set"
        return super().changelist_view(request, {"title": f"Told to {hub}"} | (extra_context or {}))

    @admin.display(description="when")
    def asked(self, ping):
        return moment(ping.asked_at)

    @admin.display(description="state")
    def state(self, ping):
        left = f"{len(ping.topics)} feed{'' if len(ping.topics) == 1 else 's'} left"
        if ping.told_at:
            return f"told, {moment(ping.told_at)}"
        return format_html('{}<span class="quiet">, {}</span>', "given up" if ping.given_up_at else "waits", left)

    @admin.display(description="what the hub did")
    def said(self, ping):
        times = f" ({ping.attempts} times not taken)" if ping.attempts > 1 else ""
        return f"{ping.answer}{times}" or "not told yet"

    @admin.display(description="next attempt")
    def again(self, ping):
        return "" if ping.told_at or ping.given_up_at else moment(ping.due_at)

    @admin.action(description="Try again now", permissions=["try"])
    def try_again(self, request, queryset):
        waiting = [ping for ping in queryset if not ping.told_at]
        for ping in waiting:
            ping.try_now(timezone.now())
        if waiting:
            tell_hub.enqueue()
        words = f"The hub is told again: {len(waiting)}. Reload this page in a moment."
        self.message_user(request, words if waiting else "The hub knows all of that.", messages.SUCCESS)
