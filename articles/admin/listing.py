"""The list of stories: where each stands, when, and who touched it last. No row costs a query."""

from django.contrib import admin
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles.models.article_indexes import LIVE, UNCHANGED
from articles.models.choices import Stage, State
from photos.templatetags.pictures import picture

# The stories in each state, as `Article.state` reads it off one row; a scheduled update is found under "Scheduled".
STANDS = {
    State.DRAFT: Q(page=None, scheduled_for=None, first_published_at=None, stage=Stage.DRAFT),
    State.IN_REVIEW: Q(page=None, scheduled_for=None, stage=Stage.REVIEW),
    State.READY: Q(page=None, scheduled_for=None, stage=Stage.READY),
    State.SCHEDULED: Q(scheduled_for__isnull=False, scheduled_problem=""),
    State.FAILED: Q(scheduled_for__isnull=False) & ~Q(scheduled_problem=""),
    State.PUBLISHED: LIVE & UNCHANGED,
    State.CHANGED: LIVE & ~UNCHANGED,
    State.WITHDRAWN: Q(page=None, scheduled_for=None, first_published_at__isnull=False, stage=Stage.DRAFT),
}


class StateFilter(admin.SimpleListFilter):
    """Hides the bin unless it is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        bin_too = [State.BINNED] if request.user.has_perm("articles.open_bin") else []
        return [(state.value, state.label) for state in (*STANDS, *bin_too)]

    def queryset(self, request, queryset):
        if self.value() == State.BINNED:
            return queryset.in_bin()
        stands = STANDS.get(self.value())
        return queryset.on_desk().filter(stands) if stands else queryset.on_desk()


class StoryListing:
    """The columns and filters of the list; mixed into the stories' admin."""

    list_display = ("thumbnail", "headline", "state_shown", "kind", "when", "last_change")
    list_display_links = ("headline",)
    list_filter = (StateFilter, "kind")
    # What an index keeps in order.
    sortable_by = ("headline", "when", "last_change")
    search_help_text = "Search by headline, standfirst, kicker or address"
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request):
        stories = super().get_queryset(request).select_related("lead_photo", "latest_revision__created_by", "owner")
        return stories.defer("latest_revision__snapshot")

    @admin.display(description="photograph")
    def thumbnail(self, story):
        photo = story.lead_photo
        shown = picture(photo, sizes="8rem", alt="") if photo and photo.is_shown else ""
        return format_html('<span class="{}">{}</span>', "photo-thumb" if shown else "photo-thumb noimg", shown)

    @admin.display(description="state")
    def state_shown(self, story):
        return format_html('<span class="state state-{}">{}</span>', story.state.value, story.state.label)

    @admin.display(description="when", ordering=Coalesce("scheduled_for", "first_published_at"))
    def when(self, story):
        if story.scheduled_for:
            return f"for {moment(story.scheduled_for)}"
        return moment(story.first_published_at) if story.first_published_at else ""

    @admin.display(description="last change", ordering="updated_at")
    def last_change(self, story):
        revision = story.latest_revision
        if revision is None:
            return moment(story.updated_at)
        return format_html('{} <span class="quiet">{}</span>', moment(revision.created_at), revision.created_by or "")


def moment(at):
    """Return a day and time in the installation's own zone, in few words."""
    return date_format(timezone.localtime(at), "j M Y, H:i")
