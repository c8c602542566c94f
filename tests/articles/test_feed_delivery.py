"""How feeds go out: what is known by which tag and moment, when it is sent again, in which encodings."""

import gzip
from datetime import timedelta

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from articles.announced import FORMS
from articles.feeds import items
from articles.models import Article
from articles.models.choices import Manner
from articles.publishing import rebuild, schedule, withdraw
from companies.models import Brand, Company, Partnership
from photos.models import Photo
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
    retype,
    saved,
)

pytestmark = pytest.mark.django_db

RECORDS = {Company: a_company, Brand: a_brand, Partnership: a_partnership}
TAILS = [form.tail for form in FORMS]
LATER = THEN + timedelta(days=1)


@pytest.fixture(autouse=True)
def _nothing_is_written_yet(monkeypatch):
    monkeypatch.setattr(items, "WRITTEN", items.Written())


def carried():
    """Return what gives a story one feed of every kind; the records are made the first time."""
    records = [model.objects.first() or make() for model, make in RECORDS.items()]
    return {"tags": ["L-mount"], "authors": [an_author()], "about": records}


def every_feed():
    pages = ("/", "/kinds/news/", "/tags/l-mount/", "/authors/ines-halloran/", "/companies/leica-camera/")
    pages += ("/brands/lumix/", "/partnerships/l-mount-alliance/")
    return [f"{page}feed/{tail}" for page in pages for tail in TAILS]


def asked_again(client, address, first):
    """Return the statuses of asking again by the tag alone, by the moment alone, by both as readers do."""
    tag = {"If-None-Match": first.headers["ETag"]}
    moment = {"If-Modified-Since": first.headers["Last-Modified"]}
    return [client.get(address, headers=asked).status_code for asked in (tag, moment, tag | moment)]


def test_a_feed_that_has_not_changed_is_answered_304_in_every_form_and_scope(client):
    a_published_story(**carried())

    for address in every_feed():
        first = client.get(address)
        assert asked_again(client, address, first) == [304, 304, 304]
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.content == b""
        for name in ("ETag", "Last-Modified", "Cache-Control", "Vary", "Link"):
            assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize(
    "change",
    [
        lambda story: published(a_story("Another", **carried()), now=LATER),
        lambda story: (retype(story, "Other words."), published(story, now=LATER)),
        lambda story: withdraw(story, by=an_editor(), now=LATER),
        lambda story: saved_with(Photo.objects.get(), credit="Somebody else"),
        lambda story: (Article.objects.filter(pk=story.pk).update(slug="moved"), published(story, now=LATER)),
    ],
    ids=["published", "updated", "withdrawn", "a credit changed", "moved"],
)
def test_each_feed_is_sent_anew_exactly_when_a_public_item_changes(client, change):
    story = a_story(lead_photo=a_photo(), **carried())
    published(story)
    published(a_story("Stays", **carried()), now=THEN - timedelta(days=1))
    first = {address: client.get(address) for address in every_feed()}

    change(story)

    for address, before in first.items():
        assert asked_again(client, address, before) == [200, 200, 200]
        assert asked_again(client, address, client.get(address)) == [304, 304, 304]


