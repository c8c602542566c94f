from django.db import models
from django.utils import timezone


class EmbeddedQuerySet(models.QuerySet):
    def unanswered(self):
        """What nobody has asked its house about yet, or not with success."""
        return self.filter(fetched_at=None, problem="")


class Embedded(models.Model):
    """A video, a track or a picture that another house shows: what that house says of it (oEmbed 1.0).

    A task asks once and the answer is kept: readers' browsers ask nobody before the reader does. `frame` is the
    address that a reader's browser opens then, from a house on our list (see `articles.embedding`); "" where the answer
    names none, and readers get a link.
    """

    url = models.URLField("address", max_length=500, unique=True)
    provider = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=200, blank=True)
    frame = models.URLField(max_length=1000, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True, help_text="Why nothing came, in words for an editor.")

    found_by = ("url", "title", "author")

    objects = EmbeddedQuerySet.as_manager()

    class Meta:
        verbose_name = "embedded page"

    def __str__(self):
        """Snapshots keep this: a title that comes later must not make a story look changed."""
        return self.url
