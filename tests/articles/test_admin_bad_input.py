"""Bad input at a story's form: an error beside its field, and every word stays."""

import pytest

from articles.models import Article, Text
from tests.articles.desk import ADD, a_form, change_page, errors
from tests.builders import (
    a_company,
    a_story,
    an_author,
)

pytestmark = pytest.mark.django_db


def test_markup_is_cleaned_before_it_reaches_the_desk(admin_client):
    html = '<p onclick="x()">Kept <a href="javascript:alert(1)">words</a></p><script>alert(1)</script>'

    admin_client.post(ADD, a_form(rows={"articles_text_set": [{"html": html}]}))

    assert Text.objects.get().html == '<p>Kept <a rel="noopener">words</a></p>'


def test_bad_input_is_refused_beside_its_field_and_all_words_stay(admin_client):
    taken = a_story(slug="taken")
    rows = {
        "articles_text_set": [{"html": "<p>Hours of work.</p>"}],
        "articles_recordcard_set": [{}],
        "articles_figure_set": [{"photo": "", "caption": "At the harbour"}],
        "bylines": [{"author": "99999", "role": "words"}],
        "sources": [{"publisher": "Leica", "title": "Announcement", "published": "2000-13", "url": "javascript:x"}],
    }

    response = admin_client.post(ADD, a_form("Kept headline", slug="taken", tags="x" * 101, rows=rows))

    assert set(errors(response)) >= {
        "slug",
        "tags",
        "articles_recordcard_set-0-company",
        "articles_figure_set-0-photo",
        "bylines-0-author",
        "sources-0-published",
        "sources-0-url",
    }
    page = response.content.decode()
    for words in ("Kept headline", "Hours of work.", "At the harbour", "2000-13", "x" * 101):
        assert words in page
    assert Article.objects.get() == taken


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1", "\x00"])
def test_a_forged_choice_is_an_error_not_a_crash(admin_client, value):
    rows = {"articles_figure_set": [{"photo": value, "width": "wide"}], "bylines": [{"author": value, "role": "words"}]}

    response = admin_client.post(ADD, a_form(lead_photo=value, rows=rows))

    assert set(errors(response)) == {"lead_photo", "articles_figure_set-0-photo", "bylines-0-author"}


def test_what_is_too_long_is_refused_and_not_cut(admin_client):
    page = admin_client.get(ADD).content.decode()
    assert "maxlength" not in page

    response = admin_client.post(ADD, a_form("x" * 201))
    assert list(errors(response)) == ["headline"]
    assert "x" * 201 in response.content.decode()
    assert "Not saved: 1 thing to put right first." in response.content.decode()


def test_saving_twice_with_the_same_new_row_is_refused_beside_it_and_keeps_every_word(admin_client):
    story, author, company = a_story(), an_author(), a_company()
    rows = {
        "bylines": [{"author": author.pk, "role": "words"}],
        "company_links": [{"company": company.pk, "relevance": "about"}],
    }
    posted = a_form("Words that must stay", rows=rows, slug=story.slug)
    assert admin_client.post(change_page(story), posted).status_code == 302

    again = admin_client.post(change_page(story), posted)

    assert again.status_code == 200
    assert set(errors(again)) >= {"bylines-0-__all__", "company_links-0-__all__"}
    assert "Words that must stay" in again.text
    assert (story.bylines.count(), story.company_links.count()) == (1, 1)
