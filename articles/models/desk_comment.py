from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article


class DeskComment(models.Model):
    """What somebody on the desk says of a story to the others. Readers never see it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="desk_comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=5000)
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "comment"
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["article"], name="comment_to_settle", condition=Q(settled_at=None))]

    def __str__(self):
        return self.words
