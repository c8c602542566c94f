"""The pages of the kinds of stories: news, reviews, features, opinion."""

import re
from datetime import timedelta

import pytest

from articles import kinds
from articles.publishing import withdraw
from tests.builders import THEN, a_published_story, a_story, an_editor, published
from tests.heads import head_of
from tests.plans import Asked, tables_read_whole
from tests.queries import queries

pytestmark = pytest.mark.django_db


def a_review(headline="The lens, after a winter", **fields):
    return a_published_story(headline, kind="review", **fields)


def headlines(page):
    return re.findall(r"<h[23]><a[^>]*>([^<]+)", page.text)


def test_a_kinds_page_lists_its_stories_and_no_others_newest_first(client):
    a_review("First")
    a_review("Second", now=THEN + timedelta(days=1))
    a_published_story("News")

    page = client.get("/kinds/review/")

    assert headlines(page) == ["Second", "First"]
    assert "<h1>Reviews</h1>" in page.text


def test_there_is_none_of_a_kind_of_which_nothing_is_published_or_that_there_is_not(client):
    story = a_story(kind="opinion")
    for kind in ("opinion", "nothing", "NEWS", "news%00", "%00"):
        assert client.get(f"/kinds/{kind}/").status_code == 404
    published(story)
    assert client.get("/kinds/opinion/").status_code == 200

    withdraw(story, by=an_editor())

    assert client.get("/kinds/opinion/").status_code == 404


def test_it_leads_to_the_other_kinds_that_have_a_page_and_marks_itself(client):
    a_review()
    a_published_story("News")

    nav = client.get("/kinds/review/").text.partition('<nav aria-label="Kinds of stories">')[2].partition("</nav>")[0]

    assert re.findall(r'href="([^"]+)"( aria-current="page")?', nav) == [
        ("/kinds/news/", ""),
        ("/kinds/review/", ' aria-current="page"'),
    ]


def test_it_is_paged_by_place_and_each_page_is_found_as_itself(client):
    for number in range(25):
        a_review(f"Story {number:02}", now=THEN + timedelta(minutes=number))
    first = client.get("/kinds/review/")
    onward = first.context["stories"].following

    further = client.get(f"/kinds/review/{onward}")

    assert headlines(first) + headlines(further) == [f"Story {number:02}" for number in reversed(range(25))]
    assert head_of(client, f"/kinds/review/{onward}").canonicals() == [f"http://localhost:8000/kinds/review/{onward}"]
    for place in ("?before=soon", "?after=%00", "?before=1-1"):
        assert client.get(f"/kinds/review/{place}").status_code == 404


def test_it_announces_its_feed_and_offers_it(client):
    a_review()

    assert head_of(client, "/kinds/review/").feeds()[0] == "/kinds/review/feed/"
    assert '<a href="/kinds/review/feed/" type="application/rss+xml">RSS</a>' in client.get("/kinds/review/").text


def test_a_story_leads_to_its_kind_where_that_stands_over_its_headline(client):
    plain, with_kicker = a_review("Plain"), a_review("Other", kicker="Darkroom")

    assert '<p class="kicker"><a href="/kinds/review/">Review</a></p>' in client.get(plain.path).text
    assert "/kinds/review/" not in client.get(with_kicker.path).text


def test_as_many_queries_for_one_story_as_for_many_and_no_table_read_whole(client):
    a_review()
    one = queries(client.get, "/kinds/review/")
    for number in range(30):
        a_review(f"Story {number}")
        a_published_story(f"News {number}")
    asked = Asked()

    with asked.listening():
        client.get("/kinds/review/")

    assert asked.count == one
    assert [found for sql, params in asked.statements.values() for found in tables_read_whole(sql, params)] == []


class TestNamed:
    def test_a_kind_is_named_in_the_plural_and_known_by_its_value(self):
        review = kinds.named("review")

        assert (str(review), review.name, review.value) == ("Reviews", "Reviews", "review")
        assert review.get_absolute_url() == "/kinds/review/"
        assert review == kinds.named("review") != kinds.named("news")
        assert kinds.named("nothing") is None
        assert kinds.named("") is None

    def test_in_the_sites_language(self, settings, client):
        settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "de"
        a_review()

        assert "<h1>Tests</h1>" in client.get("/kinds/review/").text

    def test_those_with_stories_come_in_their_order_with_their_newest_moment(self):
        a_review(now=THEN)
        a_review("Newer", now=THEN + timedelta(days=2))
        a_published_story("News", now=THEN + timedelta(days=1))

        assert kinds.newest() == {
            kinds.named("news"): THEN + timedelta(days=1),
            kinds.named("review"): THEN + timedelta(days=2),
        }
        assert [str(kind) for kind in kinds.with_stories()] == ["News", "Reviews"]


def test_the_address_of_all_kinds_leads_to_where_they_are_listed(client):
    response = client.get("/kinds/")

    assert (response.status_code, response.headers["Location"]) == (302, "/feeds/")
