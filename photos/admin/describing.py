"""Descriptions in a row: one photograph after another that has none, with its picture large and one field."""

from functools import reduce
from operator import or_

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from photos.admin.autocomplete import KEY
from photos.admin.counting import COUNTED, in_words
from photos.admin.shown import address_of
from photos.models import Photo
from photos.signals import photos_met
from photos.wording import HELP

GONE = "That photograph is no longer in the library. You wrote: “{}”"
DESCRIBED = 'Somebody has described “<a href="{}">{}</a>” meanwhile: “{}” That stands. You wrote: “{}”'


class DescribeForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ("alt_text",)
        labels = {"alt_text": "Description"}
        help_texts = {"alt_text": HELP["alt_text"]}
        widgets = {"alt_text": forms.Textarea(attrs={"rows": 4, "autofocus": True})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alt_text"].required = True
        self.fields["alt_text"].widget.attrs.pop("maxlength", None)


class Describing:
    """The page that goes from one to the next; mixed into the photographs' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.describe_view)
        return [path("describe/", view, name="photos_photo_describe"), *super().get_urls()]

    def describe_view(self, request):
        """Show the next photograph without a description after the one that `after` names; a post writes one."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            photo = found(request.POST.get("photo", ""))
            form = DescribeForm(request.POST, instance=photo)
            if form.is_valid():
                self.describe(request, photo and photo.pk, form.cleaned_data["alt_text"])
            if photo is None or form.is_valid():
                return HttpResponseRedirect(page_after(photo))
        else:
            photo = next_after(found(request.GET.get("after", "")))
            form = DescribeForm(instance=photo)
        return self.show_to_describe(request, photo, form)

    def show_to_describe(self, request, photo, form):
        context = {
            **self.admin_site.each_context(request),
            "title": "Descriptions in a row",
            "opts": self.opts,
            "photo": photo,
            "address": photo and (address_of(photo) or self.address_of_closed(request, photo)),
            "left": in_words(Photo.objects.undescribed()[: COUNTED + 1].count()),
            "form": form,
        }
        return TemplateResponse(request, "admin/photos/photo/describe.html", context)

    @transaction.atomic
    def describe(self, request, key, words):
        """Write a description where there is still none; what somebody else wrote meanwhile stays, and both are told.

        Only the words are written, on the row as it stands: a file that was replaced meanwhile stays replaced.
        """
        photo = Photo.objects.select_for_update().filter(pk=key).first()
        if photo is None:
            said = format_html(GONE, words)
        elif photo.alt_text:
            page = reverse(f"{self.admin_site.name}:photos_photo_change", args=[key])
            said = format_html(DESCRIBED, page, photo, photo.alt_text, words)
        else:
            photo.alt_text = words
            photo.save(update_fields=["alt_text", "updated_at"])
            return self.log_change(request, photo, "Described.")
        return self.message_user(request, said, messages.WARNING)


def page_after(photo):
    page = reverse("admin:photos_photo_describe")
    return f"{page}?after={photo.pk}" if photo else page


def next_after(last):
    """Return the photograph to be described after another, None for the first; None if there is no more.

    Those that readers meet come first, then the others, both newest first.
    """
    rows = Photo.objects.undescribed().order_by("-created_at", "-pk")
    met = is_met()
    if last is None or Photo.objects.filter(met, pk=last.pk).exists():
        return older(rows.filter(met), last).first() or rows.exclude(met).first()
    return older(rows.exclude(met), last).first()


def is_met():
    """Return the condition that readers meet a photograph somewhere; who knows where is asked."""
    answers = [rows for _, rows in photos_met.send(Photo)]
    return reduce(or_, (Q(Exists(rows.filter(photo=OuterRef("pk")))) for rows in answers), Q(pk__in=()))


def older(rows, last):
    if last is None:
        return rows
    earlier = Q(created_at__lt=last.created_at) | Q(created_at=last.created_at, pk__lt=last.pk)
    # Said twice, because a database finds its place in an index by the plain one only.
    return rows.filter(created_at__lte=last.created_at).filter(earlier)


def found(key):
    return Photo.objects.filter(pk=key).first() if KEY.fullmatch(key) else None
