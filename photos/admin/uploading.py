"""Many photographs at once: each file comes by itself, and gets an answer of its own."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, JsonResponse
from django.urls import path, reverse
from django.utils.html import strip_tags

from photos import rights
from photos.flags import flags
from photos.models import Photo
from photos.renditions import thumbnail
from photos.storage import NotStored
from photos.wording import NOT_STORED, UNTOLD

logger = logging.getLogger(__name__)
# What is asked once for all files of a batch; a file that tells it itself needs none of it.
SHARED = ("credit", "creator", "licence", "keywords", "rights_end_on")


class Uploading:
    """The address to which the drop strip over the library sends; mixed into the photographs' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", view, name="photos_photo_upload"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        shared = [Photo._meta.get_field(name) for name in SHARED]
        context = {"upload_fields": shared if self.has_add_permission(request) else ()}
        return super().changelist_view(request, context | (extra_context or {}))

    def upload_view(self, request):
        """Take one file by the rules of the form, and answer with what became of it, as JSON.

        `kind` is "added", "alike" (the library has the picture already), "wants" (words are missing; the file is kept),
        "failed" (a storage is away; the file is kept if it could be) or "refused". Fields left empty are those that the
        file itself tells.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        data = request.POST.copy()
        for name, value in {"focal_x": "50", "focal_y": "50", "may_syndicate": "on"}.items():
            data.setdefault(name, value)
        form = self.get_form(request)(data, request.FILES)
        if not form.is_valid():
            return JsonResponse(refusal(form))
        try:
            photo = self.add_one(request, form)
        except NotStored:
            logger.exception("A storage did not take a photograph.")
            return JsonResponse({"kind": "failed", "words": NOT_STORED, "kept": form.keep_upload()})
        wants = [flag.words for flag in flags(photo, rights.today())]
        return JsonResponse(
            {"kind": "added", "title": photo.title, "url": page_of(photo), "thumb": thumbnail(photo), "wants": wants}
        )

    @transaction.atomic
    def add_one(self, request, form):
        photo = form.save()
        self.log_addition(request, photo, "One of many.")
        return photo


def refusal(form):
    """Return what to say of a file that was not taken: why, what is missing, and by which token it is kept."""
    said = {name: " ".join(strip_tags(str(error)) for error in errors) for name, errors in form.errors.items()}
    answer = {"kept": form.data.get("kept", ""), "words": said.pop("file", "")}
    if form.alike:
        alike = [{"title": row.title, "url": page_of(row), "thumb": thumbnail(row)} for row in form.alike]
        words = "The library has this picture already."
        return answer | {"kind": "alike", "words": words, "alike": alike if form.may_see else [], "errors": said}
    missing = [name for name in UNTOLD if name in said]
    if form.is_read and answer["kept"]:
        told = {name: form.data.get(name, "") for name in UNTOLD}
        return answer | {"kind": "wants", "errors": said, "missing": missing, "told": told}
    words = answer["words"] or " ".join(said.values()) or "This file cannot be taken."
    return answer | {"kind": "refused", "words": words, "errors": said}


def page_of(photo):
    return reverse("admin:photos_photo_change", args=[photo.pk])
