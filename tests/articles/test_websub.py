"""Who subscribes at the hub gets a story within seconds, and a hub that is away delays nobody."""

import re
import socket
from datetime import timedelta
from threading import Event, Thread
from time import monotonic

import fastfeedparser
import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.announced import FORMS
from articles.models import HubPing
from articles.models.choices import Manner
from articles.models.hub_ping import GIVEN_UP_AFTER, KEPT
from articles.publishing import withdraw
from articles.websub import hub as hubs
from articles.websub.tasks import ask_to_tell, take_up_again, tell_hub
from newsroom.checks import hub_can_be_told
from newsroom.first_page import FirstPage
from tests.builders import THEN, a_brand, a_company, a_member, a_story, an_author, an_editor, published, retype
from tests.queries import queries
from tests.websub_hub import Hub, Subscriber, discovered, running

OF_THE_PAPER = ["/feed/", "/feed/atom/", "/feed/json/", *(f"/kinds/news/feed/{form.tail}" for form in FORMS)]


@pytest.fixture
def hub(settings):
    with running(Hub()) as server:
        settings.WEBSUB_HUB = server.url
        yield server


def work():
    """Do what is queued as the worker's own process does."""
    call_command("db_worker", batch=True, queue_name="*", interval=0, verbosity=0)


def wait_until(met):
    end = monotonic() + 5
    while not met():
        assert monotonic() < end, "This did not come about."


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tail", [form.tail for form in FORMS])
def test_a_subscriber_gets_a_new_story_within_seconds_and_none_after_unsubscribing(
    hub, live_server, settings, client, tail
):
    settings.SITE_URL = live_server.url
    published(a_story("There already"))
    work()
    with running(Subscriber()) as reader:
        found, topic = discovered(client.get(f"/feed/{tail}"))
        assert (found, topic) == (hub.url, f"{live_server.url}/feed/{tail}")
        assert found in client.get(f"/feed/{tail}").text
        assert reader.ask("subscribe", found, topic) == 202
        wait_until(lambda: hub.subscribed)
        began = monotonic()

        published(a_story("Word for subscribers"), now=THEN + timedelta(hours=1))
        work()
        headers, content = reader.got.get(timeout=5)

        assert monotonic() - began < 5
        assert headers["Content-Type"].partition(";")[0] == {form.tail: form.media_type for form in FORMS}[tail]
        assert re.findall(r'rel="(\w+)"', headers["Link"]) == ["hub", "self"]
        titles = [entry.title for entry in fastfeedparser.parse(content).entries]
        assert titles == ["Word for subscribers", "There already"]

        reader.ask("unsubscribe", found, topic)
        wait_until(lambda: not hub.subscribed)
        published(a_story("Nobody asked"), now=THEN + timedelta(hours=2))
        work()
        assert reader.got.empty()


@pytest.mark.django_db
def test_the_hub_is_told_of_every_feed_that_carries_the_story(hub, settings):
    settings.SITE_URL = "https://baryta.example"

    published(a_story(tags=["L-mount"], authors=[an_author()], about=[a_company()], mentions=[a_brand()]))
    tell_hub.call()

    pages = ["/tags/l-mount/", "/authors/ines-halloran/", "/companies/leica-camera/", "/brands/lumix/"]
    others = [f"{page}feed/{form.tail}" for page in pages for form in FORMS]
    assert hub.told == ["https://baryta.example" + path for path in (*OF_THE_PAPER, *others)]
    assert set(hub.agents) == {"Newsroom/1.0 (+https://baryta.example)"}
    [ping] = HubPing.objects.all()
    assert (ping.topics, ping.answer) == ([], "answered 204")
    assert ping.told_at


@pytest.mark.django_db
def test_it_is_told_when_a_story_is_updated_or_withdrawn_and_not_of_a_small_change(hub):
    story = a_story()
    published(story)
    retype(story, "A comma, there.")
    published(story, manner=Manner.SMALL, now=THEN + timedelta(hours=1))
    assert HubPing.objects.count() == 1

    retype(story, "Much more is known.")
    published(story, now=THEN + timedelta(hours=2))
    assert HubPing.objects.count() == 2

    withdraw(story, by=an_editor())
    tell_hub.call()
    assert HubPing.objects.count() == 3
    assert len(hub.told) == 3 * len(OF_THE_PAPER)


@pytest.mark.django_db
def test_nobody_is_told_where_no_hub_is_set():
    published(a_story())

    tell_hub.call()
    take_up_again()

    assert not HubPing.objects.exists()
    assert not DBTaskResult.objects.filter(task_path=tell_hub.module_path).exists()


@pytest.mark.django_db
def test_a_story_that_carries_much_is_announced_in_as_many_queries(hub):
    much = published(a_story(tags=[f"Tag {number}" for number in range(30)], authors=[an_author()]))
    little = published(a_story("Carries nothing"))

    assert queries(ask_to_tell, much) == queries(ask_to_tell, little)
    assert len(HubPing.objects.order_by("-pk")[1].topics) == 3 * (2 + 30 + 1)


@pytest.mark.django_db(transaction=True)
def test_a_hub_that_refuses_at_first_is_told_again_later(hub):
    hub.answers = [500]
    published(a_story())
    tell_hub.call()
    [ping] = HubPing.objects.all()
    assert (hub.told, ping.answer, ping.attempts, ping.hub_away) == ([], "answered 500: Not now.", 1, True)
    assert timedelta(seconds=50) < ping.due_at - timezone.now() <= timedelta(minutes=1)
    tell_hub.call()
    assert hub.told == []  # Not before its time.

    HubPing.objects.update(due_at=timezone.now())
    take_up_again()
    work()

    assert len(hub.told) == len(OF_THE_PAPER)
    assert HubPing.objects.get().told_at


