"""Write down anew how readers find everything, as after rows came in by another way than ours."""

from django.core.management.base import BaseCommand

from articles.search.filling import fill


class Command(BaseCommand):
    help = "Indexes anew what readers' search finds: stories, companies, brands, partnerships and tags."

    def handle(self, *, verbosity, **options):
        for kind, number in fill():
            if verbosity:
                self.stdout.write(f"{kind.label}: {number}")
