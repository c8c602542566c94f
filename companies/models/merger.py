"""What duplicates were merged into: snapshots of stories name a row by its number for ever."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class MergerQuerySet(models.QuerySet):
    def resolve(self, model, keys):
        """Return where rows of a model went that are no more: {key: key of the row that took its place}."""
        return dict(self.filter(kind=model._meta.label_lower, old__in=keys).values_list("old", "new"))

    def into(self, row):
        """Return the keys of the rows that were merged into one."""
        return self.filter(kind=row._meta.label_lower, new=row.pk).values_list("old", flat=True)


class Merger(models.Model):
    """A row that was merged into another of its model; a chain of mergers is one step, always to what is there."""

    kind = models.CharField(max_length=60, help_text="The model's label: companies.company.")
    old = models.BigIntegerField()
    new = models.BigIntegerField()
    name = models.CharField(max_length=200, help_text="What the merged row was called.")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = MergerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "old"], name="a_row_is_merged_once")]
        indexes = [models.Index(fields=["kind", "new"], name="mergers_into_a_row")]

    def __str__(self):
        return self.name
