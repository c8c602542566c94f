"""OPML as feed readers import it, and as the specification has it."""

import listparser
import pytest
from defusedxml import ElementTree
from django.conf import settings

from articles.models import Tag
from newsroom.models import Section
from tests.builders import a_brand, a_company, a_partnership, a_published_story, a_story, an_author, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
HOSTILE = 'Ends ]]> & <b> "quoted" \x0b \ufffe 📷 \u202eright to left'


def whole(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def read(client, address="/feeds/opml/"):
    """Return a document's root and what a reader of subscription lists makes of it."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/x-opml; charset=utf-8")
    content = whole(response)
    found = listparser.parse(content)
    assert not found.bozo
    return ElementTree.fromstring(content), found


def test_the_paper_its_kinds_and_its_sections_are_feeds_that_a_reader_imports(client):
    a_published_story("News", tags=["Lenses"])
    a_published_story("Review", kind="review")
    saved(Section(tag=Tag.objects.get(), position=1))

    _, found = read(client)

    assert [(feed.title, feed.url, feed.categories) for feed in found.feeds] == [
        ("Baryta", f"{SITE}/feed/", []),
        ("Baryta: News", f"{SITE}/kinds/news/feed/", [["Kinds of stories"]]),
        ("Baryta: Reviews", f"{SITE}/kinds/review/feed/", [["Kinds of stories"]]),
        ("Baryta: Lenses", f"{SITE}/tags/lenses/feed/", [["Sections"]]),
    ]
    assert found.meta.title == settings.SITE_NAME
    assert found.meta.author.name == settings.SITE_NAME


def test_an_outline_says_what_the_specification_knows_of_a_feed(client):
    root, _ = read(client)

    assert (root.tag, root.attrib, [part.tag for part in root]) == ("opml", {"version": "2.0"}, ["head", "body"])
    assert {each.tag: each.text for each in root.find("head")} == {
        "title": "Baryta",
        "ownerName": "Baryta",
        "docs": "http://opml.org/spec2.opml",
    }
    assert [each.attrib for each in root.find("body")] == [
        {
            "type": "rss",
            "text": "Baryta",
            "title": "Baryta",
            "xmlUrl": f"{SITE}/feed/",
            "htmlUrl": f"{SITE}/",
            "version": "RSS",
            "language": "en",
        }
    ]


def test_each_vocabulary_that_has_names_is_included_and_holds_the_feed_of_each(client):
    carried = {"about": [a_company(), a_brand()], "authors": [an_author()]}
    a_published_story(tags=["L-mount", "写真"], **carried)

    root, found = read(client)
    included = {each.get("text"): each.get("url") for each in root.iterfind("body/outline[@type='include']")}

    assert included == {
        "Tags": f"{SITE}/feeds/tags/opml/",
        "Authors": f"{SITE}/feeds/authors/opml/",
        "Companies": f"{SITE}/feeds/companies/opml/",
        "Brands": f"{SITE}/feeds/brands/opml/",
    }
    _, tags = read(client, "/feeds/tags/opml/")
    assert [(feed.title, feed.url) for feed in tags.feeds] == [
        ("Baryta: L-mount", f"{SITE}/tags/l-mount/feed/"),
        ("Baryta: 写真", f"{SITE}/tags/%E5%86%99%E7%9C%9F/feed/"),
    ]
    for address in included.values():
        for feed in read(client, address.removeprefix(SITE))[1].feeds:
            assert client.get(feed.url.removeprefix(SITE)).status_code == 200


def test_hostile_names_stay_well_formed(client, settings):
    settings.SITE_NAME = HOSTILE
    for make in (a_company, a_brand, a_partnership):
        make(HOSTILE, "hostile")
    legible = HOSTILE.replace("\x0b", "").replace("\ufffe", "")

    for kind in ("companies", "brands", "partnerships"):
        root, _ = read(client, f"/feeds/{kind}/opml/")
        assert [each.get("text") for each in root.iter("outline")] == [f"{legible}: {legible}"]
    assert read(client)[0].findtext("head/ownerName") == legible


def test_what_readers_may_not_see_is_in_no_file(client):
    a_company()
    a_story("Draft", kind="opinion", tags=["Zanzibar"])
    a_company("Zanzibar", "zanzibar", released_at=None)

    assert [feed.title for feed in read(client, "/feeds/companies/opml/")[1].feeds] == ["Baryta: Leica Camera"]
    assert "opinion" not in client.get("/feeds/opml/").text
    assert client.get("/feeds/tags/opml/").status_code == 404


def test_it_is_shown_inline_under_a_name_of_its_own(client):
    a_company()

    assert client.get("/feeds/opml/")["Content-Disposition"] == 'inline; filename="baryta-feeds.opml"'
    assert client.get("/feeds/companies/opml/")["Content-Disposition"] == 'inline; filename="baryta-companies.opml"'


def test_what_is_the_same_is_not_sent_again(client):
    tag = client.get("/feeds/opml/")["ETag"]

    assert client.get("/feeds/opml/", headers={"If-None-Match": tag}).status_code == 304
    a_published_story()
    assert client.get("/feeds/opml/", headers={"If-None-Match": tag}).status_code == 200


def test_what_cannot_be_asked_for_is_refused(client):
    a_company()

    assert client.get("/feeds/nothing/opml/").status_code == 404
    assert client.get("/feeds/brands/opml/").status_code == 404
    assert client.post("/feeds/opml/").status_code == 405
    assert client.post("/feeds/companies/opml/").status_code == 405
    assert client.head("/feeds/companies/opml/").status_code == 200


def test_as_many_queries_for_few_as_for_many(client):
    a_published_story(about=[a_company()], tags=["One"], authors=[an_author()])
    addresses = ("/feeds/opml/", "/feeds/tags/opml/", "/feeds/authors/opml/", "/feeds/companies/opml/")

    def asked():
        return {address: queries(lambda address=address: whole(client.get(address))) for address in addresses}

    few = asked()
    for number in range(20):
        fields = {"tags": [f"T{number}"], "authors": [an_author(f"A{number}", f"a{number}")]}
        a_published_story(f"S{number}", about=[a_company(f"C{number}", f"c{number}")], **fields)

    assert asked() == few
    assert max(few.values()) <= 3


def test_a_file_goes_out_piece_by_piece(client):
    for number in range(30):
        a_company(f"Firm {number}", f"firm-{number}")

    response = client.get("/feeds/companies/opml/")

    assert response.streaming
    assert len(list(response.streaming_content)) > 30
