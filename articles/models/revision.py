from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

# What stories have had since some revisions were made, which therefore know nothing of it.
LATER_PARTS = {"corrections": [], "notes": [], "related": []}


def with_later_parts(snapshot):
    return LATER_PARTS | snapshot


class Revision(models.Model):
    """One saved state of a working copy: what, when, by whom. It never changes; the next save makes the next one."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article")]

    def __str__(self):
        return f"Revision {self.number} of “{self.headline}”"

    def save(self, **kwargs):
        """Write the row once. Raises TypeError for a second time: what was published must stay provable."""
        if not self._state.adding:
            raise TypeError("A revision is never changed; save the story to make the next one.")
        super().save(**kwargs)

    @classmethod
    def from_db(cls, db, field_names, values):
        revision = super().from_db(db, field_names, values)
        if "snapshot" in field_names:
            revision.snapshot = with_later_parts(revision.snapshot)
        return revision

    @property
    def headline(self):
        return self.snapshot["headline"]
