"""Readers' pages of stories: what stands on them, how they are paged, what they cost."""

from datetime import timedelta

import pytest

from articles.models import Text
from articles.publishing import withdraw
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db


def stories(number, **fields):
    return [a_published_story(f"Story {n:02}", now=THEN + timedelta(minutes=n), **fields) for n in range(number)]


def headlines(response):
    return [f"Story {n:02}" for n in range(99) if f"Story {n:02}" in response.text]


def test_the_founding_story_tells_all_that_it_should(client):
    leica, panasonic = a_company(), a_company("Panasonic", "panasonic")
    page = a_published_story(
        kicker="Business",
        standfirst="A joint brand, not a merger.",
        lead_photo=a_photo(credit="Leica / Panasonic / Sigma", caption="Wetzlar, May 2022."),
        authors=[an_author()],
        tags=["L-mount"],
        about=[leica, a_partnership()],
        mentions=[panasonic, a_brand()],
        sources=[
            {"publisher": "Leica", "title": "Announcement", "url": "https://leica.example/l2"},
            {"publisher": "Leica", "title": "Agreement", "published": "2001"},
        ],
        text="<p>They will work together.[1]</p>",
        blocks=[("quote", {"words": "to deepen", "speaker": "Matthias Harsch", "role": "then CEO", "company": leica})],
        comments="closed",
    )

    text = client.get(page.path).text

    for words in ("Business", "A joint brand, not a merger.", "Image: Leica / Panasonic / Sigma", "Matthias Harsch"):
        assert words in text
    for address in (
        "/companies/leica-camera/",
        "/companies/panasonic/",
        "/brands/lumix/",
        "/partnerships/l-mount-alliance/",
    ):
        assert f'href="{address}"' in text
        assert f'href="{page.path}"' in client.get(address).text
    assert 'href="/tags/l-mount/"' in text
    assert 'href="/authors/ines-halloran/"' in text
    assert 'href="https://leica.example/l2"' in text
    assert "2001" in text
    assert "1 January 2001" not in text
    assert 'datetime="2022-05-31T12:20:00+0000"' in text


def test_a_list_is_walked_to_its_end_and_back(client):
    stories(45, tags=["L-mount"])

    first = client.get("/tags/l-mount/")
    second = client.get("/tags/l-mount/" + first.context["stories"].following)
    third = client.get("/tags/l-mount/" + second.context["stories"].following)

    assert [len(headlines(page)) for page in (first, second, third)] == [20, 20, 5]
    assert sorted(headlines(first) + headlines(second) + headlines(third)) == [f"Story {n:02}" for n in range(45)]
    assert third.context["stories"].following == ""
    assert headlines(client.get("/tags/l-mount/" + third.context["stories"].previous)) == headlines(second)
    back = client.get("/tags/l-mount/" + second.context["stories"].previous)
    assert (headlines(back), back.context["stories"].previous) == (headlines(first), "")


def test_stories_of_one_moment_are_neither_lost_nor_shown_twice(client):
    for n in range(25):
        a_published_story(f"Story {n:02}", tags=["L-mount"])

    first = client.get("/tags/l-mount/")
    second = client.get("/tags/l-mount/" + first.context["stories"].following)

    assert sorted(headlines(first) + headlines(second)) == [f"Story {n:02}" for n in range(25)]


