import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from articles.models import BLOCKS, ArchiveMonth, Article, Author, PublishedArticle, Quote, Revision
from articles.models.choices import Kind
from articles.publishing import compose, discard
from companies.models import Brand, Citation, Company, Ownership, Participation, Partnership
from newsroom.demo.people import AUTHORS
from newsroom.demo.photographs import CREDIT, FOLDER, PHOTOGRAPHS
from newsroom.demo.stories import STORIES
from photos.models import Photo

FOUNDING = "/2022/05/leica-panasonic-l2-technology/"
MODELS = (Company, Partnership, Participation, Ownership, Citation, Photo, Author, Article, Revision, PublishedArticle)


def seed():
    call_command("seed_demo", verbosity=0)


def counts():
    return [model.objects.count() for model in MODELS]


class TestContent:
    """What is written down, before anything is made of it."""

    def test_headlines_are_short_enough_to_read_at_a_glance(self):
        assert [story.headline for story in STORIES if len(story.headline) > 70] == []

    def test_every_mark_in_a_text_has_a_source_and_every_source_a_mark(self):
        for story in STORIES:
            prose = " ".join(fields["html"] for _, fields in story.blocks if "html" in fields)
            marks = {int(number) for number in re.findall(r"\[(\d+)\]", prose)}
            assert marks == set(range(1, len(story.sources) + 1)), story.slug

    def test_the_library_holds_exactly_what_stories_and_portraits_show(self):
        figures = {fields["photo"] for story in STORIES for kind, fields in story.blocks if kind == "figure"}
        shown = {story.lead for story in STORIES} | figures | {author["portrait"] for author in AUTHORS.values()}
        assert set(PHOTOGRAPHS) == shown == {path.stem for path in FOLDER.iterdir()}

    def test_there_are_stories_of_every_kind_with_blocks_of_every_kind(self):
        published = [story for story in STORIES if story.published_at]
        assert {story.kind for story in published} == set(Kind.values)
        assert {kind for story in published for kind, _ in story.blocks} == set(BLOCKS)
        widths = {fields["width"] for story in published for kind, fields in story.blocks if kind == "figure"}
        assert widths == {"column", "wide", "full"}


@pytest.mark.django_db
class TestFoundingStory:
    def test_tells_readers_everything(self, client):
        seed()
        page = client.get(FOUNDING).content.decode()
        for words in (
            "It is not a merger",
            "names no product and gives no date",
            "In August 2000",
            "In 2001 they extended it",
            "which lets Panasonic and Sigma use the L-mount",
            "On 31 March Leica’s partnership with Huawei",
            "On 23 May a partnership with Xiaomi",
            "Matthias Harsch",
            "then chief executive",
            "Comments are closed",
            CREDIT,
            'href="/partnerships/l2-technology/"',
            'href="/brands/lumix/"',
            'href="/tags/l-mount/"',
            'href="#source-1"',
        ):
            assert words in page, words

    def test_the_announcement_is_quoted_once_word_for_word_and_nobody_else_is(self):
        seed()
        assert [(quote.words, quote.speaker, quote.role, str(quote.company)) for quote in Quote.objects.all()] == [
            (
                "to deepen capabilities to jointly create solutions for the future",
                "Matthias Harsch",
                "then chief executive",
                "Leica Camera",
            )
        ]


@pytest.mark.django_db
class TestSeeding:
    def test_every_page_of_the_demo_opens(self, client):
        seed()
        paths = [*PublishedArticle.objects.values_list("path", flat=True), "/", "/feed/", "/archive/2022/05/"]
        records = (*Company.objects.all(), *Brand.objects.all(), *Partnership.objects.all(), *Author.objects.all())
        paths += [record.get_absolute_url() for record in records]
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
        assert [month.month for month in ArchiveMonth.objects.all()] == ["2022/05"]

    def test_the_draft_stays_on_the_desk(self, client):
        seed()
        draft = Article.objects.get(page=None)
        assert draft.state == "draft"
        assert draft.headline not in client.get("/").content.decode()
        assert client.get(f"/2022/05/{draft.slug}/").status_code == 404

    def test_a_second_run_makes_nothing_and_leaves_what_editors_changed(self):
        seed()
        Company.objects.filter(slug="sigma").update(name="Sigma Corporation")
        Participation.objects.get(company__slug="sirui").delete()
        moved = Article.objects.get(slug="weather-five-times")
        moved.slug = "weather-again"
        moved.save()
        compose(moved, by=None)
        discard(Article.objects.get(slug="huawei-out-xiaomi-in"), by=None)
        before = counts()

        seed()

        assert counts() == before
        assert Company.objects.get(slug="sigma").name == "Sigma Corporation"

    def test_a_run_that_fails_leaves_nothing_behind(self):
        Article.objects.create(headline="Somebody was here first", slug=STORIES[-1].slug)
        before = counts()
        with pytest.raises(ValidationError):
            seed()
        assert counts() == before
