"""Archives (RFC 5005): everything that a feed ever carried can be read, each story in one place that stays."""

import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.announced import FORMS
from articles.feeds import archives, periods
from articles.models import PublishedArticle, Tag, TagCoverage
from articles.publishing import withdraw
from tests.builders import THEN, a_published_story, a_story, an_editor, published
from tests.queries import queries

TAILS = [form.tail for form in FORMS]
HOST = "http://localhost:8000"
MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def many(*moments, tag=None):
    """Put stories before readers that were published at moments: rows alone, which is all that a feed reads."""
    first = PublishedArticle.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    pages = PublishedArticle.objects.bulk_create(
        PublishedArticle(
            uid=f"00000000-0000-4000-8000-{number:012d}",
            path=f"/2022/05/story-{number}/",
            month="2022/05",
            kind="news",
            headline=f"Story {number}",
            feed_words={"headline": f"Story {number}", "standfirst": "In short."},
            feed_html=f"<p>Text {number}</p>",
            feed_digest=uuid4().hex,
            feed_changed_at=moment,
            published_at=moment,
            updated_at=moment,
        )
        for number, moment in enumerate(moments, start=first + 1)
    )
    if tag:
        TagCoverage.objects.bulk_create(
            TagCoverage(page=page, tag=tag, published_at=page.published_at) for page in pages
        )
    return {f"urn:uuid:{page.uid}" for page in pages}


def document(client, address):
    response = client.get(address.removeprefix(HOST))
    assert response.status_code == 200, address
    return response.content.decode()


def way(text, rel):
    found = re.search(rf'rel="{rel}" href="([^"]+)"', text)
    return found and found[1]


def told(text):
    return re.findall(r"urn:uuid:[0-9a-f-]+", text)


def walk(client, address):
    """Return the documents from a feed on to its oldest archive, as {address: identifiers of its items}."""
    found = {}
    while address:
        text = document(client, address)
        found[address] = told(text)
        address = way(text, "prev-archive")
        assert address not in found
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("tail", ["", "atom/"])
def test_the_way_from_the_feed_leads_through_every_story(client, tail):
    years = [THEN - timedelta(days=7 * number) for number in range(300)]
    day = [THEN.replace(hour=3) - timedelta(days=60, minutes=number) for number in range(150)]
    stories = many(*years, *day)

    found = walk(client, f"{HOST}/feed/{tail}")
    feed, *kept = found.values()

    assert len(feed) == 20
    assert {uid for uids in found.values() for uid in uids} == stories
    in_archives = [uid for uids in kept for uid in uids]
    assert len(in_archives) == len(set(in_archives))
    assert max(map(len, kept)) <= archives.MOST


@pytest.mark.django_db
def test_archives_lead_back_by_the_way_they_came(client):
    many(*(THEN - timedelta(days=11 * number) for number in range(200)))

    addresses = list(walk(client, f"{HOST}/feed/"))[1:]

    for newer, older in zip(addresses, addresses[1:], strict=False):
        assert way(document(client, older), "next-archive") == newer
        assert way(document(client, older), "current") == f"{HOST}/feed/"
        assert way(document(client, older), "self") == older
    assert "<fh:archive/>" in document(client, addresses[0])
    assert "<fh:archive/>" not in document(client, "/feed/")


@pytest.mark.django_db
def test_json_leads_on_by_its_own_word(client):
    many(*(THEN - timedelta(days=30 * number) for number in range(60)))
    address, seen = "/feed/json/", set()

    while address:
        feed = json.loads(document(client, address))
        seen |= {item["id"] for item in feed["items"]}
        address = feed.get("next_url")

    assert len(seen) == 60


@pytest.mark.django_db
def test_an_archive_stays_the_same_while_news_comes(client):
    many(*(THEN - timedelta(days=30 * number) for number in range(60)))
    addresses = [address for address in walk(client, f"{HOST}/feed/") if "archive" in address]
    first = {address: client.get(address.removeprefix(HOST)) for address in addresses}

    many(THEN + timedelta(minutes=5), THEN + timedelta(minutes=6))

    assert len(addresses) > 2
    for address in addresses:
        again = client.get(address.removeprefix(HOST), headers={"If-None-Match": first[address].headers["ETag"]})
        assert again.status_code == 304


@pytest.mark.django_db
def test_the_address_of_a_month_answers_after_its_year_has_become_one_archive(client):
    many(datetime(2021, 12, 30, tzinfo=UTC), datetime(2021, 5, 3, tzinfo=UTC), datetime(2021, 5, 1, tzinfo=UTC))
    assert len(told(document(client, "/feed/archive/2021-05/"))) == 2

    many(datetime(2022, 1, 1, tzinfo=UTC))

    assert len(told(document(client, "/feed/archive/2021-05/"))) == 2
    assert len(told(document(client, "/feed/archive/2021/"))) == 3


