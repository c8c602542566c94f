"""Earlier revisions written back on the desk."""

import pytest

from articles import snapshots
from articles.models import Article
from articles.publishing import compose, restore
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_story,
    an_author,
    an_editor,
    published,
    retype,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db


def a_full_story():
    leica = a_company()
    return a_story(
        kicker="Business",
        standfirst="One name.",
        lead_photo=a_photo("Lead"),
        tags=["L-mount", "Wetzlar"],
        authors=[an_author(), an_author("Tomas Brandt", "tomas-brandt")],
        about=[leica, a_brand(), a_partnership()],
        sources=[
            {"publisher": "Leica", "title": "Announcement", "published": "2022-05", "url": "https://leica.example/"}
        ],
        blocks=[
            ("figure", {"photo": a_photo("Within"), "caption": "Wetzlar.", "width": "wide"}),
            ("quote", {"words": "One name", "speaker": "Somebody", "role": "then chief", "company": leica}),
            ("quote", {"words": "No company", "speaker": "Nobody"}),
            ("record_card", {"brand": a_brand("Leica", "leica")}),
            ("aside", {"title": "Why", "html": "<p>Because.</p>"}),
        ],
        comments="closed",
        seo_title="For engines",
    )


def test_restoring_brings_everything_back_as_it_was():
    story = a_full_story()
    before = story.latest_revision
    story.headline, story.lead_photo, story.comments = "Another", None, "open"
    story.save()
    for rows in (story.bylines, story.company_links, story.sources, story.articles_quote_set):
        rows.all().delete()
    story.tags.clear()
    retype(story, "Other words.")

    restored = restore(before, by=an_editor())

    assert restored.warnings == []
    assert restored.revision.number == 3
    assert restored.revision.snapshot == before.snapshot
    assert snapshots.freeze(Article.objects.get(pk=story.pk)) == before.snapshot


def test_readers_see_nothing_of_a_restored_copy_until_it_is_published(client):
    story = a_story(text="<p>The first words.</p>")
    first = story.latest_revision
    retype(story, "The second words.")
    page = published(story)

    restore(first, by=an_editor())

    assert "The second words." in client.get(page.path).text


def test_what_the_house_no_longer_has_is_left_out_and_named():
    story = a_full_story()
    before = story.latest_revision
    for rows in (story.bylines, story.articles_figure_set):
        rows.all().delete()
    compose(story, by=an_editor())
    author = an_author("Tomas Brandt", "tomas-brandt")
    author.delete()

    restored = restore(before, by=an_editor())

    assert restored.warnings == ["“Tomas Brandt” is no longer in the house and was left out."]
    assert [byline["author"]["name"] for byline in restored.revision.snapshot["bylines"]] == ["Ines Halloran"]


def test_a_slug_that_another_story_took_is_not_taken_back():
    story = a_story(slug="wanted")
    before = story.latest_revision
    Article.objects.filter(pk=story.pk).update(slug="given-up")
    compose(story, by=an_editor())
    a_story(slug="wanted")

    restored = restore(before, by=an_editor(), now=THEN)

    assert restored.revision.snapshot["slug"] != "wanted"
    assert "Another story has the old address" in restored.warnings[0]


def test_a_snapshot_costs_the_same_for_few_and_many_rows():
    few = a_story("Few", blocks=[("quote", {"words": "One", "speaker": "A"})])
    many = a_story("Many", blocks=[("quote", {"words": f"{n}", "speaker": "A"}) for n in range(20)])

    assert queries(snapshots.freeze, few) == queries(snapshots.freeze, many)
