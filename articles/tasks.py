"""What the worker does after the fact. Each task can be run again at any time: it takes up what is not done."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import addresses, embedding
from articles.models.embedded import Embedded
from articles.models.hub_ping import HubPing
from articles.models.published import PublishedArticle
from articles.models.rebuild import PAGES, Edition, Rebuild
from articles.publishing import rebuild
from articles.rebuilding import next_pages
from articles.rendering import edition
from articles.websub.telling import tell_some
from companies.models import CheckedAddress
from photos.models.leased import LEASE

# How long a house that did not answer is left alone.
PATIENCE = timedelta(minutes=15)
# Nobody waits to hear whether a link is dead: all other work goes first, and this lets go of the worker soon.
LAST_OF_ALL = -20
# Subscribers want to be the first to hear, and telling the hub soon lets go of the worker.
FIRST_OF_ALL, AMONG_OTHERS = 20, 0
TURN = timedelta(seconds=10)


def ask_for_rebuild(entity):
    """Have every page that carries `entity` rendered again: two rows in the caller's transaction, for the worker."""
    if entity.coverage.exists():
        Rebuild.objects.create(coverage=entity.coverage.model._meta.model_name, entity=entity.pk)
        rebuild_pages.enqueue()


def ask_for_all(make=""):
    """Have every page rendered again, or of a make of cameras those that show a photograph of it; say if any is there.

    One row in the caller's transaction; the worker looks for the pages as it goes.
    """
    there = PublishedArticle.objects.exists()
    if there:
        Rebuild.objects.create(coverage=PAGES, make=make)
        rebuild_pages.enqueue()
    return there


def ask_to_tell(headline, feeds):
    """Have the hub told, if there is one, that feeds changed with a story: two rows in the caller's transaction.

    Arguments: `feeds` are paths, in the order in which the hub is told of them.
    """
    if settings.WEBSUB_HUB and feeds:
        HubPing.objects.create(headline=headline, topics=feeds, feeds=len(feeds))
        tell_hub.enqueue()


@transaction.atomic
def keep_edition():
    """Have all pages rendered again if they were set by other templates or in another language; say whether.

    `articles.rendering.edition()` names what they are set by now. Asking twice asks for nothing more.
    """
    row, _ = Edition.objects.select_for_update().get_or_create(pk=1)
    if row.name == edition():
        return False
    row.name = edition()
    row.save()
    return ask_for_all()


def take_up_again(now=None):
    """Enqueue work that a killed worker left: the queue itself never gives a running task to another."""
    now = now or timezone.now()
    if Embedded.objects.unanswered().filter(asked_at__lte=now - PATIENCE).exists():
        fetch_embedded.enqueue()
    if Rebuild.objects.free(now).filter(asked_at__lte=now - LEASE).exists():
        rebuild_pages.enqueue()
    if HubPing.objects.left_over(now).exists():
        tell_hub.enqueue()
    due = settings.LINK_CHECKS and CheckedAddress.objects.due(now).exists()
    if due and not CheckedAddress.objects.in_hand(now).exists():
        check_addresses.enqueue()


@task(priority=FIRST_OF_ALL)
def tell_hub():
    """Tell the hub which feeds changed. What takes longer than a turn goes on among other work."""
    if tell_some():
        tell_hub.using(priority=AMONG_OTHERS).enqueue()


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
            work.lease(timezone.now())
            if work.is_long and Rebuild.objects.free(timezone.now()).exists():
                work.let_go()
                break
        else:
            work.delete()


@transaction.atomic
def take(now):
    """Return the next piece of work, leased to this worker, or None.

    The same work asked for again before anybody began is done with this one: what it was asked for is committed.
    """
    work = Rebuild.objects.free(now).select_for_update(skip_locked=True).first()
    if work is None:
        return None
    if not work.reached:
        Rebuild.objects.alike(work).filter(reached="", leased_until=None).exclude(pk=work.pk).delete()
    work.lease(now)
    return work


def rebuild_chunk(work):
    """Render the next pages of a piece of work, and say whether there may be more."""
    pages, reached = next_pages(work)
    for page in pages:
        rebuild(page)
    if reached:
        work.reached = reached
        work.save(update_fields=["reached"])
    return bool(reached)
