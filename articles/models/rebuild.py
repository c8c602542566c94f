from datetime import timedelta

from django.db import models
from django.db.models import Q

LEASE = timedelta(minutes=2)


class RebuildQuerySet(models.QuerySet):
    def free(self, now):
        """Work that nobody holds: new, or left by a worker whose lease ran out."""
        return self.filter(Q(leased_until=None) | Q(leased_until__lte=now)).order_by("pk")


class Rebuild(models.Model):
    """Pages that carry something whose name, address or credit changed, to be rendered again by the worker.

    `reached` is the place of the last page done, newest first (see `articles.paging`), so that a killed worker's
    successor goes on from there.
    """

    coverage = models.CharField(max_length=40, help_text="Model name of the rows that say which pages carry it.")
    entity = models.BigIntegerField()
    reached = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    objects = RebuildQuerySet.as_manager()

    def __str__(self):
        return f"{self.coverage} of {self.entity}"
