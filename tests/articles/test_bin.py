"""The bin: what lies in it, who put it there, put back or deleted for good by those who keep it."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Article, Revision
from articles.publishing import discard
from tests.articles.desk import LIST, the_story
from tests.builders import a_member, a_published_story, a_story, an_editor
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_the_bin_lists_who_put_what_there_and_whether_readers_had_it(client):
    a_published_story("Once read")
    discard(the_story(), by=a_member("Editor", "ana"))
    discard(a_story("Never read"), by=an_editor())
    client.force_login(a_member("Administrator", "adam"))

    text = client.get(f"{LIST}?state=binned").text
    assert "<h1>The bin</h1>" in text
    assert '<span class="quiet">ana</span>' in text
    assert "from 31 May 2022, 12:20" in text
    assert '<td class="field-was_seen">never</td>' in text
    assert "was_seen" not in client.get(LIST).text


def test_the_bin_takes_the_same_queries_for_one_story_as_for_many(client):
    client.force_login(a_member("Administrator", "adam"))
    discard(a_story("First"), by=an_editor())
    few = queries(client.get, f"{LIST}?state=binned")
    for number in range(8):
        discard(a_story(f"Story {number}", slug=f"story-{number}"), by=a_member("Editor", f"ana{number}"))

    assert queries(client.get, f"{LIST}?state=binned") == few


def test_the_bin_says_who_put_it_there_and_an_administrator_deletes_for_good(client):
    story = a_story("To be gone")
    discard(story, by=a_member("Editor", "ana"))
    client.force_login(a_member("Administrator", "adam"))
    asked = {"action": "delete_for_good", "_selected_action": [story.pk]}

    shown = client.post(f"{LIST}?state=binned", asked).text
    assert "put in the bin by ana" in shown
    assert "1 revision" in shown
    assert "Type the word" in client.post(f"{LIST}?state=binned", asked | {"sure": "yes"}).text
    assert Article.objects.exists()

    client.post(f"{LIST}?state=binned", asked | {"sure": "delete"})
    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    assert LogEntry.objects.filter(action_flag=3, object_repr="To be gone").exists()


def test_nothing_on_the_desk_is_deleted_for_good_and_no_editor_does_it(client):
    live, binned = a_story("On the desk"), a_story("In the bin")
    discard(binned, by=an_editor())
    asked = {"action": "delete_for_good", "_selected_action": [live.pk, binned.pk], "sure": "delete"}

    client.force_login(a_member("Editor", "ana"))
    client.post(f"{LIST}?state=binned", asked)
    assert Article.objects.count() == 2

    client.force_login(a_member("Administrator", "adam"))
    client.post(f"{LIST}?state=binned", asked)
    assert Article.objects.get() == live
