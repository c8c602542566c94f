"""What nobody means well by, or nobody thought of: all scripts, stories without end, records that become one."""

import pytest

from articles.models import SearchDocument, Tag
from articles.search.question import Question
from articles.tasks import rebuild_pages
from companies.merging.merge import merge
from tests.builders import a_company, a_published_story, an_editor, saved

pytestmark = pytest.mark.django_db

# Letters, figures and signs about which Python, SQLite and PostgreSQL may think differently.
SIGNS = [
    *("௧", "〇", "𞤀", "क्षि", "½", "Ⅷ", "٣", "ß", "ſ", "İ", "ı", "ﷺ", "🄰", "①", "ª", "ೱ", "ʰ", "ꞌ", "\u0345", "𐒰", "ẞ"),
    *("ﬀ", "ก", "한국", "み", "ー", "々", "ꭰ", "\U00011f02", "\U0001e030", "\u1c80", "Ა", "\u16ee", "\U00010140"),
    *("e10", "1e5", "0x1f", "a1b2", "x" * 60, "http", "１２", "𝔸𝔹", "ue000story", "b0", "\ue000b0"),
]


def titles(client, typed):
    page = client.get("/search/", {"q": typed})
    assert page.status_code == 200
    return page.text.partition('class="dated results"')[2].partition("</ol>")[0]


def test_signs_of_every_script_find_what_has_them_and_nothing_else(client):
    a_published_story("Nothing of the kind")
    for number, sign in enumerate(SIGNS):
        a_published_story(f"Here {sign} stands", slug=f"sign-{number}")

    for number, sign in enumerate(SIGNS):
        found = titles(client, sign)
        assert "Nothing of the kind" not in found, ascii(sign)
        if Question.of(sign).parts:
            assert f"/sign-{number}/" in found, ascii(sign)
            assert f"/sign-{number}/" in titles(client, f"“here {sign} stands”"), ascii(sign)


def test_a_long_tag_of_another_script_has_a_long_address(client):
    a_published_story("A story", tags=["写真" * 45])

    assert Tag.objects.get().get_absolute_url() in client.get("/search/", {"q": "写真" * 45}).text


def test_a_story_of_more_words_than_an_index_takes_is_published_and_found_by_the_first(client):
    words = " ".join(f"word{number}z" for number in range(200_000))

    a_published_story("Without end", text=f"<p>{words}</p>")

    assert "Without end" in titles(client, "word7z")


def test_two_companies_that_became_one_are_one(client):
    leica, leitz = a_company(), a_company("Ernst Leitz", "ernst-leitz")

    merge(leitz, leica, an_editor())

    assert list(SearchDocument.objects.values_list("kind", "key")) == [("company", leica.pk)]
    found = client.get("/search/", {"q": "ernst leitz"}).text
    assert 'href="/companies/leica-camera/"' in found
    assert "/companies/ernst-leitz/" not in found


def test_a_record_taken_back_is_gone_from_what_its_stories_are_found_by_once_they_are_laid_again(client):
    leica = a_company("Zanzibar", "zanzibar")
    a_published_story("A story", about=[leica])
    assert "A story" in titles(client, "zanzibar")

    leica.released_at = None
    saved(leica)
    rebuild_pages.call()

    assert "A story" not in titles(client, "zanzibar")


def test_a_phrase_does_not_reach_from_one_part_of_a_story_into_another(client):
    a_published_story("It ends with shutter", text="<p>speed is first here</p>")

    assert "It ends with" in titles(client, "shutter speed")
    assert "It ends with" not in titles(client, "“shutter speed”")