@pytest.mark.django_db
def test_time_that_is_not_over_has_no_archive(client):
    many(THEN, THEN - timedelta(minutes=1))

    for period in ("2022", "2022-05", "2022-05-31", "2022-05-31T12", "2022-05-31T12-20", "2023"):
        assert client.get(f"/feed/archive/{period}/").status_code == 404
    assert client.get("/feed/archive/2022-05-31T12-19/").status_code == 200


@pytest.mark.django_db
def test_a_time_with_too_many_stories_or_none_has_no_archive(client):
    many(THEN, *(THEN - timedelta(days=40, minutes=number) for number in range(archives.MOST + 1)))

    assert client.get("/feed/archive/2022-04/").status_code == 404
    assert client.get("/feed/archive/2022-03/").status_code == 404
    assert client.get("/feed/archive/2022-04-21T12/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "period", ["2022-13", "2022-02-30", "0000", "9999", "9999-12", "9999-12-31", "20-2-2-2", "2022-05-31T24", "T" * 16]
)
def test_what_names_no_time_is_not_found(client, period):
    many(THEN)

    assert client.get(f"/feed/archive/{period}/").status_code == 404
    assert client.get(f"/feed/json/archive/{period}/").status_code == 404


@pytest.mark.django_db
def test_more_in_one_minute_than_a_feed_holds_are_all_in_it(client):
    many(*(THEN + timedelta(seconds=number % 50) for number in range(70)))

    assert len(told(document(client, "/feed/"))) == 70


@pytest.mark.django_db
def test_an_archive_is_sent_anew_when_a_story_of_it_is_withdrawn_and_no_other_is(client):
    old, older = a_story("Old"), a_story("Older")
    published(old, now=THEN - timedelta(days=400))
    published(older, now=THEN - timedelta(days=800))
    a_published_story("New")
    first = {name: client.get(f"/feed/archive/{name}/") for name in ("2020", "2021")}

    withdraw(old, by=an_editor(), now=THEN)
    published(a_story("Another"), now=THEN + timedelta(days=1))

    assert client.get("/feed/archive/2021/").status_code == 404
    for asked in (
        {"If-None-Match": first["2020"].headers["ETag"]},
        {"If-Modified-Since": first["2020"].headers["Last-Modified"]},
    ):
        assert client.get("/feed/archive/2020/", headers=asked).status_code in (200, 304)
    again = client.get("/feed/archive/2020/")
    assert again.headers["Last-Modified"] == first["2020"].headers["Last-Modified"]


@pytest.mark.django_db
def test_a_tags_archives_hold_its_own_stories_only(client):
    page = a_published_story(tags=["L-mount"])
    mine = many(*(THEN - timedelta(days=20 * number) for number in range(1, 90)), tag=Tag.objects.get())
    many(*(THEN - timedelta(days=20 * number, hours=1) for number in range(1, 90)))

    found = walk(client, f"{HOST}/tags/l-mount/feed/")

    assert {uid for uids in found.values() for uid in uids} == mine | {page.uid.urn}


@pytest.mark.django_db
def test_an_archive_of_fifty_costs_as_many_queries_as_one_of_five(client):
    many(THEN, *(THEN.replace(year=2020) - timedelta(days=number) for number in range(50)))
    many(*(THEN.replace(year=2018) - timedelta(days=number) for number in range(5)))

    assert queries(client.get, "/feed/archive/2020/") == queries(client.get, "/feed/archive/2018/")


@pytest.mark.django_db
def test_the_archives_of_a_tag_that_moved_are_found_at_its_new_address(client):
    a_published_story(tags=["L-mount"])
    tag = Tag.objects.get()
    tag.slug = "l-mount-cameras"
    tag.save()

    for tail in (*TAILS, "archive/2021/", "atom/archive/2021-05/"):
        response = client.get(f"/tags/l-mount/feed/{tail}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/tags/l-mount-cameras/feed/{tail}")


@given(MOMENTS)
def test_every_period_round_a_moment_holds_it_and_lies_within_the_longer(moment):
    found = periods.around(moment)

    assert [len(period.name) for period in found] == [4, 7, 10, 13, 16]
    assert all(period.holds(moment) for period in found)
    assert all(periods.named(period.name) == period for period in found)
    for longer, shorter in zip(found, found[1:], strict=False):
        assert longer.start <= shorter.start < shorter.end <= longer.end


@given(MOMENTS)
def test_periods_of_one_length_follow_each_other_without_a_gap(moment):
    for period, length in zip(periods.around(moment), periods.LENGTHS, strict=True):
        following = next(each for each in periods.around(period.end) if len(each.name) == length)
        assert following.start == period.end


@pytest.mark.django_db
def test_archives_are_well_formed_and_say_when_they_changed(client):
    many(THEN, THEN - timedelta(days=400))

    feed = ElementTree.fromstring(document(client, "/feed/atom/archive/2021/"))  # noqa: S314 - ours

    assert feed.find("{*}updated").text == (THEN - timedelta(days=400)).isoformat()
    assert feed.find("{*}id").text == f"{HOST}/feed/atom/"
