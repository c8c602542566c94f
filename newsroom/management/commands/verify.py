"""Compare all that is written down twice, and put right what can be."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from newsroom.keeping.verifying import files, indexes, stories
from newsroom.keeping.verifying.check import carry_out

EVERY = 5  # seconds from one line about progress to the next


class Command(BaseCommand):
    help = (
        "Checks that stories, pages, the rows that say what pages carry, search, files and renditions agree; the site "
        "may run meanwhile. Ends with status 1 if something is left."
    )

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="put right what can be")

    def handle(self, *, mend, verbosity, **options):
        self.quiet = verbosity == 0
        checks = (*stories.CHECKS, *indexes.checks(), *files.CHECKS)
        faults = [fault for check in checks for fault in self.told(check, mend)]
        left = sum(not fault.is_mended for fault in faults)
        if left:
            advice = "" if mend else " Call it with --mend to put right what can be."
            raise CommandError(f"{left} of {len(faults)} disagreements are left.{advice}")
        self.say(f"All agree{f'; {len(faults)} were mended' if faults else ''}.")

    def told(self, check, mend):
        """Yield the faults of a check, each told as it is found."""
        self.at = monotonic()
        for fault in carry_out(check, mend=mend, looked_at=lambda number: self.progress(check.title, number)):
            self.stdout.write(f"{fault.words}{f' -- {fault.outcome}' if fault.outcome else ''}")
            yield fault

    def progress(self, title, number):
        if monotonic() - self.at > EVERY:
            self.at = monotonic()
            self.say(f"  {title}: {number} looked at ...")

    def say(self, words):
        if not self.quiet:
            self.stdout.write(words)
            self.stdout.flush()
