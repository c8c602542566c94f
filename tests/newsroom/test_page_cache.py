"""The page cache: what is kept, for whom, in which form, and what happens when things go wrong."""

import gzip
import threading
from datetime import timedelta
from io import StringIO

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from articles.management.commands.release_due import look
from articles.publishing import publish, withdraw
from newsroom.front.arranging import arrange
from newsroom.models import PageChange
from newsroom.page_cache.answers import now
from newsroom.page_cache.asking import asked
from newsroom.page_cache.layer import HIT, MADE, STALE
from newsroom.touching import touch
from tests.builders import a_published_story, a_story, an_editor, published, retype
from tests.cached import CachedSite
from tests.queries import queries

# Each request gives its connection back when it is answered, as behind a server, and so would end a test's transaction.
pytestmark = pytest.mark.django_db(transaction=True)


class Django:
    """The real application, counted and stopped as a test wants it."""

    def __init__(self):
        self.application, self.calls, self.before, self.after = WSGIHandler(), [], None, None

    def __call__(self, environ, start_response):
        self.calls.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"]))
        if self.before:
            self.before()
        answer = self.application(environ, start_response)
        if self.after:
            self.after()
        return answer


@pytest.fixture
def story():
    return a_story("As it was", tags=["L-mount"])


@pytest.fixture
def page(story):
    return published(story)


@pytest.fixture
def django():
    return Django()


@pytest.fixture
def site(page, django):
    return CachedSite(application=django)


def test_the_second_reader_gets_the_same_page_and_asks_no_database(site, page):
    first = site.get(page.path)

    assert queries(site.get, page.path) == 0
    second = site.get(page.path)
    assert (first.kept, second.kept) == (MADE, HIT)
    assert second.body == first.body
    assert "As it was" in second.text
    assert "Set-Cookie" not in second.headers


def test_each_encoding_is_the_page_with_a_tag_of_its_own(site, page):
    plain = site.get(page.path)
    zipped, small = (site.get(page.path, accept_encoding=name) for name in ("gzip", "br, gzip;q=0.5"))

    assert gzip.decompress(zipped.body) == brotli.decompress(small.body) == plain.body
    assert [a.headers.get("Content-Encoding") for a in (plain, zipped, small)] == [None, "gzip", "br"]
    tags = [answer.headers["ETag"] for answer in (plain, zipped, small)]
    assert len(set(tags)) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    assert [int(a.headers["Content-Length"]) for a in (plain, zipped, small)] == [
        len(a.body) for a in (plain, zipped, small)
    ]
    assert site.get(page.path, accept_encoding="gzip;q=0, br;q=0").body == plain.body


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_who_has_the_page_is_told_so_without_a_body(site, page, encoding):
    tag = site.get(page.path, accept_encoding=encoding).headers["ETag"]

    again = site.get(page.path, accept_encoding=encoding, if_none_match=f'"other", W/{tag}')

    assert (again.status, again.body) == ("304 Not Modified", b"")
    assert again.headers["ETag"] == tag
    assert site.get(page.path, if_none_match="*").status == "304 Not Modified"
    assert site.get(page.path, if_none_match='"other"').status == "200 OK"


def test_a_date_is_enough_where_a_page_has_one_and_no_tag_is_sent(site):
    since = site.get("/feed/").headers["Last-Modified"]

    assert site.get("/feed/", if_modified_since=since).status == "304 Not Modified"
    assert site.get("/feed/", if_modified_since="Mon, 01 Jan 2001 00:00:00 GMT").status == "200 OK"
    assert site.get("/feed/", if_modified_since=since, if_none_match='"other"').status == "200 OK"
    assert site.get("/feed/", if_modified_since="yesterday").status == "200 OK"


def test_head_has_the_headers_of_the_page_and_no_body_whether_it_is_kept_or_not(site, page):
    head = site.get(page.path, method="HEAD")
    whole = site.get(page.path)

    assert (head.body, head.kept, whole.kept) == (b"", MADE, HIT)
    assert head.headers["Content-Length"] == str(len(whole.body))
    assert site.get(page.path, method="HEAD").headers == whole.headers


