"""Many photographs at once: each file comes by itself, and gets an answer of its own."""

import logging
from pathlib import PurePath

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, JsonResponse
from django.urls import path, reverse
from django.utils.html import strip_tags

from photos import rights
from photos.admin.shown import address_of
from photos.flags import flags
from photos.models import Photo
from photos.renditions import thumbnail
from photos.storage import NotStored
from photos.wording import LICENCES, NOT_STORED, UNTOLD

logger = logging.getLogger(__name__)


class SharedForm(forms.ModelForm):
    """What is said once for all files of a batch: it fills what a file does not tell and nobody has typed for it."""

    prefix = "shared"

    class Meta:
        model = Photo
        fields = ("credit", "creator", "licence", "keywords", "rights_end_on")
        widgets = {
            "keywords": forms.TextInput,
            "licence": forms.TextInput(attrs={"list": "licences"}),
            "rights_end_on": forms.DateInput(attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.required = False
            field.widget.attrs |= {"autocomplete": "off"}
            field.widget.attrs.pop("maxlength", None)


class Uploading:
    """The address to which the drop strip over the library sends; mixed into the photographs' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", view, name="photos_photo_upload"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        takes_files = self.has_add_permission(request) and "_popup" not in request.GET
        context = {"shared": SharedForm(), "licences": LICENCES} if takes_files else {}
        return super().changelist_view(request, context | (extra_context or {}))

    def upload_view(self, request):
        """Take one file by the rules of the form, and answer with what became of it, as JSON.

        `kind` is "added", "alike" (the library has the picture already), "wants" (words are missing; the file is kept),
        "failed" (a storage is away; the file is kept if it could be) or "refused". Fields left empty are those that the
        file itself tells, or that are said for the whole batch.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        shared = SharedForm(request.POST)
        form = self.form_of_one(request, shared)
        if not (form.is_valid() and shared.is_valid()):
            return JsonResponse(refusal(form, shared.errors))
        try:
            photo = self.add_one(request, form)
        except NotStored:
            logger.exception("A storage did not take a photograph.")
            return JsonResponse({"kind": "failed", "words": NOT_STORED, "kept": form.keep_upload()})
        wants = [flag.words for flag in flags(photo, rights.today())]
        return JsonResponse(
            {"kind": "added", "title": photo.title, "url": page_of(photo), "thumb": thumbnail(photo), "wants": wants}
        )

    def form_of_one(self, request, shared):
        data = request.POST.copy()
        for name, value in {"focal_x": "50", "focal_y": "50", "may_syndicate": "on"}.items():
            data.setdefault(name, value)
        form = self.get_form(request)
        form.otherwise = {name: said for name, said in shared.cleaned_data.items() if said} if shared.is_valid() else {}
        return form(data, request.FILES)

    @transaction.atomic
    def add_one(self, request, form):
        photo = form.save()
        self.log_addition(request, photo, "One of many.")
        return photo


def refusal(form, shared):
    """Return what to say of a file that was not taken: why, what is missing, and by which token it is kept.

    Arguments: `shared` are the errors of what is said for all of them.
    """
    said = {name: " ".join(strip_tags(str(error)) for error in errors) for name, errors in form.errors.items()}
    words = said.pop("file", "")
    said |= {name: " ".join(errors) for name, errors in shared.items()}
    kept = form.data.get("kept", "") if form.errors else form.keep_upload()
    answer = {"kept": kept, "words": words, "errors": said}
    if form.alike and not form.cleaned_data.get("anyway"):
        alike = [{"title": row.title, "url": page_of(row), "thumb": thumbnail(row)} for row in form.alike]
        words = "The library has this picture already."
        return answer | {"kind": "alike", "words": words, "alike": alike if form.may_see else []}
    if form.is_read and answer["kept"]:
        told = {name: form.data.get(name, "") for name in UNTOLD}
        told["title"] = told["title"] or PurePath(form.files["file"].name).stem.replace("_", " ")
        seen = address_of(form.instance, form.instance.file.picture)
        missing = [name for name in UNTOLD if name in said]
        return answer | {"kind": "wants", "missing": missing, "told": told, "thumb": seen}
    return answer | {"kind": "refused", "words": words or " ".join(said.values()) or "This file cannot be taken."}


def page_of(photo):
    return reverse("admin:photos_photo_change", args=[photo.pk])
