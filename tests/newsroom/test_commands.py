"""The commands behind `make run`: what they make once, what they leave alone, and how they stop."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from io import StringIO
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.core.management import CommandError, call_command

from newsroom.management.commands.prepare import refuse_if_taken, site_is_empty
from photos.models import Photo
from photos.renditions import rendition
from tests.builders import a_photo

STARTS_WITHIN = 30  # seconds


@pytest.fixture
def installation(settings, tmp_path):
    """A data directory of its own; without demo content, unless the test asks for it."""
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.DEMO = False
    return settings


def prepare():
    """Run `prepare` and return what it said."""
    said = StringIO()
    call_command("prepare", stdout=said)
    return said.getvalue()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TestPrepare:
    pytestmark = pytest.mark.django_db

    def test_a_site_without_demo_content_has_nothing_and_nobody_in_it(self, installation):
        said = prepare()

        assert site_is_empty()
        assert not get_user_model().objects.exists()
        assert "createsuperuser" in said
        assert not (installation.DATA_DIR / "admin-password.txt").exists()

    def test_the_first_run_lays_the_demo_and_shows_a_password_that_opens_the_desk(self, installation, client):
        installation.DEMO = True

        said = prepare()

        kept = installation.DATA_DIR / "admin-password.txt"
        password = kept.read_text().strip()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert said.count(password) == 1
        assert not site_is_empty()
        signed_in = client.post("/admin/login/?next=/admin/", {"username": "admin", "password": password})
        assert (signed_in.status_code, signed_in.url) == (302, "/admin/")

    def test_the_second_run_changes_no_password_and_shows_none(self, installation):
        installation.DEMO = True
        prepare()
        kept = (installation.DATA_DIR / "admin-password.txt").read_text()
        rows = Photo.objects.count()

        said = prepare()

        assert kept.strip() not in said
        assert (installation.DATA_DIR / "admin-password.txt").read_text() == kept
        assert get_user_model().objects.filter(is_superuser=True).count() == 1
        assert Photo.objects.count() == rows

    def test_demo_content_never_mixes_with_anybodys_own(self, installation):
        installation.DEMO = True
        Photo.objects.create(title="Ours", file="ours.jpg", width=3, height=2)

        prepare()

        assert [photo.title for photo in Photo.objects.all()] == ["Ours"]

    def test_a_library_from_before_renditions_has_pictures_before_readers_come(self, installation):
        installation.MEDIA_ROOT = installation.DATA_DIR / "media"
        shown, lost = a_photo("Shown"), a_photo("Lost")
        Photo.objects.update(renditions={}, digest="")
        lost.file.storage.delete(lost.file.name)

        said = prepare()

        assert "A first picture of every photograph" in said
        assert "missing" in said
        assert [photo.title for photo in Photo.objects.without_rendition()] == ["Lost"]
        shown.refresh_from_db()
        assert rendition(shown, width=1)
        assert "Readers" in said

    def test_the_site_is_called_what_the_settings_call_it(self, installation):
        installation.SITE_NAME, installation.SITE_URL = "The Grain", "https://grain.example"

        prepare()

        site = Site.objects.get()
        assert (site.name, site.domain) == ("The Grain", "grain.example")

    def test_static_files_are_named_by_their_content_and_miss_none_that_they_name(self, installation):
        installation.STORAGES = installation.STORAGES | {
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
        }

        prepare()

        manifest = json.loads((installation.STATIC_ROOT / "staticfiles.json").read_text())
        named = manifest["paths"]["admin/css/base.css"]
        assert re.fullmatch(r"admin/css/base\.[0-9a-f]{12}\.css", named)
        assert (installation.STATIC_ROOT / f"{named}.gz").exists()


class TestAddress:
    def test_an_address_in_use_is_refused_with_advice(self):
        with socket.create_server(("127.0.0.1", 0)) as somebody:
            port = somebody.getsockname()[1]
            with pytest.raises(CommandError, match=rf"Cannot listen on 127.0.0.1:{port}: Address already in use\."):
                refuse_if_taken(f"127.0.0.1:{port}")

    @pytest.mark.parametrize("address", ["127.0.0.1:grain", "127.0.0.1:70000", "127.0.0.1:", "no such host:80"])
    def test_an_address_that_is_none_is_refused_likewise(self, address):
        with pytest.raises(CommandError, match="Cannot listen on"):
            refuse_if_taken(address)

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
    def test_a_free_address_is_accepted(self, host):
        refuse_if_taken(f"{host}:{free_port()}")


class TestServe:
    def test_ctrl_c_stops_every_process_without_a_traceback(self, tmp_path):
        port = free_port()
        ours = {"DATA_DIR": str(tmp_path), "DEMO": "0", "DATABASE_URL": "", "PORT": str(port), "WORKERS": "1"}
        environment = os.environ | ours | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        subprocess.run([sys.executable, "manage.py", "prepare"], env=environment, check=True, capture_output=True)
        site = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        answer = wait_for(f"http://127.0.0.1:{port}/readyz")

        site.send_signal(signal.SIGINT)

        said = site.communicate(timeout=STARTS_WITHIN)[0].decode()
        assert answer == b"ok\n"
        assert site.returncode == 0, said
        assert "Traceback" not in said
        started = dict(re.findall(r"(\w+) started \(pid=(\d+)\)", said))
        assert sorted(started) == ["publisher", "web", "worker"]
        assert not [name for name, pid in started.items() if is_running(int(pid))]


def wait_for(address):
    """Return what `address` answers, as soon as it answers at all."""
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            with urlopen(address, timeout=STARTS_WITHIN) as answer:
                return answer.read()
        except URLError:
            assert time.monotonic() < deadline, f"{address} did not answer within {STARTS_WITHIN} seconds"
            time.sleep(0.1)


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.django_db
def test_a_balancer_is_answered_without_tls_and_readers_are_led_to_it(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert [client.get(address).status_code for address in ("/healthz", "/readyz", "/")] == [200, 200, 301]
