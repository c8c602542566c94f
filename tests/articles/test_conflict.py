"""Two people on one story: the second save is stopped before anything is written, and both versions are at hand."""

from uuid import uuid4

import pytest
from django.utils import timezone

from articles.galleries import compose_again
from articles.models import Article, Embedded, FormDraft, Tag, Text
from articles.publishing import compose, restore
from photos.models import GalleryPhoto
from tests.articles.desk import a_form, change_page, page_of
from tests.builders import a_gallery, a_member, a_photo, a_story, an_editor, retype

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return a_story("A quiet shutter", standfirst="Once.", text="<p>First words.</p>", tags=["Leica"])


def as_opened(story, **fields):
    """Return what the form of a story sends if it was opened now, with other words in some fields."""
    words = {"headline": story.headline, "standfirst": story.standfirst, "slug": story.slug, "tags": "Leica"}
    text = Text.objects.get(parent=story)
    rows = {"articles_text_set": [{"id": text.pk, "html": fields.pop("text", text.html), "ordering": 10}]}
    return a_form(**(words | {"version": story.latest_revision_id} | fields), rows=rows)


def somebody_saves(story, **fields):
    """Have another editor save the story meanwhile."""
    if text := fields.pop("text", ""):
        retype(story, text)
    Article.objects.filter(pk=story.pk).update(**fields)
    compose(story, by=a_member("Editor", "mina"))
    return Article.objects.get(pk=story.pk)


def now(story):
    story = Article.objects.get(pk=story.pk)
    return story.headline, story.standfirst, Text.objects.get(parent=story).html


def test_who_saves_alone_is_asked_nothing(admin_client, story):
    assert admin_client.post(change_page(story), as_opened(story, headline="Mine")).status_code == 302
    assert now(story)[0] == "Mine"
    assert not FormDraft.objects.exists()


def test_the_second_save_writes_nothing_but_keeps_every_word(admin_client, story):
    data = as_opened(story, headline="Mine", text="<p>My words.</p>")
    somebody_saves(story, headline="Theirs")

    answer = admin_client.post(change_page(story), data)

    assert answer.status_code == 409
    assert "mina saved this story while you were writing" in answer.text
    assert "<ins>Mine</ins>" in answer.text
    assert "<ins>Theirs</ins>" in answer.text
    assert now(story) == ("Theirs", "Once.", "<p>First words.</p>")
    assert story.revisions.count() == 2
    assert dict(FormDraft.objects.get().fields)["headline"] == "Mine"


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_preview", "_review", "_ready"])
def test_every_button_that_saves_is_stopped(admin_client, story, button):
    data = as_opened(story, headline="Mine")
    somebody_saves(story, headline="Theirs")

    assert admin_client.post(change_page(story), data | {button: "1"}).status_code == 409
    assert now(story)[0] == "Theirs"


def clash(client, story):
    data = as_opened(story, headline="Mine", text="<p>My words.</p>")
    theirs = somebody_saves(story, headline="Theirs", standfirst="Theirs alone.")
    client.post(change_page(story), data)
    return {"seen": theirs.latest_revision_id}


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"headline-0": "mine"}, ("Mine", "Theirs alone.", "<p>My words.</p>")),
        ({"headline-0": "theirs"}, ("Theirs", "Theirs alone.", "<p>My words.</p>")),
        ({"keep": "mine"}, ("Mine", "Once.", "<p>My words.</p>")),
        ({"keep": "theirs"}, ("Theirs", "Theirs alone.", "<p>First words.</p>")),
    ],
)
def test_one_is_made_of_two_as_was_chosen_and_both_stay_in_the_history(admin_client, story, chosen, left):
    seen = clash(admin_client, story)

    admin_client.post(page_of(story, "conflict"), seen | chosen)

    assert now(story) == left
    said = [revision.snapshot["headline"] for revision in story.revisions.all()]
    assert {"Mine", "Theirs", "A quiet shutter"} <= set(said)
    assert Article.objects.get().latest_revision.snapshot["headline"] == left[0]
    assert not FormDraft.objects.exists()


def test_a_third_save_in_between_is_not_overwritten_either(admin_client, story):
    seen = clash(admin_client, story)
    somebody_saves(story, headline="Third")

    answer = admin_client.post(page_of(story, "conflict"), seen | {"keep": "mine"})

    assert answer.status_code == 409
    assert "<ins>Third</ins>" in answer.text
    assert now(story)[0] == "Third"


def test_a_block_that_somebody_took_out_is_not_lost_to_who_wrote_in_it(admin_client, story):
    data = as_opened(story, text="<p>My words.</p>")
    earlier = story.latest_revision
    somebody_saves(story, text="Theirs.")
    restore(earlier, by=a_member("Editor", "mina"))  # Every row is another one now.
    somebody_saves(story, kicker="Business")

    assert admin_client.post(change_page(story), data).status_code == 409
    admin_client.post(page_of(story, "conflict"), {"seen": Article.objects.get().latest_revision_id})

    assert now(story)[2] == "<p>My words.</p>"
    assert Article.objects.get().kicker == "Business"
    assert Text.objects.count() == 1


def test_a_form_that_wants_mending_gets_its_errors_first(admin_client, story):
    data = as_opened(story, headline="")
    somebody_saves(story, standfirst="Theirs.")

    answer = admin_client.post(change_page(story), data)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors.keys() == {"headline"}


