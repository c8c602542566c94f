"""Say whether the publisher and the worker are at work, for whoever watches machines."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsroom.processes import silent


class Command(BaseCommand):
    help = "Says which of publisher and worker is not at work, with status 1; nothing where both are."
    requires_system_checks = []

    def handle(self, **options):
        if missing := silent(timezone.now()):
            raise CommandError("\n".join(missing))
