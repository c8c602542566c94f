"""Web addresses that stories and the record name, and whether they can still be opened."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from companies.links import web_address
from photos.models.leased import Leased, LeasedQuerySet

LONGEST = 500
WEEK = timedelta(days=7)
# How soon it is looked at again after the first, second, ... failure in a row; of what stays away, once a day.
AGAIN = (timedelta(hours=1), timedelta(hours=12), timedelta(days=1))
# What does not answer may be mended; what says that nothing is there has only to say so twice.
LEAST_FAILURES, LEAST_ABSENCE = 4, timedelta(days=3)
# How long a host rests after it was asked for one of its addresses.
PAUSE = timedelta(seconds=10)
# A host that asks for patience gets this much.
PATIENCE = timedelta(hours=1)


class CheckedAddressQuerySet(LeasedQuerySet):
    def keep(self, urls, now=None):
        """Have addresses of the web checked from now on that are not yet, in the caller's transaction.

        First what is about to go is called back: a row that is just being deleted is waited for, and then made anew.
        """
        wanted = {url: urlsplit(url).hostname[:255] for url in sorted(set(urls)) if checkable(url)}
        if not wanted:
            return
        self.filter(url__in=wanted, nobody_since__isnull=False).update(nobody_since=None)
        now = now or timezone.now()
        rows = [CheckedAddress(url=url, host=host, created_at=now, due_at=now) for url, host in wanted.items()]
        self.bulk_create(rows, ignore_conflicts=True)

    def kept(self, urls):
        """Return the rows of addresses, which are kept from now on; what is no address of the web has none."""
        urls = list(urls)
        self.keep(urls)
        return self.filter(url__in=urls) if urls else []

    def due(self, now):
        """Addresses to be looked at, the longest waiting first."""
        return self.free(now).filter(due_at__lte=now).order_by("due_at", "pk")

    def dead(self):
        """Addresses that cannot be opened any more, as far as an editor has not said that this is fine."""
        return self.filter(dead_since__isnull=False, settled_at=None)

    def failing(self):
        """Addresses that fail at present, and perhaps only for a while."""
        return self.filter(failing_since__isnull=False, dead_since=None)

    def settled(self):
        """Addresses that cannot be opened, which an editor has said is fine."""
        return self.filter(settled_at__isnull=False)

    def newest_first(self):
        return self.order_by("-dead_since", "-pk")

    def take(self, now, most, *, among=200):
        """Return addresses that are due, leased to the caller: of each host one, and none of a host that rests."""
        self.filter(leased_until__lte=now).update(leased_until=None)
        first = {}
        for address in self.due(now).exclude(host__in=self.resting(now))[:among]:
            first.setdefault(address.host, address)
        return [address for address in list(first.values())[:most] if address.take_rested(now)]

    def resting(self, now):
        """Return the hosts that are being asked for something, or were a moment ago."""
        asked = self.in_hand(now), self.asked_lately(now)
        return {host for rows in asked for host in rows.order_by().values_list("host", flat=True)}

    def asked_lately(self, now):
        """Addresses asked for less than a PAUSE ago, or even after a `now` that was read a while before its use."""
        return self.filter(checked_at__gt=now - PAUSE, checked_at__lte=now + PATIENCE)


class CheckedAddress(Leased):
    """One address of the web, however many rows name it: when it was looked at last, and what came of it.

    It is kept while somebody names it (see `articles.addresses`); `nobody_since` says since when nobody does.
    """

    class Kind(models.TextChoices):
        """What an answer means: it can be opened, nothing is there, nobody answers, or we cannot tell."""

        REACHED = "reached", "can be opened"
        GONE = "gone", "nothing is there"
        FAILED = "failed", "does not answer"
        UNTOLD = "untold", "cannot be told"

    url = models.CharField("address", max_length=LONGEST, unique=True)
    host = models.CharField(max_length=255)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    answer = models.CharField(max_length=120, blank=True, help_text="What it did: “answered 404”.")
    reached_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    dead_since = models.DateTimeField(null=True)
    nobody_since = models.DateTimeField(null=True)
    # An editor's word that this answer is fine; it holds until the answer is another.
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CheckedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "web address"
        verbose_name_plural = "web addresses"
        default_permissions = ("view",)
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["due_at", "id"], name="address_due"),
            models.Index(fields=["host", "due_at"], name="address_of_host"),
            models.Index(fields=["leased_until"], name="address_in_hand", condition=Q(leased_until__isnull=False)),
            models.Index(
                fields=["-dead_since", "-id"],
                name="address_dead",
                condition=Q(dead_since__isnull=False, settled_at=None),
            ),
            models.Index(fields=["-dead_since", "-id"], name="address_settled", condition=Q(settled_at__isnull=False)),
            models.Index(
                fields=["-failing_since", "-id"],
                name="address_failing",
                condition=Q(failing_since__isnull=False, dead_since=None),
            ),
            models.Index(fields=["-checked_at"], name="address_checked"),
            models.Index(fields=["-reached_at"], name="address_reached"),
        ]
        constraints = [
            # No host is asked for two things at once, however many workers there are.
            models.UniqueConstraint(
                fields=["host"], condition=Q(leased_until__isnull=False), name="a_host_is_asked_one_at_a_time"
            ),
        ]

    def __str__(self):
        return self.url

    def archived(self):
        """Return where the Internet Archive would have it as it was when we could last open it; nobody has looked."""
        seen = self.reached_at or self.created_at
        return f"https://web.archive.org/web/{seen:%Y%m%d}/{self.url}"

    def take(self, now):
        """Lease this address to the caller, and say whether that could be: somebody may be at it, or at its host."""
        try:
            with transaction.atomic():
                found = CheckedAddress.objects.free(now).select_for_update(skip_locked=True).filter(pk=self.pk).first()
                if found:
                    found.lease(now)
                    self.leased_until = found.leased_until
        except IntegrityError:
            return False
        return found is not None

    def take_rested(self, now):
        """Lease this address to the caller, unless another worker has asked its host since the caller last looked.

        The lease comes first: while it is held nobody else asks the host, and whoever did has written so by then.
        """
        with transaction.atomic():
            if not self.take(now):
                return False
            asked = CheckedAddress.objects.asked_lately(now).filter(host=self.host).exists()
            if asked:
                CheckedAddress.objects.filter(pk=self.pk).update(leased_until=None)
            return not asked

    def heard(self, answer, now):
        """Write down what came of asking, an Answer of `companies.asking`; a busy host is left alone for longer."""
        before = self.kind
        if answer.words != self.answer:
            self.settled_at = self.settled_by = None
        self.kind, self.answer, self.checked_at = answer.kind, answer.words, now
        if answer.kind in (self.Kind.GONE, self.Kind.FAILED):
            self.fail(before, now)
        else:
            self.failing_since = self.dead_since = None
            self.failures = 0
        if answer.kind == self.Kind.REACHED:
            self.reached_at = now
        self.due_at = now + self.patience()
        self.write_down()
        if answer.busy:
            CheckedAddress.objects.filter(host=self.host, due_at__lt=now + PATIENCE).update(due_at=now + PATIENCE)

    def fail(self, before, now):
        self.failing_since = self.failing_since or now
        self.failures = min(self.failures + 1, 1000)
        twice_gone = self.kind == before == self.Kind.GONE
        if not self.dead_since and (twice_gone or self.is_long_away(now)):
            self.dead_since = now

    def is_long_away(self, now):
        """Whether it failed often and for days, while others answered: else the silence may be our own network's."""
        if self.failures < LEAST_FAILURES or now - self.failing_since < LEAST_ABSENCE:
            return False
        return CheckedAddress.objects.filter(reached_at__gte=now - LEAST_ABSENCE).exists()

    def patience(self):
        if self.dead_since or not self.failures:
            return WEEK
        return AGAIN[min(self.failures, len(AGAIN)) - 1]

    def write_down(self):
        # Not by save(): an address that nobody names any more may be gone by now.
        self.leased_until = None
        said = ("kind", "answer", "checked_at", "reached_at", "failing_since", "failures", "dead_since", "due_at")
        said = {name: getattr(self, name) for name in (*said, "leased_until", "settled_at", "settled_by")}
        CheckedAddress.objects.filter(pk=self.pk).update(**said)

    def let_go(self, due_at):
        """Give the lease back with nothing heard, to be looked at again at `due_at`."""
        CheckedAddress.objects.filter(pk=self.pk).update(leased_until=None, due_at=due_at)

    def settle(self, by, now):
        """Let an editor say that it is fine as it is; another answer opens it again."""
        settled = {"settled_at": now, "settled_by": by}
        return CheckedAddress.objects.dead().filter(pk=self.pk, answer=self.answer).update(**settled)


def checkable(url):
    return len(url) <= LONGEST and bool(web_address(url)) and "\x00" not in url
