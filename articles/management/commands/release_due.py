"""The publisher: lays scheduled stories on their pages when their minute comes."""

import logging
import signal
from io import StringIO
from threading import Event

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from articles.facts import look_over as look_over_disputes
from articles.models import HubPing
from articles.publishing import release_due
from articles.signals import hour_passed, watching
from articles.tasks import take_up_again
from photos.tasks import look_after

logger = logging.getLogger(__name__)
PAUSE = 0.5  # seconds
ROUNDS_TO_CHORES = 7200  # an hour
SIGN_INS_KEPT = 90  # days


class Command(BaseCommand):
    help = "Publish every scheduled story whose time has come. With --watch, look again every half second."

    def add_arguments(self, parser):
        parser.add_argument("--watch", action="store_true", help="Keep looking until stopped.")

    def handle(self, *, watch, **options):
        if not watch:
            self.stdout.write(f"Published: {len(release_due())}")
            return
        stopped = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopped.set())
        logger.info("Watching for stories whose time has come.")
        rounds = 0
        while not stopped.wait(PAUSE):
            look(chores=rounds % ROUNDS_TO_CHORES == 0, now=timezone.now())
            rounds += 1


def look(*, chores, now):
    """Do what is due. A database that is away for a moment must not end the watch."""
    try:
        for page in release_due(now):
            logger.info("Published at its time: %s (page %s)", page.path, page.pk)
        if now.second % 30 == 0:
            take_up_again(now)
            look_after_library(now)
        if chores or now.second % 30 == 0:
            watching.send(None, now=now)
        if chores:
            clear_away()
            look_over_disputes(now)
            HubPing.objects.forget_old(now)
            hour_passed.send(None, now=now)
    except DatabaseError:
        logger.exception("The database did not answer; looking again in %s seconds.", PAUSE)
        connection.close()
    close_old_connections()


def clear_away():
    """Delete what others' applications keep of the past: tasks done, sessions ended, who signed in long ago."""
    call_command("prune_db_task_results", verbosity=0)
    call_command("clearsessions", verbosity=0)
    call_command("axes_reset_logs", age=SIGN_INS_KEPT, verbosity=0, stdout=StringIO())


def look_after_library(now):
    """Do the library's chores. Whatever a disk or a storage raises must not end the watch either."""
    try:
        look_after(now)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("Looking after the library failed; trying again in half a minute.")
