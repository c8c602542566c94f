"""Feeds that changed, and whether the hub knows (WebSub: https://www.w3.org/TR/websub/#publishing)."""

from datetime import timedelta
from random import uniform

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from photos.models.leased import LEASE, Leased, LeasedQuerySet

# How soon the hub is told again after the first, second, ... try that failed, and until when.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
AT_LAST = timedelta(days=1)
# The hub has had trouble for a while when something waits so long for it.
A_WHILE = timedelta(minutes=15)
KEPT = timedelta(days=30)
WAITING = Q(told_at=None, given_up_at=None)


class HubPingQuerySet(LeasedQuerySet):
    def waiting(self):
        """What the hub is still to be told."""
        return self.filter(WAITING)

    def given_up(self):
        return self.filter(given_up_at__isnull=False)

    def due(self, now):
        """What the hub is to be told now, and nobody is telling it."""
        return self.waiting().free(now).filter(due_at__lte=now)

    def left_over(self, now):
        """What is due though its own task must have run: it failed before, or was left by a killed worker."""
        return self.due(now).filter(Q(attempts__gt=0) | Q(asked_at__lte=now - LEASE))

    def overdue(self, now):
        """What the hub could not be told for a while, the oldest first."""
        return self.waiting().filter(asked_at__lte=now - A_WHILE).order_by("asked_at", "pk")

    def silent_since(self, moment):
        """What the hub gave no answer to since a moment."""
        return self.waiting().filter(silent_at__gt=moment)

    @transaction.atomic
    def take(self, now, most):
        """Return what is due, leased to the caller."""
        keys = [ping.pk for ping in self.due(now).select_for_update(skip_locked=True).only("pk")[:most]]
        self.filter(pk__in=keys).update(leased_until=now + LEASE)
        return list(self.filter(pk__in=keys).order_by("pk"))

    def try_now(self):
        """Have the hub told at once, also what was given up; return how many there are."""
        told = self.filter(told_at=None)
        return told.update(due_at=timezone.now(), given_up_at=None, silent_at=None)

    def forget_old(self, now):
        """Delete what is settled and of which nobody asks any more."""
        self.filter(asked_at__lte=now - KEPT).exclude(WAITING).delete()


class HubPing(Leased):
    """The feeds that one publication changed. `topics` are those that the hub does not know of yet, as paths of ours.

    The site's address stands before them when they are told, so that it may change meanwhile.
    """

    headline = models.CharField("story", max_length=200)
    topics = models.JSONField("feeds still to tell of")
    feeds = models.PositiveSmallIntegerField(help_text="How many changed.")
    asked_at = models.DateTimeField("when", default=timezone.now)
    due_at = models.DateTimeField("next attempt", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("attempts that failed", default=0)
    answer = models.CharField(max_length=300, blank=True, help_text="What the hub did last: “answered 202”.")
    silent_at = models.DateTimeField(null=True, editable=False, help_text="When it gave no answer to this.")
    told_at = models.DateTimeField("told", null=True)
    given_up_at = models.DateTimeField("given up", null=True)

    objects = HubPingQuerySet.as_manager()

    class Meta:
        verbose_name = "news for the hub"
        verbose_name_plural = "told to the hub"
        default_permissions = ("view",)
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["-asked_at", "-id"], name="hub_ping_newest_first"),
            models.Index(fields=["-asked_at", "-id"], name="hub_ping_waiting", condition=WAITING),
            models.Index(fields=["-asked_at", "-id"], name="hub_ping_given_up", condition=Q(given_up_at__isnull=False)),
        ]

    def __str__(self):
        return self.headline

    @property
    def is_waiting(self):
        return self.told_at is None and self.given_up_at is None

    def hear(self, answers):
        """Write down what the hub was told of, {topic: Answer}, so that it is not told again.

        What it refused comes after what it has not heard of yet.
        """
        mine = {topic: answers[topic] for topic in self.topics if topic in answers}
        if mine:
            refused = [topic for topic, answer in mine.items() if not answer.told]
            self.topics = [topic for topic in self.topics if topic not in mine] + refused
            self.save(update_fields=["topics"])

    def end_turn(self, now, answers, silent):
        """Give the lease back: told, or to be tried again, unless that has been done for long enough.

        Arguments: `answers` are all of this turn, {topic: Answer}; `silent` is the one with which the hub fell silent,
        None if it did not.
        """
        failed = [answers[topic] for topic in self.topics if topic in answers]
        if not self.topics:
            self.told_at = now
            self.answer = next(answer.words for answer in answers.values() if answer.told)
        elif silent or failed:
            self.answer = (silent or failed[-1]).words
            self.silent_at = now if silent else None
            self.try_later(now)
        self.leased_until = None
        self.save()

    def try_later(self, now):
        self.attempts += 1
        last = self.asked_at + AT_LAST
        if now >= last:
            self.given_up_at = now
        else:
            # Not all at the same moment when a hub is back that many houses wait for.
            wait = AGAIN[min(self.attempts, len(AGAIN)) - 1] * uniform(1, 1.1)  # noqa: S311 - nobody is kept out by it
            self.due_at = min(now + wait, last)
