from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.revision import with_later_parts


class FormDraftQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user.pk)

    def unsaved(self):
        """Words that their story does not have yet, the last kept first."""
        return self.order_by("-kept_at", "-pk")


class FormDraft(models.Model):
    """What somebody has typed into a story's form and not saved: the raw form, kept aside. It is no revision.

    One row for each form that somebody has open, by the key it was opened with: who opens a story again, here or on
    another machine, and types before deciding about the words kept earlier must not write over them.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="form_drafts")
    key = models.CharField(max_length=36, blank=True)
    fields = models.JSONField(help_text="Pairs of a name and a value, in the form's own order.")
    # The revision that the form was fetched with; what the form makes, where two versions wait to be brought together.
    version = models.BigIntegerField(null=True)
    snapshot = models.JSONField(null=True)
    kept_at = models.DateTimeField()

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "-kept_at"], name="form_draft_of_user_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article", "key"], condition=Q(article__isnull=False), name="one_form_draft_of_a_form"
            ),
            models.UniqueConstraint(fields=["user", "key"], condition=Q(article=None), name="one_form_draft_of_a_key"),
        ]

    def __str__(self):
        return self.headline or "No headline yet"

    @classmethod
    def from_db(cls, db, field_names, values):
        draft = super().from_db(db, field_names, values)
        if "snapshot" in field_names and draft.snapshot:
            draft.snapshot = with_later_parts(draft.snapshot)
        return draft

    @property
    def headline(self):
        return " ".join(dict(self.fields).get("headline", "").split())
