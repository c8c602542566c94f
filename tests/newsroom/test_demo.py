"""The demo paper: what its stories say before anything is made of them, and what readers then find."""

import re
from collections import Counter

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils.html import strip_tags

from articles.aggregators.registry import AGGREGATORS, remarks
from articles.models import (
    BLOCKS,
    ArchiveMonth,
    Article,
    Author,
    Correction,
    DeskComment,
    GalleryBlock,
    PublishedArticle,
    Quote,
    Revision,
    Tag,
)
from articles.models.choices import Kind, Role
from articles.publishing import compose, discard
from companies.models import Brand, Citation, Company, Ownership, Participation, Partnership
from newsroom.demo.galleries import GALLERIES
from newsroom.demo.people import AUTHORS
from newsroom.demo.photographs import FOLDER, PHOTOGRAPHS
from newsroom.demo.stories import STORIES
from photos.models import Gallery, GalleryPhoto, Photo

FOUNDING = "/2022/05/leica-panasonic-l2-technology/"
PENTAX = "/2021/10/ten-years-with-ricoh-pentax-a-name-with-two-owners/"
MODELS = (
    *(Company, Partnership, Participation, Ownership, Citation, Photo, Gallery, GalleryPhoto),
    *(Author, Article, Revision, PublishedArticle, Correction, DeskComment, User),
)
PUBLISHED = [story for story in STORIES if story.published_at]


def seed():
    call_command("seed_demo", verbosity=0)


def counts():
    return [model.objects.count() for model in MODELS]


def blocks(stories, *kinds):
    return [fields for story in stories for kind, fields in story.blocks if kind in kinds]


def prose(story):
    return " ".join(fields["html"] for fields in blocks([story], "text", "aside"))


def pictures(story):
    """Return the names of the pictures that a story shows beneath its lead."""
    figures = [fields["photo"] for fields in blocks([story], "figure")]
    compared = [fields[side] for fields in blocks([story], "comparison") for side in ("before", "after")]
    hung = [name for fields in blocks([story], "gallery") for name, _ in GALLERIES[fields["gallery"]].photographs]
    return figures + compared + hung


class TestContent:
    """What is written down, before anything is made of it."""

    def test_headlines_are_short_enough_to_read_at_a_glance(self):
        assert [story.headline for story in STORIES if len(story.headline) > 70] == []

    def test_stories_are_as_long_as_a_sitting(self):
        words = {story.slug: len(strip_tags(prose(story)).split()) for story in PUBLISHED}
        assert {slug: count for slug, count in words.items() if not 180 <= count <= 700} == {}

    def test_every_mark_in_a_text_has_a_source_and_every_source_a_mark(self):
        for story in STORIES:
            marks = {int(number) for number in re.findall(r"\[(\d+)\]", prose(story))}
            assert marks == set(range(1, len(story.sources) + 1)), story.slug

    def test_every_picture_is_shown_somewhere_and_every_file_belongs_to_one(self):
        shown = {name for story in STORIES for name in (story.lead, *pictures(story))}
        portraits = {author["portrait"] for author in AUTHORS.values() if "portrait" in author}
        assert set(PHOTOGRAPHS) == shown | portraits
        assert {picture.file for picture in PHOTOGRAPHS.values()} == {path.name for path in FOLDER.iterdir()}

    def test_no_two_stories_have_the_same_lead(self):
        assert [lead for lead, count in Counter(story.lead for story in STORIES).items() if count > 1] == []

    def test_only_two_opinions_show_a_picture_twice_one_of_them_to_compare_it(self):
        shown = {story.slug: [story.lead, *pictures(story)] for story in STORIES}
        assert [slug for slug, names in shown.items() if len(names) > len(set(names))] == [
            "nothing-comes-straight-out-of-the-camera",
            "we-do-not-say-1-january-when-we-mean-2001",
        ]

    def test_there_are_stories_of_every_kind_with_all_blocks_but_those_of_other_houses(self):
        assert {story.kind for story in PUBLISHED} == set(Kind.values)
        assert {kind for story in PUBLISHED for kind, _ in story.blocks} == set(BLOCKS) - {"embed"}
        assert {fields["width"] for fields in blocks(PUBLISHED, "figure")} == {"column", "wide", "full"}
        assert {fields["layout"] for fields in blocks(PUBLISHED, "gallery")} == set(GalleryBlock.Layout.values)

    def test_every_table_is_as_wide_in_each_of_its_rows(self):
        for fields in blocks(STORIES, "table"):
            widths = {line.count("|") for line in fields["cells"].splitlines()}
            assert len(widths) == 1, fields["caption"]

    def test_everybody_has_a_story_and_every_role_somebody(self):
        assert {slug for story in PUBLISHED for _, slug in story.bylines} == set(AUTHORS)
        assert {role for story in PUBLISHED for role, _ in story.bylines} == set(Role.values)

    def test_most_tags_are_shared(self):
        tags = Counter(tag for story in PUBLISHED for tag in story.tags)
        assert sorted(tag for tag, count in tags.items() if count == 1) == [
            *("Hasselblad", "Joint development", "Lumix", "Smartphones")
        ]

    def test_the_founding_story_is_the_newest(self):
        assert max(PUBLISHED, key=lambda story: story.published_at).slug == "leica-panasonic-l2-technology"

    def test_corrections_come_after_the_story_and_in_their_order(self):
        for story in PUBLISHED:
            moments = [story.published_at, *(correction.at for correction in story.corrections)]
            assert moments == sorted(set(moments)), story.slug


