"""Facts of the record that live stories may tell otherwise by now, and the notes that came of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class FactQuerySet(models.QuerySet):
    def open(self):
        """Facts that nobody has looked at yet."""
        return self.filter(settled_at=None)

    def of(self, kind, key):
        return self.filter(kind=kind, key=key)

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def settle(self, by, now=None):
        """Say that somebody has looked, and there is nothing more to do; return how many were still open."""
        return self.open().update(settled_at=now or timezone.now(), settled_by=by)


class FactToSettle(models.Model):
    """A fact of a company, brand or partnership that changed, or is disputed, while live stories name the record.

    Rows are only ever added and settled: two editors whose changes concern one record never wait for each other.
    """

    class Why(models.TextChoices):
        CHANGED = "changed", "changed"
        DISPUTED = "disputed", "disputed"

    why = models.CharField(max_length=10, choices=Why)
    kind = models.CharField(max_length=12, help_text="What kind of record it is of: brand.")
    key = models.BigIntegerField()
    # Of what changed, the change; of a dispute, the row whose sources differ.
    change = models.ForeignKey("companies.RecordChange", models.CASCADE, null=True, related_name="+")
    table = models.CharField(max_length=30, blank=True)
    row = models.BigIntegerField(null=True)
    words = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = "fact to settle"
        verbose_name_plural = "facts to settle"
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="fact_open_newest", condition=Q(settled_at=None)),
            models.Index(fields=["-at", "-id"], name="fact_newest"),
            models.Index(fields=["kind", "key", "-at"], name="facts_of_a_record"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["change"], name="a_change_is_settled_once"),
            models.UniqueConstraint(
                fields=["table", "row"], condition=Q(why="disputed"), name="a_row_is_disputed_once"
            ),
        ]

    def __str__(self):
        return self.words


class ChangeNoted(models.Model):
    """That a story got its note about what had changed of a record up to a change: asked again, it gets no second."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    key = models.BigIntegerField()
    change = models.ForeignKey("companies.RecordChange", models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "note about a change"
        verbose_name_plural = "notes about changes"
        default_permissions = ("view",)
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "key", "article"], name="notes_about_a_record")]
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "key", "change"], name="a_change_is_noted_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.key} in “{self.article}”"