def test_parameters_of_others_make_no_other_page(site, page, django):
    site.get(page.path)

    for query in ("?utm_source=x", "?after=1&a=2", "?%00", "?" + "x" * 9000, "?&&==&"):
        assert site.get(page.path + query).kept == HIT
    assert len(django.calls) == 1


def test_known_parameters_count_in_any_order_and_django_sees_no_others(site, django):
    site.get("/companies/?utm=1&state=ended&country=DE")

    assert site.get("/companies/?country=DE&state=ended").kept == HIT
    assert site.get("/companies/?country=JP&state=ended").kept == MADE
    assert [query for _, _, query in django.calls] == ["country=DE&state=ended", "country=JP&state=ended"]


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/search/?q=leica", {}),
        ("/admin/login/", {}),
        ("/readyz", {}),
        ("/sitemap.xml", {}),
        ("/nowhere/", {}),
        ("/", {"range": "bytes=0-9"}),
        ("/companies/?state=" + "x" * 400, {}),
    ],
)
def test_what_is_no_page_for_everybody_is_left_to_django_each_time(site, django, address, headers):
    site.get(address, **headers)
    asked_once = len(django.calls)
    again = site.get(address, **headers)

    assert again.kept in ("", MADE)
    assert len(django.calls) == 2 * asked_once


def test_what_is_sent_to_the_site_is_never_answered_from_it(site, page, django):
    site.get(page.path)
    site.get(page.path, method="POST")
    assert [method for method, _, _ in django.calls] == ["GET", "POST"]


