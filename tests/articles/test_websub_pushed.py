"""The whole way: a reader discovers a feed's hub, subscribes, and has a story pushed that was just published."""

from queue import Empty
from time import monotonic
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.management import call_command

from articles.announced import FORMS
from articles.publishing import withdraw
from tests.builders import a_published_story, a_story, published, retype
from tests.websub_hub import open_hub
from tests.websub_subscriber import a_subscriber, discover, discovered_in

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 5  # seconds


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def hub(settings, site):
    with open_hub() as hub:
        settings.WEBSUB_HUB = hub.url
        yield hub
    assert hub.problems == []


@pytest.fixture
def subscriber(hub):
    with a_subscriber() as subscriber:
        yield subscriber


def the_worker_runs():
    call_command("db_worker", "--batch", "--no-startup-delay", queue_name="*", verbosity=0)


def subscribed(subscriber, url):
    """Subscribe to a feed by nothing but its address, and return the topic once the hub is sure of it."""
    hub, topic = discover(url)
    subscriber.wants.add(topic)
    assert subscriber.ask(hub, topic, lease_seconds=3600) == 202
    assert subscriber.verified.get(timeout=SOON) == ("subscribe", topic, "3600")
    return topic


def wait_until(condition):
    over = monotonic() + SOON
    while not condition():
        assert monotonic() < over


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_new_story_is_pushed_within_seconds(site, hub, subscriber, form):
    a_published_story("An old story", tags=["L-Mount"])
    the_worker_runs()
    topic = subscribed(subscriber, f"{site}/tags/l-mount/feed/{form.tail}")
    began = monotonic()

    a_published_story("A quiet shutter", tags=["L-Mount"])
    the_worker_runs()
    headers, body = subscriber.pushed.get(timeout=SOON)

    assert monotonic() - began < SOON
    assert "A quiet shutter" in body.decode()
    assert headers["Content-Type"] == f"{form.media_type}; charset=utf-8"
    assert headers["Link"] == f'<{hub.url}>; rel="hub", <{topic}>; rel="self"'
    assert subscriber.is_signed(headers, body)
    with urlopen(topic) as response:
        assert response.read() == body


@pytest.mark.parametrize("tail", ["", "atom/"])
def test_the_document_leads_to_the_same_hub_and_topic_as_its_header(site, hub, tail):
    a_published_story()
    url = f"{site}/feed/{tail}"

    with urlopen(url) as response:
        assert discovered_in(response.read()) == discover(url) == (hub.url, url)


def test_an_update_and_a_withdrawal_are_pushed_too(site, hub, subscriber):
    story = a_story("A quiet shutter")
    published(story)
    the_worker_runs()
    subscribed(subscriber, f"{site}/feed/")

    retype(story, "More is known.")
    published(story)
    the_worker_runs()
    assert b"More is known." in subscriber.pushed.get(timeout=SOON)[1]

    withdraw(story, by=None)
    the_worker_runs()
    assert b"A quiet shutter" not in subscriber.pushed.get(timeout=SOON)[1]


def test_of_a_feed_that_a_story_is_not_in_nothing_is_pushed(site, hub, subscriber):
    a_published_story(tags=["L-Mount"])
    the_worker_runs()
    subscribed(subscriber, f"{site}/tags/l-mount/feed/")
    subscribed(subscriber, f"{site}/feed/")

    a_published_story("Of something else", tags=["Film"])
    the_worker_runs()

    assert b"Of something else" in subscriber.pushed.get(timeout=SOON)[1]
    with pytest.raises(Empty):
        subscriber.pushed.get(timeout=0.5)


def test_a_feed_of_a_tag_in_another_script_is_told_by_the_address_that_it_has(site, hub, subscriber):
    a_published_story(tags=["写真"])
    the_worker_runs()
    [topic] = {topic for topic in hub.told if "/tags/" in topic and topic.endswith("/feed/")}
    assert subscribed(subscriber, topic) == topic

    a_published_story("Another", tags=["写真"])
    the_worker_runs()

    assert b"Another" in subscriber.pushed.get(timeout=SOON)[1]


def test_who_unsubscribes_hears_no_more(site, hub, subscriber):
    a_published_story()
    the_worker_runs()
    topic = subscribed(subscriber, f"{site}/feed/")

    subscriber.wants.clear()
    assert subscriber.ask(hub.url, topic, "unsubscribe") == 202
    assert subscriber.verified.get(timeout=SOON) == ("unsubscribe", topic, None)
    wait_until(lambda: not hub.subscriptions)
    a_published_story("Another")
    the_worker_runs()

    with pytest.raises(Empty):
        subscriber.pushed.get(timeout=0.5)


def test_the_hub_of_the_tests_is_strict(site, hub, subscriber):
    """What these tests prove depends on it: it subscribes nobody who does not want it or asks for what it has not."""
    topic = f"{site}/feed/"
    for wrong in ({"callback": "nowhere"}, {"secret": "x" * 200}, {"lease_seconds": "long"}):
        with pytest.raises(HTTPError, match="400"):
            subscriber.ask(hub.url, topic, **wrong)
    with pytest.raises(HTTPError, match="400"):
        subscriber.ask(hub.url, topic, "nonsense")

    hub.refuses.add(topic)
    subscriber.ask(hub.url, topic)
    assert subscriber.denied.get(timeout=SOON)[0] == topic

    hub.refuses.clear()
    subscriber.ask(hub.url, topic)
    wait_until(lambda: hub.problems or hub.subscriptions)
    assert (hub.subscriptions, len(hub.problems)) == ({}, 1)
    hub.problems.clear()
