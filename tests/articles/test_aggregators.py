"""What aggregators would not take, as an editor is told before a story is published."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from articles.aggregators.registry import AGGREGATORS, remarks
from articles.models import Article
from newsroom.checks import aggregators_are_known, aggregators_can_read_the_feeds
from photos.models import Photo
from tests.articles.desk import change_page, page_of
from tests.builders import a_gallery, a_story, an_image, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def a_picture(width=600, height=400, title="A lens", **fields):
    file = an_image(width=width, height=height)
    return saved(Photo(title=title, file=file, credit="Ines Halloran", licence="Our own", **fields))


def a_good_story(headline="Leica and Panasonic build together", **fields):
    return a_story(headline, **{"lead_photo": a_picture()} | fields)


def told(client, story, word="publish"):
    """Return what the page that asks says of aggregators."""
    page = client.get(page_of(story, word, story.latest_revision)).text
    said = re.findall(r"<li>(?:<a [^>]*>)?([^<]* would not take it: [^<]*)", page)
    assert 'class="go"' in page  # It never prevents anything.
    return [unescape(words).strip() for words in said]


@pytest.fixture
def msn(settings):
    settings.AGGREGATORS = ["msn"]


@pytest.mark.parametrize(
    ("length", "reason"),
    [
        (20, "the headline has 20 characters, and must have more than 20."),
        (21, ""),
        (150, ""),
        (151, "the headline has 151 characters, and may have 150."),
    ],
)
def test_msn_takes_headlines_of_a_certain_length(admin_client, msn, length, reason):
    story = a_good_story("x" * length)

    assert told(admin_client, story) == ([f"MSN would not take it: {reason}"] if reason else [])


def test_a_headline_is_mended_on_the_storys_form(admin_client, msn):
    story = a_good_story("Short")

    page = admin_client.get(page_of(story, "publish", story.latest_revision)).text

    assert f'<a href="{change_page(story)}#id_headline">MSN would not take it' in page
    assert 'id="id_headline"' in admin_client.get(change_page(story)).text
    assert 'id="id_lead_photo"' in admin_client.get(change_page(story)).text


@pytest.mark.parametrize(("days", "is_taken"), [(364, True), (365, False), (366, False)])
def test_msn_takes_stories_of_the_last_year(admin_client, msn, days, is_taken):
    story = a_good_story()
    then = timezone.now() - timedelta(days=days) + timedelta(minutes=5) * is_taken
    Article.objects.filter(pk=story.pk).update(first_published_at=then)

    day = f"{timezone.localtime(then):%-d %B %Y}"
    reason = f"MSN would not take it: it was first published on {day}, 365 days ago or more."
    assert told(admin_client, story) == ([] if is_taken else [reason])


@pytest.mark.parametrize(
    ("photo", "is_taken"),
    [({}, True), ({"may_syndicate": False}, False), (None, False)],
)
def test_msn_takes_only_what_has_a_photograph_that_may_be_passed_on(admin_client, msn, photo, is_taken):
    story = a_good_story(lead_photo=None if photo is None else a_picture(**photo))

    reason = "MSN would not take it: there is no photograph that may be passed on."
    assert told(admin_client, story) == ([] if is_taken else [reason])


@pytest.mark.parametrize("name", AGGREGATORS)
def test_nobody_takes_a_story_without_a_text(admin_client, settings, name):
    settings.AGGREGATORS = [name]
    story = a_story("Leica and Panasonic build together", text="")

    assert f"{AGGREGATORS[name].name} would not take it: the story has no text." in told(admin_client, story)


@pytest.mark.parametrize(
    ("width", "height", "is_taken"),
    [(401, 400, True), (400, 400, True), (399, 900, False), (1000, 399, False)],
)
def test_flipboard_takes_photographs_of_a_certain_size(admin_client, settings, width, height, is_taken):
    settings.AGGREGATORS = ["flipboard"]
    photo = a_picture(width, height)
    story = a_good_story(lead_photo=photo)

    reason = (
        "Flipboard would not take it: one photograph must be at least 400 pixels wide and high. "
        f"The largest, “A lens”, has {width} × {height} in feeds."
    )
    assert told(admin_client, story) == ([] if is_taken else [reason])
    page = admin_client.get(page_of(story, "publish", story.latest_revision)).text
    assert (f'<a href="/admin/photos/photo/{photo.pk}/change/">Flipboard' in page) is not is_taken


def test_one_photograph_that_is_large_enough_suffices_wherever_it_stands(admin_client, settings):
    settings.AGGREGATORS = ["flipboard"]
    gallery = a_gallery(a_picture(50, 50, "Small"), a_picture())
    story = a_good_story(lead_photo=a_picture(50, 60, "Smaller"), blocks=[("gallery", {"gallery": gallery})])

    assert told(admin_client, story) == []


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_google_news_takes_texts_up_to_a_megabyte(settings, more):
    settings.AGGREGATORS = ["google-news"]
    fits = 1_000_000 - len("<p></p>")
    story = a_story(text=f"<p>{'x' * (fits + more)}</p>")

    reason = "Google News would not take it: the text with its markup has 1,001 kB, and may have 1,000."
    assert remarks(story.latest_revision) == ([reason] if more > 0 else [])


def test_what_one_aggregator_says_stands_together_and_also_where_a_story_is_scheduled(admin_client, settings):
    settings.AGGREGATORS = ["flipboard", "msn"]
    story = a_story("Short")

    for word in ("publish", "schedule"):
        said = [words.partition(" would")[0] for words in told(admin_client, story, word)]
        assert said == ["MSN", "MSN", "Flipboard"]


def test_an_installation_that_delivers_to_nobody_is_told_nothing(admin_client, settings):
    settings.AGGREGATORS = []

    assert told(admin_client, a_story("Short")) == []


def test_a_story_is_published_whatever_aggregators_say(admin_client, msn):
    story = a_story("Short")

    admin_client.post(page_of(story, "publish"), {"revision": story.latest_revision.pk})

    story.refresh_from_db()
    assert story.page.headline == "Short"


def test_hostile_names_are_words_on_the_page(admin_client, settings):
    settings.AGGREGATORS = list(AGGREGATORS)
    story = a_story("<script>x", lead_photo=a_picture(50, 50, "<script>alert(1)</script>"))

    page = admin_client.get(page_of(story, "publish", story.latest_revision)).text
    assert "The largest, “&lt;script&gt;alert(1)&lt;/script&gt;”, has 50 × 50" in page
    assert "<script>alert(1)" not in page


def test_many_photographs_cost_as_many_queries_as_one(settings):
    settings.AGGREGATORS = list(AGGREGATORS)
    one = a_good_story()
    blocks = [("figure", {"photo": a_picture(600 + n, 400, f"Lens {n}")}) for n in range(6)]
    many = a_good_story("Six photographs of six lenses", blocks=blocks)

    assert queries(remarks, one.latest_revision) == queries(remarks, many.latest_revision)


def test_a_name_that_nobody_knows_is_an_error_that_says_which_there_are(settings):
    settings.AGGREGATORS = ["msn", "smn"]

    [error] = aggregators_are_known(None)

    assert (error.id, "'smn'" in error.msg, "google-news, msn, flipboard" in error.hint) == (
        "newsroom.E002",
        True,
        True,
    )
    assert error in run_checks()


def test_who_reads_https_only_is_warned_of_where_the_site_is_public(settings):
    settings.AGGREGATORS = ["google-news", "msn"]
    assert aggregators_can_read_the_feeds(None) == []

    settings.SITE_IS_LOCAL = False
    assert [(warning.id, warning.msg) for warning in aggregators_can_read_the_feeds(None)] == [
        ("newsroom.W001", "MSN reads feeds over https only.")
    ]

    settings.SERVED_SECURELY = True
    assert aggregators_can_read_the_feeds(None) == []
