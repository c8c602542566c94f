from django.db import models

from photos.models.photo import Photo


class Gallery(models.Model):
    """Photographs in an order, with their captions, for stories to show.

    Readers see it as it was when the story was published.
    """

    title = models.CharField(max_length=200, help_text="Its name on the desk; readers do not see it.")
    created_at = models.DateTimeField("added", auto_now_add=True)
    updated_at = models.DateTimeField("changed", auto_now=True)

    found_by = ("title",)

    class Meta:
        verbose_name_plural = "galleries"
        ordering = ("-updated_at", "-pk")
        indexes = (models.Index(fields=["-updated_at", "-id"], name="gallery_newest_first"),)

    def __str__(self):
        return self.title


class GalleryPhoto(models.Model):
    """A photograph in its place in a gallery."""

    gallery = models.ForeignKey(Gallery, on_delete=models.CASCADE, related_name="photographs")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+", verbose_name="photograph")
    caption = models.TextField(blank=True, help_text="Left empty, the photograph's own caption serves.")
    position = models.PositiveSmallIntegerField("order", default=0, blank=True)

    class Meta:
        verbose_name = "photograph"
        ordering = ("position", "pk")

    def __str__(self):
        return str(self.photo)

    def used_by(self):
        return self.gallery
