"""The pages on which an editor decides what readers get: each says what will happen, and a button makes it so."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles import publishing
from articles.admin.confirmation import Confirmation
from articles.admin.listing import moment
from articles.forms import RepublishForm, ScheduleForm
from articles.publishing import NotPublishable
from photos.admin.autocomplete import KEY


class Publishing:
    """Publish, schedule, unschedule and withdraw; mixed into the stories' admin. Only a POST changes anything."""

    def get_urls(self):
        views = {
            "publish": self.publish_view,
            "schedule": self.schedule_view,
            "unschedule": self.unschedule_view,
            "withdraw": self.withdraw_view,
        }
        return [*self.addresses(views), *super().get_urls()]

    def addresses(self, views):
        return [
            path(
                f"<int:pk>/{name.replace('_', '/')}/", self.admin_site.admin_view(view), name=f"articles_article_{name}"
            )
            for name, view in views.items()
        ]

    def publish_view(self, request, pk):
        story = self.publishable(request, pk)
        asked = Confirmation(story, asked_revision(request, story), request)
        kind = RepublishForm(request.POST or None)
        if request.method == "POST" and kind.is_valid():
            try:
                page = self.publish(request, asked, kind)
            except NotPublishable as refused:
                asked.reasons = refused.reasons
            else:
                return self.done(
                    request,
                    story,
                    f"Published revision {asked.revision.number}{asked.how}.",
                    format_html('Readers see it now: <a href="{0}">{0}</a>', page.path),
                )
        context = {"title": f"Publish revision {asked.revision.number}?", "asked": asked, "kind": kind}
        return self.page(request, story, "publish", context | {"form": ScheduleForm()})

    def publish(self, request, asked, kind):
        options = {"release": asked.ticked, "before_embargo": asked.before_embargo}
        if asked.story.page_id:
            options |= kind.cleaned_data
        return publishing.publish(asked.revision, by=request.user, **options)

    def schedule_view(self, request, pk):
        story = self.publishable(request, pk)
        asked = Confirmation(story, asked_revision(request, story), request)
        form = ScheduleForm(request.POST or None, initial={"at": story.scheduled_for})
        if request.method == "POST" and form.is_valid():
            at = form.cleaned_data["at"]
            try:
                publishing.schedule(asked.revision, at=at, by=request.user, release=asked.ticked)
            except NotPublishable as refused:
                asked.reasons = refused.reasons
            else:
                return self.done(request, story, f"Revision {asked.revision.number} is scheduled for {moment(at)}.")
        title = f"Schedule revision {asked.revision.number}"
        context = {"title": title, "asked": asked, "form": form, "scheduling": True}
        return self.page(request, story, "publish", context)

    def unschedule_view(self, request, pk):
        story = self.publishable(request, pk)
        if request.method == "POST":
            publishing.unschedule(story)
            return self.done(request, story, "Nothing is scheduled any more.")
        return self.page(request, story, "unschedule", {"title": "Take the schedule back?"})

    def withdraw_view(self, request, pk):
        story = self.publishable(request, pk)
        if request.method == "POST":
            publishing.withdraw(story, by=request.user)
            return self.done(request, story, "Withdrawn: no reader sees it any more.")
        return self.page(request, story, "withdraw", {"title": "Withdraw this story?"})

    def page(self, request, story, name, context):
        context |= self.admin_site.each_context(request) | {"original": story, "opts": self.opts}
        return TemplateResponse(request, f"admin/articles/article/{name}.html", context)

    def done(self, request, story, said, shown=""):
        self.log_change(request, story, said)
        self.message_user(request, shown or said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))


def asked_revision(request, story):
    """Return the revision of this story that the form or the address names; any other is not found."""
    key = (request.POST if request.method == "POST" else request.GET).get("revision", "")
    if not KEY.fullmatch(key):
        raise Http404("No revision is named.")
    return get_object_or_404(story.revisions.select_related("created_by"), pk=key)
