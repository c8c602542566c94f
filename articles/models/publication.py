from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.choices import Manner


class Publication(models.Model):
    """One time that a revision was laid on the page: since when readers saw it, and until when."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="publications")
    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="publications")
    manner = models.CharField(max_length=12, choices=Manner, default=Manner.UPDATE)
    at = models.DateTimeField()
    # When readers stopped seeing it: another revision took its place, or the story was withdrawn.
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="publication_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(until=None), name="readers_see_one_revision_of_a_story"
            )
        ]

    def __str__(self):
        return f"{self.get_manner_display()} of {self.article}"
