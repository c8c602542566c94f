"""Signing in: guesses are counted by account and by address, and nobody is kept out for ever by another's."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command
from django.utils import timezone

from articles.management.commands.release_due import clear_away
from newsroom.client_address import client_address
from newsroom.models import Session
from tests.builders import an_editor
from tests.queries import queries

SECRET = "a long enough secret"
HERE, THERE = "203.0.113.7", "198.51.100.9"


def sign_in(client, password=SECRET, *, name="ines", at=HERE):
    return client.post("/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=at)


def guess(client, times, **where):
    return [sign_in(client, "a guess", **where).status_code for _ in range(times)]


@pytest.fixture(autouse=True)
def ines(db, settings):
    settings.AXES_FAILURE_LIMIT = 3
    return an_editor()


def test_who_guesses_too_often_is_told_when_to_try_again_and_then_may(client):
    assert guess(client, 3) == [200, 200, 429]

    locked = sign_in(client)
    assert locked.status_code == 429
    assert 0 < int(locked["Retry-After"]) <= 15 * 60
    assert "in 15 minutes" in locked.text
    assert "no-store" in locked["Cache-Control"]

    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=16))
    assert sign_in(client).status_code == 302


def test_what_is_tried_while_locked_prolongs_nothing(client):
    guess(client, 3)
    before = AccessAttempt.objects.values_list("attempt_time", "failures_since_start").get()

    guess(client, 5)

    assert AccessAttempt.objects.values_list("attempt_time", "failures_since_start").get() == before


def test_an_account_is_locked_for_all_addresses_and_an_address_for_all_accounts(client):
    an_editor("tomas")
    guess(client, 2)
    guess(client, 1, at=THERE)
    assert sign_in(client, at="192.0.2.1").status_code == 429

    guess(client, 1, name="tomas")
    assert sign_in(client, name="tomas").status_code == 429
    assert sign_in(client, name="tomas", at="192.0.2.1").status_code == 302


def test_where_one_signs_in_every_day_nobody_elsewhere_can_lock_one_out(client):
    assert sign_in(client).status_code == 302
    guess(client, 5, at=THERE)

    assert sign_in(client, at=THERE).status_code == 429
    assert sign_in(client).status_code == 302


def test_an_administrator_lets_somebody_in_sooner(client):
    guess(client, 3)

    call_command("axes_reset_username", "ines")

    assert sign_in(client, at=THERE).status_code == 302


def test_no_password_is_kept(client):
    sign_in(client, "hunter2-hunter2", name="nobody")

    kept = AccessAttempt.objects.values().get()
    assert "hunter2" not in str(kept)


def test_a_session_ends_with_another_password_and_the_publisher_clears_old_ones_away(client, ines):
    sign_in(client)
    assert client.get("/admin/").status_code == 200

    ines.set_password("another long secret")
    ines.save()
    assert client.get("/admin/").status_code == 302

    long_ago = timezone.now() - timedelta(days=91)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    AccessLog.objects.create(username="ines", ip_address=HERE)
    AccessLog.objects.filter(pk=AccessLog.objects.latest("pk").pk).update(attempt_time=long_ago)
    clear_away()
    assert not Session.objects.filter(session_key="old").exists()
    assert AccessLog.objects.count() == 1


@pytest.mark.parametrize("name", ["i\0nes", "x" * 500, "", "💥", "' OR 1=1 --"])
def test_whatever_is_typed_the_page_answers(client, name):
    assert sign_in(client, "\0", name=name).status_code == 200


def test_readers_pages_ask_nothing_of_it(client):
    before = queries(client.get, "/")
    guess(client, 3)

    assert queries(client.get, "/") == before


@pytest.mark.parametrize(
    ("remote", "passed_on", "proxies", "found"),
    [
        (HERE, "", [], HERE),
        (HERE, THERE, [], HERE),
        ("10.0.0.1", f"{THERE}, {HERE}", ["10.0.0.0/8"], HERE),
        ("10.0.0.1", f"{THERE}, {HERE}, 10.0.0.2", ["10.0.0.0/8"], HERE),
        ("10.0.0.1", "nonsense", ["10.0.0.0/8"], "10.0.0.1"),
        ("10.0.0.1", "", ["10.0.0.0/8"], "10.0.0.1"),
        ("::ffff:10.0.0.1", "2001:db8::1", ["10.0.0.0/8"], "2001:db8::1"),
        ("", THERE, [], None),
    ],
)
def test_an_address_is_never_what_a_visitor_wrote(rf, settings, remote, passed_on, proxies, found):
    settings.TRUSTED_PROXIES = [ip_network(each) for each in proxies]

    assert client_address(rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=passed_on)) == found


def test_behind_a_proxy_that_nobody_named_no_address_is_known(rf, settings):
    settings.SERVED_SECURELY = True

    assert client_address(rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=HERE)) is None
    assert client_address(rf.get("/", REMOTE_ADDR="8.8.8.8")) == "8.8.8.8"