@pytest.fixture(scope="class")
def _seeded(django_db_setup, django_db_blocker):
    """The whole demo, once for all tests of a class: each test's own transaction is a savepoint within this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_seeded", "db")
class TestReading:
    def test_the_founding_story_tells_everything(self, client):
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
            "computer-generated",
            'href="/partnerships/l2-technology/"',
            'href="/brands/lumix/"',
            'href="/tags/l-mount/"',
            'href="#source-1"',
        ):
            assert words in page, words

    def test_the_announcement_is_quoted_once_word_for_word_and_nobody_else_is(self):
        assert [(quote.words, quote.speaker, quote.role, str(quote.company)) for quote in Quote.objects.all()] == [
            (
                "to deepen capabilities to jointly create solutions for the future",
                "Matthias Harsch",
                "then chief executive",
                "Leica Camera",
            )
        ]

    def test_no_text_puts_words_into_anybodys_mouth(self):
        """What stands in quotation marks is a word of our own record, a date, or how something is spoken."""
        quoted = {words for story in STORIES for words in re.findall("“(.+?)”", strip_tags(prose(story)))}
        assert quoted == {"L squared", "reported", "no sugar added", "Summer, about 1961", "1 July 1961"}

    def test_the_names_owners_are_as_the_record_has_them(self):
        [table] = blocks([story for story in STORIES if PENTAX.endswith(f"/{story.slug}/")], "table")
        rows = [tuple(cell.strip() for cell in line.split("|")) for line in table["cells"].splitlines()[1:]]
        words = {"": "all that bore it"}
        owned = Ownership.objects.filter(brand__slug="pentax").select_related("company")
        assert set(rows) == {
            (row.company.name, words.get(row.scope, row.scope), str(row.since), str(row.until) or "today")
            for row in owned
        }

    def test_every_page_opens(self, client):
        paths = [*PublishedArticle.objects.values_list("path", flat=True), "/", "/feed/", "/archive/", "/tags/"]
        paths += [f"/archive/{month.month}/" for month in ArchiveMonth.objects.all()]
        records = (*Company.objects.all(), *Brand.objects.all(), *Partnership.objects.all(), *Author.objects.all())
        paths += [row.get_absolute_url() for row in (*records, *Tag.objects.all())]
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)

    def test_the_archive_reaches_over_months_of_two_years(self):
        months = sorted(month.month for month in ArchiveMonth.objects.all())
        assert months == [
            *("2021/09", "2021/10", "2021/11", "2021/12"),
            *("2022/01", "2022/02", "2022/03", "2022/04", "2022/05"),
        ]

    def test_the_front_page_is_led_by_the_founding_story(self, client):
        page = client.get("/").content.decode()
        addresses = re.findall(r'href="(/20\d\d/\d\d/[^"]+)"', page)
        assert addresses[0] == FOUNDING

    def test_an_authors_page_lists_all_that_she_did(self, client):
        page = client.get("/authors/clara-winther/").content.decode()
        assert "Seven ways in which the night is not black" in page
        assert "Moonlight is sunlight" not in page

    def test_corrections_are_on_the_page_with_their_days(self, client):
        page = client.get(PENTAX).content.decode()
        for correction in Correction.objects.filter(article__slug=PENTAX.split("/")[-2]):
            assert correction.words in page
        assert "4 October 2021" in page
        assert PublishedArticle.objects.get(path=PENTAX).updated_at.date().isoformat() == "2021-10-04"

    def test_galleries_comparisons_and_tables_reach_readers(self, client):
        night = client.get("/2021/12/seven-ways-in-which-the-night-is-not-black/").content.decode()
        for _, caption in GALLERIES["night"].photographs:
            assert caption in night
        filters = client.get("/2021/11/what-a-red-filter-does-to-a-red-leaf/").content.decode()
        [comparison] = blocks([story for story in STORIES if story.lead == "leaf-02"], "comparison")
        assert comparison["caption"] in filters
        assert "Four filters, and what each costs" in filters

    def test_drafts_stay_on_the_desk_one_in_review_and_one_ready(self, client):
        drafts = Article.objects.filter(page=None)
        assert sorted(draft.state for draft in drafts) == ["in-review", "ready"]
        assert all(draft.owner for draft in drafts)
        assert drafts.count() == 2
        for draft in drafts:
            assert draft.headline not in client.get("/").content.decode()
            assert client.get(f"/2022/05/{draft.slug}/").status_code == 404

    def test_every_aggregator_would_take_every_story_on_its_day(self, settings):
        settings.AGGREGATORS = list(AGGREGATORS)
        for story in Article.objects.select_related("latest_revision"):
            at = story.first_published_at
            assert remarks(story.latest_revision, first_published_at=at, now=at) == []


@pytest.mark.usefixtures("_seeded", "db")
class TestSeedingAgain:
    def test_makes_nothing_and_leaves_what_editors_changed(self):
        Company.objects.filter(slug="sigma").update(name="Sigma Corporation")
        Participation.objects.get(company__slug="sirui").delete()
        GalleryPhoto.objects.filter(gallery__title="Night").first().delete()
        moved = Article.objects.get(slug="weather-five-times")
        moved.slug = "weather-again"
        moved.save()
        compose(moved, by=None)
        discard(Article.objects.get(slug="huawei-out-xiaomi-in"), by=None)
        before = counts()

        seed()

        assert counts() == before
        assert Company.objects.get(slug="sigma").name == "Sigma Corporation"

    def test_adds_the_stories_that_an_older_demo_did_not_have(self):
        older = Article.objects.get(slug="water-at-four-speeds")
        older.page.delete()
        Revision.objects.filter(article=older).delete()
        older.delete()
        Gallery.objects.filter(title="Water").delete()
        before = counts()

        seed()

        assert Article.objects.get(slug="water-at-four-speeds").state == "published"
        hung = Gallery.objects.get(title="Water").photographs
        assert hung.count() == len(GALLERIES["water"].photographs)
        assert Photo.objects.count() == before[MODELS.index(Photo)]


@pytest.mark.django_db
class TestFailing:
    def test_a_run_that_fails_leaves_nothing_behind(self):
        Article.objects.create(headline="Somebody was here first", slug=STORIES[-1].slug)
        before = counts()
        with pytest.raises(ValidationError):
            seed()
        assert counts() == before
