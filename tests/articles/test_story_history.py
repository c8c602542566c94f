"""A story's history: every revision, who made it, whether readers saw it; compared, restored."""

from datetime import timedelta

import pytest

from articles.models import Article, Revision
from articles.publishing import publish
from tests.articles.desk import LIST, page_of, the_story
from tests.builders import THEN, a_company, a_photo, a_published_story, a_story, add_blocks, an_editor, retype
from tests.queries import queries

pytestmark = pytest.mark.django_db


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


def test_a_choice_outlives_leafing_through_the_list(admin_client):
    story = a_story(text="<p>First words.</p>")
    first = story.latest_revision
    for number in range(30):
        retype(story, f"Number {number}.")
    latest = the_story().latest_revision

    second_page = admin_client.get(page_of(story, "compare"), {"from": latest.pk, "to": latest.pk, "page": 2}).text
    assert f'name="from" value="{first.pk}"' in second_page
    assert f'<input type="hidden" name="to" value="{latest.pk}">' in second_page
    # As a browser sends the hidden one, and after it the one that is chosen here.
    asked = f"from={latest.pk}&from={first.pk}&to={latest.pk}"
    assert "<del>First words</del><ins>Number 29</ins>" in admin_client.get(f"{page_of(story, 'compare')}?{asked}").text


SAID = {"kicker": "Mergers", "slug": "another", "seo_title": "Short", "seo_description": "Long", "comments": "open"}


@pytest.mark.parametrize("name", SAID)
def test_what_is_beside_the_text_is_told_too(admin_client, name):
    story = a_story(comments="closed")
    before = story.latest_revision
    Article.objects.update(**{name: SAID[name]})
    after = retype(the_story(), "Two makers, one name.")

    text = admin_client.get(page_of(story, "compare"), {"from": before.pk, "to": after.pk}).text
    assert f"<ins>{SAID[name].capitalize() if name == 'comments' else SAID[name]}</ins>" in text
    assert "small things" not in history(admin_client, story)


def test_who_is_mentioned_only_and_where_a_source_is_found_is_told(admin_client):
    source = {"publisher": "Leica", "title": "A note", "url": "https://a.example/"}
    story = a_story(about=[a_company()], sources=[source])
    before = story.latest_revision
    story.company_links.update(relevance="mentions")
    story.sources.update(url="https://b.example/")
    after = retype(story, "Two makers, one name.")

    text = admin_client.get(page_of(story, "compare"), {"from": before.pk, "to": after.pk}).text
    assert '<ins class="chip">Leica Camera (mentioned)</ins>' in text
    assert '<ins class="chip">Leica: A note, https://b.example/</ins>' in text


def test_two_that_say_the_same_say_so(admin_client):
    story = a_story()
    same = story.latest_revision_id

    assert "These two say the same." in admin_client.get(page_of(story, "compare"), {"from": same, "to": same}).text


def test_what_cannot_be_brought_back_is_said_before_it_is_tried(admin_client):
    photo = a_photo("Clouds")
    story = a_story(lead_photo=photo)
    Article.objects.update(lead_photo=None)
    retype(the_story(), "Without it.")
    photo.delete()

    text = admin_client.get(page_of(story, "compare")).text
    assert "No longer in the house, and left out: Clouds." in text
    assert "No longer in the house</span>" in text


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
    # The newest first, each between the revisions that it came after and before.
    assert text.index("Withdrawn") < text.index("Published revision 1.") < text.index("<b>1</b>")


def test_restoring_and_the_way_through_the_bin_stand_in_the_history(admin_client):
    story = a_story(text="<p>First words.</p>")
    first = story.latest_revision
    retype(story, "Second words.")
    admin_client.post(f"/admin/articles/revision/{first.pk}/restore/")
    admin_client.post(page_of(story, "delete"), {"post": "yes"})
    admin_client.post(f"{LIST}?state=binned", {"action": "put_back", "_selected_action": [story.pk]})

    text = history(admin_client, story)
    assert (
        text.index("Put back on the desk.") < text.index("Put in the bin.") < text.index("Restored: as in revision 1.")
    )
