"""What all rules stand on: a site with nothing published, a model of it, and readers who look after each step."""

from datetime import timedelta
from itertools import count
from pprint import pformat

from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine, invariant

from articles.models import Article, Tag
from newsroom.keeping.verifying import files, indexes, stories
from newsroom.keeping.verifying.check import carry_out
from tests.builders import a_company, a_photo, an_editor
from tests.editors.model import House, Named, Photograph
from tests.editors.readers import Reader


def chosen(things, number):
    return things[number % len(things)]


def straight(path):
    """Ask Django itself."""
    answer = Client().get(path)
    return answer.status_code, answer.headers.get("Location"), answer.getvalue().decode()


class Site(RuleBasedStateMachine):
    """A site in a transaction of its own, that is taken back in the end."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def open(self):
        self.numbers, self.editor = count(1), an_editor()
        tags = [Tag.objects.create(name=f"Tag {self.new()}") for _ in range(3)]
        companies = [a_company(f"Maker {number}", f"maker-{number}") for number in range(2)]
        photographs = [a_photo(credit=f"credit{self.new()}") for _ in range(2)]
        self.house = House(
            timezone.now(),
            [Named(tag.pk, "tags", tag.name, tag.slug) for tag in tags],
            [Named(row.pk, "companies", row.name, row.slug) for row in companies],
            [Photograph(row.pk, row.credit) for row in photographs],
        )
        self.reader = Reader(self.house, straight)

    def teardown(self):
        try:
            self.render_again()
            self.readers_see_what_was_published()
            checks = (*stories.CHECKS, *indexes.checks(), *files.CHECKS)
            faults = [fault.words for check in checks for fault in carry_out(check, mend=False)]
            assert not faults, pformat(faults)
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @invariant()
    def readers_see_what_was_published(self):
        self.house.remember()
        amiss = self.reader.look()
        assert not amiss, pformat(amiss)

    def new(self):
        return next(self.numbers)

    def word(self):
        return f"mark{self.new()}"

    def now(self):
        """Return a moment later than all before."""
        self.house.now += timedelta(minutes=1)
        return self.house.now

    def named(self, things, numbers):
        """Return those of some things that are there by now, each once."""
        return tuple(dict.fromkeys(chosen(things, number).now for number in sorted(numbers)))

    def on_desk(self, number):
        """Return a story on the desk and its row."""
        story = chosen([story for story in self.house.stories if not story.is_binned], number)
        return story, Article.objects.get(pk=story.key)
