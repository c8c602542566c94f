"""Words that are not saved yet: kept as they are typed, offered when one comes back, put back when asked to."""

import json
import re
from datetime import timedelta
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.raw_form import adopted, filled_in, pairs
from articles.models import FormDraft
from photos.admin.autocomplete import KEY

# What a form may weigh, in bytes; a story of sixty blocks has some 150,000.
MOST = 2_000_000
# Who typed within this time is still writing.
WRITING = timedelta(minutes=5)
SAVED = "saved_forms"
UUID4 = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Refilled:
    """A form that shows what was kept and is not to be saved yet: nothing in it is wrong so far."""

    def is_valid(self):
        super().is_valid()
        self._errors = ErrorDict()
        return False


class Keeping:
    """Keeping, offering and putting back; mixed into the stories' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.keep_new_view)
        new = path("keep/<uuid:key>/", view, name="articles_article_keep_new")
        return [new, *self.addresses({"keep": self.keep_view}), *super().get_urls()]

    def keep_view(self, request, pk):
        try:
            story = self.story(request, pk)
        except PermissionDenied:
            return refused("This story is not yours to change any more", 403)
        return self.keep(request, story)

    def keep_new_view(self, request, key):
        if not self.has_add_permission(request):
            return refused("You may not begin a story", 403)
        return self.keep(request, key=str(key))

    def keep(self, request, story=None, key=""):
        """Keep what a script sends of the form, or throw it away; answer when, and who else is writing."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if pk := request.POST.get("forget"):  # without a script
            return self.thrown_away(request, story, pk)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
            return refused("The words are too many for the desk to keep", 413)
        sent = read(request.body)
        if sent is None:
            return refused("This cannot be read", 400)
        if sent.get("person", str(request.user.pk)) != str(request.user.pk):
            return refused("Somebody else has signed in here", 403)
        fields = pairs(filled_in(sent["fields"]))
        whose = {"article": story, "key": key_in(dict(fields)) or key}
        now, drafts = timezone.now(), FormDraft.objects.of(request.user)
        if sent.get("forget"):
            drafts.filter(**whose).delete()
            return JsonResponse({"kept": "", "others": ""})
        version = version_in(dict(fields))
        values = {"fields": fields, "version": version, "kept_at": now, "snapshot": None}
        drafts.update_or_create(**whose, defaults={"user": request.user, **values})
        others = story and others_at_work(story, request.user, version, now)
        return JsonResponse({"kept": clock(now), "others": others or ""})

    def thrown_away(self, request, story, pk):
        if KEY.fullmatch(pk):
            FormDraft.objects.of(request.user).filter(article=story, pk=pk).delete()
        page = ("change", [story.pk]) if story else ("add", [])
        return HttpResponseRedirect(reverse(f"admin:articles_article_{page[0]}", args=page[1]))

    def kept_for(self, request, story):
        """Return the FormDraft that the address names, else the last kept of a story; None if there is none."""
        drafts = FormDraft.objects.of(request.user).filter(article=story).unsaved()
        asked = request.GET.get("kept", "")
        if KEY.fullmatch(asked):
            return drafts.filter(pk=asked).first()
        return drafts.first() if story else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.refilling = request.method == "POST" and request.POST.get("_refill", "")
        if request.refilling and not self.fill_in(request, object_id):
            self.message_user(request, "These words have been saved or thrown away already.", messages.WARNING)
            return HttpResponseRedirect(request.path)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and response.status_code == 302 and not request.refilling:
            tell_the_browser(request, response, request.POST.get("form_key", ""))
        return response

    def fill_in(self, request, object_id):
        """Have the request hold what was kept, and say whether there is any: here, or sent along by the browser."""
        if request.refilling == "server":
            draft = self.kept_for(request, self.get_object(request, object_id) if object_id else None)
            if draft is None:
                return False
            request.POST = filled_in(draft.fields)
        request.POST = adopted(request.POST, self.rows_there(request, object_id))
        return True

    def rows_there(self, request, object_id):
        """Return the ids of the rows that a story has now, by the prefix of their formset."""
        story = self.get_object(request, object_id) if object_id else None
        there = {}
        for inline in self.get_inline_instances(request, story):
            formset = inline.get_formset(request, story)
            rows = inline.model.objects.filter(**{formset.fk.name: story}) if story else inline.model.objects.none()
            there[formset.get_default_prefix()] = {str(pk) for pk in rows.values_list("pk", flat=True)}
        return there

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form)(form.__name__, (Refilled, form), {}) if getattr(request, "refilling", "") else form

    def render_change_form(self, request, context, **kwargs):
        story = kwargs.get("obj")
        if getattr(request, "refilling", ""):
            context["errors"] = ErrorList()
            for inline in context["inline_admin_formsets"]:
                nothing_wrong(inline.formset)
        elif request.method == "GET" and self.may_write(request, story):
            context["kept"] = self.kept_for(request, story)
        if story and self.may_write(request, story):
            context["others"] = others_at_work(story, request.user, story.latest_revision_id, timezone.now())
        context["keep_at"] = self.address_to_keep_at(context["adminform"].form, story)
        return super().render_change_form(request, context, **kwargs)

    def address_to_keep_at(self, form, story):
        if story:
            return reverse("admin:articles_article_keep", args=[story.pk])
        key = str(form["form_key"].value())
        return reverse("admin:articles_article_keep_new", args=[key if UUID4.fullmatch(key) else uuid4()])

    def may_write(self, request, story):
        return self.has_change_permission(request, story) if story else self.has_add_permission(request)

    def save_related(self, request, form, formsets, change):
        """What is saved need not be kept any more; both happen or neither."""
        super().save_related(request, form, formsets, change)
        key = str(form.cleaned_data.get("form_key") or "")
        whose = Q(article=form.instance) | Q(article=None)
        FormDraft.objects.of(request.user).filter(whose, key=key).delete()


