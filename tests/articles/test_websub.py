"""The hub is told which feeds changed: of which it is told, when, what happens if it does not want to hear."""

import socket
from datetime import timedelta
from itertools import count
from threading import Event, Thread
from time import monotonic

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.announced import FORMS
from articles.management.commands.release_due import look
from articles.models import HubPing, Rebuild
from articles.models.choices import Manner
from articles.models.hub_ping import AT_LAST, KEPT
from articles.publishing import publish, withdraw
from articles.tasks import take_up_again, tell_hub
from articles.websub import hub as asking
from newsroom import environment
from photos.models.leased import LEASE
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_published_story,
    a_story,
    an_author,
    published,
    retype,
)
from tests.queries import queries
from tests.threads import at_once
from tests.websub_hub import open_hub
from tests.worker import the_worker_runs

pytestmark = pytest.mark.django_db

SITE = ["/feed/", "/feed/atom/", "/feed/json/"]
LATER = THEN + timedelta(days=2)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def hub(settings):
    with open_hub() as hub:
        settings.WEBSUB_HUB = hub.url
        yield hub


@pytest.fixture
def nobody(settings):
    """A hub that is down."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.WEBSUB_HUB = f"http://127.0.0.1:{server.getsockname()[1]}/hub"


def told_of(hub):
    """Return the paths of which the hub was told, and forget them; each came under both names and is counted once."""
    told, hub.told = [topic.removeprefix("http://localhost:8000") for topic in hub.told], []
    return sorted(told)


def feeds(*places):
    return sorted(f"{place}feed/{form.tail}" for place in places for form in FORMS)


def time_passes(period):
    """Have all that was written down happen so much earlier."""
    columns = ("asked_at", "due_at", "silent_at", "leased_until")
    HubPing.objects.update(**{name: F(name) - period for name in columns})


def test_a_publication_has_the_hub_told_of_each_feed_that_carries_the_story(hub):
    a_published_story(
        tags=["L-Mount"],
        authors=[an_author()],
        about=[a_company(), a_brand()],
        mentions=[a_partnership()],
    )

    assert HubPing.objects.get().topics[:3] == SITE
    the_worker_runs()

    carrying = ("/tags/l-mount/", "/authors/ines-halloran/", "/companies/leica-camera/", "/brands/lumix/")
    assert told_of(hub) == feeds("/", "/kinds/news/", *carrying, "/partnerships/l-mount-alliance/")
    ping = HubPing.objects.get()
    assert (ping.topics, ping.feeds, ping.answer, ping.attempts) == ([], 21, "answered 202", 0)
    assert ping.told_at


def test_it_is_told_in_a_form_that_older_and_newer_hubs_read_and_hears_who_we_are(hub, settings):
    settings.SITE_URL = "https://baryta.example"
    a_published_story()

    the_worker_runs()

    assert {headers["User-Agent"] for headers in hub.headers} == {"Newsroom-WebSub/1.0 (+https://baryta.example)"}
    topic = ["https://baryta.example/feed/"]
    assert {"hub.mode": ["publish"], "hub.url": topic, "hub.topic": topic} in hub.forms


def test_what_is_not_told_yet_is_told_under_the_address_that_the_site_has_by_then(hub, settings):
    a_published_story()
    settings.SITE_URL = "https://moved.example"

    the_worker_runs()

    assert {topic.partition("/feed/")[0] for topic in hub.told} == {
        "https://moved.example",
        "https://moved.example/kinds/news",
    }


def test_an_update_is_told_too_and_what_it_left_and_what_it_came_to(hub):
    story = a_story(tags=["Old"])
    published(story)
    the_worker_runs()
    told_of(hub)

    story.tags.set(["New"])
    retype(story, "More is known.")
    published(story, now=LATER)
    the_worker_runs()

    assert told_of(hub) == feeds("/", "/kinds/news/", "/tags/old/", "/tags/new/")


def test_a_withdrawal_is_told_of_what_had_the_story(hub):
    story = a_story(tags=["L-Mount"])
    published(story)
    the_worker_runs()
    told_of(hub)

    withdraw(story, by=None)
    the_worker_runs()

    assert told_of(hub) == feeds("/", "/kinds/news/", "/tags/l-mount/")


def test_a_small_change_that_no_feed_shows_is_not_told(hub):
    story = a_story()
    published(story)
    the_worker_runs()
    told_of(hub)

    retype(story, "A comma, moved.")
    published(story, now=LATER, manner=Manner.SMALL)

    assert HubPing.objects.count() == 1


def test_of_a_small_change_only_the_feeds_are_told_that_it_came_to(hub):
    story = a_story(tags=["Old"])
    published(story)
    the_worker_runs()
    told_of(hub)

    story.tags.add("New")
    published(story, now=LATER, manner=Manner.SMALL)
    the_worker_runs()

    assert told_of(hub) == feeds("/tags/new/")


def test_where_no_hub_is_set_nothing_is_written_down():
    story = a_story()
    published(story)
    withdraw(story, by=None)

    assert not HubPing.objects.exists()
    assert not DBTaskResult.objects.filter(task_path="articles.tasks.tell_hub").exists()


def test_a_publication_that_comes_to_nothing_leaves_nothing_to_tell(hub):
    story = a_story()
    with transaction.atomic():
        publish(story.latest_revision, by=None, now=THEN)
        transaction.set_rollback(True)

    assert not HubPing.objects.exists()


def test_publishing_costs_the_same_whatever_the_hub_is_to_be_told(hub):
    tags, authors = [f"tag {n}" for n in range(9)], [an_author(f"Author {n}", f"author-{n}") for n in range(6)]
    a_published_story("One of many", tags=tags, authors=authors)
    one = a_story("One", tags=tags[:1], authors=authors[:1], about=[a_company()])
    makers = [a_company(f"Maker {n}", f"maker-{n}") for n in range(12)]
    many = a_story("Many", tags=tags, authors=authors, about=makers)

    few = queries(publish, one.latest_revision, by=None, now=THEN)

    assert queries(publish, many.latest_revision, by=None, now=THEN) == few


def test_what_several_publications_changed_is_told_once(hub):
    for number in range(3):
        a_published_story(f"Story {number}")

    the_worker_runs()

    assert told_of(hub) == feeds("/", "/kinds/news/")
    assert not HubPing.objects.waiting().exists()


def test_few_lines_to_the_hub_are_kept_for_all_that_it_is_told(hub):
    a_published_story(tags=[f"tag {number}" for number in range(10)])

    the_worker_runs()

    assert len(told_of(hub)) == 36
    assert hub.lines == asking.AT_ONCE


def test_a_hub_that_refuses_is_told_again_and_only_of_what_it_does_not_know(hub):
    a_published_story()
    hub.answers = [202, 500, 202, 202, 202, 202]

    the_worker_runs()

    ping = HubPing.objects.get()
    assert (len(ping.topics), ping.attempts, ping.answer) == (1, 1, "answered 500: Not today.")
    assert MINUTE <= ping.due_at - ping.asked_at < 1.2 * MINUTE
    told_of(hub)
    missing = ping.topics
    take_up_again(timezone.now() + MINUTE / 2)
    the_worker_runs()
    assert hub.told == []

    time_passes(1.2 * MINUTE)
    take_up_again(timezone.now())
    the_worker_runs()

    assert told_of(hub) == missing
    ping.refresh_from_db()
    assert (ping.topics, ping.answer) == ([], "answered 202")
    assert ping.told_at


def test_a_hub_that_is_down_is_asked_ever_more_seldom_and_given_up_after_a_day(nobody):
    a_published_story()
    waits = []
    while HubPing.objects.waiting().exists():
        tell_hub.call()
        ping = HubPing.objects.get()
        assert (len(ping.topics), ping.answer) == (6, "did not answer")
        wait = max(ping.due_at - timezone.now(), timedelta())
        waits.append(round(wait / MINUTE))
        time_passes(wait)

    for wait, least in zip(waits, [1, 5, 15, 60, 180, 360, 360], strict=False):
        assert least <= wait <= 1.1 * least + 1
    assert ping.given_up_at
    assert timedelta(0) <= timezone.now() - ping.asked_at - AT_LAST < 10 * MINUTE
    assert len(waits) == ping.attempts < 12


def test_of_a_hub_that_is_down_each_minute_takes_one_attempt_however_much_is_published(nobody):
    a_published_story("First")
    tell_hub.call()
    for number in range(3):
        a_published_story(f"Story {number}")

    tell_hub.call()

    assert [ping.attempts for ping in HubPing.objects.order_by("pk")] == [1, 0, 0, 0]
    assert all(ping.due_at > timezone.now() + MINUTE / 2 for ping in HubPing.objects.all())


def test_when_a_hub_is_back_nothing_waits_any_longer(nobody, settings):
    a_published_story("First", tags=["First"])
    for _ in range(4):
        tell_hub.call()
        time_passes(HubPing.objects.get().due_at - timezone.now())
    tell_hub.call()
    assert HubPing.objects.get().due_at > timezone.now() + 100 * MINUTE

    with open_hub() as hub:
        settings.WEBSUB_HUB = hub.url
        time_passes(2 * MINUTE)
        a_published_story("Second")
        the_worker_runs()

        assert not HubPing.objects.waiting().exists()
        assert {"/feed/", "/tags/first/feed/"} <= set(told_of(hub))


def test_a_hub_that_hangs_holds_up_neither_the_door_nor_other_work(hub):
    hub.hangs = True
    company = a_company("Leitz", "leitz")
    began = monotonic()
    story = a_story(about=[company])
    published(story)
    assert monotonic() - began < 2

    company.name = "Leica Camera"
    company.save()
    began = monotonic()
    the_worker_runs()

    assert monotonic() - began < asking.PATIENCE + 1.5
    assert not Rebuild.objects.exists()
    ping = HubPing.objects.get()
    assert (ping.answer, ping.attempts) == ("did not answer in time", 1)
    assert len(hub.told) <= asking.AT_ONCE
    retype(story, "More is known.")
    published(story, now=LATER)
    began = monotonic()
    the_worker_runs()
    assert monotonic() - began < 1.5


def test_a_hub_that_answers_a_byte_now_and_then_has_no_longer(settings, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.5)
    over = Event()

    def drip(server):
        found, _ = server.accept()
        with found:
            found.sendall(b"HTTP/1.1 202 Accepted\r\n")
            while not over.wait(0.05):
                found.sendall(b"X-Slow: 1\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.WEBSUB_HUB = f"http://127.0.0.1:{server.getsockname()[1]}/"
        Thread(target=drip, args=(server,), daemon=True).start()
        a_published_story()
        began = monotonic()

        tell_hub.call()

        assert monotonic() - began < 2
        over.set()
    assert HubPing.objects.get().answer == "did not answer in time"


def killed_after(writings):
    """Return a wrapper of every SQL statement that ends the process, as it were, when so much was written down."""
    written = count()

    def execute(run, sql, params, many, context):
        if sql.startswith('UPDATE "articles_hubping" SET "topics"') and next(written) == writings:
            raise KeyboardInterrupt
        return run(sql, params, many, context)

    return execute


def test_a_worker_that_is_killed_between_topics_is_followed_by_one_that_tells_the_rest(hub):
    a_published_story(tags=[f"tag {number}" for number in range(4)])
    with pytest.raises(KeyboardInterrupt), connection.execute_wrapper(killed_after(3)):
        tell_hub.call()
    known = HubPing.objects.get()
    assert len(known.topics) == 18 - 3 * asking.AT_ONCE
    told_of(hub)

    tell_hub.call()
    assert hub.told == []  # Still leased: nobody else may take it yet.
    time_passes(LEASE)
    take_up_again(timezone.now())
    the_worker_runs()

    assert told_of(hub) == sorted(known.topics)
    assert HubPing.objects.get().told_at


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_each_feed_once(hub):
    a_published_story(tags=[f"tag {number}" for number in range(6)])

    at_once(tell_hub.call, tell_hub.call)

    told = told_of(hub)
    assert len(told) == len(set(told)) == 24


def test_more_than_a_turn_holds_goes_on_among_other_work(hub, monkeypatch):
    monkeypatch.setattr("articles.websub.telling.TURN", timedelta())
    monkeypatch.setattr("articles.websub.telling.PINGS_AT_A_TIME", 1)
    a_published_story("First")
    a_published_story("Second")
    DBTaskResult.objects.all().delete()

    tell_hub.call()

    assert [task.priority for task in DBTaskResult.objects.all()] == [0]
    assert HubPing.objects.due(timezone.now()).count() == 2


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://nobody.invalid/", "could not be found: nobody knows its host"),
        ("https://127.0.0.1:{port}/", "did not answer"),
        ("http://a..b/", "did not answer"),
    ],
)
def test_a_hub_that_cannot_be_reached_is_said_so_in_words(hub, settings, address, words):
    settings.WEBSUB_HUB = address.format(port=hub.url.split(":")[2].removesuffix("/hub"))
    a_published_story()

    tell_hub.call()

    assert HubPing.objects.get().answer == words


def test_where_a_hub_has_moved_to_is_said_and_not_followed(hub):
    a_published_story()
    hub.answers = [308] * 6
    hub.leads_to = "https://elsewhere.example/\x00hub"

    tell_hub.call()

    assert HubPing.objects.get().answer == (
        "answered 308: it is now at https://elsewhere.example/hub, name that in WEBSUB_HUB"
    )


def test_when_no_hub_is_set_any_more_what_waits_is_given_up(nobody, settings):
    a_published_story()
    settings.WEBSUB_HUB = ""

    tell_hub.call()

    ping = HubPing.objects.get()
    assert (ping.is_waiting, ping.answer) == (False, "is not set any more")


@pytest.mark.django_db(transaction=True)
def test_what_was_told_is_forgotten_after_a_month(hub):
    a_published_story()
    the_worker_runs()
    settled = HubPing.objects.get()
    a_published_story("Another")

    look(chores=True, now=settled.asked_at + KEPT - MINUTE)
    assert HubPing.objects.count() == 2
    look(chores=True, now=timezone.now() + KEPT)

    assert HubPing.objects.get().headline == "Another"


@pytest.mark.parametrize("address", ["", "https://hub.example", "http://10.0.0.7:8080/hub?paper=1", "http://[::1]/@x"])
def test_the_address_of_a_hub_is_one_of_the_web_or_none(monkeypatch, address):
    monkeypatch.setenv("WEBSUB_HUB", address)

    assert environment.web_address("WEBSUB_HUB") == address


@pytest.mark.parametrize(
    "address",
    [
        *["hub.example", "ftp://hub.example/", "https://", "https:///hub", "https://hub.example:port/"],
        *["https://hub.example:0/", "https://[::1/", "https://me:secret@hub.example/", "https://hub.example/#a"],
        *['https://hub.example/>; rel="x"', "https://hub.example/ä", "https://hub.example/a b"],
    ],
)
def test_what_cannot_be_a_hub_is_refused_when_the_site_starts(monkeypatch, address):
    monkeypatch.setenv("WEBSUB_HUB", address)

    with pytest.raises(ImproperlyConfigured, match="WEBSUB_HUB=.* is no address of the web: write https://host/path."):
        environment.web_address("WEBSUB_HUB")
