"""Words that are not saved yet: kept beside the story, offered to their writer alone, gone once they are saved."""

import json
from uuid import uuid4

import pytest

from articles.models import Article, FormDraft, Quote, Text
from articles.publishing import discard
from articles.workflow import move
from tests.articles.desk import ADD, a_form, change_page, page_of
from tests.builders import a_member, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def mina():
    return a_member("Contributor", "mina")


def keep(client, address, data):
    fields = [[name, str(value)] for name, value in data.items()]
    return client.post(address, json.dumps({"fields": fields}), content_type="application/json")


def new_address(key):
    return f"/admin/articles/article/keep/{key}/"


def opened(story, **fields):
    text = Text.objects.get(parent=story)
    rows = {"articles_text_set": [{"id": text.pk, "html": "<p>Kept words.</p>", "ordering": 10}]}
    rows["articles_quote_set"] = [{"words": "A kept quotation.", "speaker": "Ana", "ordering": 5}]
    return a_form("Kept headline", slug=story.slug, version=story.latest_revision_id, rows=rows, **fields)


def test_keeping_changes_neither_story_nor_revisions_nor_page(admin_client, client):
    story = a_story("As saved")
    page = published(story)
    seen = client.get(page.path).content

    answer = keep(admin_client, page_of(story, "keep"), opened(story)).json()

    assert answer["kept"]
    assert Article.objects.get().headline == "As saved"
    assert story.revisions.count() == 1
    assert client.get(page.path).content == seen
    assert FormDraft.objects.get().headline == "Kept headline"


def test_what_was_kept_is_offered_and_put_back_with_added_blocks_and_nothing_is_saved(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story, tags="Leica, Sigma"))

    form = admin_client.get(change_page(story))
    assert "Unsaved words kept from" in form.text
    assert "Kept headline" not in form.text

    back = admin_client.post(change_page(story), {"_refill": "server"}).text
    for words in ("Kept headline", "Kept words.", "A kept quotation.", "Leica, Sigma"):
        assert words in back
    assert "Not saved:" not in back
    assert (Article.objects.get().headline, Quote.objects.count()) == ("As saved", 0)


def test_what_the_browser_alone_kept_is_put_back_from_there(admin_client):
    story = a_story("As saved")

    back = admin_client.post(change_page(story), opened(story) | {"_refill": "browser"}).text

    assert "Kept headline" in back
    assert "A kept quotation." in back
    assert Article.objects.get().headline == "As saved"


def test_a_row_that_is_gone_meanwhile_comes_back_as_a_new_one(admin_client):
    story = a_story("As saved")
    data = opened(story)
    Text.objects.all().delete()

    back = admin_client.post(change_page(story), data | {"_refill": "browser"})

    assert "Kept words." in back.text


def test_a_form_put_back_has_no_errors_until_it_is_saved(admin_client):
    story = a_story("As saved")

    back = admin_client.post(change_page(story), opened(story) | {"headline": "", "_refill": "browser"})

    assert back.status_code == 200
    assert "errorlist" not in back.text


def test_saving_makes_what_was_kept_go_in_the_same_transaction(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story))

    key = str(uuid4())
    keep(admin_client, page_of(story, "keep"), opened(story) | {"form_key": key})
    answer = admin_client.post(change_page(story), opened(story) | {"form_key": key})

    assert not FormDraft.objects.filter(key=key).exists()
    assert Article.objects.get().headline == "Kept headline"
    assert answer.cookies["saved_forms"].value == key


def test_a_refused_form_keeps_what_was_kept(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story))

    answer = admin_client.post(change_page(story), opened(story) | {"headline": ""})

    assert FormDraft.objects.exists()
    assert "saved_forms" not in answer.cookies


def test_the_words_of_a_story_never_saved_are_kept_and_put_back(client, mina):
    client.force_login(mina)
    key = uuid4()
    keep(client, new_address(key), a_form("Never saved"))
    draft = FormDraft.objects.get()

    offered = client.get(ADD, {"kept": draft.pk})
    assert "“Never saved” was never saved." in offered.text
    back = client.post(f"{ADD}?kept={draft.pk}", {"_refill": "server"})
    assert ">\nNever saved</textarea>" in back.text
    assert not Article.objects.exists()

    client.post(ADD, a_form("Never saved", form_key=key))
    assert not FormDraft.objects.exists()
    assert Article.objects.get().headline == "Never saved"


def test_nobody_reads_anothers_words(client, mina):
    story = a_story("As saved", owner=mina)
    client.force_login(mina)
    keep(client, page_of(story, "keep"), opened(story))
    keep(client, new_address(uuid4()), a_form("Never saved"))
    mine = list(FormDraft.objects.values_list("pk", flat=True))

    client.force_login(a_member("Editor", "ana"))
    assert "Unsaved words" not in client.get(change_page(story)).text
    assert "Kept headline" not in client.post(change_page(story), {"_refill": "server"}).text
    for pk in mine:
        assert "Never saved" not in client.get(ADD, {"kept": pk}).text
        assert "Never saved" not in client.post(f"{ADD}?kept={pk}", {"_refill": "server"}).text


def test_two_on_one_story_are_told_of_each_other(client, mina):
    story = a_story("As saved", owner=mina)
    client.force_login(mina)
    keep(client, page_of(story, "keep"), opened(story))

    client.force_login(a_member("Editor", "ana"))
    assert "mina is writing here too" in keep(client, page_of(story, "keep"), opened(story)).json()["others"]


