"""An embargo: nothing is published before it ends, but for an administrator who is asked again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, PublishedArticle
from articles.models.choices import State
from articles.publishing import NotPublishable, publish, release_due, schedule
from tests.articles.desk import ADD, a_form, page_of
from tests.builders import a_member, a_story, an_editor

pytestmark = pytest.mark.django_db


def embargoed(days=1, **fields):
    return a_story("Two makers", embargo_until=timezone.now() + timedelta(days=days), **fields)


def test_the_form_takes_an_embargo(admin_client):
    admin_client.post(ADD, a_form(embargo_until_0="2090-05-26", embargo_until_1="14:00"))

    assert f"{Article.objects.get().embargo_until:%Y-%m-%d %H:%M}" == "2090-05-26 14:00"


def test_before_it_ends_the_door_refuses_with_the_reason():
    story = embargoed()

    with pytest.raises(NotPublishable, match="under embargo until"):
        publish(story.latest_revision, by=an_editor())
    with pytest.raises(NotPublishable, match="under embargo until"):
        schedule(story.latest_revision, at=timezone.now() + timedelta(hours=1), by=an_editor())
    assert not PublishedArticle.objects.exists()


def test_once_it_has_ended_it_is_no_reason():
    publish(embargoed(days=-1).latest_revision, by=an_editor())

    assert PublishedArticle.objects.exists()


def test_what_is_scheduled_for_later_is_published_then_and_not_before():
    story = embargoed(days=1)
    at = timezone.now() + timedelta(days=2)
    schedule(story.latest_revision, at=at, by=an_editor())

    assert len(release_due(at)) == 1


def test_an_embargo_that_moved_behind_the_schedule_stops_it_with_the_reason():
    story = embargoed(days=1)
    at = timezone.now() + timedelta(days=2)
    schedule(story.latest_revision, at=at, by=an_editor())
    Article.objects.update(embargo_until=at + timedelta(days=1))

    assert release_due(at) == []
    assert Article.objects.get().state == State.FAILED
    assert "under embargo" in Article.objects.get().scheduled_problem


def test_an_editor_is_refused_on_the_page_and_cannot_force_it(client):
    story = embargoed()
    client.force_login(a_member("Editor"))

    shown = client.get(page_of(story, "publish", story.latest_revision)).text
    assert "It is under embargo until" in shown
    assert "before_embargo" not in shown
    assert 'class="go"' not in shown
    client.post(page_of(story, "publish"), {"revision": story.latest_revision_id, "before_embargo": "1"})
    assert not PublishedArticle.objects.exists()


def test_an_administrator_is_asked_again_and_may(client):
    story = embargoed()
    client.force_login(a_member("Administrator"))

    refused = client.post(page_of(story, "publish"), {"revision": story.latest_revision_id})
    assert "Publish it before the embargo ends." in refused.text
    assert not PublishedArticle.objects.exists()

    client.post(page_of(story, "publish"), {"revision": story.latest_revision_id, "before_embargo": "1"})
    assert PublishedArticle.objects.exists()
    assert Article.objects.get().embargo_until is None
    assert "Published revision 1 before its embargo ended." in client.get(page_of(story, "history")).text


def test_another_reason_stands_even_for_an_administrator(client):
    story = embargoed()
    Article.objects.update(binned_at=timezone.now())
    client.force_login(a_member("Administrator"))

    client.post(page_of(story, "publish"), {"revision": story.latest_revision_id, "before_embargo": "1"})
    assert not PublishedArticle.objects.exists()