@pytest.mark.parametrize(
    "place", ["x", "1-", "-1-1", "f" * 30 + "-1", "1-" + "f" * 30, "1-2-3", "%00", "٣-1", "a" * 5000]
)
@pytest.mark.parametrize("address", ["/tags/l-mount/", "/archive/2022/05/", "/companies/leica-camera/"])
def test_a_page_token_that_cannot_be_read_is_not_found(client, address, place):
    a_published_story(tags=["L-mount"], about=[a_company()])

    for name in ("before", "after"):
        assert client.get(f"{address}?{name}={place}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/2022/13/x/",
        "/0000/05/x/",
        "/2022/05/" + "x" * 3000 + "/",
        "/tags/%00/",
        "/tags/none/?before=%00",
        "/tags/%F0%9F%93%B7/",
        "/authors/nobody/",
        "/archive/1999/01/",
        "/companies/nobody/feed/",
        "/%00/feed/",
        "/2022/05/a%0d%0ab/",
        "/nowhere/?q=" + "%27%22%3Cscript%3E" * 50,
    ],
)
def test_addresses_that_nobody_has_are_not_found(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "<script>" not in response.text.replace('<script src="', "")


def test_absurd_query_strings_change_nothing(client):
    page = a_published_story()

    for query in ("?a=1&a=2", "?%00=%00", "?before=%ff", "?" + "x" * 9000):
        assert client.get(page.path + query).status_code == 200


LISTS = (
    *("/", "/tags/", "/tags/shared/", "/authors/", "/authors/ines-halloran/", "/archive/", "/archive/2022/05/"),
    *("/feed/", "/tags/shared/feed/", "/authors/ines-halloran/feed/"),
    *("/companies/leica-camera/", "/companies/leica-camera/feed/"),
)


def test_a_list_costs_the_same_for_one_story_and_for_many(client):
    company, author = a_company(), an_author(portrait=a_photo())
    carried = {"about": [company], "authors": [author], "tags": ["Shared"]}
    a_published_story("First", lead_photo=a_photo(), **carried)
    a_partnership()
    for_one = {address: queries(client.get, address) for address in LISTS}

    for n in range(25):
        a_published_story(f"Next {n}", lead_photo=a_photo(), now=THEN + timedelta(minutes=n), **carried)
        a_partnership(f"Partnership {n}", f"partnership-{n}")

    assert {address: queries(client.get, address) for address in LISTS} == for_one
    assert {address: n for address, n in for_one.items() if n > 6 + ("/companies/" in address) * 8} == {}


def test_an_article_page_costs_the_same_however_long_it_is(client):
    short = a_published_story("Short", lead_photo=a_photo())
    long = a_published_story(
        "Long",
        lead_photo=a_photo(),
        authors=[an_author(f"Author {n}", f"author-{n}") for n in range(5)],
        about=[a_company(f"Maker {n}", f"maker-{n}") for n in range(10)],
        tags=[f"tag {n}" for n in range(10)],
        blocks=[("figure", {"photo": a_photo(f"Frame {n}")}) for n in range(10)],
    )

    # One for the page and one for the foot of it; where it carries anything, one for what else does, and one for the
    # cards of that, if any.
    assert (queries(client.get, short.path), queries(client.get, long.path)) == (2, 3)


def test_readers_get_no_cookie_and_no_inline_script(client):
    page = a_published_story(tags=["Shared"], about=[a_company()])

    for address in (page.path, "/", "/tags/shared/", "/companies/leica-camera/", "/feed/", "/nowhere/"):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Content-Security-Policy"].count("'self'") >= 4
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_tags_and_authors_have_a_page_only_once_a_published_story_carries_them(client):
    story = a_story(tags=["Waiting"], authors=[an_author()])
    for address in ("/tags/waiting/", "/tags/waiting/feed/", "/authors/ines-halloran/"):
        assert client.get(address).status_code == 404
    assert "Waiting" not in client.get("/tags/").text

    published(story)

    for address in ("/tags/waiting/", "/tags/waiting/feed/", "/authors/ines-halloran/"):
        assert client.get(address).status_code == 200
    assert "Waiting" in client.get("/tags/").text


def test_the_archive_lists_the_months_that_have_stories(client):
    a_published_story("May", now=THEN)
    a_published_story("August", now=THEN.replace(month=8))

    archive = client.get("/archive/").text
    assert 'href="/archive/2022/05/"' in archive
    assert 'href="/archive/2022/06/"' not in archive
    august = client.get("/archive/2022/08/")
    assert "May" in august.text
    assert august.context["earlier"]["url"] == "/archive/2022/05/"
    assert client.get("/archive/2022/06/").status_code == 404


def test_a_month_whose_last_story_is_withdrawn_leaves_the_archive(client):
    story = a_story()
    published(story)

    withdraw(story, by=an_editor())

    assert "/archive/2022/05/" not in client.get("/archive/").text
    assert client.get("/archive/2022/05/").status_code == 404


def test_a_tag_in_another_script_has_a_page(client):
    a_published_story(tags=["写真"])

    assert client.get("/tags/写真/").status_code == 200


def test_a_renamed_tag_leads_its_readers_and_its_feed_on(client):
    story = a_story(tags=["L mount"])
    published(story)
    tag = story.tags.get()

    tag.slug = "l-mount-system"
    tag.save()

    assert client.get("/tags/l-mount/").headers["Location"] == "/tags/l-mount-system/"
    assert client.get("/tags/l-mount/feed/").headers["Location"] == "/tags/l-mount-system/feed/"


def test_the_texts_of_a_story_stand_in_the_order_of_the_desk(client):
    story = a_story(
        text="<p>First.</p>",
        blocks=[("quote", {"words": "Second.", "speaker": "A"}), ("text", {"html": "<p>Third.</p>"})],
    )
    Text.objects.filter(html="<p>Third.</p>").update(ordering=5)

    text = client.get(published(story).path).text

    assert text.index("Third.") < text.index("First.") < text.index("Second.")