def test_what_a_person_may_not_change_keeps_nothing(client, mina):
    theirs = a_story("An editor's", owner=a_member("Editor", "ana"))
    handed_in = a_story("Handed in", owner=mina)
    move(handed_in, "review", by=mina)
    client.force_login(mina)

    assert keep(client, page_of(theirs, "keep"), opened(theirs)).status_code == 404
    assert keep(client, page_of(handed_in, "keep"), opened(handed_in)).status_code == 403
    assert not FormDraft.objects.exists()


NO_FORMS = ["", "nonsense", "[]", "{}", '{"fields": 1}', '{"forget": true}']
NO_FORMS += [f'{{"fields": [{pair}]}}' for pair in ('["a"]', '["a", 1]', '["a", "\\u0000"]', '["a", "\\ud800"]')]


@pytest.mark.parametrize("body", NO_FORMS)
def test_what_is_no_form_is_refused_calmly(admin_client, body):
    story = a_story()

    assert admin_client.post(page_of(story, "keep"), body, content_type="application/json").status_code == 400
    assert not FormDraft.objects.exists()


def test_what_is_too_much_to_keep_is_said(admin_client):
    answer = keep(admin_client, page_of(a_story(), "keep"), a_form(standfirst="x" * 2_000_001))

    assert (answer.status_code, FormDraft.objects.exists()) == (413, False)


def test_only_a_post_keeps(admin_client):
    assert admin_client.get(page_of(a_story(), "keep")).status_code == 405


def test_what_was_kept_is_thrown_away_only_when_asked(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story))

    assert "Kept headline" in admin_client.get(page_of(story, "kept")).text
    admin_client.post(page_of(story, "keep"), {"forget": "nonsense"})
    admin_client.post(page_of(story, "keep"), {"forget": FormDraft.objects.get().pk + 1})
    assert FormDraft.objects.exists()
    admin_client.post(page_of(story, "keep"), {"forget": FormDraft.objects.get().pk})
    assert not FormDraft.objects.exists()


def test_showing_what_differs_writes_nothing(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story))

    assert "<ins>Kept headline</ins>" in admin_client.get(page_of(story, "kept")).text
    assert (Article.objects.get().headline, Quote.objects.count(), story.revisions.count()) == ("As saved", 0, 1)


def test_keeping_again_replaces_and_takes_the_same_queries(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story))
    counts = [
        queries(keep, admin_client, page_of(story, "keep"), opened(story) | {f"more-{n}": "x" for n in range(number)})
        for number in (1, 200)
    ]

    assert counts[0] == counts[1]
    assert FormDraft.objects.count() == 1


def test_typing_before_deciding_about_kept_words_does_not_write_over_them(admin_client):
    story = a_story("As saved")
    keep(admin_client, page_of(story, "keep"), opened(story) | {"form_key": uuid4()})
    earlier = FormDraft.objects.get()
    newer = opened(story) | {"headline": "Typed since", "form_key": uuid4()}
    keep(admin_client, page_of(story, "keep"), newer)

    back = admin_client.post(f"{change_page(story)}?kept={earlier.pk}", {"_refill": "server"}).text
    assert "Kept headline" in back

    admin_client.post(change_page(story), newer)
    assert list(FormDraft.objects.all()) == [earlier]
    assert "Unsaved words kept from" in admin_client.get(change_page(story)).text


def test_words_that_are_gone_are_not_put_back_as_an_empty_form(admin_client):
    story = a_story("As saved")

    answer = admin_client.post(f"{change_page(story)}?kept=1", {"_refill": "server"}, follow=True)

    assert "These words have been saved or thrown away already." in answer.text
    assert "As saved" in answer.text


def test_what_the_browser_alone_kept_is_compared_and_put_back_from_that_page(admin_client):
    story = a_story("As saved")

    page = admin_client.post(page_of(story, "kept"), opened(story)).text

    assert "<ins>Kept headline</ins>" in page
    assert '<input type="hidden" name="headline" value="Kept headline">' in page
    assert 'value="browser"' in page
    assert (Article.objects.get().headline, FormDraft.objects.count()) == ("As saved", 0)


def test_a_form_that_is_as_it_was_opened_is_forgotten_and_no_other(admin_client):
    story = a_story("As saved")
    one, other = str(uuid4()), str(uuid4())
    for key in (one, other):
        keep(admin_client, page_of(story, "keep"), opened(story) | {"form_key": key})

    body = json.dumps({"forget": True, "fields": [["form_key", one]]})
    admin_client.post(page_of(story, "keep"), body, content_type="application/json")

    assert FormDraft.objects.get().key == other


def test_the_words_of_who_was_signed_in_before_are_not_kept_as_anothers(client, mina):
    story = a_story("As saved", owner=mina)
    client.force_login(mina)
    body = json.dumps({"fields": [["headline", "Ana's words"]], "person": str(mina.pk + 1)})

    answer = client.post(page_of(story, "keep"), body, content_type="application/json")

    assert (answer.status_code, answer.json()["problem"]) == (403, "Somebody else has signed in here")
    assert not FormDraft.objects.exists()


def test_who_opens_a_story_sees_who_is_writing_there(client, mina):
    story = a_story("As saved", owner=mina)
    client.force_login(mina)
    keep(client, page_of(story, "keep"), opened(story))

    client.force_login(a_member("Editor", "ana"))
    assert "mina is writing here too" in client.get(change_page(story)).text


def test_the_first_page_offers_words_only_where_their_story_can_be_opened(client, mina):
    story = a_story("As saved", owner=mina)
    client.force_login(mina)
    keep(client, page_of(story, "keep"), opened(story))
    assert "Kept headline" in client.get("/admin/").text

    discard(story, by=an_editor())

    assert "Kept headline" not in client.get("/admin/").text
