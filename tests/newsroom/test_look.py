"""The readers' templates and style sheets: whole, and within the content security policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string

from tests.builders import a_published_story, an_author

TEMPLATES = Path(settings.BASE_DIR, "templates")
DESK = {"admin"}
READERS = sorted(
    str(path.relative_to(TEMPLATES))
    for path in TEMPLATES.rglob("*.html")
    if path.relative_to(TEMPLATES).parts[0] not in DESK
)
STYLES = Path(settings.BASE_DIR, "static/css")
LISTED = re.findall(r'@import url\("([^"]+)"\)', (STYLES / "site.css").read_text())


def source_of(name):
    return (TEMPLATES / name).read_text()


@pytest.mark.parametrize("name", READERS)
def test_a_template_compiles(name):
    assert get_template(name)


@pytest.mark.parametrize("name", READERS)
def test_a_page_needs_no_exception_from_the_content_security_policy(name):
    assert re.findall(r"<style|<script(?![^>]*\ssrc=)|\s(?:style|on[a-z]+)=[\"']|javascript:", source_of(name)) == []


@pytest.mark.parametrize("name", READERS)
def test_a_moment_is_written_as_html_has_it(name):
    """With "c" a moment has six digits behind its second, and HTML knows three (https://html.spec.whatwg.org/#times)."""
    assert not re.search(r"date:[\"']c[\"']", source_of(name))


def test_every_style_sheet_is_in_the_list_or_linked_by_a_page_and_every_line_of_the_list_leads_to_one():
    linked = {sheet for name in READERS for sheet in re.findall(r"{% static 'css/([^'/]+)' %}", source_of(name))}

    assert sorted({*linked, *LISTED}) == sorted(path.name for path in STYLES.glob("*.css"))
    assert linked.isdisjoint(LISTED)


def test_tokens_come_first_and_print_comes_last():
    assert (LISTED[0], LISTED[-1]) == ("tokens.css", "print.css")


def test_every_font_of_the_style_sheets_is_there_with_its_licence():
    fonts = re.findall(r'url\("\.\./(fonts/([a-z]+)[^"]+)"\)', Path(finders.find("css/fonts.css")).read_text())

    assert fonts
    assert all(finders.find(font) and finders.find(f"fonts/{family}-LICENSE.txt") for font, family in fonts)


@pytest.mark.parametrize("name", ["400.html", "429.html", "500.html", "de/400.html", "de/429.html", "de/500.html"])
def test_a_page_for_what_is_broken_asks_nothing_of_the_server(name):
    source = source_of(name)
    files = re.findall(r'"/static/([^"]+)"', source)

    assert not re.search(r"{%|{{|{#", source)
    assert all(finders.find(file) for file in files)
    assert render_to_string(name)


@pytest.mark.django_db
def test_the_front_page_names_who_wrote_a_story_of_the_second_tier(client):
    a_published_story("The second story", authors=[an_author("Mei Okabe", "mei-okabe")])
    a_published_story("The lead", authors=[an_author()])

    signed = re.findall(r'<p class="byline">By\s+<b>([^<]+)</b>', client.get("/").text)

    assert signed == ["Ines Halloran", "Mei Okabe"]


@pytest.mark.django_db
def test_a_short_rest_of_the_front_page_is_a_list_and_a_longer_one_begins_with_cards(client):
    for number in range(6):
        a_published_story(f"Story {number}")
    assert 'class="dated"' in client.get("/").text

    for number in range(6, 8):
        a_published_story(f"Story {number}")
    assert "in-thirds" in client.get("/").text
