"""How moments stand in lists."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.template import Context, Template
from django.utils import timezone, translation

from companies.templatetags.moments import by_year

MIDNIGHT = datetime(2022, 12, 31, 23, 30, tzinfo=UTC)


def write(arguments):
    return Template("{% load moments %}{% moment at " + arguments + " %}").render(Context({"at": MIDNIGHT}))


def test_a_moment_is_read_by_machines_and_in_the_words_of_the_language():
    with translation.override("de"):
        assert write("") == '<time datetime="2022-12-31T23:30:00+0000">31. Dezember 2022</time>'
        assert "23:30" in write('"DATETIME_FORMAT"')
    with translation.override("en"):
        assert "December" in write("")


def test_its_day_and_year_are_those_of_readers_clocks():
    with timezone.override("Asia/Tokyo"):
        assert write("").startswith('<time datetime="2023-01-01T08:30:00+0900">')
        assert [year for year, _ in by_year([SimpleNamespace(published_at=MIDNIGHT)])] == [2023]


def test_stories_come_by_their_years():
    days = [datetime(year, 5, 1, tzinfo=UTC) for year in (2022, 2022, 2020)]
    stories = [SimpleNamespace(published_at=day) for day in days]

    assert by_year(stories) == [(2022, stories[:2]), (2020, stories[2:])]
