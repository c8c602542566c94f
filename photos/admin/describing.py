"""Descriptions in a row: one photograph after another that has none, with its picture large and one field."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from photos.admin.autocomplete import KEY
from photos.admin.shown import address_of
from photos.models import Photo
from photos.wording import HELP


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
        """Show the next photograph without a description after the one that `after` names, newest first."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        after = request.GET.get("after", "")
        photo = found(request.POST.get("photo", "")) or next_after(after)
        form = DescribeForm(request.POST or None, instance=photo)
        if request.method == "POST" and photo and form.is_valid():
            # Written only where there is still none: what somebody else wrote meanwhile stays.
            wrote = Photo.objects.undescribed().filter(pk=photo.pk).exists()
            if wrote:
                photo.save(update_fields=["alt_text", "updated_at"])
                self.log_change(request, photo, "Described.")
            else:
                said = f"Somebody has described “{photo}” meanwhile; theirs stands."
                self.message_user(request, said, messages.WARNING)
            return HttpResponseRedirect(f"{reverse('admin:photos_photo_describe')}?after={photo.pk}")
        context = {
            **self.admin_site.each_context(request),
            "title": "Descriptions in a row",
            "opts": self.opts,
            "photo": photo,
            "address": photo and address_of(photo),
            "form": form,
        }
        return TemplateResponse(request, "admin/photos/photo/describe.html", context)


def next_after(key):
    """Return the newest photograph without a description that is older than the one of a key."""
    rows = Photo.objects.undescribed().order_by("-created_at", "-pk")
    if last := found(key):
        rows = rows.filter(Q(created_at__lt=last.created_at) | Q(created_at=last.created_at, pk__lt=last.pk))
        rows = rows.filter(created_at__lte=last.created_at)
    return rows.first()


def found(key):
    return Photo.objects.filter(pk=key).first() if KEY.fullmatch(key) else None
