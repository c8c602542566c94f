"""A story's history: every revision, who made it, whether readers saw it; compared, restored; the bin."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Article, Revision
from articles.publishing import discard, publish
from tests.articles.desk import LIST, page_of, the_story
from tests.builders import THEN, a_member, a_photo, a_published_story, a_story, add_blocks, an_editor, retype
from tests.queries import queries

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"


def history(client, story):
    return client.get(page_of(story, "history")).text


def test_every_revision_says_who_when_what_and_whether_readers_saw_it(admin_client):
    a_published_story("A quiet shutter", text="<p>First words.</p>")
    story = the_story()
    publish(retype(story, "Second words, and more."), by=an_editor(), now=THEN + timedelta(days=1))
    retype(the_story(), "Third.")

    text = history(admin_client, story)
    assert text.index("<b>3</b>") < text.index("<b>2</b>") < text.index("<b>1</b>")
    assert "The first revision" in text
    assert "words in, " in text
    assert "<b>Readers see this</b> since 1 Jun, 12:20" in text
    assert "Readers saw it 31 May, 12:20 to 1 Jun, 12:20" in text


def test_the_history_takes_the_same_queries_for_two_revisions_as_for_many(admin_client):
    a_published_story()
    retype(the_story(), "Two.")
    few = queries(history, admin_client, the_story())
    for number in range(20):
        publish(retype(the_story(), f"Number {number}."), by=an_editor())

    assert queries(history, admin_client, the_story()) == few


def test_any_two_are_compared_word_by_word(admin_client):
    story = a_story("Halden to buy Vermil", text="<p>It would buy it.</p>", lead_photo=a_photo("Clouds"), tags=["One"])
    first = story.latest_revision
    Article.objects.update(headline="Halden buys Vermil", lead_photo=a_photo("Dunes"))
    story.tags.add("Two")
    second = retype(story, "It has bought it.")

    text = admin_client.get(page_of(story, "compare"), {"from": first.pk, "to": second.pk}).text
    assert "<del>to buy</del><ins>buys</ins>" in text
    assert "<del>would buy</del><ins>has bought</ins>" in text
    assert "<del>Clouds</del>" in text
    assert "<ins>Dunes</ins>" in text
    assert '<ins class="chip">Two</ins>' in text


def test_what_readers_see_is_compared_with_the_latest_unless_others_are_asked_for(admin_client):
    a_published_story(text="<p>First words.</p>")
    retype(the_story(), "Second words.")

    assert "<del>First</del><ins>Second</ins>" in admin_client.get(page_of(the_story(), "compare")).text


def test_new_blocks_are_told_with_their_pictures(admin_client):
    from_nothing = a_story("Everything", text="")
    first = from_nothing.latest_revision
    add_blocks(from_nothing, [("text", {"html": "<p>Two makers.</p>"}), ("figure", {"photo": a_photo("Seen")})])
    second = retype(from_nothing, "Two makers.")

    text = admin_client.get(page_of(from_nothing, "compare"), {"from": first.pk, "to": second.pk}).text
    assert "New block: photograph" in text
    assert "<ins>Seen</ins>" in text


@pytest.mark.parametrize("key", ["0", "9" * 30, "x", "-1", "٣"])
def test_a_revision_that_is_not_there_or_is_anothers_is_not_found(admin_client, key):
    story = a_story()

    assert admin_client.get(page_of(story, "compare"), {"from": key}).status_code == 404
    other = a_story("Another").latest_revision_id
    assert admin_client.get(page_of(story, "compare"), {"from": other}).status_code == 404


def test_an_earlier_revision_is_restored_from_the_comparison(admin_client):
    story = a_story("As it was", text="<p>First words.</p>")
    first = story.latest_revision
    retype(story, "Second words.")

    address = f"/admin/articles/revision/{first.pk}/restore/"
    assert f'action="{address}"' in admin_client.get(page_of(story, "compare")).text
    admin_client.post(address)
    assert the_story().latest_revision.snapshot == first.snapshot
    assert Revision.objects.count() == 3


def test_what_was_done_by_a_button_stands_in_the_history(admin_client):
    story = a_story()
    admin_client.post(page_of(story, "publish"), {"revision": story.latest_revision_id})
    admin_client.post(page_of(story, "withdraw"))

    text = history(admin_client, story)
    assert "Published revision 1." in text
    assert "Withdrawn: no reader sees it any more." in text


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


MODELS = [model for model in apps.get_app_config("articles").get_models() if admin.site.is_registered(model)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_page_of_the_desk_tells_a_contributor_of_anothers_draft(client, model):
    """A secret in another's draft, in words and in every block that has any: no list, form or history names it."""
    photo = a_photo("A lens")
    draft = a_story(f"{SECRET} headline", text=f"<p>{SECRET}</p>", owner=a_member("Editor", "ana"), slug="zanzibar")
    blocks = [
        ("figure", {"photo": photo, "caption": SECRET}),
        ("quote", {"words": SECRET, "speaker": SECRET}),
        ("aside", {"title": SECRET, "html": f"<p>{SECRET}</p>"}),
        ("table", {"caption": SECRET, "cells": f"{SECRET} | 1\n2 | 3"}),
    ]
    add_blocks(draft, blocks)
    draft.corrections.create(words=SECRET)
    draft.notes.create(words=SECRET)
    draft.sources.create(publisher=SECRET, title=SECRET)
    retype(draft, SECRET)
    mina = a_member("Contributor", "mina")
    client.force_login(mina)

    pages = [reverse(f"admin:articles_{model._meta.model_name}_changelist")]
    for row in model._base_manager.all():
        names = (f"admin:articles_{model._meta.model_name}_{page}" for page in ("change", "history", "delete"))
        pages += [reverse(name, args=[row.pk]) for name in names]
    for address in [*pages, f"{pages[0]}?q=zanzibar", f"/admin/photos/photo/{photo.pk}/change/"]:
        assert SECRET not in client.get(address, follow=True).text, address
