"""What the worker does after the fact. Each task can be run again at any time: it takes up what is not done."""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import addresses, embedding
from articles.models.embedded import Embedded
from articles.models.rebuild import Rebuild
from articles.paging import COVERAGE, read
from articles.publishing import rebuild
from companies.models import CheckedAddress
from photos.models.leased import LEASE

CHUNK = 20
# How long a house that did not answer is left alone.
PATIENCE = timedelta(minutes=15)
# Nobody waits to hear whether a link is dead: all other work goes first, and this lets go of the worker soon.
LAST_OF_ALL = -20
TURN = timedelta(seconds=10)


def ask_for_rebuild(entity):
    """Have every page that carries `entity` rendered again: two rows in the caller's transaction, for the worker."""
    if entity.coverage.exists():
        Rebuild.objects.create(coverage=entity.coverage.model._meta.model_name, entity=entity.pk)
        rebuild_pages.enqueue()


def take_up_again(now=None):
    """Enqueue work that a killed worker left: the queue itself never gives a running task to another."""
    now = now or timezone.now()
    if Embedded.objects.unanswered().filter(asked_at__lte=now - PATIENCE).exists():
        fetch_embedded.enqueue()
    if Rebuild.objects.free(now).filter(asked_at__lte=now - LEASE).exists():
        rebuild_pages.enqueue()
    due = settings.LINK_CHECKS and CheckedAddress.objects.due(now).exists()
    if due and not CheckedAddress.objects.in_hand(now).exists():
        check_addresses.enqueue()


@task(priority=LAST_OF_ALL)
def check_addresses():
    """Look whether addresses that are due can still be opened, as many as one turn has time for."""
    over = timezone.now() + TURN
    while addresses.check_some() and timezone.now() < over:
        pass


@task()
def check_address(key):
    """Look at one address at once: an editor waits to hear."""
    addresses.check_one(key)


@task()
def fetch_embedded():
    """Ask other houses about what stories offer to show of theirs, and have its pages rendered again."""
    for embedded in Embedded.objects.unanswered():
        answered = embedding.ask(embedded)
        with transaction.atomic():
            embedded.save()
            if answered:
                ask_for_rebuild(embedded)


@task()
def rebuild_pages():
    """Render what is due again, newest pages first, until nothing is left."""
    while work := take(timezone.now()):
        while rebuild_chunk(work):
            work.save()
            work.lease(timezone.now())
        work.delete()


@transaction.atomic
def take(now):
    """Return the next piece of work, leased to this worker, or None.

    The same work asked for again before anybody began is done with this one: what it was asked for is committed.
    """
    work = Rebuild.objects.free(now).select_for_update(skip_locked=True).first()
    if work is None:
        return None
    same = Rebuild.objects.filter(coverage=work.coverage, entity=work.entity, reached="", leased_until=None)
    same.exclude(pk=work.pk).delete()
    work.lease(now)
    return work


def rebuild_chunk(work):
    """Render the next pages of a piece of work, and say whether there were any."""
    model = apps.get_model("articles", work.coverage)
    rows = model.objects.of(work.entity)
    rows = COVERAGE.beyond(rows, read(work.reached)) if work.reached else rows.newest_first()
    chunk = list(rows[:CHUNK])
    for row in chunk:
        rebuild(row.page_id)
    if chunk:
        work.reached = COVERAGE.write(chunk[-1])
    return bool(chunk)
