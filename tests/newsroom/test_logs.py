"""The log: each line names the request or the task it is about, and nothing that a reader of it could misuse."""

import json
import logging
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import path
from django_tasks.signals import task_finished, task_started

from articles.tasks import tell_hub
from newsroom import environment
from newsroom.logs import Json, Line, Whereabouts
from newsroom.urls import handler404, handler500, urlpatterns  # noqa: F401 - this module is the addresses of a site too
from tests.builders import a_published_story, an_editor

pytestmark = pytest.mark.django_db
logger = logging.getLogger(__name__)


def breaks(request):
    raise RuntimeError("It broke.")


urlpatterns = [path("breaks/", breaks), *urlpatterns]


class Log:
    """What a handler as the settings have it would write."""

    def __init__(self, formatter):
        self.stream = StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(formatter)
        self.handler.addFilter(Whereabouts())

    def lines(self):
        return self.stream.getvalue().splitlines()


@pytest.fixture
def log(request):
    """A log of lines for people; of JSON where the test asks for it."""
    kept = Log(Json() if getattr(request, "param", "") == "json" else Line("%(levelname)s %(message)s"))
    logging.getLogger().addHandler(kept.handler)
    yield kept
    logging.getLogger().removeHandler(kept.handler)


def test_a_request_to_the_desk_is_one_line_with_its_id_and_who_asked(log):
    ines, client = an_editor(), Client()
    client.force_login(ines)
    answer = client.get("/admin/articles/article/?q=secret-words")

    request_id = answer["X-Request-ID"]
    [line] = [line for line in log.lines() if "Answered" in line]
    assert line.startswith("INFO Answered 200 in ")
    assert line.endswith(f"[request={request_id} method=GET path=/admin/articles/article/ user={ines.pk}]")
    assert "secret-words" not in "".join(log.lines())
    assert client.get("/admin/")["X-Request-ID"] != request_id


@pytest.mark.parametrize("log", ["json"], indirect=True)
def test_as_json_a_line_is_an_object(log):
    answer = Client().get("/admin/login/")
    logger.warning("Überall: %s", "“hier”")

    answered, own = map(json.loads, log.lines())
    assert answered["request"] == answer["X-Request-ID"]
    assert (answered["level"], answered["logger"], answered["answer"]) == ("INFO", "newsroom.access", 200)
    assert (answered["method"], answered["path"]) == ("GET", "/admin/login/")
    assert own.keys() == {"level", "logger", "message", "at"}
    assert "Überall: “hier”" in log.lines()[1]


@pytest.mark.parametrize(
    ("at", "given", "is_believed"),
    [
        ("10.0.0.1", "0123456789abcdef0123456789abcdef", True),
        ("203.0.113.7", "0123456789abcdef0123456789abcdef", False),
        ("10.0.0.1", "short", False),
        ("10.0.0.1", "two words and <more>", False),
        ("10.0.0.1", "x" * 65, False),
        ("nowhere", "0123456789abcdef0123456789abcdef", False),
    ],
)
def test_an_id_is_believed_of_the_web_server_in_front_alone(settings, monkeypatch, at, given, is_believed):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8")
    settings.TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")

    answer = Client().get("/admin/login/", REMOTE_ADDR=at, HTTP_X_REQUEST_ID=given)

    assert (answer["X-Request-ID"] == given) == is_believed
    assert len(answer["X-Request-ID"]) >= 16


def test_a_page_that_is_kept_for_all_carries_nobodys_id():
    page = a_published_story()
    for address in ("/", page.path, "/feed/"):
        assert "X-Request-ID" not in Client().get(address).headers
    assert "X-Request-ID" in Client().get("/nowhere/").headers


def test_no_secret_of_an_address_is_in_a_line(log):
    answer = Client().get("/preview/a-token-that-nobody-guesses/?key=another")
    logger.info("Somebody asked for %s twice", "https://paper.example/preview/a-token-that-nobody-guesses/")

    assert answer.status_code == 404
    assert all(f"request={answer['X-Request-ID']}" in line for line in log.lines() if "path=" in line or "Not" in line)
    written = "\n".join(log.lines())
    assert "/preview/…" in written
    assert "a-token-that-nobody-guesses" not in written
    assert "another" not in written


def test_no_address_makes_a_second_line(log):
    Client().get("/admin/x%0AWARNING%20forged/")

    assert not [line for line in log.lines() if line.startswith("WARNING forged")]


@pytest.mark.parametrize("log", ["json"], indirect=True)
@pytest.mark.parametrize(("language", "word"), [("en", "Reference"), ("de", "Kennzeichen")])
def test_what_broke_is_written_once_with_the_id_that_its_page_shows(log, settings, language, word):
    templates = settings.BASE_DIR / "templates"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [templates / language, templates]}]
    settings.ROOT_URLCONF = __name__

    answer = Client(raise_request_exception=False).get("/breaks/")

    assert answer.status_code == 500
    assert f"{word}: <code>{answer['X-Request-ID']}</code>" in answer.text
    [error] = [line for line in map(json.loads, log.lines()) if line["level"] == "ERROR"]
    assert error["request"] == answer["X-Request-ID"]
    assert "RuntimeError: It broke." in error["exc_info"]


def test_the_worker_names_the_task_that_a_line_is_about(log):
    task = tell_hub.enqueue()
    task_started.send(None, task_result=task)
    logger.info("At work")
    task_finished.send(None, task_result=task)
    logger.info("At rest")

    at_work, at_rest = [line for line in log.lines() if line.startswith("INFO At")]
    assert at_work == f"INFO At work [task={task.id} does=articles.tasks.tell_hub]"
    assert at_rest == "INFO At rest"


def test_an_unknown_format_stops_the_site(monkeypatch):
    monkeypatch.setenv("LOG_FORMAT", "xml")

    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT='xml' is not known: write line or json"):
        environment.choice("LOG_FORMAT", of=["line", "json"])
