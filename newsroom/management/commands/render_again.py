"""Have the worker render published pages again, the newest first; dates, addresses and the desk stay as they are."""

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.tasks import ask_for_all


class Command(BaseCommand):
    help = "Has the worker render all published pages again; with --make those that show a photograph of that make."

    def add_arguments(self, parser):
        parser.add_argument("--make", default="", help="as cameras write it into photographs: LEICA CAMERA AG")

    def handle(self, *, make, **options):
        with transaction.atomic():
            ask_for_all(make)
        self.stdout.write("The worker will render them again.")
