"""The door: what it lays on the page, what it refuses, and what readers then get."""

from datetime import timedelta

import pytest
from django.contrib.redirects.models import Redirect

from articles.models import Article, CompanyCoverage, PublishedArticle, TagCoverage
from articles.publishing import NotPublishable, compose, discard, publish, retrieve, withdraw
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
    retype,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db
LATER = THEN + timedelta(days=2)


def test_a_story_is_read_at_year_month_and_slug_once_it_is_published(client):
    story = a_story(slug="l2-technology", text="<p>A quiet shutter.</p>")
    assert client.get("/2022/05/l2-technology/").status_code == 404

    page = published(story)

    assert page.get_absolute_url() == "/2022/05/l2-technology/"
    assert "A quiet shutter." in client.get(page.path).text


def test_edits_stay_on_the_desk_until_published_again(client):
    story = a_story(text="<p>A quiet shutter.</p>")
    page = published(story)

    retype(story, "Not for readers yet.")

    assert "A quiet shutter." in client.get(page.path).text
    assert "Not for readers yet." not in client.get(page.path).text
    published(story, now=LATER)
    assert "Not for readers yet." in client.get(page.path).text


def test_publishing_again_keeps_the_first_date_and_the_identifier():
    story = a_story()
    first = published(story)

    retype(story, "More is known.")
    second = published(story, now=LATER)

    assert (second.pk, second.uid, second.published_at) == (first.pk, story.uid, THEN)
    assert second.updated_at == LATER


def test_exactly_the_confirmed_revision_is_laid_whatever_was_saved_since(client):
    story = a_story(text="<p>Confirmed words.</p>")
    confirmed = story.latest_revision
    retype(story, "Words of somebody else.")

    page = publish(confirmed, by=an_editor(), now=THEN)

    assert "Confirmed words." in client.get(page.path).text
    assert "Words of somebody else." not in client.get(page.path).text


def test_saving_a_story_that_says_the_same_makes_no_new_revision():
    story = a_story()

    again = compose(story, by=an_editor())

    assert again == story.latest_revision
    assert story.revisions.count() == 1


def test_a_revision_cannot_be_changed():
    revision = a_story().latest_revision

    with pytest.raises(TypeError, match="never changed"):
        revision.save()


def test_the_address_keeps_its_month_when_the_time_zone_moves(settings):
    story = a_story(slug="at-midnight")
    published(story, now=THEN.replace(month=6, day=1, hour=0, minute=5))

    settings.TIME_ZONE = "America/New_York"

    retype(story, "Again.")
    assert published(story, now=LATER).path == "/2022/06/at-midnight/"


def test_a_withdrawn_story_is_gone_and_comes_back_at_its_address(client):
    story = a_story(slug="gone")
    page = published(story)

    withdraw(story, by=an_editor())
    gone = client.get(page.path)
    assert (gone.status_code, story.headline in gone.text) == (410, False)

    back = published(story, now=LATER)
    assert (back.path, back.published_at, back.uid) == (page.path, THEN, story.uid)
    assert client.get(page.path).status_code == 200
    assert not Redirect.objects.exists()


def test_withdrawing_what_readers_never_saw_tells_them_nothing(client):
    story = a_story(slug="never-seen")

    withdraw(story, by=an_editor())

    assert client.get("/2022/05/never-seen/").status_code == 404
    assert not Redirect.objects.exists()


def test_a_discarded_story_leaves_readers_and_gives_its_slug_free(client):
    story = a_story(slug="twice")
    page = published(story)

    discard(story, by=an_editor())

    assert client.get(page.path).status_code == 410
    assert list(Article.objects.on_desk()) == []
    a_story(slug="twice")
    assert retrieve(story).slug != "twice"
    assert Article.objects.on_desk().count() == 2


def test_what_a_page_carries_is_rows_that_follow_each_publication():
    leica, sigma = a_company(), a_company("Sigma", "sigma")
    story = a_story(about=[leica], mentions=[sigma], tags=["L-mount"])
    page = published(story)
    assert {(row.company, row.relevance) for row in CompanyCoverage.objects.filter(page=page)} == {
        (leica, "about"),
        (sigma, "mentions"),
    }

    story.company_links.filter(company=leica).delete()
    story.company_links.filter(company=sigma).update(relevance="about")
    story.tags.set(["Lenses"])
    published(story, now=LATER)

    row = CompanyCoverage.objects.get(page=page)
    assert (row.company, row.relevance, row.published_at) == (sigma, "about", THEN)
    assert [row.tag.name for row in TagCoverage.objects.filter(page=page)] == ["Lenses"]


def test_a_record_under_embargo_is_named_only_when_the_story_releases_it(client):
    secret = a_brand("Veiled Brand", "veiled", released_at=None)
    story = a_story(about=[secret], blocks=[("record_card", {"brand": secret})])

    page = published(story)
    assert "Veiled Brand" not in client.get(page.path).text
    assert client.get("/brands/veiled/").status_code == 404

    published(story, now=LATER, release=[secret])
    assert client.get(page.path).text.count("Veiled Brand") >= 2
    assert client.get("/brands/veiled/").status_code == 200


def test_an_address_that_another_page_has_is_refused_with_nothing_changed():
    a_published_story(slug="taken")
    other = a_story(slug="mine")
    mine = other.latest_revision
    mine.snapshot["slug"] = "taken"  # As an old revision may say, when another story took the slug since.

    with pytest.raises(NotPublishable, match="belongs to"):
        publish(mine, by=an_editor(), now=THEN)

    assert PublishedArticle.objects.count() == 1


def test_a_story_in_the_bin_cannot_be_published():
    story = a_story()
    discard(story, by=an_editor())

    with pytest.raises(NotPublishable, match="bin"):
        publish(story.latest_revision, by=an_editor())


def test_a_revision_that_names_what_is_gone_is_refused_by_name():
    photo = a_photo("A lens that was sold")
    story = a_story(lead_photo=photo)
    revision = story.latest_revision
    Article.objects.update(lead_photo=None)
    photo.delete()

    with pytest.raises(NotPublishable, match="A lens that was sold"):
        publish(revision, by=an_editor())


def test_publishing_costs_the_same_whatever_the_story_carries():
    tags = [f"tag {n}" for n in range(9)]
    authors = [an_author(f"Author {n}", f"author-{n}") for n in range(6)]
    # Readers know these tags and authors already, and the search every word.
    a_published_story("One of many", tags=tags, authors=authors, blocks=[("figure", {"photo": a_photo("Frame")})])
    one = a_story("One", tags=tags[:1], authors=authors[:1], about=[a_company()], lead_photo=a_photo())
    many = a_story(
        "Many",
        tags=tags,
        authors=authors,
        about=[a_company(f"Maker {n}", f"maker-{n}") for n in range(12)],
        lead_photo=a_photo(),
        blocks=[("figure", {"photo": a_photo(f"Frame {n}")}) for n in range(8)],
    )

    assert queries(publish, one.latest_revision, by=None, now=THEN) == queries(
        publish, many.latest_revision, by=None, now=THEN
    )
