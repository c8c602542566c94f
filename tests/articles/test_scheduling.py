"""Stories that wait for their minute, and the publisher that looks for them."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article
from articles.publishing import NotPublishable, publish, release_due, schedule, unschedule, withdraw
from tests.builders import THEN, a_brand, a_published_story, a_story, an_editor, published, retype

pytestmark = pytest.mark.django_db
MINUTE = THEN + timedelta(minutes=30)


def scheduled(story, **options):
    schedule(story.latest_revision, at=MINUTE, by=an_editor(), now=THEN, **options)
    return story


def test_a_scheduled_story_is_laid_at_its_minute_and_not_before(client):
    scheduled(a_story(slug="at-half-past"))

    assert release_due(MINUTE - timedelta(seconds=1)) == []
    assert client.get("/2022/05/at-half-past/").status_code == 404
    assert [page.path for page in release_due(MINUTE)] == ["/2022/05/at-half-past/"]
    assert client.get("/2022/05/at-half-past/").status_code == 200
    assert release_due(MINUTE) == []


def test_what_is_saved_after_scheduling_changes_nothing(client):
    story = scheduled(a_story(text="<p>As scheduled.</p>"))
    retype(story, "Written later.")

    page = release_due(MINUTE)[0]

    assert "As scheduled." in client.get(page.path).text
    assert "Written later." not in client.get(page.path).text
    story.refresh_from_db()
    assert story.state == "changed"


def test_records_ticked_when_scheduling_open_with_the_story(client):
    secret = a_brand("Veiled Brand", "veiled", released_at=None)
    scheduled(a_story(about=[secret]), release=[secret])
    assert client.get("/brands/veiled/").status_code == 404

    release_due(MINUTE)

    assert client.get("/brands/veiled/").status_code == 200


def test_a_story_that_fails_at_its_time_says_why_and_holds_nobody_up():
    failing = scheduled(a_story("Failing", slug="first"))
    scheduled(a_story("Fine", slug="fine"))
    a_published_story("Quicker", slug="quicker")
    snapshot = failing.latest_revision.snapshot | {"slug": "quicker"}
    type(failing.latest_revision).objects.filter(pk=failing.latest_revision_id).update(snapshot=snapshot)

    assert [page.headline for page in release_due(MINUTE)] == ["Fine"]

    failing.refresh_from_db()
    assert (failing.state, "Quicker" in failing.scheduled_problem) == ("failed", True)
    assert release_due(MINUTE + timedelta(hours=1)) == []


def test_whatever_is_wrong_with_one_story_does_not_end_the_watch(caplog):
    broken = scheduled(a_story("Broken", slug="a-first"))
    scheduled(a_story("Fine", slug="b-second"))
    snapshot = broken.latest_revision.snapshot | {"kind": None}  # As no program of ours would write it.
    type(broken.latest_revision).objects.filter(pk=broken.latest_revision_id).update(snapshot=snapshot)

    assert [page.headline for page in release_due(MINUTE)] == ["Fine"]

    broken.refresh_from_db()
    assert (broken.state, "log" in broken.scheduled_problem) == ("failed", True)
    assert "could not be published at its time" in caplog.text


def test_publishing_by_hand_cancels_the_schedule():
    story = scheduled(a_story())

    publish(story.latest_revision, by=an_editor(), now=THEN)

    story.refresh_from_db()
    assert (story.scheduled_for, story.state) == (None, "published")


def test_withdrawing_and_unscheduling_cancel_it_too():
    for cancel in (lambda story: withdraw(story, by=an_editor()), unschedule):
        story = scheduled(a_story())
        cancel(story)
        assert release_due(MINUTE) == []


def test_a_time_that_has_passed_is_refused():
    story = a_story()

    with pytest.raises(NotPublishable, match="passed"):
        schedule(story.latest_revision, at=THEN, by=an_editor(), now=MINUTE)

    assert Article.objects.get().scheduled_for is None


def test_a_live_story_waits_for_its_update_with_readers_seeing_the_old_words(client):
    story = a_story(text="<p>Before.</p>")
    page = published(story)
    retype(story, "After.")
    story.refresh_from_db()
    scheduled(story)
    story.refresh_from_db()

    assert story.state == "update-scheduled"
    assert "Before." in client.get(page.path).text
    release_due(MINUTE)
    assert "After." in client.get(page.path).text


def test_the_command_releases_what_is_due_once(capsys):
    story = a_story()
    now = timezone.now()
    schedule(story.latest_revision, at=now + timedelta(microseconds=1), by=an_editor(), now=now)

    call_command("release_due")

    assert capsys.readouterr().out == "Published: 1\n"
