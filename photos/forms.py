"""The form for a photograph, which does not lose the chosen file when another field wants mending."""

import logging
from functools import partial

from django import forms
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from photos import kept_uploads
from photos.alike import alike
from photos.inspecting import MAX_MEGABYTES, MAX_MEGAPIXELS
from photos.models import Photo
from photos.paragraphs import Paragraphs
from photos.wording import HELP, NOT_STORED, UNTOLD

logger = logging.getLogger(__name__)
# What a browser offers to choose; what a file is, its content tells.
ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/tiff,image/heic,image/heif,.tif,.tiff,.heic,.heif"
FOCAL_POINT = ("focal_x", "focal_y")
PERCENT = forms.NumberInput(attrs={"min": 0, "max": 100, "step": 1})


class PhotoForm(forms.ModelForm):
    """Takes the file from the browser or, if none came, the one kept from the attempt before.

    Title and credit may be left empty where the file tells them. A picture that is in the library already is refused
    once, with those it resembles; `anyway` adds it all the same. The admin says in a subclass whose form it is.
    """

    # The key of who is signed in, whether they may see the library, and whether a storage has just failed them.
    editor, may_see, not_stored = None, True, False
    # What fills the fields that neither the file nor anybody fills: {name: value}, already checked.
    otherwise = {}

    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    anyway = forms.BooleanField(label="Add it all the same", required=False, widget=forms.HiddenInput)
    licence_url = forms.URLField(label="Address of the licence", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Photo
        fields = (
            *("file", "title", "alt_text", "caption", "credit", "creator", "copyright_notice", "keywords"),
            *("licence", "licence_url", "rights_end_on", "may_syndicate", *FOCAL_POINT),
        )
        help_texts = {
            **HELP,
            "file": (
                f"JPEG, PNG, WebP, AVIF, TIFF or HEIC, up to {MAX_MEGAPIXELS} megapixels and {MAX_MEGABYTES} MB. "
                "What the file tells of itself fills the fields you leave empty."
            ),
        }
        error_messages = {name: {"blank": words} for name, words in UNTOLD.items()}
        widgets = {
            "file": forms.FileInput(attrs={"accept": ACCEPTED}),
            "alt_text": Paragraphs(attrs={"rows": 3}),
            "caption": Paragraphs(attrs={"rows": 3}),
            "keywords": Paragraphs(attrs={"rows": 2}),
            "licence": forms.TextInput(attrs={"list": "licences", "autocomplete": "off"}),
            **dict.fromkeys(FOCAL_POINT, PERCENT),
        }

    def __init__(self, data=None, files=None, **kwargs):
        self.taken, self.alike, self.told = None, [], {}
        if data and not (files or {}).get("file"):
            self.taken = kept_uploads.take(data.get("kept", ""), self.editor)
        if self.taken:
            files = MultiValueDict({"file": [self.taken]})
        super().__init__(data, files, **kwargs)
        for name in self.fields.keys() & {*UNTOLD, *FOCAL_POINT}:
            self.fields[name].required = False

    def full_clean(self):
        super().full_clean()
        self.told = self.filled_by_the_file()
        if self.is_bound and self.errors:
            self.data = self.data.copy()
            for name, words in self.told.items():
                self.data[name] = words
            self.data["kept"] = self.keep_upload()

    def clean(self):
        """Leave the focal point where it was if somebody empties its numbers."""
        for name in FOCAL_POINT:
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.cleaned_data[name] = getattr(self.instance, name)

    def _get_validation_exclusions(self):
        """Have the model look at what was left empty: by then the file has filled what it can."""
        return super()._get_validation_exclusions() - (UNTOLD.keys() - self.errors.keys())

    def _post_clean(self):
        super()._post_clean()
        self.fill_in()
        if self.is_read:
            self.alike = alike(self.instance)
        if self.alike:
            self.fields["anyway"].widget = forms.CheckboxInput()
            if not self.cleaned_data.get("anyway"):
                context = {"photos": self.alike, "may_see": self.may_see}
                self.add_error("file", render_to_string("admin/photos/photo/alike.html", context))
        if self.not_stored and self.is_read:
            self.add_error("file", NOT_STORED)

    def fill_in(self):
        for name, value in self.otherwise.items():
            if not (self.data.get(name) or getattr(self.instance, name)):
                setattr(self.instance, name, value)
                self.errors.pop(name, None)

    @property
    def is_read(self):
        """Whether a new file came with the form and could be read."""
        file = self.instance.file
        return bool(file) and file.is_new and file.picture is not None

    def filled_by_the_file(self):
        """Return the words that the new file gave to fields left empty: {name of the field: words}."""
        words = self.instance.file.picture.words if self.is_read else {}
        return {name: told for name, told in words.items() if name in self.fields and not self.data.get(name)}

    def labels_of(self, names):
        return [str(self[name].label).lower() for name in self.fields if name in names]

    def keep_upload(self):
        """Return the token for the file that came with a form refused for another reason; "" if there is none."""
        upload = self.files.get("file")
        if not upload or not self.is_read:
            return ""
        try:
            token = self.data["kept"] if self.taken else kept_uploads.keep(upload, self.editor)
        except OSError:
            logger.exception("An upload could not be kept: it has to be chosen again.")
            return ""
        if self.taken:
            self.taken.close()
        self["file"].help_text = format_html("“{}” is kept: choose a file only if you want another one.", upload.name)
        return token

    def save(self, commit=True):
        photo = super().save(commit)
        if self.taken:
            transaction.on_commit(self.taken.close)
            transaction.on_commit(partial(kept_uploads.discard, self.cleaned_data["kept"]))
        return photo
