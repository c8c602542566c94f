"""What stands round many pages is written once, and never says what is no longer so."""

import pytest
from django.db import connection
from django.template import Context, Template, TemplateSyntaxError
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles.models import PublishedArticle
from newsroom.frame import Way
from newsroom.templatetags.kept import MOST, told_by
from photos.models import Photo
from tests.builders import a_photo, a_story, published

PIECE = "{% load kept i18n %}{% kept here=here %}{{ here }}{{ other }} {% translate 'Companies' %}{% endkept %}"


class Counter:
    def __init__(self):
        self.number = 0

    def up(self):
        self.number += 1
        return self.number


def test_the_same_values_give_what_was_written_and_others_do_not():
    template = Template("{% load kept %}{% kept here=here count=count %}{{ here }}{{ count.up }}{% endkept %}")
    count = Counter()

    assert [template.render(Context({"here": here, "count": count})) for here in "aab"] == ["a1", "a1", "b2"]


def test_nothing_but_the_values_can_be_seen_within():
    assert Template(PIECE).render(Context({"here": "x", "other": "secret"})).startswith("x ")


def test_each_language_has_its_own():
    template = Template(PIECE)
    with translation.override("de"):
        assert "Unternehmen" in template.render(Context({"here": ""}))
    with translation.override("en"):
        assert "Companies" in template.render(Context({"here": ""}))


def test_a_value_without_a_name_is_refused():
    with pytest.raises(TemplateSyntaxError, match="kept takes names with values"):
        Template("{% load kept %}{% kept here %}{% endkept %}")


def test_however_many_values_come_few_are_kept():
    template = Template("{% load kept %}{% kept here=here %}{{ here }}{% endkept %}")
    written = [template.render(Context({"here": number})) for number in range(MOST + 100)]
    [node] = [node for node in template.nodelist if hasattr(node, "written")]

    assert written == [str(number) for number in range(MOST + 100)]
    assert len(node.written) <= MOST


def test_a_path_is_named_only_where_a_way_leads_to_it():
    template = Template("{% load kept %}{{ path|among:ways }}")
    ways = (Way("Lenses", "/tags/lenses/", 1),)

    assert template.render(Context({"path": "/tags/lenses/", "ways": ways})) == "/tags/lenses/"
    assert template.render(Context({"path": "/tags/film/", "ways": ways})) == ""
    assert template.render(Context({"path": "/", "ways": ()})) == ""


def test_what_a_page_has_not_is_none():
    template = Template(
        "{% load kept %}{% kept path=path|among:ways here=here %}{{ path|default:'nowhere' }}{% endkept %}"
    )

    assert template.render(Context({"path": "/"})) == "nowhere"


@pytest.mark.django_db
class TestRowsOfTheDatabase:
    PIECE = (
        "{% load kept %}{% kept row=row count=count %}{{ row.headline }}, {{ row.lead_photo.credit }} {{ count.up }}"
        "{% endkept %}"
    )

    @pytest.fixture
    def write(self):
        template, count = Template(self.PIECE), Counter()
        return lambda: template.render(Context({"row": PublishedArticle.objects.for_cards().get(), "count": count}))

    @pytest.fixture(autouse=True)
    def page(self):
        return published(a_story(headline="One", lead_photo=a_photo(credit="A")))

    def test_a_row_that_is_read_again_is_the_same(self, write):
        assert write() == write() == "One, A 1"

    def test_it_is_another_once_anything_that_was_read_of_it_is(self, write):
        write()
        PublishedArticle.objects.update(headline="Two")
        assert write() == "Two, A 2"

    def test_so_it_is_once_a_row_that_came_with_it_is(self, write):
        write()
        Photo.objects.update(credit="B")
        assert write() == "One, B 2"

    def test_asks_the_database_for_nothing(self, write):
        write()
        row = PublishedArticle.objects.for_cards().get()
        with CaptureQueriesContext(connection) as asked:
            told_by(row)
        assert not asked.captured_queries
