"""Corrections: at a story's foot for good, the latest first."""

import pytest

from articles.models import Article, Correction, PublishedArticle, Revision
from articles.publishing import compose, publish, restore
from tests.articles.desk import ADD, a_form, change_page, errors, the_story
from tests.builders import a_published_story, a_story, an_editor, published, saved

pytestmark = pytest.mark.django_db


def corrected(article, *pairs):
    for position, (words, day) in enumerate(pairs, start=1):
        saved(Correction(article=article, words=words, corrected_on=day, position=position))
    return article


def without_corrections(revision):
    """Make a revision one of those that were written before stories had corrections."""
    snapshot = {name: value for name, value in revision.snapshot.items() if name != "corrections"}
    Revision.objects.filter(pk=revision.pk).update(snapshot=snapshot)
    return Revision.objects.get(pk=revision.pk)


def test_a_correction_is_written_on_the_form_and_stands_dated_at_the_storys_foot(admin_client, client):
    row = {"words": "It was 2000, not 2001.", "corrected_on": "2022-06-01"}
    admin_client.post(ADD, a_form(rows={"corrections": [row]}))
    page = publish(the_story().latest_revision, by=an_editor())

    text = client.get(page.path).text.partition("<body>")[2]
    assert '<b>Correction, <time datetime="2022-06-01">1 June 2022</time>:</b> It was 2000, not 2001.' in text
    assert text.index('class="story-end"') < text.index("It was 2000") < text.index("</footer>")


def test_the_latest_comes_first_and_of_one_day_the_last_that_was_written():
    days = [("One.", "2022-06-01"), ("Two.", "2022-07-01"), ("Three.", "2022-07-01")]
    page = published(corrected(a_story(), *days))

    assert [row["words"] for row in page.furniture["corrections"]] == ["Three.", "Two.", "One."]


def test_feed_readers_learn_of_a_correction(client):
    published(corrected(a_story(), ("It was <2000>.", "2022-06-01")))

    feed = client.get("/feed/").text
    assert "Correction, 1 June 2022:" in feed
    assert "It was &amp;lt;2000&amp;gt;." in feed or "It was &lt;2000&gt;." in feed


def test_hostile_words_are_words(client):
    page = published(corrected(a_story(), ("<script>alert(1)</script>", "2022-06-01")))

    assert "<script>alert(1)" not in client.get(page.path).text + client.get("/feed/").text


def test_a_correction_is_private_until_the_story_is_published_again(client):
    page = a_published_story()
    compose(corrected(the_story(), ("It was 2000.", "2022-06-01")), by=an_editor())

    assert "It was 2000." not in client.get(page.path).text


def test_a_story_without_corrections_has_no_place_for_them(client):
    assert 'class="corrections"' not in client.get(a_published_story().path).text


def test_a_correction_without_words_or_day_is_refused_beside_its_field(admin_client):
    rows = {"corrections": [{"words": "", "corrected_on": "2022-06-31"}]}

    response = admin_client.post(ADD, a_form("Kept headline", rows=rows))

    assert set(errors(response)) == {"corrections-0-words", "corrections-0-corrected_on"}
    assert "Kept headline" in response.text
    assert not Article.objects.exists()


def test_a_revision_from_before_there_were_corrections_is_published_compared_and_restored(admin_client):
    story = a_story()
    old = without_corrections(story.latest_revision)

    assert publish(old, by=an_editor()).furniture["corrections"] == []
    assert compose(story, by=an_editor()) == old
    assert restore(old, by=an_editor()).revision == old
    assert admin_client.get(f"/admin/articles/revision/{old.pk}/change/").status_code == 200
    assert admin_client.get(change_page(story)).status_code == 200


def test_a_page_laid_before_there_were_corrections_is_read_as_before(client):
    page = a_published_story("An older story", sources=[{"publisher": "Leica", "title": "x"}])
    furniture = {name: value for name, value in page.furniture.items() if name not in {"corrections", "pictures"}}
    PublishedArticle.objects.update(furniture=furniture)

    for address in (page.path, "/", "/feed/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "An older story" in response.text
