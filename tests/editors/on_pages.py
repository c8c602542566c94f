"""What editors do with what readers have of a story."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from articles.models import Article
from articles.models.choices import Manner
from articles.publishing import (
    NotPublishable,
    annotate,
    compose,
    discard,
    publish,
    release_due,
    retrieve,
    schedule,
    unschedule,
    withdraw,
)
from photos.closing import close_ended
from tests.editors.base import Site, chosen

ANY = st.integers(0, 11)
HOURS = st.integers(1, 40)

some_on_desk = precondition(lambda self: any(not story.is_binned for story in self.house.stories))
some_in_bin = precondition(lambda self: any(story.is_binned for story in self.house.stories))
some_scheduled = precondition(lambda self: any(story.due for story in self.house.stories))


def latest(story):
    return Article.objects.get(pk=story.key).latest_revision_id


class OnPages(Site):
    @some_on_desk
    @rule(number=ANY)
    def publish(self, number):
        story, article = self.on_desk(number)
        self.put_out(story, article, story.copy, manner=Manner.UPDATE)

    @some_on_desk
    @rule(number=ANY)
    def correct(self, number):
        story, article = self.on_desk(number)
        word = self.word()
        version = replace(story.copy, foot=(*story.copy.foot, word))
        if self.put_out(story, article, version, manner=Manner.CORRECTION, correction=word):
            story.saved(version, latest(story))

    def put_out(self, story, article, version, **how):
        """Publish the working copy, and say whether that is possible; it is where the model says so."""
        now = self.now()
        revision = compose(article, by=self.editor)
        story.saved(story.copy, revision.pk)
        if self.house.refuses(story, version, now):
            with pytest.raises(NotPublishable):
                publish(revision, by=self.editor, now=now, **how)
            return False
        publish(revision, by=self.editor, now=now, **how)
        story.lay(version, now, quietly=how["manner"] == Manner.SMALL)
        story.forget_schedule()
        return True

    @some_on_desk
    @rule(number=ANY)
    def note(self, number):
        story, article = self.on_desk(number)
        now, word = self.now(), self.word()
        annotate(article, word, by=self.editor, now=now)
        if story.live:
            story.lay(replace(story.live, foot=(*story.live.foot, word)), now)
        if story.due:
            story.due = replace(story.due, foot=(*story.due.foot, word))
        story.saved(replace(story.copy, foot=(*story.copy.foot, word)), latest(story))

    @some_on_desk
    @rule(number=ANY, hours=HOURS)
    def schedule(self, number, hours):
        story, article = self.on_desk(number)
        now, at = self.now(), self.house.now + timedelta(hours=hours)
        asked = {"at": at, "by": self.editor, "now": now}
        revision = compose(article, by=self.editor)
        if self.house.refuses(story, story.copy, at):
            with pytest.raises(NotPublishable):
                schedule(revision, **asked)
        else:
            schedule(revision, **asked)
            story.forget_schedule()
            story.due_at, story.due = at, story.copy

    @some_scheduled
    @rule(number=ANY)
    def unschedule(self, number):
        story = chosen([story for story in self.house.stories if story.due], number)
        unschedule(Article.objects.get(pk=story.key))
        story.forget_schedule()

    @rule(hours=HOURS)
    def time_passes(self, hours):
        moment = self.house.now + timedelta(hours=hours)
        release_due(moment)
        close_ended(moment)
        self.house.pass_on(moment)

    @some_on_desk
    @rule(number=ANY)
    def withdraw(self, number):
        story, article = self.on_desk(number)
        withdraw(article, by=self.editor, now=self.now())
        story.withdraw()

    @some_on_desk
    @rule(number=ANY)
    def put_in_the_bin(self, number):
        story, article = self.on_desk(number)
        discard(article, by=self.editor, now=self.now())
        story.withdraw()
        story.is_binned = True

    @some_in_bin
    @rule(number=ANY)
    def put_back(self, number):
        story = chosen([story for story in self.house.stories if story.is_binned], number)
        article = retrieve(Article.objects.get(pk=story.key))
        story.is_binned = False
        # Under another slug where somebody has taken its own: which one, readers learn with the next publication.
        story.copy = replace(story.copy, slug=article.slug)
