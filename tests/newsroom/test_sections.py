"""The sections of the paper: tags that an editor made columns of the front page."""

import re
from datetime import timedelta

import pytest

from articles.models import Tag
from newsroom.models import Section
from tests.builders import THEN, a_member, a_published_story, a_story, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(client):
    """Give the columns of the front page: {section: its headlines}."""

    def columns():
        page = client.get("/").text
        found = re.findall(r'<section class="third".*?</section>', page, re.DOTALL)
        return {
            re.search(r"<h2[^>]*><a[^>]*>([^<]+)", column)[1]: re.findall(r"<h3><a[^>]*>([^<]+)", column)
            for column in found
        }

    return columns


def a_section(name, position=0):
    tag, _ = Tag.objects.get_or_create(name=name)
    return saved(Section(tag=tag, position=position))


def stories(number, *tags, prefix="Story", first=0):
    """Publish stories, each a day older than the one before, all older than those that fill the top of the page."""
    for age in range(first, first + number):
        a_published_story(f"{prefix} {age + 1}", tags=tags, now=THEN - timedelta(days=30 + age))


def the_top_of_the_page():
    for number in range(5):
        a_published_story(f"At the top {number}", now=THEN - timedelta(hours=number))


def test_a_section_shows_the_newest_stories_of_its_tag_that_stand_nowhere_above(front):
    a_section("Lenses")
    the_top_of_the_page()
    a_published_story("In the lead", tags=["Lenses"], now=THEN + timedelta(days=1))
    stories(4, "Lenses")

    assert front() == {"Lenses": ["Story 1", "Story 2", "Story 3"]}


def test_sections_stand_in_their_order_and_the_first_three_that_have_enough_get_a_column(front):
    the_top_of_the_page()
    for position, name in [(4, "Cameras"), (1, "Lenses"), (3, "Film"), (2, "Paper"), (5, "Night")]:
        a_section(name, position)
    for name in ("Cameras", "Lenses", "Film", "Night"):
        stories(2, name, prefix=name)
    stories(1, "Paper", prefix="Paper")

    assert list(front()) == ["Lenses", "Film", "Cameras"]


def test_no_story_stands_in_two_columns(front):
    the_top_of_the_page()
    a_section("Lenses", 1)
    a_section("Film", 2)
    stories(5, "Lenses", "Film")

    assert front() == {"Lenses": ["Story 1", "Story 2", "Story 3"], "Film": ["Story 4", "Story 5"]}


def test_without_sections_the_page_shows_what_came_earlier(client):
    stories(14)

    page = client.get("/").text

    assert 'id="earlier"' in page
    a_section("Lenses")
    stories(2, "Lenses", prefix="Glass", first=20)
    page = client.get("/").text
    assert 'id="earlier"' not in page
    assert 'aria-labelledby="section-' in page


def test_a_draft_gives_a_section_nothing(front):
    the_top_of_the_page()
    a_section("Lenses")
    for number in range(3):
        a_story(f"Draft {number}", tags=["Lenses"])

    assert front() == {}


def test_the_front_page_takes_the_same_queries_for_one_section_as_for_many(client, front):
    the_top_of_the_page()
    a_section("Lenses")
    stories(2, "Lenses", prefix="Lenses")
    one = queries(client.get, "/")
    for name in ("Film", "Paper", "Night"):
        a_section(name)
        stories(4, name, prefix=name)

    assert len(front()) == 3
    assert queries(client.get, "/") == one


def test_an_editor_makes_a_section_and_a_second_one_of_the_same_tag_is_refused(client):
    client.force_login(a_member("Editor", "ana"))
    tag = Tag.objects.create(name="Lenses")
    form = {"tag": tag.pk, "position": 1}

    assert client.post("/admin/newsroom/section/add/", form).status_code == 302
    answer = client.post("/admin/newsroom/section/add/", form)

    assert "This tag is a section already." in answer.text
    assert [section.tag for section in Section.objects.all()] == [tag]


def test_a_contributor_makes_none(client):
    client.force_login(a_member("Contributor", "kim"))

    assert client.get("/admin/newsroom/section/add/").status_code == 403