def tell_the_browser(request, response, key):
    """Name the form that was saved in a cookie, so that the browser forgets the copy of its words."""
    if UUID4.fullmatch(key):
        others = [other for other in request.COOKIES.get(SAVED, "").split(".") if UUID4.fullmatch(other)]
        response.set_cookie(SAVED, ".".join([key, *others][:8]), path=reverse("admin:index"), samesite="Lax")


def nothing_wrong(formset):
    for form in formset.forms:
        form._errors = ErrorDict()
    formset._errors = [form._errors for form in formset.forms]
    formset._non_form_errors = ErrorList()


def refused(problem, status):
    """Answer a script in words that it shows."""
    return JsonResponse({"problem": problem}, status=status)


def read(body):
    """Return what a script sent, None for what is no form.

    That is {"fields": [[name, value], …]}, maybe with the "person" who typed it, or "forget" for what is as it was.
    """
    try:
        sent = json.loads(body)
    except ValueError:
        return None
    fields = sent.get("fields") if isinstance(sent, dict) else None
    return sent if isinstance(fields, list) and all(is_pair(field) for field in fields) else None


def is_pair(field):
    """Say whether this is a name and its value, which every database can hold."""
    return (
        isinstance(field, list)
        and len(field) == 2
        and all(isinstance(word, str) and "\x00" not in word and is_unicode(word) for word in field)
    )


def is_unicode(word):
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True


def version_in(fields):
    version = fields.get("version", "")
    return int(version) if KEY.fullmatch(version) else None


def key_in(fields):
    """Return the key that a form was opened with, "" if it says none that could be one."""
    key = fields.get("form_key", "")
    return key if UUID4.fullmatch(key) else ""


def others_at_work(story, user, version, now):
    """Say who else saved or is writing a story since its form was opened; "" for nobody."""
    latest = story.latest_revision
    if latest and version and latest.pk != version and latest.created_by not in (None, user):
        return f"{name_of(latest.created_by)} saved this story at {clock(latest.created_at)}."
    drafts = FormDraft.objects.filter(article=story, kept_at__gte=now - WRITING).exclude(user=user)
    other = drafts.select_related("user").order_by("-kept_at").first()
    return f"{name_of(other.user)} is writing here too ({clock(other.kept_at)})." if other else ""


def name_of(user):
    return user.get_full_name() or user.get_username()


def clock(at):
    return date_format(timezone.localtime(at), "H:i")
