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
from articles.admin.beside import beside
from articles.admin.changes import changes
from articles.admin.keeping import key_in, name_of, tell_the_browser, version_in
from articles.admin.raw_form import adopted, filled_in, named_ids, pairs
from articles.admin.telling import told
from articles.models import Article, FormDraft
from articles.newly_named import by_name, made
from articles.three_way import MINE, THEIRS
from photos.admin.autocomplete import KEY


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
        whose = {"article": story, "key": key_in(request.POST)}
        values = {"fields": pairs(request.POST), "version": version, "snapshot": mine, "kept_at": timezone.now()}
        drafts = FormDraft.objects.of(request.user)
        draft, _ = drafts.update_or_create(**whose, defaults={"user": request.user, **values})
        return self.ask(request, story, draft, base.snapshot)

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
                self.settle_proposals(asked.POST, story)
                mine = snapshots.freeze(Article.objects.get(pk=story.pk))
                raise Undone
        except Undone:
            return by_name(mine)

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

    def ask(self, request, story, draft, base):
        theirs = story.latest_revision
        found = three_way.places(*map(three_way.written, (base, draft.snapshot, theirs.snapshot)))
        columns = self.columns(request, story, draft)
        context = {
            **who_was_there(theirs.created_by, request.user),
            "places": [told(place) for place in found if place.taken is not None],
            "columns": columns,
            "asks": sum(place.asks for place in found) + len(columns),
            "theirs": theirs,
            "draft": draft,
        }
        response = self.page(request, story, "conflict", context)
        response.status_code = 409
        return response

    def columns(self, request, story, draft):
        """Return what these words change of the story beside its snapshot, each a Beside."""
        asked = copy(request)
        asked.method, asked._files, asked._post = "POST", MultiValueDict(), filled_in(draft.fields)
        form, _ = self.bound(asked, story)
        return beside(form, story) if form.is_valid() else []

    @transaction.atomic
    def conflict_view(self, request, pk):
        """Show the two versions again, or make one of them as was chosen."""
        story = publishing.held(self.story(request, pk).pk)
        draft = self.draft_in_conflict(request, story)
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        base = draft and story.revisions.filter(pk=draft.version).first()
        if base is None:
            self.message_user(request, "There is nothing to bring together any more.", messages.INFO)
            return back
        if request.method != "POST" or request.POST.get("seen") != str(story.latest_revision_id):
            return self.ask(request, story, draft, base.snapshot)
        settled = self.settle(request, story, draft, base.snapshot)
        for warning in settled.warnings:
            self.message_user(request, warning, messages.WARNING)
        said = f"Saved as revision {settled.revision.number}. Both versions stay in the history."
        self.log_change(request, story, said)
        self.message_user(request, said, messages.SUCCESS)
        tell_the_browser(request, back, draft.key)
        return back

    def draft_in_conflict(self, request, story):
        """Return the draft that the page was about, or the last that was stopped; None if there is none."""
        drafts = FormDraft.objects.of(request.user).filter(article=story, snapshot__isnull=False).unsaved()
        asked = request.POST.get("draft")
        if asked is None:
            return drafts.first()
        return drafts.filter(pk=asked).first() if KEY.fullmatch(asked) else None

    def settle(self, request, story, draft, base):
        """Make one of two versions as was chosen, and let the draft go; return what the door restored."""
        columns = self.columns(request, story, draft)
        mine, theirs, posted = made(draft.snapshot), story.latest_revision.snapshot, request.POST
        if posted.get("keep") in (MINE, THEIRS):
            one = mine if posted["keep"] == MINE else theirs
        else:
            one = three_way.resolved(three_way.places(*map(three_way.written, (base, mine, theirs))), posted)
        settled = publishing.bring_together(story, mine, one, by=request.user)
        whose = {column.name: posted.get("keep") or posted.get(column.name, MINE) for column in columns}
        if values := {column.name: column.value for column in columns if whose[column.name] == MINE}:
            Article.objects.filter(pk=story.pk).update(**values)
        draft.delete()
        return settled

    def kept_view(self, request, pk):
        """Show what words that are not saved would change of the story: kept here, or sent along by the browser."""
        story = self.story(request, pk)
        draft = FormDraft(fields=pairs(request.POST)) if request.method == "POST" else self.kept_for(request, story)
        if draft is None:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        with transaction.atomic():
            mine = self.what_it_would_make(request, publishing.held(story.pk), filled_in(draft.fields))
        lines = changes(story.latest_revision.snapshot, mine) if mine and story.latest_revision else []
        context = {"title": "Words that are not saved yet", "kept": draft, "mine": mine}
        return self.page(request, story, "kept", context | {"lines": [line for line in lines if line.is_one]})


def who_was_there(other, user):
    """Return the page's title and what it calls whoever saved meanwhile: maybe oneself, in another window."""
    if other == user:
        return {"title": "You saved this story in another window while you were writing here", "other": "the other"}
    name = name_of(other) if other else "Somebody"
    return {"title": f"{name} saved this story while you were writing", "other": name}
