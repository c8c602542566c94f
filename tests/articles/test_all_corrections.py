"""The page of all corrections: what was put right, in every story that readers can read."""

from datetime import date, timedelta

import pytest

from articles.models import Correction, PublishedCorrection
from articles.publishing import withdraw
from tests.articles.desk import the_story
from tests.builders import a_published_story, a_story, an_editor, published, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db

DAY = date(2022, 6, 1)


def corrected(headline, *words, on=DAY):
    story = a_story(headline)
    for position, each in enumerate(words, start=1):
        saved(Correction(article=story, words=each, corrected_on=on, position=position))
    return published(story)


def words(client, query=""):
    return [row.words for row in client.get(f"/corrections/{query}").context["corrections"].items]


def test_they_stand_newest_first_each_with_its_story(client):
    corrected("The older", "It was 2000.", on=DAY)
    page = corrected("The newer", "It was Wetzlar.", on=DAY + timedelta(days=1))

    assert words(client) == ["It was Wetzlar.", "It was 2000."]
    assert f'<a href="{page.path}">The newer</a>' in client.get("/corrections/").text


def test_without_any_it_says_so(client):
    a_published_story()
    assert "Nothing has been corrected yet." in client.get("/corrections/").text


def test_what_is_withdrawn_or_on_the_desk_is_not_there(client):
    corrected("Gone", "It was 2000.")
    withdraw(the_story(), by=an_editor())
    saved(Correction(article=a_story("On the desk"), words="Not yet.", corrected_on=DAY))

    assert words(client) == []


def test_publishing_again_lists_nothing_twice_and_drops_what_is_gone(client):
    corrected("A story", "One.", "Two.")
    published(the_story())
    kept = list(PublishedCorrection.objects.values_list("pk", flat=True))
    published(the_story())
    assert list(PublishedCorrection.objects.values_list("pk", flat=True)) == kept

    Correction.objects.filter(words="One.").delete()
    published(the_story())
    assert words(client) == ["Two."]


def test_a_long_list_is_paged_and_costs_the_same(client):
    corrected("A story", "One.")
    one = queries(client.get, "/corrections/")
    corrected("Another", *(f"Number {number}" for number in range(40)))

    assert queries(client.get, "/corrections/") == one
    first = client.get("/corrections/").context["corrections"]
    assert len(first.items) == 30
    assert words(client, first.following) == [*(f"Number {number}" for number in range(9, -1, -1)), "One."]


@pytest.mark.parametrize("place", ["", "x", "2022-06-31-1", "2022-06-01", "2022-06-01-" + "f" * 16, "٢٠٢٢-06-01-1"])
def test_a_place_that_cannot_be_read_is_not_found(client, place):
    assert client.get("/corrections/", {"before": place}).status_code == 404


def test_hostile_words_stay_words(client):
    corrected("A story", "<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get("/corrections/").text
