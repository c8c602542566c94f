"""What the page cache is made of: pages in bounded memory, turns at making them, what may be kept."""

import threading

import pytest
from django.http import HttpResponse

from companies.page_keys import keyed
from newsroom.page_cache.answers import Page, now
from newsroom.page_cache.layer import HIT, MADE, STALE
from newsroom.page_cache.log import ChangeLog
from newsroom.page_cache.pages import Pages
from newsroom.page_cache.turns import Turns
from tests.cached import CachedSite


@pytest.mark.django_db
class TestManyAtOnce:
    """Threads ask a site whose pages take a while; what they are answered, and how often Django was asked."""

    @pytest.fixture
    def made(self):
        return threading.Event()

    @pytest.fixture
    def slow(self, made):
        calls = []

        def application(environ, start_response):
            calls.append(environ["PATH_INFO"])
            made.wait(10)
            body = f"{len(calls)}".encode()
            headers = [("Content-Length", str(len(body))), ("ETag", f'"{len(calls)}"'), ("Cache-Tag", "a")]
            start_response("200 OK", headers)
            return [body]

        site = CachedSite(application=application)
        site.calls = calls
        return site

    def asked_by(self, site, number, *, until):
        """Have threads ask for one page, and return a function that waits for what they are answered."""
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(site.get("/a/"))) for _ in range(number)]
        for thread in threads:
            thread.start()
        while not until(answers):
            threading.Event().wait(0.005)

        def join():
            for thread in threads:
                thread.join()
            return answers

        return join

    def test_one_makes_the_page_and_all_others_get_it(self, slow, made):
        join = self.asked_by(slow, 8, until=lambda answers: slow.calls)
        made.set()

        answers = join()
        assert {answer.body for answer in answers} == {b"1"}
        assert len(slow.calls) == 1
        assert sorted(answer.kept for answer in answers) == [MADE] + [HIT] * 7

    def test_while_it_is_made_anew_others_get_the_one_of_just_now(self, slow, made):
        made.set()
        slow.get("/a/")
        made.clear()
        slow.cache.pages.drop({"a"}, now())
        join = self.asked_by(slow, 3, until=lambda answers: len(answers) == 2)
        made.set()

        assert sorted((answer.body, answer.kept) for answer in join()) == [(b"1", STALE)] * 2 + [(b"2", MADE)]

    def test_what_was_dropped_a_while_ago_is_sent_to_nobody(self, slow, made):
        made.set()
        slow.get("/a/")
        made.clear()
        slow.cache.pages.drop({"a"}, now() - 1)
        join = self.asked_by(slow, 3, until=lambda answers: len(slow.calls) == 2)
        made.set()

        assert {answer.body for answer in join()} == {b"2"}


def test_a_turn_ends_however_it_ends():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.of("a"):
        raise ZeroDivisionError
    with turns.of("a") as is_ours:
        assert is_ours


def a_page(size, *keys, **headers):
    return Page("200 OK", [("ETag", '"x"'), ("Cache-Tag", ",".join(keys)), *headers.items()], b"x" * size)


class TestMemory:
    def test_it_is_bounded_and_what_was_not_asked_for_longest_makes_room(self):
        pages = Pages(200_000)
        for number in range(40):
            pages.keep(f"/{number}/", a_page(5_000, "a"))
            pages.get("/0/")

        assert pages.size <= 200_000
        assert pages.size == sum(page.size for page in pages.pages.values())
        assert {"/0/", "/39/"} <= set(pages.pages)
        assert "/1/" not in pages.pages
        assert pages.by_key["a"] == set(pages.pages)

    def test_encodings_count_and_make_room_too(self):
        pages = Pages(100_000)
        for number in range(9):
            pages.keep(f"/{number}/", a_page(3_000, "a"))
        before = pages.size
        pages.get("/5/").body_in("gzip")

        assert pages.size == before + len(pages.get("/5/").bodies["gzip"])

    def test_one_page_that_is_too_large_is_not_kept(self):
        pages = Pages(100_000)
        pages.keep("/", a_page(50_000, "a"))
        assert pages.get("/") is None

    def test_an_earlier_page_of_an_address_leaves_nothing_behind(self):
        pages = Pages(100_000)
        pages.keep("/", a_page(10, "a"))
        pages.keep("/", a_page(20, "b"))

        assert pages.by_key == {"b": {"/"}}
        assert pages.size == pages.get("/").size


@pytest.mark.parametrize(
    "page",
    [
        a_page(1, "a", **{"Set-Cookie": "x=1"}),
        a_page(1),
        Page("200 OK", [("Cache-Tag", "a")], b""),
        Page("404 Not Found", [("ETag", '"x"'), ("Cache-Tag", "a")], b""),
    ],
)
def test_what_has_a_cookie_no_key_no_tag_or_is_no_page_may_not_be_kept(page):
    assert not page.may_be_kept


def test_keys_are_told_to_caches_of_others():
    response = keyed(HttpResponse(), "story:1", "frame")

    assert response["Cache-Tag"] == "story:1,frame"
    assert response["Surrogate-Key"] == "story:1 frame"
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=1, must-revalidate"


@pytest.mark.django_db(transaction=True)
def test_what_ends_within_this_second_is_not_sent_again():
    def application(environ, start_response):
        headers = {"Content-Length": "1", "ETag": '"x"', "Cache-Tag": "a", "Surrogate-Control": "max-age=0"}
        start_response("200 OK", list(headers.items()))
        return [b"x"]

    site = CachedSite(application=application)

    assert [site.get("/").kept, site.get("/").kept] == [MADE, MADE]


@pytest.mark.django_db(transaction=True)
def test_a_fault_while_the_log_is_read_does_not_end_its_reading(caplog):
    dropped = []

    def drop(keys, at):
        dropped.append(keys)
        if len(dropped) == 1:
            raise ValueError("a fault of ours")

    log = ChangeLog(drop)
    log.look()
    assert not log.is_certain
    log.look()

    assert log.is_certain
    assert len(dropped) == 2
    assert "a fault of ours" in caplog.text
