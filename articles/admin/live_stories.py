"""The live stories that a change of the record concerns, and one note for all of them that need one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from articles.admin.concerned import Concerned
from articles.models import FactToSettle
from articles.noting import annotate_each

KINDS = ("company", "brand", "partnership")
MAY_NOTE = ("articles.publish_article", "articles.change_any_article")


def may_note(user):
    return user.has_perms(MAY_NOTE)


class NoteForm(forms.Form):
    """A sentence for the foot of stories, and the day that it bears."""

    words = forms.CharField(
        label="Note",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "form": "note"}),
        error_messages={"required": "Say what has happened: readers find it at the foot of each story."},
    )
    on = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date", "form": "note"}, format="%Y-%m-%d"))

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("This day is still to come.")
        return on


class LiveStories:
    """Mixed into the admin of facts to settle: their page, which only a POST lets do anything."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.live_stories_view)
        return [path("<slug:kind>/<int:key>/", view, name="articles_live_stories_of"), *super().get_urls()]

    def live_stories_view(self, request, kind, key):
        """List the live stories that name a record, with what changed of it since the change that `since` names."""
        if not may_note(request.user):
            raise PermissionDenied
        if kind not in KINDS:
            raise Http404("There is no such kind of record.")
        concerned = Concerned.asked(kind, key, request)
        form = NoteForm(request.POST if "_note" in request.POST else None, initial=initial(concerned), label_suffix="")
        if request.method == "POST":
            if "_nothing" in request.POST:
                return self.settle(request, concerned, "Nothing more is to be said of it.")
            if form.is_valid() and concerned.ticked:
                return self.add_notes(request, concerned, form)
        unticked = form.is_bound and not concerned.ticked
        context = {"title": f"Live stories that name “{concerned.record}”", "opts": concerned.record._meta}
        context |= {"concerned": concerned, "form": form, "unticked": unticked}
        return TemplateResponse(
            request, "admin/articles/live_stories.html", self.admin_site.each_context(request) | context
        )

    def add_notes(self, request, concerned, form):
        """Add the note to what is ticked, say what came of each, and settle what was shown if that was all of it."""
        typed = form.cleaned_data
        results = annotate_each(concerned.ticked, concerned.occasion, typed["words"], by=request.user, on=typed["on"])
        done = [noted for noted in results if not noted.refusal]
        if done:
            named = "one story" if len(done) == 1 else f"{len(done)} stories"
            self.message_user(request, f"The note stands in {named}, and readers see it.", messages.SUCCESS)
        for noted in results:
            if noted.refusal:
                self.message_user(request, f"Not in “{noted.story}”: {noted.refusal}.", messages.WARNING)
        if results and concerned.is_all:
            said = "Nothing of it waits to be settled any more." if concerned.posted["fact"] else ""
            return self.settle(request, concerned, said)
        return HttpResponseRedirect(request.get_full_path())

    def settle(self, request, concerned, said=""):
        """Settle the facts that were on the page; of what came since nobody has seen anything."""
        facts = FactToSettle.objects.of(concerned.kind, concerned.record.pk).filter(pk__in=concerned.posted["fact"])
        facts.settle(request.user)
        if said:
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())


def initial(concerned):
    return {"words": concerned.sentence, "on": timezone.localdate()}
