"""The same said of several photographs at once: chosen in the library, shown with what changes, then written."""

import hashlib
from datetime import date
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from photos.admin.gallery import MOST_AT_ONCE, gathered
from photos.models import Photo
from photos.rights import written
from photos.wording import HELP, LICENCES

OVERTAKEN = "Somebody has changed one of these photographs meanwhile, or you what you say: look at it again."


class TogetherForm(forms.ModelForm):
    """What is to be said; what is left empty stays as it is with each. Keywords are added to those that are there."""

    licence_url = forms.URLField(label="Address of the licence", required=False, max_length=500, assume_scheme="https")
    no_end = forms.BooleanField(label="The rights have no end", required=False)

    class Meta:
        model = Photo
        fields = ("credit", "creator", "copyright_notice", "licence", "licence_url", "rights_end_on", "keywords")
        labels = {"keywords": "Keywords to add"}
        help_texts = {name: HELP[name] for name in ("licence", "rights_end_on", "keywords")}
        widgets = {
            "keywords": forms.TextInput,
            "licence": forms.TextInput(attrs={"list": "licences", "autocomplete": "off"}),
            "rights_end_on": forms.DateInput(attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.required = False
            field.widget.attrs.pop("maxlength", None)

    def clean(self):
        if self.cleaned_data.get("no_end") and self.cleaned_data.get("rights_end_on"):
            self.add_error("rights_end_on", "Say a day, or that there is none.")
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error(None, "Nothing is said yet: fill in what is to be the same of all of them.")


class Line(NamedTuple):
    """One column of one photograph, as it is and as it is to be."""

    name: str
    label: str
    before: object
    after: object

    def in_words(self):
        """Return what stays, what goes and what comes; of keywords none goes."""
        if self.name == "keywords":
            return self.before, "", self.after.removeprefix(self.before).lstrip(", ")
        return "", *(written(value) if isinstance(value, date) else value or "" for value in (self.before, self.after))


class Together:
    """The action and its page; mixed into the photographs' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.together_view)
        return [path("together/", view, name="photos_photo_together"), *super().get_urls()]

    @admin.action(description="Say the same of them…", permissions=["change"])
    def say_the_same(self, request, queryset):
        keys = ",".join(str(key) for key in queryset.values_list("pk", flat=True)[:MOST_AT_ONCE])
        return HttpResponseRedirect(f"{reverse(f'{self.admin_site.name}:photos_photo_together')}?photographs={keys}")

    def together_view(self, request):
        """Show the photographs that the address names; a post shows what would change, one with its seal does it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = TogetherForm(request.POST or None)
        plan = None
        if request.method == "POST" and form.is_valid():
            asked = request.POST.get("seal", "")
            plan, done = self.carry_out(request, form, asked)
            if done:
                self.message_user(request, f"{done} photograph{'' if done == 1 else 's'} changed.", messages.SUCCESS)
                return HttpResponseRedirect(reverse(f"{self.admin_site.name}:photos_photo_changelist"))
            if asked:
                self.message_user(request, OVERTAKEN, messages.WARNING)
        context = {
            **self.admin_site.each_context(request),
            "title": "The same of several photographs",
            "opts": self.opts,
            "form": form,
            "photographs": [(photo, ()) for photo in gathered(request)] if plan is None else plan,
            "changing": sum(1 for _, lines in plan or () if lines),
            "seal": seal_of(plan) if plan is not None else "",
            "licences": LICENCES,
        }
        return TemplateResponse(request, "admin/photos/photo/together.html", context)

    @transaction.atomic
    def carry_out(self, request, form, seal):
        """Return what changes with each photograph, and how many were changed: none unless `seal` is this plan's."""
        keys = [photo.pk for photo in gathered(request)]
        held = Photo.objects.select_for_update().order_by("pk").in_bulk(keys)
        plan = [(held[key], lines_of(held[key], form.cleaned_data)) for key in keys if key in held]
        changing = [(photo, lines) for photo, lines in plan if lines]
        if seal != seal_of(plan):
            return plan, 0
        for photo, lines in changing:
            for line in lines:
                setattr(photo, line.name, line.after)
            photo.save(update_fields=[*(line.name for line in lines), "updated_at"])
            self.log_change(request, photo, f"Said of several: {', '.join(line.label.lower() for line in lines)}.")
        return plan, len(changing)


def lines_of(photo, said):
    """Return the Lines that differ once `said`, the form's values, holds for a photograph."""
    wanted = {name: value for name, value in said.items() if value and name not in {"no_end", "keywords"}}
    if said["no_end"]:
        wanted["rights_end_on"] = None
    if said["keywords"]:
        wanted["keywords"] = joined(photo.keywords, said["keywords"])
    label = {name: photo._meta.get_field(name).verbose_name.capitalize() for name in wanted}
    lines = (Line(name, label[name], getattr(photo, name), value) for name, value in wanted.items())
    return [line for line in lines if line.before != line.after]


def joined(there, more):
    """Return keywords with those added that are not among them yet, in whatever case."""
    known = {word.strip().casefold() for word in there.split(",")}
    new = [word.strip() for word in more.split(",") if word.strip() and word.strip().casefold() not in known]
    return ", ".join([*([there] if there else []), *new])


def seal_of(plan):
    """Return what stands for a plan as it was seen; another one, or the same of rows that changed, has another."""
    seen = [(photo.pk, [tuple(map(str, line)) for line in lines]) for photo, lines in plan]
    return hashlib.sha256(repr(seen).encode()).hexdigest()
