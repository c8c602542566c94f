"""Publishing again: an update, a small change, a correction; and what is laid on a live story without publishing it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.models import Article, Correction, Note, Publication, PublishedArticle, Revision
from articles.models.choices import Manner, State
from articles.publishing import amend, annotate, compose, publish, rebuild, release_due, schedule, withdraw
from tests.articles.desk import page_of, the_story
from tests.builders import THEN, a_photo, a_published_story, a_story, an_editor, published, retype

pytestmark = pytest.mark.django_db

LATER = datetime(2022, 6, 2, 9, tzinfo=UTC)


def again(words="Other words.", *, now=LATER, **options):
    return publish(retype(the_story(), words), by=an_editor(), now=now, **options)


def story(client):
    return client.get(PublishedArticle.objects.get().path).text


def test_an_update_says_when_and_feeds_carry_it(client):
    page = a_published_story(text="<p>First words.</p>")
    again()

    page.refresh_from_db()
    assert (page.published_at, page.updated_at) == (THEN, LATER)
    assert "Other words." in client.get("/feed/").text


def test_a_small_change_leaves_dates_and_feeds_as_they_are(client):
    page = a_published_story("Leica and Panasonc", standfirst="Two.", text="<p>First words.</p>")
    feed = client.get("/feed/").content
    Article.objects.update(headline="Leica and Panasonic", standfirst="Two makers.")
    again(manner=Manner.SMALL)

    page.refresh_from_db()
    assert (page.headline, page.updated_at) == ("Leica and Panasonic", THEN)
    assert "Other words." in story(client)
    assert client.get("/feed/").content == feed


def test_the_next_update_brings_feeds_up_to_date(client):
    a_published_story(text="<p>First words.</p>")
    again("Small.", manner=Manner.SMALL)
    again("Larger.", now=LATER + timedelta(days=1))

    assert "Larger." in client.get("/feed/").text


def test_a_page_rendered_again_still_gives_feeds_what_they_had(client):
    page = a_published_story(text="<p>First words.</p>", lead_photo=a_photo())
    again(manner=Manner.SMALL)
    feed = client.get("/feed/").content
    again_rendered = rebuild(PublishedArticle.objects.get())

    assert again_rendered.updated_at == page.updated_at == THEN
    assert client.get("/feed/").content == feed


def test_a_photograph_taken_out_leaves_feeds_however_small_the_change(client):
    a_published_story(blocks=[("figure", {"photo": a_photo(), "caption": "Seen by mistake."})])
    assert "Seen by mistake." in client.get("/feed/").text
    the_story().articles_figure_set.all().delete()
    publish(compose(the_story(), by=an_editor()), by=an_editor(), now=LATER, manner=Manner.SMALL)

    assert "Seen by mistake." not in client.get("/feed/").text


def test_a_correction_stands_on_the_story_in_feeds_and_on_the_page_of_all(client):
    page = a_published_story("A quiet shutter")
    again(manner=Manner.CORRECTION, correction="It was 2000, not 2001.")

    for address in (page.path, "/feed/", "/corrections/"):
        assert "It was 2000, not 2001." in client.get(address).text
    assert Correction.objects.get().corrected_on == date(2022, 6, 2)
    assert the_story().state == State.PUBLISHED


def test_a_correction_does_not_publish_what_the_desk_wrote_since(client):
    a_published_story(text="<p>First words.</p>")
    asked = the_story().latest_revision
    retype(the_story(), "Not for readers yet.")
    publish(asked, by=an_editor(), now=LATER, manner=Manner.CORRECTION, correction="It was 2000.")

    assert "First words." in story(client)
    assert "It was 2000." in story(client)
    assert "Not for readers yet." not in story(client)
    assert the_story().state == State.CHANGED
    assert "It was 2000." in str(the_story().latest_revision.snapshot)
    assert "Not for readers yet." in str(the_story().latest_revision.snapshot)


def test_the_page_that_asks_offers_three_ways_and_needs_the_words_of_a_correction(admin_client, client):
    a_published_story()
    revision = retype(the_story(), "Put right.")
    shown = admin_client.get(page_of(the_story(), "publish", revision)).text
    assert [f'value="{manner}"' in shown for manner in ("update", "small", "correction")] == [True] * 3

    asked = {"revision": revision.pk, "manner": "correction", "correction": " "}
    refused = admin_client.post(page_of(the_story(), "publish"), asked)
    assert "Say what was wrong and what is right" in refused.text
    assert "Put right." not in story(client)

    admin_client.post(page_of(the_story(), "publish"), asked | {"correction": "It was 2000."})
    assert "It was 2000." in story(client)
    assert Publication.objects.first().manner == Manner.CORRECTION


def test_a_forged_manner_is_refused_and_publishes_nothing(admin_client, client):
    a_published_story()
    revision = retype(the_story(), "Forged.")

    for manner in ("first", "nonsense"):
        admin_client.post(page_of(the_story(), "publish"), {"revision": revision.pk, "manner": manner})
    assert "Forged." not in story(client)


def test_the_first_time_no_manner_is_asked_for(admin_client):
    assert 'name="manner"' not in admin_client.get(page_of(a_story(), "publish", Revision.objects.get())).text


def test_a_note_is_laid_on_what_readers_have_and_on_the_desk(client):
    a_published_story(text="<p>First words.</p>")
    retype(the_story(), "Not for readers yet.")

    annotate(the_story(), "The partnership ended.", by=an_editor(), on=date(2022, 7, 1), now=LATER)

    assert "<b>Note, " in story(client)
    assert "The partnership ended." in story(client)
    assert "The partnership ended." in client.get("/feed/").text
    assert "Not for readers yet." not in story(client)
    assert Note.objects.get().noted_on == date(2022, 7, 1)
    assert (the_story().state, PublishedArticle.objects.get().updated_at) == (State.CHANGED, LATER)


def test_a_note_on_a_story_without_other_changes_leaves_it_published():
    a_published_story()
    annotate(the_story(), "The partnership ended.", by=an_editor())

    assert the_story().state == State.PUBLISHED
    assert Revision.objects.count() == 2


def test_what_is_scheduled_has_the_note_too(client):
    a_published_story(text="<p>First words.</p>")
    soon = LATER + timedelta(days=9)
    schedule(retype(the_story(), "Scheduled."), at=soon, by=an_editor(), now=LATER)
    retype(the_story(), "Later still.")
    annotate(the_story(), "The partnership ended.", by=an_editor(), now=LATER)

    release_due(soon)

    assert "Scheduled." in story(client)
    assert "The partnership ended." in story(client)
    assert "Later still." not in story(client)


def test_a_note_on_a_draft_waits_on_the_desk():
    draft = a_story()

    assert annotate(draft, "For later.", by=an_editor()) is None
    assert not PublishedArticle.objects.exists()
    assert draft.revisions.first().snapshot["notes"][0]["words"] == "For later."


def test_amending_changes_what_readers_have_and_nothing_else(client):
    a_published_story("A quiet shutter", text="<p>First words.</p>")
    retype(the_story(), "Not for readers yet.")
    Article.objects.update(kicker="Business")

    amend(the_story(), lambda snapshot: snapshot | {"kicker": "Business"}, by=an_editor(), now=LATER)

    assert "Business" in story(client)
    assert "Not for readers yet." not in story(client)
    assert PublishedArticle.objects.get().updated_at == THEN


def test_since_when_readers_saw_what_is_written_down():
    a_published_story()
    again("Second.", now=LATER)
    withdraw(the_story(), by=an_editor(), now=LATER + timedelta(days=1))
    again("Third.", now=LATER + timedelta(days=2))

    rows = [(row.manner, row.at, row.until, row.by.username) for row in Publication.objects.order_by("at")]
    assert rows == [
        ("first", THEN, LATER, "ines"),
        ("update", LATER, LATER + timedelta(days=1), "ines"),
        ("update", LATER + timedelta(days=2), None, "ines"),
    ]


def test_rendering_again_is_no_publication():
    published(a_story())
    rebuild(PublishedArticle.objects.get())

    assert Publication.objects.count() == 1
