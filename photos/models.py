"""The photo library: one row per photograph, with what must be said wherever it is shown."""

from functools import partial

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from photos.fields import PictureField
from photos.signals import photo_changed


class PhotoQuerySet(models.QuerySet):
    def undescribed(self):
        return self.filter(alt_text="")


class Photo(models.Model):
    """A photograph; saving it announces what readers will see differently, and removes a file that was replaced."""

    SEEN_BY_READERS = ("file", "alt_text", "caption", "credit")

    title = models.CharField(max_length=200)
    file = PictureField()
    # In pixels, as a browser shows the picture: a portrait that the camera stored lying down is higher than wide.
    width = models.PositiveIntegerField(editable=False, blank=True)
    height = models.PositiveIntegerField(editable=False, blank=True)
    alt_text = models.CharField("description", max_length=500, blank=True)
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=200)
    # What the file's own Exif says of how it was taken; readers are shown the maker, see companies' {% maker %}.
    camera_make = models.CharField(
        max_length=120, blank=True, help_text="The make, as the file has it: LEICA CAMERA AG."
    )
    camera_model = models.CharField(max_length=120, blank=True, help_text="The model, as the file has it: LEICA Q2.")
    taken_at = models.DateTimeField("taken", null=True, blank=True)
    created_at = models.DateTimeField("added", default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "photograph"
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["-created_at", "-id"], name="photo_newest_first"),)

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *args, **kwargs):
        before = Photo.objects.select_for_update().filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if before is None:
            return
        if before.file != self.file and not self.file.is_new:
            remove_after_commit(before.file)
        if any(getattr(before, name) != getattr(self, name) for name in self.SEEN_BY_READERS):
            photo_changed.send(Photo, photo=self)


def remove_after_commit(file):
    """Remove a stored file once nothing can bring its row back; a disk that refuses is logged and stops nobody."""
    transaction.on_commit(partial(file.storage.delete, file.name), robust=True)


@receiver(post_delete, sender=Photo)
def remove_file_of_deleted_photo(sender, instance, **kwargs):
    remove_after_commit(instance.file)