@pytest.mark.django_db
def test_only_what_the_hub_does_not_know_is_told_again(hub):
    published(a_story())
    ping = HubPing.objects.get()
    ping.told("/feed/", "answered 204")

    tell_hub.call()

    assert [topic.removeprefix("http://localhost:8000") for topic in hub.told] == OF_THE_PAPER[1:]


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_is_taken_up_by_another(hub):
    published(a_story())
    HubPing.objects.get().lease(timezone.now())
    tell_hub.call()
    assert hub.told == []

    HubPing.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.all().delete()
    take_up_again()
    work()

    assert len(hub.told) == len(OF_THE_PAPER)


@pytest.mark.django_db
def test_one_that_is_refused_does_not_hold_the_others_up(hub):
    published(a_story("Refused"))
    published(a_story("Taken"))
    hub.answers = [404]

    tell_hub.call()

    refused, taken = HubPing.objects.order_by("pk")
    assert (refused.answer, refused.told_at) == ("answered 404: Not now.", None)
    assert taken.told_at


@pytest.mark.django_db(transaction=True)
def test_after_a_day_it_is_given_up_and_an_editor_can_have_it_tried_again(hub, client):
    published(a_story())
    hub.answers = [503]
    HubPing.objects.update(asked_at=timezone.now() - GIVEN_UP_AFTER)
    tell_hub.call()
    ping = HubPing.objects.get()
    assert ping.given_up_at
    take_up_again()
    work()
    assert hub.told == []

    client.force_login(an_editor())
    page = client.get("/admin/articles/hubping/")
    assert "given up" in page.text
    assert "answered 503" in page.text
    client.post("/admin/articles/hubping/", {"action": "try_again", "_selected_action": [ping.pk]})
    work()

    assert len(hub.told) == len(OF_THE_PAPER)
    assert "told, " in client.get("/admin/articles/hubping/").text


class TestAHubThatIsAway:
    @pytest.fixture
    def silent(self, settings, monkeypatch):
        """A hub that takes connections and says nothing; less patience, for a test is a waste of life."""
        monkeypatch.setattr(hubs, "PATIENCE", 0.3)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            settings.WEBSUB_HUB = f"http://127.0.0.1:{listener.getsockname()[1]}/"
            yield listener

    @pytest.mark.django_db
    def test_is_waited_for_once_and_all_else_that_it_is_to_be_told_waits(self, silent):
        for number in range(5):
            published(a_story(f"Story {number}"))
        began = monotonic()

        tell_hub.call()
        tell_hub.call()

        assert monotonic() - began < 5 * 0.3
        assert list(HubPing.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0, 0, 0, 0]
        assert HubPing.objects.first().answer == "did not answer in time"

    @pytest.mark.django_db
    def test_is_told_of_on_the_desk_once_it_has_been_away_for_a_while(self, silent, client):
        published(a_story("Waits"))
        tell_hub.call()
        client.force_login(an_editor())
        assert "Who subscribed there waits" not in client.get("/admin/").text

        HubPing.objects.update(asked_at=timezone.now() - timedelta(hours=1))

        assert "Who subscribed there waits for “Waits”" in client.get("/admin/").text
        assert FirstPage(a_member("Contributor")).silent_hub is None

    @pytest.mark.django_db
    def test_that_sends_a_byte_now_and_then_is_cut_off(self, silent):
        def trickle():
            connection, _ = silent.accept()
            for _ in range(100):
                connection.sendall(b"H")
                if stop.wait(0.05):
                    break

        stop = Event()
        thread = Thread(target=trickle, daemon=True)
        thread.start()
        began = monotonic()
        answer = hubs.Hub(f"http://127.0.0.1:{silent.getsockname()[1]}/").tell("https://baryta.example/feed/")
        stop.set()

        assert (answer.taken, answer.away) == (False, True)
        assert monotonic() - began < 2

    @pytest.mark.django_db
    def test_publishes_all_the_same(self, settings, client):
        settings.WEBSUB_HUB = "http://127.0.0.1:9/"
        page = published(a_story("Read at once"))

        tell_hub.call()

        assert client.get(page.path).status_code == 200
        assert HubPing.objects.get().answer == "could not be reached"


@pytest.mark.django_db
def test_contributors_are_not_shown_what_the_hub_is_told(client):
    client.force_login(a_member("Contributor"))

    assert client.get("/admin/articles/hubping/").status_code == 403


@pytest.mark.django_db
def test_what_was_told_long_ago_is_forgotten_and_what_waits_is_not(hub):
    published(a_story("Told"))
    tell_hub.call()
    published(a_story("Waits"))
    HubPing.objects.update(asked_at=timezone.now() - KEPT - timedelta(days=1))

    HubPing.objects.prune(timezone.now())

    assert [ping.headline for ping in HubPing.objects.all()] == ["Waits"]


def test_an_address_that_is_none_of_the_web_is_said_before_anything_starts(settings):
    settings.WEBSUB_HUB = "hub.example"
    assert [problem.id for problem in hub_can_be_told(None)] == ["newsroom.E003"]
    for fine in ("", "https://hub.example/", "http://10.0.0.7:8080/hub"):
        settings.WEBSUB_HUB = fine
        assert hub_can_be_told(None) == []
