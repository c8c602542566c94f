from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

LEASE = timedelta(minutes=2)


class LeasedQuerySet(models.QuerySet):
    def free(self, now):
        """Work that nobody holds: new, or left by a worker whose lease ran out."""
        return self.filter(Q(leased_until=None) | Q(leased_until__lte=now)).order_by("pk")

    def in_hand(self, now):
        """Work that somebody holds."""
        return self.filter(leased_until__gt=now)


class Leased(models.Model):
    """Work for the worker, held by one at a time: a killed worker's lease runs out, and its successor goes on."""

    leased_until = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        abstract = True

    def lease(self, now):
        """Hold this for a while from `now`; whoever works longer asks again."""
        self.leased_until = now + LEASE
        self.save(update_fields=["leased_until"])

    def let_go(self):
        """Give this back unfinished, for whoever comes next."""
        self.leased_until = None
        self.save(update_fields=["leased_until"])

    def hold_on(self, now=None):
        """Hold this longer, if half of the lease is over. No harm if the work has been called off meanwhile."""
        now = now or timezone.now()
        if self.leased_until < now + LEASE / 2:
            self.leased_until = now + LEASE
            type(self)._default_manager.filter(pk=self.pk).update(leased_until=self.leased_until)
