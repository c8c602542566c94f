"""What stands round every page: sections at its head, pages beside the news at its foot."""

import re

import pytest

from articles.models import Tag
from newsroom.models import Section, StaticPage
from tests.builders import a_published_story, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db


def sections_named(client, path="/"):
    nav = client.get(path).text.partition("<nav")[2].partition("</ul>")[0]
    return re.findall(r">([^<]+)</a>", nav)


def a_section(name, position):
    return saved(Section(tag=Tag.objects.get_or_create(name=name)[0], position=position))


def test_sections_stand_at_the_head_of_every_page_in_their_order(client):
    story = a_published_story(tags=["Lenses", "Film"])
    a_section("Lenses", 2)
    a_section("Film", 1)

    for path in ("/", story.path, "/companies/", "/no/such/page/"):
        assert sections_named(client, path) == ["News", "Film", "Lenses"]


def test_the_section_one_is_in_is_marked(client):
    a_published_story(tags=["Lenses"])
    a_section("Lenses", 1)

    assert '<a href="/tags/lenses/" aria-current="page">Lenses</a>' in client.get("/tags/lenses/").text


def test_a_section_without_stories_is_not_named_and_there_is_room_for_five(client):
    a_published_story(tags=[f"Tag {number}" for number in range(6)])
    a_section("Nothing yet", 0)
    for number in range(6):
        a_section(f"Tag {number}", number + 1)

    assert sections_named(client) == ["News", *(f"Tag {number}" for number in range(5))]


def test_a_paper_without_sections_offers_its_lists(client):
    assert sections_named(client) == ["News", "Tags", "Authors", "Archive"]


def test_it_costs_one_query_however_much_stands_there(client):
    a_published_story(tags=[f"Tag {number}" for number in range(5)])
    none = queries(client.get, "/tags/")
    for number in range(5):
        a_section(f"Tag {number}", number)
        saved(StaticPage(title=f"Page {number}", slug=f"page-{number}", body="<p>Words.</p>", is_published=True))

    assert queries(client.get, "/tags/") == none
    assert 'href="/page-4/"' in client.get("/tags/").text
