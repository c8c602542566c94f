"""Make a backup the site again."""

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from newsroom.keeping.backup import NoBackup, opened
from newsroom.keeping.restoring import bring_back, faults, misfit
from newsroom.keeping.shelf import Damaged
from newsroom.keeping.tables import state
from newsroom.management.commands.prepare import site_is_empty

MOST_TOLD = 20


class Command(BaseCommand):
    help = (
        "Makes a backup the site: its files, then its rows and its secret key. Stop the site first. Killed at any "
        "moment, what was there before stands; call it again."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("directory", metavar="DIR", help="where backups are kept")
        parser.add_argument("--backup", default="", metavar="NAME", help="which one; by default the newest")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, and change nothing")
        parser.add_argument("--replace", action="store_true", help="put it in place of the site that is here")

    def handle(self, *, directory, backup, dry_run, replace, verbosity, **options):
        self.quiet = verbosity == 0
        try:
            chosen = opened(directory, backup)
            self.say(f"Checking {chosen.folder}, of {chosen.manifest['site']}")
            refuse_if_damaged(chosen, directory)
            if not (state() or dry_run):
                self.say("Making the tables")
                call_command("migrate", interactive=False, verbosity=0)
            if state():
                refuse_if_unfit(chosen, replace)
            if not dry_run:
                bring_back(chosen, directory, say=self.say)
        except (NoBackup, Damaged, OSError) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        told = chosen.told()
        self.say(f"It is whole. Nothing was changed; {told} would be put here." if dry_run else f"Restored: {told}")

    def say(self, words):
        if not self.quiet:
            self.stdout.write(words)


def refuse_if_damaged(chosen, directory):
    """Read everything that is in a backup. Raises NoBackup with what is wrong."""
    if wrong := list(faults(chosen, directory)):
        told = "\n".join(f"  {each}" for each in wrong[:MOST_TOLD])
        raise NoBackup(f"the backup is damaged in {len(wrong)} places:\n{told}")


def refuse_if_unfit(chosen, replace):
    if reason := misfit(chosen):
        raise NoBackup(reason)
    if not replace and is_taken():
        raise NoBackup("There is a site here already: --replace puts the backup in its place.")


def is_taken():
    """Tell whether there is anything here that somebody would miss."""
    return get_user_model().objects.exists() or not site_is_empty()
