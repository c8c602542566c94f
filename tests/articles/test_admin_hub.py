"""What the desk says of the hub: what it was told, what waits for it, and what an editor does about it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import HubPing
from tests.builders import a_member, a_published_story
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/hubping/"
HOUR = timedelta(hours=1)
SILENCE = {"attempts": 4, "answer": "did not answer in time"}


@pytest.fixture
def desk(client, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    client.force_login(a_member("Editor"))
    return client


def a_ping(headline="A quiet shutter", *, age=HOUR, topics=("/feed/", "/feed/atom/"), **fields):
    asked_at = timezone.now() - age
    return HubPing.objects.create(headline=headline, topics=list(topics), feeds=6, asked_at=asked_at, **fields)


def told(headline="Told", **fields):
    return a_ping(headline, topics=(), told_at=timezone.now(), answer="answered 202", **fields)


def given_up(headline="Given up", **fields):
    return a_ping(headline, age=26 * HOUR, given_up_at=timezone.now(), **SILENCE, **fields)


def try_again(client, *pings):
    return client.post(LIST, {"action": "try_now", "_selected_action": [ping.pk for ping in pings]}, follow=True)


def test_the_list_says_what_was_told_what_waits_and_what_the_hub_did(desk):
    told()
    a_ping(due_at=timezone.now() + HOUR, **SILENCE)
    given_up()

    page = desk.get(LIST).text

    for words in ("Told to the hub", "answered 202", "4 of 6", "Waiting, 4 failed", "did not answer in time"):
        assert words in page
    assert [row.headline for row in desk.get(LIST).context["cl"].result_list][-1] == "Given up"


def test_it_is_narrowed_down_to_what_waits_and_to_what_was_given_up(desk):
    told()
    a_ping("Waiting")
    given_up()

    def listed(query):
        return [row.headline for row in desk.get(LIST + query).context["cl"].result_list]

    assert listed("?state=waiting") == ["Waiting"]
    assert listed("?state=given-up") == ["Given up"]
    assert sorted(listed("?state=nonsense")) == ["Given up", "Told", "Waiting"]


def test_what_one_publication_changed_can_be_read_and_not_be_changed(desk):
    ping = a_ping(**SILENCE)

    page = desk.get(f"{LIST}{ping.pk}/change/")

    assert "/feed/, /feed/atom/" in page.text
    assert desk.get(f"{LIST}add/").status_code == 403
    assert desk.post(f"{LIST}{ping.pk}/change/", {"headline": "Other"}).status_code == 403
    assert desk.post(f"{LIST}{ping.pk}/delete/").status_code == 403


def test_an_editor_has_it_tried_again_at_once_also_what_was_given_up(desk):
    pings = a_ping(due_at=timezone.now() + HOUR, silent_at=timezone.now(), **SILENCE), given_up()

    answer = try_again(desk, *pings)

    assert "The hub is told again: 2." in answer.text
    assert set(HubPing.objects.due(timezone.now())) == set(pings)
    assert not HubPing.objects.silent_since(timezone.now() - HOUR).exists()
    assert DBTaskResult.objects.get().task_path == "articles.tasks.tell_hub"


def test_of_what_the_hub_knows_nothing_is_tried_again(desk):
    assert "The hub knows all of it already." in try_again(desk, told()).text
    assert not HubPing.objects.waiting().exists()


def test_who_may_only_look_is_not_offered_it(client):
    reader = a_member("Contributor")
    reader.user_permissions.add(Permission.objects.get(codename="view_hubping"))
    client.force_login(reader)
    ping = given_up()

    assert "Try again now" not in client.get(LIST).text
    try_again(client, ping)
    assert not HubPing.objects.waiting().exists()


def test_a_contributor_does_not_see_it(client):
    a_ping(**SILENCE)
    client.force_login(a_member("Contributor"))

    assert client.get(LIST).status_code == 403
    assert "did not answer in time" not in client.get("/admin/").text


def test_the_first_page_says_so_only_while_the_hub_has_not_answered_for_a_while(desk):
    a_ping("Just published", age=timedelta(minutes=2), **SILENCE)
    told()
    given_up()
    assert "The hub does not hear us" not in desk.get("/admin/").text

    a_ping("An hour ago", **SILENCE)

    page = desk.get("/admin/").text
    assert "The hub does not hear us" in page
    assert f'<a href="{LIST}?state=waiting">An hour ago</a>' in page
    assert "the hub did not answer in time" in page


def test_list_and_first_page_cost_the_same_for_one_and_for_many(desk):
    a_published_story()
    a_ping(**SILENCE)

    def cost():
        return queries(desk.get, LIST), queries(desk.get, "/admin/")

    cost()
    one = cost()
    for number in range(6):
        a_ping(f"Story {number}", **SILENCE)

    assert cost() == one