def test_a_gallery_hung_anew_stops_nobody(admin_client):
    gallery = a_gallery(a_photo("One"))
    story = a_story("With a gallery", text="", blocks=[("gallery", {"gallery": gallery})])
    block = story.articles_galleryblock_set.get()
    rows = {"articles_galleryblock_set": [{"id": block.pk, "gallery": gallery.pk, "layout": "sheet", "ordering": 10}]}
    data = a_form("Mine", slug=story.slug, version=story.latest_revision_id, rows=rows)
    GalleryPhoto.objects.all().delete()
    compose_again(gallery)

    assert admin_client.post(change_page(story), data).status_code == 302
    assert Article.objects.get().headline == "Mine"


def test_without_two_versions_there_is_nothing_to_bring_together(admin_client, story):
    answer = admin_client.post(page_of(story, "conflict"), {"seen": story.latest_revision_id}, follow=True)

    assert "There is nothing to bring together any more." in answer.text


def test_a_stranger_to_the_story_brings_nothing_together(client, story):
    client.force_login(a_member("Contributor", "kim"))

    assert client.get(page_of(story, "conflict")).status_code == 404
    assert client.post(page_of(story, "conflict"), {"keep": "mine"}).status_code == 404


@pytest.mark.parametrize("version", ["", "0", "9" * 18, "nonsense"])
def test_a_version_that_no_form_had_does_no_harm(admin_client, story, version):
    answer = admin_client.post(change_page(story), as_opened(story, headline="Mine", version=version))

    assert answer.status_code in (200, 302)
    assert story.revisions.first().created_by in (an_editor(), answer.wsgi_request.user)


def test_a_tag_and_a_page_that_the_second_save_would_have_made_are_made_when_it_is_kept(admin_client, story):
    data = as_opened(story, headline="Mine", tags="Leica, Night")
    address = "https://www.youtube.com/watch?v=leica"
    prefix = "articles_embed_set"
    data |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-url": address, f"{prefix}-0-region": "body"}
    theirs = somebody_saves(story, headline="Theirs")
    assert admin_client.post(change_page(story), data | {f"{prefix}-0-ordering": 20}).status_code == 409
    assert not Tag.objects.filter(name="Night").exists()
    # On one of the databases these take the numbers that the others had for a moment.
    Tag.objects.create(name="Somebody else's")
    Embedded.objects.create(url="https://www.youtube.com/watch?v=other")

    admin_client.post(page_of(story, "conflict"), {"seen": theirs.latest_revision_id, "keep": "mine"})

    saved = Article.objects.get()
    assert {tag.name for tag in saved.tags.all()} == {"Leica", "Night"}
    assert saved.articles_embed_set.get().embedded.url == address


def test_an_embargo_is_not_lost_over_a_headline(admin_client, story):
    opened = {"embargo_until_0": "2099-05-01", "embargo_until_1": "12:00"}
    data = as_opened(story, headline="Mine") | opened
    theirs = somebody_saves(story, headline="Theirs")

    assert "1 May 2099, 12:00" in admin_client.post(change_page(story), data).text
    admin_client.post(page_of(story, "conflict"), {"seen": theirs.latest_revision_id, "headline-0": "theirs"})

    saved = Article.objects.get()
    assert (saved.headline, saved.embargo_until.year) == ("Theirs", 2099)


@pytest.mark.parametrize("chosen", [{"keep": "theirs"}, {"embargo_until": "theirs"}])
def test_an_embargo_stands_as_the_other_saved_it_if_that_is_chosen(admin_client, story, chosen):
    opened = {"embargo_until_0": "2099-05-01", "embargo_until_1": "12:00"}
    data = as_opened(story, headline="Mine") | opened
    theirs = somebody_saves(story, headline="Theirs")
    admin_client.post(change_page(story), data)

    admin_client.post(page_of(story, "conflict"), {"seen": theirs.latest_revision_id} | chosen)

    assert Article.objects.get().embargo_until is None


def test_an_embargo_that_only_the_other_set_is_no_question(admin_client, story):
    data = as_opened(story, headline="Mine")
    theirs = somebody_saves(story, headline="Theirs", embargo_until=timezone.now())

    assert "Embargo" not in admin_client.post(change_page(story), data).text
    admin_client.post(page_of(story, "conflict"), {"seen": theirs.latest_revision_id, "keep": "mine"})

    assert Article.objects.get().embargo_until is not None


def test_who_saves_in_two_windows_is_told_so(client, story):
    ana = a_member("Editor", "ana")
    client.force_login(ana)
    data = as_opened(story, headline="Mine")
    client.post(change_page(story), as_opened(story, headline="Mine as well"))

    assert "You saved this story in another window" in client.post(change_page(story), data).text


def test_bringing_together_has_the_browser_forget_its_copy(admin_client, story):
    key = str(uuid4())
    data = as_opened(story, headline="Mine", form_key=key)
    theirs = somebody_saves(story, headline="Theirs")
    assert "saved_forms" not in admin_client.post(change_page(story), data).cookies

    answer = admin_client.post(page_of(story, "conflict"), {"seen": theirs.latest_revision_id, "keep": "mine"})

    assert answer.cookies["saved_forms"].value == key


@pytest.mark.parametrize("draft", ["nonsense", "9" * 30, "0"])
def test_a_draft_that_is_not_there_is_nothing_to_bring_together(admin_client, story, draft):
    seen = clash(admin_client, story)

    admin_client.post(page_of(story, "conflict"), seen | {"keep": "mine", "draft": draft})

    assert now(story)[0] == "Theirs"


def test_nobody_settles_with_anothers_words(client, story):
    client.force_login(a_member("Editor", "ana"))
    seen = clash(client, story)
    draft = FormDraft.objects.get()
    client.force_login(a_member("Editor", "kim"))

    client.post(page_of(story, "conflict"), seen | {"keep": "mine", "draft": draft.pk})

    assert now(story)[0] == "Theirs"
    assert FormDraft.objects.get() == draft
