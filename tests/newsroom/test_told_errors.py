"""Errors are told by mail and to a Sentry where that is asked for: what broke and where, and nothing of anybody's."""

import gzip
import json
import logging
import logging.config
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import brotli
import pytest
import sentry_sdk
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from articles import publishing
from newsroom import telling
from newsroom.error_mail import HOUR, Sparing
from newsroom.sentry import connect
from newsroom.urls import handler500, urlpatterns  # noqa: F401 - this module is the addresses of a site too
from tests.builders import a_story, an_editor

UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress}
SECRET = "words-that-nobody-may-read"
logger = logging.getLogger("newsroom.tests")


def breaks(request):
    posted = request.POST["body"]
    raise RuntimeError(f"Nobody at /preview/{SECRET}/ has {len(posted)} letters.")


urlpatterns = [path("admin/breaks/", breaks), *urlpatterns]


@contextmanager
def told(**whom):
    """Have the log be as settings make it; afterwards it is as it was."""
    root, own = logging.getLogger(), logging.getLogger("django")
    before = root.handlers[:], root.level, own.handlers[:], own.level
    logging.config.dictConfig(telling.log("line", level="INFO", **{"by_mail": False, "to_sentry": False} | whom))
    try:
        yield
    finally:
        root.handlers, root.level, own.handlers, own.level = before


@pytest.fixture
def by_mail(settings):
    settings.ADMINS = [("", "desk@paper.example")]
    with told(by_mail=True):
        yield


def broken_page():
    client = Client(raise_request_exception=False)
    client.force_login(an_editor())
    with override_settings(ROOT_URLCONF=__name__):
        return client.post(f"/admin/breaks/?key={SECRET}", {"body": SECRET}, headers={"Cookie": f"sessionid={SECRET}"})


