"""What the worker does for the library. Each task can be run again at any time: it takes up what is not done."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from photos import orders, unsettled
from photos.closing import close_ended
from photos.developing import NotDeveloped, develop
from photos.models import Development, Photo, StaleFile
from photos.models.leased import LEASE

logger = logging.getLogger(__name__)
# So long the worker stays in the darkroom before other work has its turn.
TURN = timedelta(seconds=20)
# Pages are rendered again before the next turn in the darkroom begins.
AFTER_OTHERS = -10
STALE_FILES_AT_A_TIME = 100


def ask_to_develop(photo):
    """Have the renditions of a photo made: a row for the worker, and its task, in the caller's transaction."""
    Development.objects.ask(photo)
    develop_photographs.enqueue()


def look_after(now):
    """Do what the library needs every half minute, whoever else is at work; the publisher calls it."""
    close_ended(now)
    StaleFile.objects.remove_due(now, limit=STALE_FILES_AT_A_TIME)
    take_up_again(now)
    orders.clear_up(now)
    unsettled.sweep(now)


def take_up_again(now=None):
    """Enqueue work that a killed worker left: the queue itself never gives a running task to another."""
    now = now or timezone.now()
    waiting = Development.objects.waiting().free(now).filter(asked_at__lte=now - LEASE)
    if waiting.exists() and not Development.objects.in_hand(now).exists():
        develop_photographs.enqueue()


@task(priority=AFTER_OTHERS)
def develop_photographs():
    """Make the renditions that are asked for, those asked for last first: somebody waits for them.

    When its turn is over and something is left, it queues up again behind whatever else there is to do.
    """
    over = timezone.now() + TURN
    while work := take(timezone.now()):
        finish(work)
        if timezone.now() >= over:
            develop_photographs.enqueue()
            break


@transaction.atomic
def take(now):
    """Return the next photograph to develop, leased to this worker, or None."""
    waiting = Development.objects.waiting().free(now).order_by("-asked_at", "-pk")
    work = waiting.select_for_update(skip_locked=True).first()
    if work is not None:
        work.lease(now)
    return work


@transaction.atomic
def take_photo(key, now):
    """Return the work on one photo, asked for or not, leased to the caller; None if another is at it or it is gone."""
    if not Photo.objects.select_for_update().filter(pk=key).exists():
        return None
    Development.objects.get_or_create(photo_id=key, defaults={"asked_at": now})
    work = Development.objects.free(now).select_for_update(skip_locked=True).filter(photo=key).first()
    if work is not None:
        work.lease(now)
    return work


def finish(work, *, anew=False):
    """Develop a photograph that is leased to the caller, and return why it could not be done; "" if it could.

    Where a storage or the database fails, the lease runs out and somebody tries again.
    """
    try:
        develop(work.photo_id, anew=anew, each_file=work.hold_on)
    except NotDeveloped as reason:
        work.fail(str(reason))
        return str(reason)
    except Exception as error:  # one photograph must not keep the others waiting
        logger.exception("Photograph %s could not be developed; it is tried again.", work.photo_id)
        return f"{type(error).__name__}: {error}"
    except BaseException:
        work.let_go()
        raise
    work.done()
    return ""
