import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article


def new_token():
    return secrets.token_urlsafe(24)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, now):
        """Links that still show their revision."""
        return self.filter(revoked_at=None, expires_at__gt=now)


class PreviewLink(models.Model):
    """An address under which people without an account can read one revision of a story, for a while.

    The token is kept as it is, and not as a hash: the desk has to show the address again, and whoever can read this
    table can read the story itself.
    """

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["article"], name="preview_link_open", condition=Q(revoked_at=None))]

    def __str__(self):
        return f"Preview of {self.revision}"

    def is_open(self, now):
        return self.revoked_at is None and self.expires_at > now
