"""The form for a photograph, which does not lose the chosen file when another field wants mending."""

from functools import partial

from django import forms
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from photos import kept_uploads
from photos.metadata import MAX_MEGABYTES, MAX_MEGAPIXELS
from photos.models import Photo


class PhotoForm(forms.ModelForm):
    """Takes the file from the browser or, if none came, the one kept from the attempt before."""

    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Photo
        fields = ("title", "file", "alt_text", "caption", "credit")
        help_texts = {
            "title": "Its name on the desk; readers do not see it.",
            "file": f"JPEG, PNG, WebP or AVIF, up to {MAX_MEGAPIXELS} megapixels and {MAX_MEGABYTES} MB.",
            "alt_text": (
                "For readers who cannot see the picture: say in a sentence what it shows and why it is there, as you "
                "would on the telephone. “A hand turns the aperture ring of a black 50 mm lens”, not “photo of a lens” "
                "and not the file’s name. What the caption says already need not be repeated."
            ),
            "caption": "What readers see under the picture: place, day, what is seen. Plain text.",
            "credit": "Whose picture it is, as readers see it after “Image:”, such as “Leica / Panasonic / Sigma”.",
        }
        widgets = {"alt_text": forms.Textarea(attrs={"rows": 3}), "caption": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data=None, files=None, **kwargs):
        self.taken = None
        if data and not (files or {}).get("file"):
            self.taken = kept_uploads.take(data.get("kept", ""))
        if self.taken:
            files = MultiValueDict({"file": [self.taken]})
        super().__init__(data, files, **kwargs)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.errors:
            self.data = self.data.copy()
            self.data["kept"] = self.keep_upload()

    def keep_upload(self):
        """Return the token for the file that came with a form refused for another reason; "" if there is none."""
        upload = self.files.get("file")
        if not upload or "file" in self.errors:
            return ""
        self["file"].help_text = format_html("“{}” is kept: choose a file only if you want another one.", upload.name)
        if self.taken:
            self.taken.close()
            return self.data["kept"]
        return kept_uploads.keep(upload)

    def save(self, commit=True):
        photo = super().save(commit)
        if self.taken:
            transaction.on_commit(self.taken.close)
            transaction.on_commit(partial(kept_uploads.discard, self.cleaned_data["kept"]))
        return photo
