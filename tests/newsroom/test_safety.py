"""What every answer carries to be safe, what none does, and with which settings the site does not start."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from newsroom.safety import faults
from tests.builders import a_published_story, an_editor
from tests.newsroom.test_leaks import public_addresses

SAFE = {
    "SITE_URL": "https://paper.example",
    "SITE_IS_LOCAL": False,
    "SERVED_SECURELY": True,
    "DEBUG": False,
    "SECRET_KEY": "".join(chr(ord("!") + number) for number in range(50)),
}
PLAIN = {"SERVED_SECURELY": False}


@pytest.mark.django_db
def test_no_public_address_sets_a_cookie_and_every_one_has_the_headers_that_keep_it_safe(client):
    a_published_story(tags=["L-mount"])

    for address in public_addresses():
        response = client.get(address)
        assert not response.cookies, address
        assert "geolocation=()" in response["Permissions-Policy"]
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "https:evil.example", "javascript:alert(1)"],
)
def test_signing_in_leads_to_no_other_site(client, elsewhere):
    an_editor()

    sent = {"username": "ines", "password": "a long enough secret", "next": elsewhere}
    answer = client.post("/admin/login/", sent)

    assert (answer.status_code, "evil" in answer["Location"], "alert" in answer["Location"]) == (302, False, False)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ""),
        ({"DEBUG": True}, "DEBUG=1"),
        ({"SECRET_KEY": "changeme"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + SAFE["SECRET_KEY"]}, "SECRET_KEY"),
        (PLAIN | {"SITE_URL": "http://paper.example"}, "SITE_URL"),
        (PLAIN | {"SITE_URL": "http://1.1.1.1"}, "SITE_URL"),
        (PLAIN | {"SITE_URL": "http://192.168.1.20:8000"}, ""),
        (PLAIN | {"SITE_URL": "http://web:8000"}, ""),
        (PLAIN | {"SITE_URL": "paper.example"}, "SITE_URL"),
        (PLAIN | {"SITE_URL": "http://localhost:8000", "SITE_IS_LOCAL": True, "DEBUG": True, "SECRET_KEY": "x"}, ""),
    ],
)
def test_unsafe_settings_are_named(changed, said):
    found = faults(SimpleNamespace(**SAFE | changed))

    assert [fault.startswith(said) for fault in found] == ([True] if said else [])
    assert all("changeme" not in fault for fault in found)


def test_neither_the_web_server_nor_any_process_starts_with_them(settings):
    settings.SITE_URL, settings.SITE_IS_LOCAL, settings.DEBUG, settings.SECRET_KEY = "http://1.1.1.1", False, True, "x"

    with pytest.raises(ImproperlyConfigured, match="(?s)DEBUG=1.*SECRET_KEY.*SITE_URL"):
        get_wsgi_application()
    assert len([error for error in run_checks() if error.id == "newsroom.E003"]) == 3
