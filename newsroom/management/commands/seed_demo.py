"""The demo paper, brought in through the models' own checks and the door, whole or not at all."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Author
from companies.models import Brand, Company, Partnership
from newsroom.demo.front import put_in_place
from newsroom.demo.gathering import bring_in_authors, bring_in_photographs
from newsroom.demo.newsdesk import EDITOR, employ, hand_out
from newsroom.demo.pages import PAGES, bring_in_pages
from newsroom.demo.photographs import PHOTOGRAPHS
from newsroom.demo.recording import bring_in_records
from newsroom.demo.records import RECORDS
from newsroom.demo.sections import divide_into_sections
from newsroom.demo.stories import STORIES
from newsroom.demo.writing import unwritten, write
from newsroom.models import StaticPage
from photos.models import Photo


class Command(BaseCommand):
    help = "Brings in the demo's record, pictures, authors and stories. What is there already stays as it is."

    @transaction.atomic
    def handle(self, *, verbosity, **options):
        self.verbosity = verbosity
        self.step("Record", (Company, Brand, Partnership), bring_in_records, RECORDS)
        stories = unwritten(STORIES)
        photographs = self.step("Library", (Photo,), bring_in_photographs, PHOTOGRAPHS if stories else ())
        authors = self.step("Staff", (Author, Photo), bring_in_authors, stories)
        accounts = self.step("Accounts", (get_user_model(),), employ, authors)
        for story in stories:
            article = write(story, photographs=photographs, authors=authors)
            hand_out(article, story, accounts)
            article.refresh_from_db()
            self.say(f"{article.state.label}: {article}")
        if stories and put_in_place(by=accounts.get(EDITOR)):
            self.say("Front page: arranged")
        self.step("Beside the news", (StaticPage,), bring_in_pages, PAGES)
        if stories:
            divide_into_sections()
        self.say(f"Stories: {len(stories)} new, {len(STORIES) - len(stories)} there already")

    def step(self, title, models, make, content):
        """Bring content in, say how many rows of each model came of it, and return what `make` returns."""
        before = [model.objects.count() for model in models]
        made = make(content)
        counts = [model.objects.count() - was for model, was in zip(models, before, strict=True)]
        names = [model._meta.verbose_name_plural for model in models]
        self.say(f"{title}: {', '.join(f'{count} {name}' for count, name in zip(counts, names, strict=True))} new")
        return made

    def say(self, line):
        if self.verbosity:
            self.stdout.write(line)
