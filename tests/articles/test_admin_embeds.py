"""The address of another house's page on a story's form: taken, refused, asked about again."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Embed, Embedded
from articles.tasks import fetch_embedded
from tests.articles.desk import ADD, a_form, change_page, errors, the_story
from tests.articles.houses import WATCH, open_house
from tests.builders import a_published_story, a_story, saved
from tests.queries import queries

pytestmark = pytest.mark.django_db
VIDEO = f"{WATCH}7"


@pytest.fixture
def house(settings):
    with open_house(settings) as house:
        yield house


@pytest.mark.parametrize(
    "url", ["https://evil.example/watch/7", "https://videos.example/about", "ftp://videos.example/"]
)
def test_an_address_of_nobody_on_the_list_is_refused_with_the_list(url, admin_client, house):
    response = admin_client.post(ADD, a_form(rows={"articles_embed_set": [{"url": url, "caption": "Kept words"}]}))

    [said] = errors(response)["articles_embed_set-0-url"]
    assert said.startswith("Only what these show can stand in a story: Videos.") or said == "Enter a valid URL."
    assert "Kept words" in response.text
    assert f'value="{url}"' in response.text
    assert not Embedded.objects.exists()


def test_an_address_without_tls_is_taken_with_it(admin_client, house):
    admin_client.post(ADD, a_form(rows={"articles_embed_set": [{"url": VIDEO.replace("https", "http")}]}))

    assert Embedded.objects.get().url == VIDEO


def test_another_field_that_is_refused_takes_no_address_with_it_and_asks_nobody(admin_client, house):
    rows = {"articles_embed_set": [{"url": VIDEO}], "articles_table_set": [{"cells": "no table"}]}

    response = admin_client.post(ADD, a_form(rows=rows))

    assert list(errors(response)) == ["articles_table_set-0-cells"]
    assert f'value="{VIDEO}"' in response.text
    assert not any(model.objects.exists() for model in (Embedded, DBTaskResult, Article))


def test_the_same_address_in_two_stories_is_asked_about_once(admin_client, house):
    for headline in ("One", "Two"):
        admin_client.post(ADD, a_form(headline, rows={"articles_embed_set": [{"url": VIDEO}]}))
    fetch_embedded.call()

    assert (Embed.objects.count(), house.asked) == (2, [VIDEO])


def test_a_changed_address_shows_another_page(admin_client, house):
    admin_client.post(ADD, a_form(rows={"articles_embed_set": [{"url": VIDEO}]}))
    row = {"id": Embed.objects.get().pk, "url": f"{WATCH}8"}
    admin_client.post(change_page(the_story()), a_form(slug=the_story().slug, rows={"articles_embed_set": [row]}))

    assert Embed.objects.get().embedded.url == f"{WATCH}8"
    assert the_story().latest_revision.number == 2


def test_an_editor_has_a_house_asked_again(admin_client, house):
    house.status = 404
    row = saved(Embedded(url=VIDEO))
    fetch_embedded.call()
    house.status = 200
    address = "/admin/articles/embedded/"

    admin_client.post(address, {"action": "ask_again", "_selected_action": [row.pk]})
    fetch_embedded.call()

    row.refresh_from_db()
    assert (row.title, row.problem) == ("How a shutter works", "")
    a_published_story(blocks=[("embed", {"embedded": row})])
    assert "Leica and Panasonic put one name" in admin_client.get(f"{address}{row.pk}/change/").text


def test_a_form_with_many_embeds_takes_the_queries_of_one(admin_client, house):
    def story(number):
        rows = [Embedded.objects.get_or_create(url=f"{WATCH}{each}")[0] for each in range(number)]
        return a_story(blocks=[("embed", {"embedded": row}) for row in rows])

    one, many = story(1), story(12)
    admin_client.get(change_page(one))
    assert queries(admin_client.get, change_page(one)) == queries(admin_client.get, change_page(many))
