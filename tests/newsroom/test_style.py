"""The living style page: who sees it, that it shows what there is, and that the colours it shows can be read."""

import pytest

from articles.models import BLOCKS
from newsroom.style.tokens import ROLES, colours, contrast, lengths
from tests.builders import a_company, a_member, a_photo

pytestmark = pytest.mark.django_db

PAGES = ["/style/", "/style/story/"]
# What stands on a page where a block of a kind is.
SIGNS = {
    "text": "<h2>A subhead</h2>",
    "figure": "A figure, wide: where, when",
    "gallery": "A gallery",
    "comparison": "<photo-comparison",
    "quote": "<blockquote><p>“what was said",
    "table": "A table scrolls inside itself",
    "record_card": "The whole record",
    "aside": "What stands beside the story",
}


@pytest.mark.parametrize("page", PAGES)
def test_only_staff_sees_it(client, page):
    answer = client.get(page)

    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={page}")


@pytest.mark.parametrize("page", PAGES)
def test_it_can_be_read_in_a_house_that_has_nothing_yet(client, page):
    client.force_login(a_member("Contributor", "kim"))

    answer = client.get(page)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.text


def test_its_story_has_a_block_of_every_kind_that_the_house_can_fill(client):
    client.force_login(a_member("Editor", "ana"))
    a_company(name="Leica Camera")
    for title in ("A lens", "A shutter"):
        a_photo(title)

    page = client.get("/style/story/").text

    assert SIGNS.keys() == BLOCKS.keys() - {"embed"}
    assert [kind for kind, sign in SIGNS.items() if sign not in page] == []


def test_every_colour_has_a_role_and_text_can_be_read_on_paper_and_on_tint():
    found = {colour.name: colour.contrasts for colour in colours()}

    assert found.keys() == ROLES.keys()
    for ground in ("paper", "tint"):
        for theme in ("light", "dark"):
            assert min(found[name][ground][theme] for name in ("ink", "soft", "accent")) >= 4.5
            assert found["control"][ground][theme] >= 3


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == 4.5


def test_the_type_scale_grows_from_step_to_step():
    sizes = lengths("type")

    assert [size.name for size in sizes][:2] == ["type-minus-2", "type-minus-1"]
    assert [size.most for size in sizes] == sorted(size.most for size in sizes)
    assert all(size.least < size.most for size in sizes)
