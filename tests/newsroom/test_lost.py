"""Where there is no page, readers are told so in plain words, with ways on."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import include, path

from articles.publishing import withdraw
from newsroom import urls
from tests.builders import a_company, a_published_story, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db
handler404 = urls.handler404


def broken(request):
    raise ZeroDivisionError


def refused(request):
    raise PermissionDenied


def suspicious(request):
    raise SuspiciousOperation


urlpatterns = [
    path("broken/", broken),
    path("refused/", refused),
    path("suspicious/", suspicious),
    path("", include("newsroom.urls")),
]


def typed(response):
    """Return what stands in the page's field of the search."""
    return re.search(r'name="q" type="search" value="([^"]*)"', response.text)[1]


def test_a_page_that_is_not_there_proposes_what_is_close_a_search_and_the_latest(client):
    a_company("Leica Camera", "leica-camera")
    a_published_story("A quiet shutter", slug="a-quiet-shutter")

    response = client.get("/companies/leica-camra/")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<a href="/companies/leica-camera/">Leica Camera</a> <span>company</span>' in response.text
    assert typed(response) == "leica camra"
    assert "A quiet shutter" in response.text
    assert response.text.count('<meta name="robots" content="noindex">') == 1
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    "address",
    ["/%00/", "/2022/05/%00/", "/" + "a" * 10_000, "/tags/%22%3E%3Cscript%3E/", "/?/../../etc/passwd", "//", "/%FF/"],
)
def test_hostile_addresses_get_a_calm_answer(client, address):
    response = client.get(address)

    assert response.status_code in (200, 404)
    assert "<script>" not in response.text


def test_a_page_that_is_not_there_costs_the_same_queries_in_a_house_of_any_size(client):
    a_published_story("A quiet shutter", slug="a-quiet-shutter")
    before = queries(client.get, "/2022/05/a-quiet-shuter/")
    for number in range(10):
        a_published_story(f"Quiet {number}", slug=f"a-quiet-shutter-{number}")

    assert queries(client.get, "/2022/05/a-quiet-shuter/") == before


def test_a_moved_page_leads_on_without_a_look_at_what_is_close(client):
    story = a_story(slug="first")
    published(story)
    story.slug = "second"
    story.save()
    published(story)

    with_moved = queries(client.get, "/2022/05/first/")

    assert with_moved <= 3


def test_a_withdrawn_page_is_not_named_but_offers_a_search_and_the_latest(client):
    story = a_story("An unlawful claim", slug="an-unlawful-claim")
    published(story)
    a_published_story("A quiet shutter", slug="a-quiet-shutter")
    withdraw(story, by=an_editor())

    response = client.get("/2022/05/an-unlawful-claim/")

    assert response.status_code == 410
    assert "unlawful" not in response.text
    assert typed(response) == ""
    assert "A quiet shutter" in response.text
    assert '<meta name="robots" content="noindex">' in response.text


def test_a_page_that_is_not_there_on_the_desk_proposes_nothing(client):
    client.force_login(an_editor())

    response = client.get("/admin/articles/article/leica/")

    assert response.status_code in (302, 404)
    assert client.get("/admin/nothing/here/").status_code == 404
    assert 'name="q"' not in client.get("/admin/nothing/here/").text


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/broken/", 500, "Something broke on our side"),
        ("/refused/", 403, "This page is not open to you"),
        ("/suspicious/", 400, "We cannot read this request"),
    ],
)
def test_what_breaks_or_is_refused_is_said_in_plain_words(address, status, words):
    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == status
    assert words in response.text
    assert '<meta name="robots" content="noindex">' in response.text


@pytest.mark.urls(__name__)
def test_a_broken_page_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        Client(raise_request_exception=False).get("/broken/")


def test_a_form_that_cannot_be_told_to_be_ours_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "ines"})

    assert response.status_code == 403
    assert "What you sent was not taken" in response.text
