"""What editors do on the desk alone, and what they may publish at once."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from articles.models import CompanyLink, Tag
from articles.models.choices import Manner
from articles.publishing import compose, restore
from companies.models import Company
from tests.builders import a_story, retype, saved
from tests.editors.base import chosen
from tests.editors.model import Story, Version
from tests.editors.on_pages import ANY, OnPages, some_on_desk
from tests.editors.readers import COMMON

MOST = 3
SLUGS = ("one", "two", "three", "four")
SOME = st.sets(st.integers(0, 5), max_size=2)
WORDS = st.sampled_from(("headline", "text"))
# What follows a change: nothing, or a publication in some manner.
THEN = st.sampled_from((None, Manner.UPDATE, Manner.UPDATE, Manner.SMALL))


class OnDrafts(OnPages):
    @initialize()
    def the_first_story(self):
        self.open()
        self.write(0, {0, 1}, {0}, 1, Manner.UPDATE)

    @precondition(lambda self: len(self.house.stories) < MOST)
    @rule(slug=ANY, tags=SOME, companies=SOME, photo=ANY, then=THEN)
    def write(self, slug, tags, companies, photo, then):
        slug = self.free_slug(slug)
        lead = chosen([None, *self.house.photographs], photo)
        said = {"headline": self.word(), "text": self.word(), "lead": lead}
        tied = {"tags": self.named(self.house.tags, tags), "companies": self.named(self.house.companies, companies)}
        version = Version(slug, **said, **tied)
        article = a_story(
            f"{COMMON} {version.headline}",
            text=f"<p>{version.text}</p>",
            slug=slug,
            tags=[tag.name for tag in version.tags],
            about=[Company.objects.get(pk=company.key) for company in version.companies],
            lead_photo_id=lead and lead.key,
        )
        story = Story(article.pk, version)
        self.house.stories.append(story)
        self.save(story, article, then)

    @some_on_desk
    @rule(number=ANY, part=WORDS, then=THEN)
    def change_words(self, number, part, then):
        story, article = self.on_desk(number)
        word = self.word()
        if part == "headline":
            article.headline = f"{COMMON} {word}"
            self.save(story, saved(article), then, headline=word)
        else:
            retype(article, word)
            self.save(story, article, then, text=word)

    @some_on_desk
    @rule(number=ANY, tags=SOME, companies=SOME, then=THEN)
    def tie_otherwise(self, number, tags, companies, then):
        story, article = self.on_desk(number)
        tags, companies = self.named(self.house.tags, tags), self.named(self.house.companies, companies)
        article.tags.set(Tag.objects.filter(pk__in=[tag.key for tag in tags]))
        CompanyLink.objects.filter(article=article).delete()
        for company in companies:
            saved(CompanyLink(article=article, company_id=company.key))
        self.save(story, article, then, tags=tags, companies=companies)

    @some_on_desk
    @rule(number=ANY, photo=ANY, then=THEN)
    def lead_with(self, number, photo, then):
        story, article = self.on_desk(number)
        lead = chosen([None, *self.house.photographs], photo)
        article.lead_photo_id = lead and lead.key
        self.save(story, saved(article), then, lead=lead)

    @some_on_desk
    @rule(number=ANY, slug=ANY, then=THEN)
    def move(self, number, slug, then):
        story, article = self.on_desk(number)
        article.slug = self.free_slug(slug)
        self.save(story, saved(article), then, slug=article.slug)

    def free_slug(self, number):
        taken = {story.copy.slug for story in self.house.stories if not story.is_binned}
        return chosen([slug for slug in SLUGS if slug not in taken], number)

    def save(self, story, article, then, **changed):
        revision = compose(article, by=self.editor)
        story.saved(replace(story.copy, **changed), revision.pk)
        if then:
            self.put_out(story, article, story.copy, manner=then)

    @some_on_desk
    @rule(number=ANY, revision=ANY)
    def go_back_to(self, number, revision):
        story, article = self.on_desk(number)
        key, version = chosen(list(story.revisions.items()), revision)
        made = restore(article.revisions.get(pk=key), by=self.editor, now=self.now()).revision
        story.saved(replace(version, slug=made.snapshot["slug"]), made.pk)
