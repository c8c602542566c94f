"""One address cannot ask for everything at once, and what is remembered of addresses is bounded."""

import pytest

from newsroom.rate_limit import Buckets, Rate

STRANGER, OTHER = "203.0.113.7", "198.51.100.9"


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def slow(settings):
    settings.RATE_LIMITS = {"/search/": (2, 30.0), "/admin/login/": (1, 30.0), "/admin/login/code/": (1, 30.0)}


def test_a_bucket_fills_again_as_time_goes_by():
    clock = Clock()
    buckets, rate = Buckets(clock=clock), Rate(2, 10.0)

    assert [buckets.wait("a", rate) for _ in range(4)] == [0, 0, 10, 10]
    clock.now += 4
    assert buckets.wait("a", rate) == 6
    clock.now += 6
    assert [buckets.wait("a", rate), buckets.wait("a", rate), buckets.wait("b", rate)] == [0, 10, 0]
    clock.now += 1000
    assert [buckets.wait("a", rate) for _ in range(3)] == [0, 0, 10]


def test_whoever_asked_longest_ago_is_forgotten_first():
    buckets = Buckets(most=3, clock=Clock())

    for number in range(1000):
        buckets.wait(number, Rate(1, 10.0))

    assert list(buckets.buckets) == [997, 998, 999]


@pytest.mark.django_db
def test_who_searches_too_much_is_told_when_to_ask_again_and_nobody_else(client, slow):
    asked = [client.get("/search/?q=leica", REMOTE_ADDR=STRANGER) for _ in range(3)]

    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert 0 < int(asked[2]["Retry-After"]) <= 30
    assert asked[2]["Cache-Control"] == "no-store"
    assert "That was too much at once" in asked[2].text
    assert "script-src 'self'" in asked[2]["Content-Security-Policy"]
    assert client.head("/search/?q=leica", REMOTE_ADDR=STRANGER).status_code == 429
    assert client.get("/search/?q=leica", REMOTE_ADDR=OTHER).status_code == 200
    assert client.get("/", REMOTE_ADDR=STRANGER).status_code == 200


@pytest.mark.django_db
def test_a_visitor_gets_no_other_address_by_saying_so_nor_by_another_of_their_network(client, slow):
    said = [client.get("/search/", REMOTE_ADDR=STRANGER, HTTP_X_FORWARDED_FOR=f"8.8.8.{n}") for n in range(3)]
    within = [client.get("/search/", REMOTE_ADDR=f"2001:db8::{n}") for n in range(1, 4)]

    assert [answer.status_code for answer in said] == [answer.status_code for answer in within] == [200, 200, 429]


@pytest.mark.django_db
def test_attempts_to_sign_in_are_limited_and_looking_at_the_page_is_not(client, slow):
    sent = {"username": "ines", "password": "a guess"}

    assert [client.post("/admin/login/", sent, REMOTE_ADDR=STRANGER).status_code for _ in range(2)] == [200, 429]
    assert client.get("/admin/login/", REMOTE_ADDR=STRANGER).status_code == 200
    codes = [client.post("/admin/login/code/", {"code": "123456"}, REMOTE_ADDR=STRANGER) for _ in range(2)]
    assert [answer.status_code for answer in codes] == [302, 429]
    assert client.get("/admin/login/code/", REMOTE_ADDR=STRANGER).status_code == 302