def test_names_that_are_not_ours_get_no_page_of_ours(site, page, settings):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": page.path, "HTTP_HOST": "elsewhere.example"}
    assert asked(environ) is None
    assert asked(environ | {"HTTP_HOST": "localhost:8000"}).address == page.path
    settings.SECURE_SSL_REDIRECT = True
    assert asked(environ | {"HTTP_HOST": "localhost"}) is None
    assert asked(environ | {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_PROTO": "https"})


def test_a_change_is_seen_at_the_next_reading_of_the_log_and_leaves_other_pages_alone(site, page):
    other = a_published_story("Another", slug="another", tags=["Film"])
    site.look()
    for address in (page.path, other.path, "/tags/film/", "/map/"):
        site.get(address)

    published(a_story("Third", slug="third", tags=["Film"]))
    site.look()

    assert site.get(page.path).kept == HIT
    assert site.get("/map/").kept == HIT
    assert site.get("/tags/film/").kept == MADE
    assert "Third" in site.get("/tags/film/").text


def test_a_page_that_was_begun_before_a_change_is_never_kept(site, page, django):
    def another_process_publishes():
        django.after = None
        published(a_story("Just now", slug="just-now"))
        site.look()

    django.after = another_process_publishes
    assert "Just now" not in site.get("/").text

    assert "Just now" in site.get("/").text


def test_a_page_made_before_a_change_that_is_read_later_goes_then(site, page, django):
    def another_process_publishes():
        django.after = None
        published(a_story("Just now", slug="just-now"))

    django.after = another_process_publishes
    site.get("/")
    site.look()

    assert "Just now" in site.get("/").text


def test_what_is_rolled_back_has_changed_nothing(site, page):
    site.get(page.path)
    with transaction.atomic():
        touch(f"story:{page.uid}")
        transaction.set_rollback(True)
    site.look()

    assert site.get(page.path).kept == HIT


def test_a_transaction_that_ends_late_is_not_missed(site, page):
    """On PostgreSQL the one that began first may commit last: by their numbers alone it would be passed over."""
    site.get(page.path)
    begun, go_on = threading.Event(), threading.Event()

    def slow_editor():
        with transaction.atomic():
            touch(f"story:{page.uid}")
            begun.set()
            go_on.wait(10)
        connection.close()

    thread = threading.Thread(target=slow_editor)
    thread.start()
    begun.wait(10)
    if connection.vendor == "postgresql":  # SQLite has one writer at a time.
        touch("nothing")
    site.look()
    assert site.get(page.path).kept == HIT
    go_on.set()
    thread.join()
    site.look()

    assert site.get(page.path).kept == MADE


def test_a_process_that_has_not_read_for_long_forgets_all_pages(site, page):
    site.get(page.path)
    site.cache.log.read_on -= 3000
    site.look()

    assert site.get(page.path).kept == MADE


def test_old_lines_of_the_log_go_and_new_ones_stay(site):
    touch("old")
    PageChange.objects.filter(keys="old").update(at="2020-01-01T00:00:00Z")
    touch("new")
    look(chores=True, now=timezone.now())

    kept_lines = PageChange.objects.values_list("keys", flat=True)
    assert "new" in kept_lines
    assert "old" not in kept_lines


def test_without_a_reading_of_the_log_nothing_is_sent_from_the_cache_and_nothing_kept(site, page):
    site.get(page.path)
    site.cache.log.read_at = 0.0

    assert site.get(page.path).kept == MADE
    assert site.get("/").kept == MADE
    site.look()
    assert site.get("/").kept == MADE


class TestWhenTheDatabaseIsAway:
    @pytest.fixture
    def away(self, site, django, monkeypatch):
        def refuse(*args, **kwargs):
            raise OperationalError("the database is away")

        def go():
            with monkeypatch.context() as patch:
                patch.setattr("newsroom.page_cache.log.since", refuse)
                site.cache.log.read()
            site.cache.log.read_at = 0.0
            django.before = refuse

        return go

    def test_what_was_made_is_sent_on_and_marked_stale(self, site, page, away):
        site.get(page.path)
        away()

        answer = site.get(page.path)

        assert (answer.status, answer.kept) == ("200 OK", STALE)
        assert "As it was" in answer.text
        assert site.get(page.path, if_none_match=answer.headers["ETag"]).status == "304 Not Modified"

    def test_what_was_withdrawn_before_is_not_brought_back_by_it(self, site, story, page, away):
        site.get(page.path)
        withdraw(story, by=an_editor())
        site.look()
        away()

        with pytest.raises(OperationalError):
            site.get(page.path)

    def test_once_it_is_back_what_changed_meanwhile_is_seen(self, site, story, page, django, away):
        site.get(page.path)
        away()
        publish(retype(story, "Changed meanwhile."), by=an_editor())
        django.before = None
        site.look()

        assert "Changed meanwhile." in site.get(page.path).text

    def test_an_error_of_the_site_gives_the_page_that_is_kept(self, site, page, django):
        site.get(page.path)
        site.cache.log.read_at = 0.0
        site.cache.application = broken

        assert site.get(page.path).kept == STALE
        assert site.get("/").status == "500 Internal Server Error"


def broken(environ, start_response):
    start_response("500 Internal Server Error", [("Content-Length", "3")])
    return [b"Oh."]


def test_the_front_page_is_made_anew_when_a_story_lapses_on_it(site, page):
    arrange({0: (page, timezone.now() + timedelta(seconds=5000))}, over=0, by=an_editor())
    site.get("/")

    assert 0 < site.cache.pages.get("/").until - now() <= 5000
    assert "Surrogate-Control" not in site.get("/").headers


def test_every_page_is_made_anew_after_midnight(site, page):
    site.get(page.path)
    kept_page = site.cache.pages.get(page.path)
    assert kept_page.until - now() <= 24 * 3600 + 3600
    kept_page.until = now()

    assert site.get(page.path).kept == MADE


def test_two_processes_each_see_what_another_published(site, page):
    other = CachedSite()
    for each in (site, other):
        each.get("/")
    published(a_story("Of another process", slug="other"))
    for each in (site, other):
        each.look()

    assert all("Of another process" in each.get("/").text for each in (site, other))


def test_publishing_writes_one_line_of_all_that_it_changes(page):
    lines = PageChange.objects.filter(keys__contains=f"story:{page.uid}").values_list("keys", flat=True)

    assert [set(line.split(",")) >= {"stories", "kind:news", f"month:{page.month}", "months"} for line in lines] == [
        True
    ]


def test_after_rows_were_changed_by_hand_all_pages_can_be_had_anew(site, page):
    site.get(page.path)
    call_command("forget_pages", stdout=StringIO())
    site.look()

    assert site.get(page.path).kept == MADE
