"""Write down anew by which words everything is found on the desk, as after rows came in by another way than ours."""

from django.core.management.base import BaseCommand

from photos.finding.documents import fill, findable_models


class Command(BaseCommand):
    help = "Indexes anew the words by which stories, photographs, records and the rest are found on the desk."

    def handle(self, *, verbosity, **options):
        for model in findable_models():
            number = fill(model)
            if verbosity:
                self.stdout.write(f"{model._meta.verbose_name_plural}: {number}")
