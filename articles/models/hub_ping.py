"""What a WebSub hub is to be told, and what came of it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from photos.models.leased import Leased, LeasedQuerySet

# How soon it is tried again after the first, second, ... time in a row that the hub did not take it.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
# After so long nobody tries any more: feed readers have asked by themselves.
GIVEN_UP_AFTER = timedelta(days=1)
KEPT = timedelta(days=30)
WAITING = Q(told_at=None, given_up_at=None)


class HubPingQuerySet(LeasedQuerySet):
    def waiting(self):
        return self.filter(WAITING)

    def due(self, now):
        """What the hub is to be told now, the longest waiting first; nothing while it is away."""
        return self.none() if self.away(now).exists() else self.waiting().free(now).filter(due_at__lte=now)

    def away(self, now):
        """What the hub could not be told because it is not there, until one tries again."""
        return self.waiting().filter(hub_away=True, due_at__gt=now)

    def newest_first(self):
        return self.order_by("-pk")

    def prune(self, now):
        """Delete what was told, or given up, long ago."""
        self.exclude(WAITING).filter(asked_at__lt=now - KEPT).delete()


class HubPing(Leased):
    """One publication of a story, of which the hub is told for each feed that has changed by it.

    Written in the transaction of the publication. `topics` are the paths of the feeds that it has not been told of yet;
    `hub_away` says that the last time there was no hub, not that it refused.
    """

    headline = models.CharField("story", max_length=200)
    topics = models.JSONField(default=list)
    asked_at = models.DateTimeField("when", default=timezone.now)
    due_at = models.DateTimeField("next attempt", default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    hub_away = models.BooleanField(default=False)
    answer = models.CharField("what the hub did", max_length=200, blank=True)
    told_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = HubPingQuerySet.as_manager()

    class Meta:
        verbose_name = "word to the hub"
        verbose_name_plural = "words to the hub"
        indexes = [models.Index(fields=["due_at"], name="hub_ping_waiting", condition=WAITING)]

    def __str__(self):
        return self.headline

    def told(self, topic, answer):
        """Note that the hub has been told of one feed; with the last one all is done."""
        self.topics = [other for other in self.topics if other != topic]
        self.answer, self.hub_away = answer, False
        self.told_at = None if self.topics else timezone.now()
        self.save(update_fields=["topics", "answer", "hub_away", "told_at"])

    def failed(self, answer, *, away, now):
        """Note that the hub did not take the rest of it, and when one tries again, if at all."""
        self.answer, self.hub_away, self.leased_until = answer, away, None
        self.due_at = now + AGAIN[min(self.attempts, len(AGAIN) - 1)]
        self.attempts += 1
        self.given_up_at = now if now - self.asked_at >= GIVEN_UP_AFTER else None
        self.save()

    def try_now(self, now):
        """Have it tried again at once, also when it was given up."""
        self.due_at, self.hub_away, self.given_up_at = now, False, None
        self.save(update_fields=["due_at", "hub_away", "given_up_at"])
