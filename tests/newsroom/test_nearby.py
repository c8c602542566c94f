"""What is proposed to a reader who asked for an address at which there is nothing."""

import pytest

from newsroom.nearby import near, words_of
from tests.builders import a_brand, a_company, a_partnership, a_published_story, a_story, an_author
from tests.queries import queries

pytestmark = pytest.mark.django_db


def names(path):
    return [page.name for page in near(path)]


@pytest.fixture
def house():
    a_company("Leica Camera", "leica-camera")
    a_company("Sigma", "sigma")
    a_brand("Lumix", "lumix")
    a_partnership("L-Mount Alliance", "l-mount-alliance")
    return a_published_story(
        "A quiet shutter", slug="a-quiet-shutter", tags=["Mirrorless"], authors=[an_author("Mei Okabe", "mei-okabe")]
    )


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/companies/leica-camra/", "Leica Camera"),
        ("/companies/eica-camera/", "Leica Camera"),
        ("/companies/lecia-camera/", "Leica Camera"),
        ("/companies/leica/", "Leica Camera"),
        ("/companies/Leica-Camera/", "Leica Camera"),
        ("/companies/leica-camera-ag/", "Leica Camera"),
        ("/companies/lumix/", "Lumix"),
        ("/brand/lumix/", "Lumix"),
        ("/sigma", "Sigma"),
        ("/companies/sigmas/feed/", "Sigma"),
        ("/tags/mirorless/", "Mirrorless"),
        ("/authors/mei-okabe-2/", "Mei Okabe"),
        ("/partnerships/l-mount-aliance/data.json", "L-Mount Alliance"),
        ("/2021/11/a-quiet-shutter/", "A quiet shutter"),
        ("/2022/05/a-quiet-shuter/", "A quiet shutter"),
        ("/2022/05/a-quiet-shut", "A quiet shutter"),
        ("/2022/05/14/a-quiet-shutter/", "A quiet shutter"),
        ("/a-quiet-shutter/", "A quiet shutter"),
        ("/news/a-quiet-shutter/amp/", "A quiet shutter"),
    ],
)
def test_an_address_that_is_close_is_proposed(house, path, meant):
    assert names(path) == [meant]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/companies/olympus/",
        "/2022/05/",
        "/wp-login.php",
        "/2022/05/\x00/",
        "/tags/" + "a" * 10_000 + "/",
        "/" + "a/" * 5_000,
        "/tags/%/",
        "/tags/写真/",
    ],
)
def test_nothing_is_proposed_where_nothing_is_close(house, path):
    assert names(path) == []


def test_the_closest_comes_first_and_five_are_enough():
    for number in range(8):
        a_company(f"Company {number}", f"leica-camera-{number}")
    a_company("Leica Camera", "leica-camera")

    assert len(names("/companies/leica-camer/")) == 5
    assert names("/companies/leica-camer/")[0] == "Leica Camera"


def test_what_readers_may_not_know_of_is_not_proposed():
    a_company("Secret", "secretive", released_at=None)
    a_story("Not yet", slug="not-yet-published", tags=["Embargoed"], authors=[an_author("Nobody", "nobody-yet")])

    for path in ("/companies/secretiv/", "/tags/embargoe/", "/authors/nobody-ye/", "/2022/05/not-yet-publishe/"):
        assert names(path) == []


@pytest.mark.parametrize("path", ["/2022/05/a-quiet-shuter/", "/companies/leica-camra/", "/leica"])
def test_it_costs_the_same_queries_however_large_the_house_is(house, path):
    before = queries(near, path)
    for number in range(20):
        a_company(f"Leica {number}", f"leica-camera-{number}")
        a_published_story(f"Quiet {number}", slug=f"a-quiet-shutter-{number}", tags=[f"Mirrorless {number}"])

    assert queries(near, path) == before <= 5


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2022/05/sigma-fp-l/", "sigma fp l"),
        ("/tags/写真/feed/", "写真"),
        ("/companies/Leica_Camera/", "leica camera"),
        ("/2022/", ""),
        ("/wp-login.php", ""),
    ],
)
def test_the_words_of_an_address_can_be_searched_for(path, words):
    assert words_of(path) == words
