"""The front page's strip of pictures."""

import pytest
from django.utils import timezone

from tests.builders import a_gallery, a_photo, a_published_story
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def photographs(count):
    return [a_photo(f"Frame {number}", alt_text=f"Frame {number}.") for number in range(1, count + 1)]


def shown(*photos):
    return [("figure", {"photo": photo}) for photo in photos]


def strip(client):
    text = client.get("/").text
    return text.partition('class="band strip"')[2].partition("</section>")[0]


def test_the_newest_story_with_enough_photographs_gives_the_strip_its_first_five(client):
    a_published_story("Weather, five times", slug="weather", blocks=shown(*photographs(6)))

    seen = strip(client)

    assert [f'alt="Frame {number}."' in seen for number in range(1, 7)] == [True] * 5 + [False]
    assert "Weather, five times" in seen


def test_a_gallery_counts_as_its_photographs(client):
    a_published_story("Water", blocks=[("gallery", {"gallery": a_gallery(*photographs(5))})])

    assert strip(client).count("<img") == 5


def test_only_the_photograph_that_the_page_opens_with_is_fetched_at_once(client):
    frames = photographs(5)
    a_published_story("Water", lead_photo=frames[0], blocks=shown(*frames))

    assert strip(client).count('loading="lazy"') == 5
    assert client.get("/").text.count('fetchpriority="high"') == 1


def test_four_photographs_are_no_strip_and_one_that_is_closed_is_not_shown(client):
    frames = photographs(5)
    a_published_story("Water", blocks=shown(*frames))
    type(frames[0]).objects.filter(pk=frames[0].pk).update(closed_at=timezone.now(), renditions={})

    assert strip(client) == ""


def test_the_front_page_costs_one_query_more_for_its_strip_however_many_stories_have_one(client):
    frames = photographs(5)
    a_published_story("Water", blocks=shown(*frames))
    with_one = queries(client.get, "/")
    for number in range(5):
        a_published_story(f"Water again {number}", blocks=shown(*frames))

    assert queries(client.get, "/") == with_one


def test_the_lead_photograph_fills_a_strip_that_lacks_one_and_comes_last(client):
    lead, *within = photographs(5)
    a_published_story("Weather, five times", lead_photo=lead, blocks=shown(*within))

    seen = strip(client)

    assert [seen.find(f'alt="Frame {number}."') for number in (2, 3, 4, 5, 1)] == sorted(
        seen.find(f'alt="Frame {number}."') for number in range(1, 6)
    )
    assert seen.count("<img") == 5


def test_where_a_closed_photograph_leaves_too_few_an_older_story_gives_the_strip(client):
    frames = photographs(5)
    a_published_story("Snow", slug="snow", blocks=shown(*photographs(5)))
    a_published_story("Water", slug="water", blocks=shown(*frames))
    type(frames[0]).objects.filter(pk=frames[0].pk).update(closed_at=timezone.now(), renditions={})

    seen = strip(client)

    assert "Snow" in seen
    assert "Water" not in seen


def test_the_headline_is_the_only_link_of_the_strip(client):
    a_published_story("Water", slug="water", blocks=shown(*photographs(5)))

    seen = strip(client)

    assert seen.count("<a ") == 1
    assert ">Water</a>" in seen