def saved_with(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    saved(row)
    for article in Article.objects.exclude(page=None):
        rebuild(article.page)


def test_the_desk_leaves_no_trace_in_any_feed(client):
    """What is drafted, scheduled, under embargo or not released changes no byte, no tag, no moment."""
    story = a_story(**carried())
    published(story)
    first = {address: client.get(address) for address in every_feed()}

    retype(story, "Not yet.")
    a_story("A draft", **carried())
    schedule(a_story("Scheduled", **carried()).latest_revision, at=LATER, by=an_editor(), now=THEN)
    a_story("Under embargo", embargo_until=LATER, **carried())
    a_story("About a secret", about=[a_company("Secret", "secret", released_at=None)])

    for address, before in first.items():
        now = client.get(address)
        assert (now.content, now.headers["ETag"]) == (before.content, before.headers["ETag"])
        assert now.headers["Last-Modified"] == before.headers["Last-Modified"]


def test_a_small_change_leaves_feeds_as_they_are(client):
    story = a_story()
    published(story)
    first = client.get("/feed/")

    retype(story, "A comma, there.")
    published(story, now=LATER, manner=Manner.SMALL)

    assert asked_again(client, "/feed/", first) == [304, 304, 304]


def test_a_story_that_leaves_a_tag_changes_the_moment_of_its_feed(client):
    story = a_story(tags=["L-mount", "Wetzlar"])
    published(story)
    published(a_story("Stays", tags=["L-mount"]), now=THEN - timedelta(days=9))
    first = client.get("/tags/l-mount/feed/")

    story.tags.remove("L-mount")
    published(story, now=LATER)

    again = client.get("/tags/l-mount/feed/", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert again.status_code == 200
    assert again.headers["Last-Modified"] == http_date(LATER.timestamp())


def test_a_story_that_becomes_of_another_kind_changes_the_moment_of_the_feed_it_leaves(client):
    story = a_story(kind="news")
    published(story)
    published(a_story("Stays", kind="news"), now=THEN - timedelta(days=9))
    first = client.get("/kinds/news/feed/")

    Article.objects.filter(pk=story.pk).update(kind="review")
    published(story, now=LATER)

    assert asked_again(client, "/kinds/news/feed/", first) == [200, 200, 200]


def test_a_story_withdrawn_from_far_below_does_not_have_a_feed_sent_again(client):
    old = a_story("Old")
    published(old, now=THEN - timedelta(days=100))
    for number in range(21):
        published(a_story(f"Story {number}"), now=THEN + timedelta(hours=number))
    first = client.get("/feed/json/")

    withdraw(old, by=an_editor(), now=LATER)

    assert client.get("/feed/json/").headers["Last-Modified"] == first.headers["Last-Modified"]


def test_304_reads_nothing_that_an_item_says(client):
    a_published_story(**carried())

    for address in every_feed():
        tag = client.get(address).headers["ETag"]
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert [query["sql"] for query in captured if "feed_html" in query["sql"] or "feed_words" in query["sql"]] == []


def test_an_item_is_read_once_by_a_process_and_again_when_it_changes(client):
    story = a_story()
    published(story)
    client.get("/feed/")

    with CaptureQueriesContext(connection) as captured:
        client.get("/feed/")
    assert [query["sql"] for query in captured if "feed_html" in query["sql"]] == []

    retype(story, "Other words.")
    published(story, now=LATER)
    assert b"Other words." in client.get("/feed/").content


def test_what_is_kept_of_items_has_a_bound():
    written = items.Written(most=10)

    for number in range(5):
        written.keep(number, b"1234")

    assert [written.get(number) for number in range(5)] == [None, None, None, b"1234", b"1234"]
    assert written.size == 8


@pytest.mark.parametrize("tail", TAILS)
def test_fifty_full_stories_cost_as_many_queries_as_five(client, tail):
    counts = []
    for number in range(50):
        moment = THEN + timedelta(hours=number)
        a_published_story(f"Story {number}", lead_photo=a_photo(), now=moment)
        if number in (4, 49):
            items.WRITTEN = items.Written()
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/feed/{tail}")
            counts.append(len(captured))

    assert counts == [4, 4]


@pytest.mark.parametrize(
    ("accepts", "encoding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
        ("gzip;q=nonsense", None, bytes),
        ("gzip;q=0", None, bytes),
    ],
)
def test_it_is_sent_in_the_best_encoding_that_the_reader_names(client, accepts, encoding, unpack):
    a_published_story()
    plain = client.get("/feed/")

    packed = client.get("/feed/", headers={"Accept-Encoding": accepts})

    assert packed.headers.get("Content-Encoding") == encoding
    assert unpack(packed.content) == plain.content
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.headers["ETag"].startswith('"')  # A strong one.
    assert (packed.headers["ETag"] == plain.headers["ETag"]) == (encoding is None)
    assert asked_again(client, "/feed/", packed) == [304, 304, 304]


def test_head_says_what_get_does_and_nothing_else_is_allowed(client):
    a_published_story()

    for address in ("/feed/", "/feed/atom/", "/feed/json/"):
        got, head = client.get(address), client.head(address)
        assert head.content == b""
        for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length", "Link"):
            assert head.headers[name] == got.headers[name]
        assert client.post(address).status_code == 405


def test_its_headers_lead_to_the_hub_that_is_set_and_to_itself(client, settings):
    a_published_story()
    assert client.get("/feed/atom/").headers["Link"] == '<http://localhost:8000/feed/atom/>; rel="self"'

    settings.WEBSUB_HUB = "https://hub.example/?a=1&b=2"

    for form in FORMS:
        response = client.get(f"/feed/{form.tail}")
        assert response.headers["Link"] == (
            f'<http://localhost:8000/feed/{form.tail}>; rel="self", <https://hub.example/?a=1&b=2>; rel="hub"'
        )
        assert response.headers["Content-Type"] == f"{form.media_type}; charset=utf-8"
        assert response.headers["Cache-Control"] == "public, no-cache"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("tag", ["*", 'W/"{}"', '"x", "{}"'])
def test_a_tag_is_known_in_every_way_that_it_may_be_written(client, tag):
    a_published_story()
    known = client.get("/feed/").headers["ETag"].strip('"')

    assert client.get("/feed/", headers={"If-None-Match": tag.replace("{}", known)}).status_code == 304


@pytest.mark.parametrize("asked", [{"If-None-Match": "nonsense"}, {"If-Modified-Since": "yesterday"}])
def test_what_cannot_be_read_is_answered_whole(client, asked):
    a_published_story()

    assert client.get("/feed/", headers=asked).status_code == 200


def test_what_is_asked_behind_a_question_mark_changes_nothing(client):
    a_published_story()

    assert client.get("/feed/?utm_source=x&page=2").content == client.get("/feed/").content
