"""Readers are counted only where a setting asks for it, by that script alone, and never on the desk or in previews."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as ours

from newsroom.analytics import Analytics, read
from newsroom.checks import analytics_can_be_loaded
from tests.builders import a_published_story, a_story, an_editor

SCRIPT = "https://count.example/js/script.js"


@pytest.mark.django_db
class TestPages:
    def test_without_a_setting_nothing_is_loaded_from_elsewhere(self, client):
        page = client.get(a_published_story().path)

        assert Analytics() == ours.ANALYTICS
        assert "script-src 'self';" in page["Content-Security-Policy"] + ";"
        assert "connect-src 'self';" in page["Content-Security-Policy"] + ";"
        assert all(address.startswith("/static/") for address in re.findall(r'<script[^>]* src="([^"]+)"', page.text))

    def test_with_it_readers_pages_load_one_deferred_script(self, client, settings):
        settings.ANALYTICS = read(SCRIPT, "domain=paper.example website-id=a&b")

        html = client.get(a_published_story().path).text

        tag = f'<script defer src="{SCRIPT}" data-domain="paper.example" data-website-id="a&amp;b"></script>'
        assert html.count(SCRIPT) == html.count(tag) == 1

    def test_the_desk_and_previews_never_do(self, client, settings):
        settings.ANALYTICS = read(SCRIPT)
        story = a_story()
        client.force_login(an_editor())
        there = f"/admin/articles/article/{story.pk}/"
        client.post(f"{there}share/", {"days": "1"})
        shared = f"/preview/{story.preview_links.get().token}/"

        for address in ("/admin/", f"{there}preview/page/?revision={story.latest_revision_id}", shared):
            answer = client.get(address)
            assert (answer.status_code, SCRIPT in answer.text) == (200, False), address


class TestSetting:
    @pytest.mark.parametrize(
        ("script", "origin"),
        [
            (SCRIPT, "https://count.example"),
            ("https://count.example:8443/m.js?v=2", "https://count.example:8443"),
            ("/static/count.js", ""),
        ],
    )
    def test_an_address_gives_its_origin(self, script, origin):
        assert read(script) == Analytics(script, origin)

    @pytest.mark.parametrize(
        "script",
        [
            *("count.example/a.js", "http://count.example/a.js", "//count.example/a.js", "javascript:alert(1)"),
            *("https://", "https://count.example", "https://count.example/", "https://a.example/x.js; script-src *"),
            *("https://user@count.example/a.js", "https://*.example/a.js", "https://[::1/a.js", "data:text/js,x"),
        ],
    )
    def test_what_is_no_address_of_a_script_loads_nothing_and_is_complained_of(self, script, settings):
        settings.ANALYTICS = read(script)

        assert (settings.ANALYTICS.script, settings.ANALYTICS.origin) == ("", "")
        assert [error.id for error in analytics_can_be_loaded(None)] == ["newsroom.E001"]

    @pytest.mark.parametrize("attributes", ["domain", "=x", "on click=x", 'a">=x', "Domain=x"])
    def test_attributes_that_are_none_are_complained_of(self, attributes, settings):
        settings.ANALYTICS = read(SCRIPT, attributes)

        assert settings.ANALYTICS.script == ""
        assert [error.id for error in analytics_can_be_loaded(None)] == ["newsroom.E001"]

    def test_none_is_no_complaint(self, settings):
        settings.ANALYTICS = read("")
        assert analytics_can_be_loaded(None) == []

    def test_an_installation_that_sets_it_opens_the_policy_for_its_origin_and_no_further(self, tmp_path):
        """The policy is made when settings are read, so another process has to read them."""
        ask = (
            "from django.conf import settings as s; d = s.CONTENT_SECURITY_POLICY['DIRECTIVES'];"
            "desk = s.DESK_CONTENT_SECURITY_POLICY['connect-src'];"
            "print(d['script-src'][1:], d['connect-src'][1:], d['img-src'], desk)"
        )
        there = {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "newsroom.settings", "ANALYTICS_SCRIPT": SCRIPT}
        asked = subprocess.run(  # noqa: S603 - our own settings
            [sys.executable, "-c", ask],
            env=os.environ | there,
            cwd=ours.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        assert asked.stdout.split("\n")[0] == (
            "['https://count.example'] ['https://count.example'] [\"'self'\", 'data:'] [\"'self'\"]"
        )
