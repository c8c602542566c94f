"""The photo library: one row per photograph, with what must be said wherever it is shown."""

from datetime import timedelta
from functools import partial

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models.functions import Substr
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from photos import rights
from photos.fields import PictureField
from photos.inspecting import FACTS
from photos.models.stale import StaleFile
from photos.renditions import names_in, recipe_of
from photos.signals import photo_changed, photo_to_develop

# Two fingerprints of 64 bits that differ in no more than three share one of these quarters.
QUARTERS = (1, 5, 9, 13)


class PhotoQuerySet(models.QuerySet):
    def undescribed(self):
        return self.filter(alt_text="")

    def ending(self, on, within=rights.NOTICE):
        """Photographs whose rights end soon after a day, or have ended."""
        return self.filter(rights_end_on__lte=on + within)

    def without_rendition(self):
        """Photographs that readers may see and cannot: their originals lie in the library from before renditions."""
        return self.filter(renditions={}, closed_at=None)

    def to_close(self, on):
        """Photographs that readers can still see although the rights to them have ended."""
        return self.filter(rights_end_on__lt=on, closed_at=None)


class Photo(models.Model):
    """A photograph; saving it announces what readers will see differently, and has its renditions made."""

    SEEN_BY_READERS = (
        *("file", "renditions", "alt_text", "caption", "credit", "creator", "copyright_notice"),
        *("licence", "licence_url", "may_syndicate", "focal_x", "focal_y", "closed_at"),
    )

    found_by = (
        *("title", "alt_text", "caption", "credit", "creator", "keywords"),
        *("camera_make", "camera_model", "lens"),
    )

    # First, because what it tells fills the fields that follow where nobody typed anything.
    file = PictureField()
    title = models.CharField(max_length=200)
    # In pixels, as a browser shows the picture: a portrait that the camera stored lying down is higher than wide.
    width = models.PositiveIntegerField(editable=False, blank=True)
    height = models.PositiveIntegerField(editable=False, blank=True)
    alt_text = models.CharField("description", max_length=500, blank=True)
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=200)
    creator = models.CharField("photographer", max_length=200, blank=True)
    copyright_notice = models.CharField(max_length=300, blank=True)
    keywords = models.TextField(blank=True)

    licence = models.CharField(max_length=200, blank=True)
    licence_url = models.URLField("address of the licence", max_length=500, blank=True)
    rights_end_on = models.DateField("rights end on", null=True, blank=True)
    may_syndicate = models.BooleanField("may be syndicated", default=True)
    # When readers lost it because the rights had ended.
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # What no crop may lose, in hundredths of the width and height from the upper left corner.
    focal_x = models.PositiveSmallIntegerField(
        "focal point from the left", default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point from the top", default=50, validators=[MaxValueValidator(100)]
    )

    # What the file itself says of how it was taken; readers are shown the maker, see companies' {% maker %}.
    camera_make = models.CharField(
        max_length=120, blank=True, help_text="The make, as the file has it: LEICA CAMERA AG."
    )
    camera_model = models.CharField(max_length=120, blank=True, help_text="The model, as the file has it: LEICA Q2.")
    lens = models.CharField(max_length=120, blank=True)
    focal_length = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True, help_text="In mm.")
    aperture = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True, help_text="The f-number.")
    exposure_time = models.CharField(max_length=20, blank=True, help_text="In seconds, as photographers say it: 1/250.")
    iso = models.PositiveIntegerField("ISO", null=True, blank=True)
    taken_at = models.DateTimeField("taken", null=True, blank=True)

    # The colour that stands for the picture until it comes, "#5b6a7c"; sha256 of the file; 64 bits of what it shows.
    colour = models.CharField(max_length=7, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    fingerprint = models.CharField(max_length=16, blank=True, editable=False)
    # What readers get of it, see photos/renditions.py: kept on the row, so that a list of cards costs no query.
    renditions = models.JSONField(default=dict, blank=True, editable=False)
    created_at = models.DateTimeField("added", default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "photograph"
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="photo_newest_first"),
            # The few that want something, among very many; see newsroom.wanting.
            models.Index(
                fields=["-created_at", "-id"],
                name="photo_bare_newest",
                condition=models.Q(licence="") | models.Q(alt_text=""),
            ),
            # What the library is narrowed down to, newest first.
            models.Index(fields=["licence", "-created_at", "-id"], name="photo_of_licence_newest"),
            models.Index(fields=["camera_make", "-created_at", "-id"], name="photo_of_make_newest"),
            models.Index(fields=["-created_at", "-id"], name="photo_undescribed", condition=models.Q(alt_text="")),
            models.Index(fields=["digest"], name="photo_digest"),
            models.Index(fields=["rights_end_on"], name="photo_rights_end"),
            models.Index(fields=["rights_end_on"], name="photo_to_close", condition=models.Q(closed_at=None)),
            *(models.Index(Substr("fingerprint", at, 4), name=f"photo_print_{at}") for at in QUARTERS),
        )

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *args, **kwargs):
        before = Photo.objects.select_for_update().filter(pk=self.pk).first() if self.pk else None
        columns = kwargs.get("update_fields")
        another = self.file.is_written(columns)
        if before:
            self.closed_at = before.closed_at
            if not another:
                self.keep_file_of(before, columns or ())
        if columns is None or "rights_end_on" in columns:
            self.close_or_reopen()
            if columns is not None:
                kwargs["update_fields"] = {*columns, "closed_at", "renditions"}
        if self.is_closed:
            self.renditions = {}
        super().save(*args, **kwargs)
        if another:
            self.file.is_stored_anew = False
        if before:
            self.leave_behind(before)
        if recipe_of(self) != self.renditions.get("recipe") and not self.is_closed:
            photo_to_develop.send(Photo, photo=self)
        if before and any(getattr(before, name) != getattr(self, name) for name in self.SEEN_BY_READERS):
            photo_changed.send(Photo, photo=self)

    def keep_file_of(self, before, columns):
        """Keep what the row has of its file: whoever fetched it earlier may know an older one, which is gone.

        Only who makes renditions writes them, and so names them in `columns`.
        """
        if not self.file.is_new and self.file != before.file:
            for name in ("file", "renditions", *FACTS):
                setattr(self, name, getattr(before, name))
        elif "renditions" not in columns:
            self.renditions = before.renditions

    def close_or_reopen(self):
        """Take the picture from readers the moment somebody says that its rights have ended; give it back likewise."""
        ended = rights.have_ended(self, rights.today())
        self.closed_at = (self.closed_at or timezone.now()) if ended else None

    def leave_behind(self, before):
        """Note the files that this row named before and names no more."""
        if before.file != self.file and not self.file.is_new:
            StaleFile.objects.leave("originals", [before.file.name], after=timedelta(0))
        leave = StaleFile.objects.leave_at_once if self.is_closed else partial(StaleFile.objects.leave, "default")
        leave(names_in(before.renditions) - names_in(self.renditions))

    @property
    def is_closed(self):
        """Whether readers have lost the picture because the rights to it have ended."""
        return self.closed_at is not None

    @property
    def is_shown(self):
        """Whether there is a picture to show to readers: not once it is closed, nor before its first rendition."""
        return bool(self.renditions) and not self.is_closed


@receiver(pre_delete, sender=Photo)
def leave_files_of_deleted_photo(sender, instance, **kwargs):
    """Note the files that the row names: the worker may have made some since the instance was fetched."""
    row = Photo.objects.select_for_update().filter(pk=instance.pk).first()
    if row:
        StaleFile.objects.leave("originals", [row.file.name], after=timedelta(0))
        StaleFile.objects.leave_at_once(names_in(row.renditions))
