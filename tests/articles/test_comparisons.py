"""Two photographs of one thing, to be compared."""

import pytest

from articles.models import Article, Comparison
from tests.articles.desk import ADD, a_form, errors
from tests.builders import a_photo, a_story, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def compared(before, after, **fields):
    return published(a_story(blocks=[("comparison", {"before": before, "after": after, **fields})]))


def test_both_photographs_stand_in_turn_with_their_names_for_who_has_no_script():
    page = compared(a_photo("Raw"), a_photo("Printed"), before_label="In the file", after_label="On paper")

    html = page.body_html
    assert html.count("<picture") == 2
    assert html.index("In the file") < html.index("<picture") < html.index("On paper")
    assert page.feed_html.count("<img") == 2
    assert "In the file" in page.feed_html


def test_a_credit_that_both_share_is_given_once():
    alike = compared(a_photo("Raw"), a_photo("Printed"))
    different = compared(a_photo("Raw"), a_photo("Printed", credit="Leica"))

    assert alike.body_html.count("Image: Ines Halloran<") == 1
    assert "Image: Ines Halloran / Leica<" in different.body_html


@pytest.mark.parametrize("width", ["column", "wide", "full"])
def test_a_comparison_is_as_wide_as_its_editor_chose(width):
    page = compared(a_photo("Raw"), a_photo("Printed"), width=width)

    assert f'<figure class="comparison {width}' in page.body_html


def test_hostile_labels_are_words():
    page = compared(a_photo("Raw"), a_photo("Printed"), before_label="<b onclick=x>", caption="<script>x</script>")

    assert "&lt;b onclick=x&gt;" in page.body_html
    assert "<script" not in page.body_html + page.feed_html


def test_a_photograph_is_not_compared_with_itself(admin_client):
    photo = a_photo()
    row = {"before": photo.pk, "after": photo.pk, "before_label": "Raw", "after_label": "Printed", "width": "wide"}

    response = admin_client.post(ADD, a_form(rows={"articles_comparison_set": [row | {"caption": "Kept words"}]}))

    assert errors(response) == {
        "articles_comparison_set-0-after": ["This is the same photograph: choose another one to compare it with."]
    }
    assert "Kept words" in response.text
    assert not Article.objects.exists()


def test_a_comparison_of_one_photograph_is_refused_beside_the_missing_one(admin_client):
    row = {"before": a_photo().pk, "before_label": "Raw", "after_label": "Printed", "width": "wide"}

    response = admin_client.post(ADD, a_form(rows={"articles_comparison_set": [row]}))

    assert list(errors(response)) == ["articles_comparison_set-0-after"]
    assert not Comparison.objects.exists()
