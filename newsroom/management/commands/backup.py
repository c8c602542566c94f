"""Copy the whole site, while it runs, into a directory of backups."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.audit.writing import enter
from newsroom.keeping.backing_up import back_up
from newsroom.keeping.backup import NoBackup
from newsroom.models import Deed


class Command(BaseCommand):
    help = (
        "Copies database, originals, renditions and secret key into a directory, as one backup beside the earlier "
        "ones. Files that are there already are not copied again."
    )

    def add_arguments(self, parser):
        parser.add_argument("directory", metavar="DIR", help="where backups are kept, out of others' reach")

    def handle(self, *, directory, verbosity, **options):
        try:
            folder, missing = back_up(directory, say=self.stdout.write if verbosity else lambda words: None)
        except (NoBackup, OSError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        enter(Deed.BACKED_UP, label=str(folder))
        for storage, name in missing:
            self.stderr.write(f"Missing on the site, so not in the backup: {name} of the storage {storage!r}")
        if verbosity:
            self.stdout.write(f"The backup is {folder}")
