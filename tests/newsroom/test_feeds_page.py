"""`/feeds/` and its lists: every feed there is, found by people."""

import re
from html import unescape

import pytest

from articles.announced import FORMS
from articles.models import Tag
from newsroom.models import Section
from tests.builders import (
    a_brand,
    a_company,
    a_partnership,
    a_published_story,
    a_story,
    an_author,
    saved,
)
from tests.heads import head_of
from tests.queries import queries

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
FEED = re.compile(r'<li>\s*<a class="name" href="([^"]+)">([^<]*)</a>(.*?)</li>', re.DOTALL)
WAYS_IN = ("/", "/tags/known/", "/authors/ines-halloran/", "/companies/leica-camera/")


def offered(page):
    """Return the feeds that a page offers: {the path of whose it is: its name}."""
    return {path: unescape(name) for path, name, _ in FEED.findall(page.text)}


def a_section(name, position):
    return saved(Section(tag=Tag.objects.get_or_create(name=name)[0], position=position))


def a_house():
    carried = {"about": [a_company(), a_brand(), a_partnership()], "authors": [an_author()]}
    return a_published_story("Known", slug="known", tags=["Known"], **carried)


def test_the_whole_paper_its_kinds_and_its_sections_are_offered_in_every_form(client):
    a_published_story("News", tags=["Lenses", "Film"])
    a_published_story("Review", kind="review")
    a_section("Lenses", 2)
    a_section("Film", 1)
    a_section("Nothing yet", 0)

    page = client.get("/feeds/")

    assert offered(page) == {
        "/kinds/news/": "News",
        "/kinds/review/": "Reviews",
        "/tags/film/": "Film",
        "/tags/lenses/": "Lenses",
    }
    for place in ("/", "/kinds/review/", "/tags/film/"):
        for form in FORMS:
            assert f'<a href="{place}feed/{form.tail}" type="{form.media_type}">{form.name}</a>' in page.text
        assert f'value="{SITE}{place}feed/">' in page.text
    assert f'<p class="address">{SITE}/feed/</p>' in page.text


def test_more_sections_than_the_head_of_a_page_has_room_for_are_all_offered(client):
    a_published_story(tags=[f"Tag {number}" for number in range(7)])
    for number in range(7):
        a_section(f"Tag {number}", number)

    assert [name for name in offered(client.get("/feeds/")).values() if name.startswith("Tag")] == [
        f"Tag {number}" for number in range(7)
    ]


def test_each_vocabulary_has_a_list_of_its_feeds(client):
    a_house()
    page = client.get("/feeds/")

    for slug, path, name in (
        ("tags", "/tags/known/", "Known"),
        ("authors", "/authors/ines-halloran/", "Ines Halloran"),
        ("companies", "/companies/leica-camera/", "Leica Camera"),
        ("brands", "/brands/lumix/", "Lumix"),
        ("partnerships", "/partnerships/l-mount-alliance/", "L-Mount Alliance"),
    ):
        assert f'href="/feeds/{slug}/"' in page.text
        listed = client.get(f"/feeds/{slug}/")
        assert offered(listed) == {path: name}
        assert f'href="{path}feed/"' in listed.text
        assert client.get(f"{path}feed/").status_code == 200


def test_a_house_without_stories_offers_the_whole_paper_and_no_empty_list(client):
    page = client.get("/feeds/")

    assert offered(page) == {}
    assert f'<p class="address">{SITE}/feed/</p>' in page.text
    assert 'href="/feeds/tags/"' not in page.text
    assert "No feeds here yet." in client.get("/feeds/tags/").text


def test_what_readers_may_not_see_is_not_offered(client):
    a_story("Draft", kind="opinion", tags=["Zanzibar"], authors=[an_author("Zanzibar", "zanzibar")])
    a_section("Zanzibar", 1)
    for make in (a_company, a_brand, a_partnership):
        make("Zanzibar", "zanzibar", released_at=None)

    for address in ("/feeds/", *(f"/feeds/{slug}/" for slug in ("tags", "authors", "companies", "brands"))):
        page = client.get(address).text
        assert "Zanzibar" not in page
        assert "/kinds/opinion/" not in page


def test_a_long_list_is_paged_by_a_hundred_from_a_to_z(client):
    for number in range(103):
        a_company(f"Firm {number:03}", f"firm-{number:03}")
    first = client.get("/feeds/companies/")
    onward = first.context["rows"].following

    further = client.get(f"/feeds/companies/{onward}")

    assert list(offered(first).values()) == [f"Firm {number:03}" for number in range(100)]
    assert list(offered(further).values()) == [f"Firm {number:03}" for number in range(100, 103)]
    address = f"/feeds/companies/{onward}"
    assert head_of(client, address).canonicals() == [SITE + address]
    assert head_of(client, address).title != head_of(client, "/feeds/companies/").title


def test_what_cannot_be_asked_for_is_not_found(client):
    a_company()
    for address in (
        "nothing/",
        "opml2/",
        "TAGS/",
        "companies/?after=%00",
        "companies/?before=a/b",
        "companies/?after=z",
    ):
        assert client.get(f"/feeds/{address}").status_code == 404


def test_hostile_names_stay_words(client):
    hostile = '"><script>alert(1)</script>'
    a_company(hostile, "hostile")

    page = client.get("/feeds/companies/")

    assert "<script>alert" not in page.text
    assert offered(page) == {"/companies/hostile/": hostile}


def test_as_many_queries_for_few_as_for_many(client):
    a_house()
    a_section("Known", 1)
    addresses = ("/feeds/", "/feeds/tags/", "/feeds/authors/", "/feeds/companies/")
    few = {address: queries(client.get, address) for address in addresses}
    for number, kind in enumerate(("review", "feature", "opinion", "news")):
        fields = {"tags": [f"T{number}"], "authors": [an_author(f"A{number}", f"a{number}")]}
        a_published_story(f"S{number}", kind=kind, about=[a_company(f"C{number}", f"c{number}")], **fields)
        a_section(f"T{number}", number)

    assert {address: queries(client.get, address) for address in addresses} == few
    assert max(few.values()) <= 4


class TestWaysIn:
    def test_head_and_foot_of_every_page_lead_to_the_explanation_and_not_to_code(self, client):
        a_house()
        for address in ("/", "/2022/05/known/", "/companies/", "/no/such/page/"):
            page = client.get(address).text.partition("<body>")[2]
            assert re.findall(r'href="(/feeds?/)">([^<]+)<', page) == [
                ("/feeds/", "Feeds"),
                ("/feeds/", "Feeds, and how to use them"),
            ]

    def test_pages_with_a_feed_offer_it_in_every_form_and_say_what_it_is(self, client):
        a_house()
        for address in ("/tags/known/", "/authors/ines-halloran/", "/companies/leica-camera/", "/brands/lumix/"):
            line = client.get(address).text.partition('<p class="as-feed">')[2].partition("</p>")[0]
            assert re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', line) == [
                *((f"{address}feed/{form.tail}", form.name) for form in FORMS),
                ("/feeds/", "What is a feed?"),
            ]

    def test_the_head_marks_where_one_is(self, client):
        assert '<a href="/feeds/" aria-current="page">Feeds</a>' in client.get("/feeds/").text
