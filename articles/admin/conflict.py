"""Two people on one story: who saves second is stopped before anything is written, and brings both together."""

from copy import copy

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.forms.formsets import all_valid
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from articles import publishing, snapshots, three_way
from articles.admin.changes import changes
from articles.admin.keeping import name_of, version_in
from articles.admin.raw_form import adopted, filled_in, named_ids, pairs
from articles.admin.telling import told
from articles.models import Article, FormDraft
from articles.three_way import MINE, THEIRS


class Undone(Exception):
    """Takes back what was only written to see what it would make."""


class Conflict:
    """Mixed into the stories' admin; the row is held from the comparison to the end of the request's transaction."""

    def get_urls(self):
        return [*self.addresses({"conflict": self.conflict_view, "kept": self.kept_view}), *super().get_urls()]

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST" and object_id and not request.refilling:
            clash = self.clash(request, unquote(object_id))
            if clash is not None:
                return clash
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def clash(self, request, object_id):
        """Return the page that asks, if somebody else has saved since this form was opened; None goes on to saving."""
        story, version = self.get_object(request, object_id), version_in(request.POST)
        if story is None or version is None or not self.has_change_permission(request, story):
            return None
        story = publishing.held(story.pk)
        base = story.revisions.filter(pk=version).first()
        theirs = story.latest_revision
        if base is None or base == theirs:
            return None
        if three_way.written(base.snapshot) == three_way.written(theirs.snapshot):
            return None  # A gallery that the story shows was hung anew; nobody wrote.
        mine = self.what_it_would_make(request, story, request.POST)
        if mine is None:
            return None
        values = {"fields": pairs(request.POST), "version": version, "snapshot": mine, "kept_at": timezone.now()}
        FormDraft.objects.of(request.user).update_or_create(article=story, defaults={"user": request.user, **values})
        return self.ask(request, story, base.snapshot, mine)

    def what_it_would_make(self, request, story, data):
        """Return the snapshot that saving a raw form would make, None if the form itself wants mending first.

        It is saved and taken back: nothing else says so exactly what a form of rows and blocks makes. Rows that the
        form does not know go before, since whoever sent it never saw them.
        """
        there = self.rows_there(request, str(story.pk))
        asked = copy(request)
        asked.method, asked._files, asked._post = "POST", MultiValueDict(), adopted(data, there)
        try:
            with transaction.atomic():
                self.without_unknown_rows(asked, story, there, data)
                form, formsets = self.bound(asked, story)
                if not (form.is_valid() & all_valid(formsets)):
                    return None
                self.save_model(asked, self.save_form(asked, form, change=True), form, True)
                form.save_m2m()
                for formset in formsets:
                    self.save_formset(asked, form, formset, change=True)
                mine = snapshots.freeze(Article.objects.get(pk=story.pk))
                raise Undone
        except Undone:
            return mine

    def without_unknown_rows(self, request, story, there, sent):
        for inline in self.get_inline_instances(request, story):
            prefix = inline.get_formset(request, story).get_default_prefix()
            unknown = there[prefix] - named_ids(sent, prefix)
            inline.model.objects.filter(pk__in=unknown).delete()

    def bound(self, request, story):
        story = self.get_object(request, str(story.pk))
        fields = flatten_fieldsets(self.get_fieldsets(request, story))
        form = self.get_form(request, story, change=True, fields=fields)(request.POST, request.FILES, instance=story)
        return form, self._create_formsets(request, form.instance, change=True)[0]

    def ask(self, request, story, base, mine):
        theirs = story.latest_revision
        found = three_way.places(*map(three_way.written, (base, mine, theirs.snapshot)))
        shown = [told(place) for place in found if place.taken is not None]
        name = name_of(theirs.created_by) if theirs.created_by else "Somebody"
        context = {
            "title": f"{name} saved this story while you were writing",
            "places": shown,
            "asks": sum(place.asks for place in found),
            "theirs": theirs,
            "other": name,
        }
        response = self.page(request, story, "conflict", context)
        response.status_code = 409
        return response

    @transaction.atomic
    def conflict_view(self, request, pk):
        """Show the two versions again, or make one of them as was chosen."""
        story = publishing.held(self.story(request, pk).pk)
        draft = FormDraft.objects.of(request.user).filter(article=story, snapshot__isnull=False).first()
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        base = draft and story.revisions.filter(pk=draft.version).first()
        if base is None:
            self.message_user(request, "There is nothing to bring together any more.", messages.INFO)
            return back
        theirs = story.latest_revision
        if request.method != "POST" or request.POST.get("seen") != str(theirs.pk):
            return self.ask(request, story, base.snapshot, draft.snapshot)
        one = self.chosen(request.POST, base.snapshot, draft.snapshot, theirs.snapshot)
        settled = publishing.bring_together(story, draft.snapshot, one, by=request.user)
        draft.delete()
        for warning in settled.warnings:
            self.message_user(request, warning, messages.WARNING)
        said = f"Saved as revision {settled.revision.number}. Both versions stay in the history."
        self.log_change(request, story, said)
        self.message_user(request, said, messages.SUCCESS)
        return back

    def kept_view(self, request, pk):
        """Show what the words that are kept for this person would change of the story."""
        story = self.story(request, pk)
        draft = self.kept_for(request, story)
        if draft is None:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        with transaction.atomic():
            mine = self.what_it_would_make(request, publishing.held(story.pk), filled_in(draft.fields))
        lines = changes(story.latest_revision.snapshot, mine) if mine and story.latest_revision else []
        context = {"title": "Words that are not saved yet", "kept": draft, "mine": mine}
        return self.page(request, story, "kept", context | {"lines": [line for line in lines if line.is_one]})

    def chosen(self, posted, base, mine, theirs):
        if posted.get("keep") in (MINE, THEIRS):
            return mine if posted["keep"] == MINE else theirs
        found = three_way.places(*map(three_way.written, (base, mine, theirs)))
        return three_way.resolved(found, posted)
