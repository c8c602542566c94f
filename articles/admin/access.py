"""Who may do what with which story. Everything on the desk that shows or changes one asks here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles import workflow
from articles.models.choices import Stage


class Access:
    """Permissions for each story, and the steps from draft to ready; mixed into the stories' admin."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def looked_for_within(self, request):
        """Have the search look among one's own stories, where one may see no others."""
        return {} if request.user.has_perm("articles.change_any_article") else {"owner": request.user.pk}

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (obj is None or workflow.may_see(request.user, obj))

    def has_change_permission(self, request, obj=None):
        """What is in the bin is read only until somebody puts it back."""
        return super().has_change_permission(request, obj) and (obj is None or workflow.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or (
            workflow.may_change(request.user, obj) and (not obj.page_id or self.may_publish(request))
        )

    def may_publish(self, request):
        return request.user.has_perm("articles.publish_article")

    def story(self, request, pk):
        """Return a story that this person may change. Raises Http404 or PermissionDenied."""
        story = self.looked_at(request, pk)
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        return story

    def publishable(self, request, pk):
        """Return a story about whose publication this person decides. Raises Http404 or PermissionDenied."""
        if not (self.may_publish(request) and self.has_change_permission(request)):
            raise PermissionDenied
        return self.looked_at(request, pk)

    def looked_at(self, request, pk):
        """Return a story that this person may see. Raises Http404 or PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        stories = self.get_queryset(request).select_related("page", "published_revision", "scheduled_revision")
        return get_object_or_404(stories.defer(None), pk=pk)

    def get_urls(self):
        return [*self.addresses({"stage": self.stage_view}), *super().get_urls()]

    def stage_view(self, request, pk):
        """Move a story on or back without saving it: who handed it in may take it back."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        story, to = self.looked_at(request, pk), request.POST.get("to")
        if to not in Stage:
            raise Http404("There is no such stage.")
        return self.moved(request, story, Stage(to))

    def moved(self, request, story, stage):
        if stage not in workflow.steps(request.user, story) or not workflow.move(story, stage, by=request.user):
            said = "It could not be moved: somebody else has moved it meanwhile, or it is not yours to move."
            self.message_user(request, said, messages.WARNING)
        else:
            self.log_change(request, story, stage.label)
            self.message_user(request, f"“{story}”: {workflow.SAID[stage]}", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