class TestByMail:
    @pytest.mark.django_db
    def test_what_broke_is_told_once_with_its_place_and_nothing_that_was_posted(self, by_mail):
        answer = broken_page()

        [sent] = mail.outbox
        assert (sent.to, sent.subject) == (
            ["desk@paper.example"],
            "[Baryta] ERROR: Internal Server Error: /admin/breaks/",
        )
        assert f"request={answer['X-Request-ID']} method=POST path=/admin/breaks/" in sent.body
        assert "RuntimeError: Nobody at /preview/…" in sent.body
        assert SECRET not in sent.body

    @pytest.mark.django_db
    def test_the_publisher_tells_of_a_story_that_broke(self, by_mail, monkeypatch):
        now = timezone.now()
        publishing.schedule(a_story().latest_revision, at=now + timedelta(minutes=1), by=an_editor())
        monkeypatch.setattr(publishing, "lay", breaks)

        publishing.release_due(now + timedelta(minutes=2))

        assert "could not be published at its time" in mail.outbox[0].subject

    def test_what_breaks_again_and_again_fills_nobodys_letter_box(self, by_mail):
        for number in range(30):
            logger.error("It broke, %s", number)

        assert len(mail.outbox) == 10

    def test_after_an_hour_the_next_one_says_how_many_were_not_sent(self):
        now = [0.0]
        sparing = Sparing(most=2, clock=lambda: now[0])

        def passes():
            record = logging.makeLogRecord({"msg": "It broke"})
            return getattr(record, "withheld", None) if sparing.filter(record) else "withheld"

        assert [passes() for _ in range(5)] == [0, 0, "withheld", "withheld", "withheld"]
        now[0] = HOUR + 1
        assert [passes(), passes(), passes()] == [3, 0, "withheld"]

    @pytest.mark.django_db
    def test_warnings_and_what_strangers_do_are_nobodys_error(self, by_mail, client):
        logger.warning("Something to look at.")
        assert client.get("/", headers={"Host": "elsewhere.example"}).status_code == 400

        assert mail.outbox == []

    def test_a_mail_server_that_is_away_breaks_nothing(self, by_mail, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1

        logger.error("It broke.")


class TestSentry:
    @pytest.mark.django_db
    def test_it_gets_what_broke_and_where_and_nothing_of_the_request_but_its_line(self):
        with a_sentry() as got:
            answer = broken_page()
            sentry_sdk.flush(5)

        [event] = got
        [error] = event["exception"]["values"]
        assert (error["type"], error["value"]) == ("RuntimeError", "Nobody at /preview/… has 26 letters.")
        assert event["tags"]["request"] == answer["X-Request-ID"]
        assert (event["tags"]["path"], event["logger"]) == ("/admin/breaks/", "django.request")
        assert error["stacktrace"]["frames"][-1]["function"] == "breaks"
        assert SECRET not in json.dumps(event)
        assert {"request", "user", "extra"} & event.keys() == set()

    def test_lines_that_tell_of_no_error_are_not_sent(self):
        with a_sentry() as got:
            logger.warning("Something to look at.")
            logger.error("Something broke at /preview/%s/", SECRET)
            sentry_sdk.flush(5)

        assert [event["logentry"]["formatted"] for event in got] == ["Something broke at /preview/…"]


@contextmanager
def a_sentry():
    """Have a Sentry on this machine be told; gives the events that it got."""
    got = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            lines = UNPACKED[self.headers["Content-Encoding"]](body).splitlines()
            got.extend(json.loads(each) for each in lines if b'"event_id"' in each and b'"level"' in each)
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args):
            """Say nothing: what it got stands in the list."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with told(to_sentry=True):
            connect(f"http://key@127.0.0.1:{server.server_port}/1", site="https://paper.example")
            yield got
    finally:
        sentry_sdk.get_client().close()
        sentry_sdk.get_global_scope().set_client(None)
        server.shutdown()
        server.server_close()


class TestSettings:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"ERROR_MAIL": "desk"}, "'desk' is no mail address"),
            ({"ERROR_MAIL": "desk@paper.example"}, "EMAIL_HOST is missing"),
            ({"SENTRY_DSN": "https://sentry.example/1"}, "SENTRY_DSN is no address of a Sentry"),
            ({"SENTRY_DSN": "https://key@[::1/1"}, "SENTRY_DSN is no address of a Sentry"),
        ],
    )
    def test_what_cannot_work_stops_the_site_and_says_so(self, monkeypatch, given, said):
        for name, value in given.items():
            monkeypatch.setenv(name, value)

        with pytest.raises(ImproperlyConfigured, match=said):
            (telling.people("ERROR_MAIL"), telling.sentry("SENTRY_DSN"))

    def test_what_is_not_installed_is_named(self, monkeypatch):
        monkeypatch.setenv("SENTRY_DSN", "https://key@sentry.example/1")
        monkeypatch.setattr(telling, "find_spec", lambda name: None)

        with pytest.raises(ImproperlyConfigured, match=r"pip install -r requirements-optional\.txt"):
            telling.sentry("SENTRY_DSN")

    def test_a_process_tells_whom_the_environment_names(self, tmp_path):
        asked = {
            "ERROR_MAIL": "desk@paper.example, night@paper.example",
            "EMAIL_HOST": "mail.paper.example",
            "EMAIL_TLS": "tls",
            "SENTRY_DSN": "http://key@127.0.0.1:1/1",
        }
        code = (
            "import django, logging, sentry_sdk; django.setup(); from django.conf import settings; "
            "print(settings.ADMINS, settings.EMAIL_USE_SSL, [each.name for each in logging.getLogger().handlers], "
            "logging.getLogger('django').handlers, sentry_sdk.get_client().options['dsn'])"
        )
        environment = os.environ | asked | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "DATA_DIR": str(tmp_path)}
        said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)  # noqa: S603

        assert said.stdout.strip() == (
            "[('', 'desk@paper.example'), ('', 'night@paper.example')] True "
            "['console', 'mail', 'sentry'] [] http://key@127.0.0.1:1/1"
        ), said.stderr
