"""The bin, for those who keep it: what lies in it is put back on the desk, or deleted for good."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import Count
from django.template.response import TemplateResponse
from django.utils.html import format_html

from articles import publishing
from articles.admin.listing import StateFilter, moment
from articles.models.choices import State

ACTIONS = ("put_back", "delete_for_good")
COLUMNS = ("thumbnail", "headline", "kind", "was_seen", "binned")


def is_open(request):
    return request.GET.get(StateFilter.parameter_name) == State.BINNED


class Bin:
    """What can be done with stories in the bin; mixed into the stories' admin."""

    actions = ACTIONS

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        if not is_open(request):
            for name in ACTIONS:
                actions.pop(name, None)
        return actions

    def get_queryset(self, request):
        stories = super().get_queryset(request)
        return stories.select_related("binned_by") if is_open(request) else stories

    def get_list_display(self, request):
        return COLUMNS if is_open(request) else super().get_list_display(request)

    def changelist_view(self, request, extra_context=None):
        title = {"title": "The bin"} if is_open(request) else {}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description="readers had it")
    def was_seen(self, story):
        return f"from {moment(story.first_published_at)}" if story.first_published_at else "never"

    @admin.display(description="put in the bin")
    def binned(self, story):
        by = story.binned_by and (story.binned_by.get_full_name() or story.binned_by.get_username())
        return format_html('{} <span class="quiet">{}</span>', moment(story.binned_at), by or "")

    def has_open_bin_permission(self, request):
        return request.user.has_perm("articles.open_bin")

    @admin.action(description="Put back on the desk", permissions=["open_bin"])
    def put_back(self, request, queryset):
        stories = [publishing.retrieve(story) for story in queryset.in_bin()]
        for story in stories:
            self.log_change(request, story, "Put back on the desk.")
        named = ", ".join(f"“{story}”" for story in stories)
        self.message_user(request, f"Back on the desk: {named}." if stories else "None of these is in the bin.")

    @admin.action(description="Delete for good…", permissions=["open_bin"])
    def delete_for_good(self, request, queryset):
        """Ask once more, saying what goes; who then types the word deletes it with every revision."""
        stories = list(queryset.in_bin().annotate(number=Count("revisions")).select_related("binned_by"))
        if request.POST.get("sure") == "delete":
            with transaction.atomic():
                for story in stories:
                    self.log_deletions(request, type(story).objects.filter(pk=story.pk))
                    story.delete()
            self.message_user(request, f"Deleted for good: {len(stories)}.", messages.SUCCESS)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Delete for good?",
            "opts": self.opts,
            "stories": stories,
            "checkbox": ACTION_CHECKBOX_NAME,
            "wrong": "sure" in request.POST,
        }
        return TemplateResponse(request, "admin/articles/article/delete_for_good.html", context)
