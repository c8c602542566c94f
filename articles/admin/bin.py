"""The bin, for those who keep it: what lies in it is put back on the desk, or deleted for good."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import Count
from django.template.response import TemplateResponse

from articles import publishing
from articles.admin.listing import StateFilter
from articles.models.choices import State

ACTIONS = ("put_back", "delete_for_good")


class Bin:
    """What can be done with stories in the bin; mixed into the stories' admin."""

    actions = ACTIONS

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        if request.GET.get(StateFilter.parameter_name) != State.BINNED:
            for name in ACTIONS:
                actions.pop(name, None)
        return actions

    def has_open_bin_permission(self, request):
        return request.user.has_perm("articles.open_bin")

    @admin.action(description="Put back on the desk", permissions=["open_bin"])
    def put_back(self, request, queryset):
        stories = [publishing.retrieve(story) for story in queryset.in_bin()]
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
