"""What the hub was told, or still has to be: a list to look at, and to have it tried again."""

from django.contrib import admin, messages

from articles.admin.listing import moment
from articles.models import HubPing
from articles.tasks import tell_hub
from companies.admin.reading import ReadOnly

MAY_TRY = "articles.publish_article"


class Told(admin.SimpleListFilter):
    """What wants a look; what was told is the rest of the list."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("waiting", "waiting"), ("given-up", "given up")]

    def queryset(self, request, queryset):
        asked = {"waiting": queryset.waiting, "given-up": queryset.given_up}
        return asked.get(self.value(), queryset.all)()


@admin.register(HubPing)
class HubPingAdmin(ReadOnly):
    list_display = ("headline", "when", "feeds_told", "state", "answered", "next_attempt")
    list_filter = (Told,)
    ordering = ("-asked_at", "-pk")
    actions = ("try_now",)
    show_facets = admin.ShowFacets.NEVER
    fields = ("headline", "when", "feeds_told", "state", "answered", "next_attempt", "still_to_tell")
    readonly_fields = fields

    def has_try_permission(self, request):
        return request.user.has_perm(MAY_TRY)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Told to the hub"} | (extra_context or {}))

    @admin.display(description="when")
    def when(self, ping):
        return moment(ping.asked_at)

    @admin.display(description="feeds")
    def feeds_told(self, ping):
        told = ping.feeds - len(ping.topics)
        return f"{told} of {ping.feeds}" if ping.topics else ping.feeds

    @admin.display(description="state")
    def state(self, ping):
        if ping.told_at:
            return f"Told {moment(ping.told_at)}"
        if ping.given_up_at:
            return f"Given up {moment(ping.given_up_at)}"
        return f"Waiting, {ping.attempts} failed" if ping.attempts else "Waiting"

    @admin.display(description="what the hub did")
    def answered(self, ping):
        return ping.answer or "nothing yet"

    @admin.display(description="next attempt")
    def next_attempt(self, ping):
        return moment(ping.due_at) if ping.is_waiting else ""

    @admin.display(description="feeds still to tell of")
    def still_to_tell(self, ping):
        return ", ".join(ping.topics) or "none"

    @admin.action(description="Try again now", permissions=["try"])
    def try_now(self, request, queryset):
        tried = queryset.try_now()
        tell_hub.enqueue()
        if tried:
            self.message_user(
                request, f"The hub is told again: {tried}. Reload this page in a moment.", messages.SUCCESS
            )
        else:
            self.message_user(request, "The hub knows all of it already.", messages.INFO)
