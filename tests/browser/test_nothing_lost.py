"""Every way to lose words, acted out: a reload, another browser, a lost session, a server that fails, two editors."""

import json
import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, FormDraft, Quote, Text
from articles.publishing import compose
from articles.workflow import move
from tests.browser.desk import SECRET, Editor
from tests.builders import a_member, a_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = re.compile(r"Words kept \d\d:\d\d · not a revision yet")


@pytest.fixture
def story():
    return a_story("As it was saved", text="<p>First words.</p>", tags=["Leica"], owner=a_member("Editor", "ana"))


@pytest.fixture
def editor(page, story):
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    open_it(editor, story)
    return editor


def open_it(editor, story):
    editor.page.goto(f"/admin/articles/article/{story.pk}/change/")
    expect(editor.page.locator(".order-machine .inline-related").first).to_be_visible()
    editor.page.wait_for_timeout(800)


def type_everywhere(editor):
    """Change the headline and a text, add a quotation above it and a tag."""
    page = editor.page
    page.fill("#id_headline", "Never saved")
    editor.write("id_articles_text_set-0-html", "Words that must not be lost.")
    quote = editor.add_block("quote")
    page.fill(f"#{quote}-words", "A kept quotation")
    page.fill(f"#{quote}-speaker", "Ana")
    editor.drag_above(quote, "id_articles_text_set-0")
    page.get_by_role("combobox", name="Add a tag").fill("Night")
    page.keyboard.press("Enter")


def is_put_back(page):
    expect(page.locator("#id_headline")).to_have_value("Never saved")
    expect(page.locator(".ProseMirror", has_text="Words that must not be lost.").first).to_be_visible()
    expect(page.locator("#id_articles_quote_set-0-words")).to_have_value("A kept quotation")
    expect(page.get_by_role("button", name="Remove Night")).to_be_visible()


def is_saved(editor):
    editor.save()
    story = Article.objects.get()
    assert [block["type"] for block in story.latest_revision.snapshot["blocks"]] == ["quote", "text"]
    assert (story.headline, Quote.objects.get().words) == ("Never saved", "A kept quotation")
    assert Text.objects.get().html == "<p>Words that must not be lost.</p>"
    assert sorted(tag.name for tag in story.tags.all()) == ["Leica", "Night"]
    assert not FormDraft.objects.exists()
    editor.page.reload()
    editor.page.wait_for_timeout(900)
    expect(editor.page.locator(".kept-bar")).to_have_count(0)


def offers_and_puts_back(page):
    bar = page.locator(".kept-bar")
    expect(bar).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("As it was saved")
    bar.get_by_role("button", name="Put them back").click()
    is_put_back(page)


def test_after_a_reload_the_words_are_offered_put_back_and_saved(editor, story):
    type_everywhere(editor)
    expect(editor.page.locator(".saved")).to_have_text(KEPT)
    assert story.revisions.count() == 1

    open_it(editor, story)
    offers_and_puts_back(editor.page)
    is_saved(editor)


def test_another_browser_offers_what_the_desk_kept(editor, story, browser, live_server):
    type_everywhere(editor)
    expect(editor.page.locator(".saved")).to_have_text(KEPT)

    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    other = Editor(context.new_page())
    other.sign_in("ana", SECRET)
    open_it(other, story)
    offers_and_puts_back(other.page)
    is_saved(other)
    context.close()


def test_a_server_that_is_away_leaves_the_words_in_the_browser(editor, story, complaints):
    page = editor.page
    page.route("**/keep/**", lambda route: route.abort())
    type_everywhere(editor)
    expect(page.locator(".saved.bad")).to_have_text("The desk cannot be reached: kept in this browser.")
    assert not FormDraft.objects.exists()
    page.unroute("**/keep/**")
    complaints.clear()

    open_it(editor, story)
    offers_and_puts_back(page)
    is_saved(editor)


def test_a_save_that_fails_leaves_the_words_in_the_browser(editor, story, complaints):
    page = editor.page
    type_everywhere(editor)
    page.route("**/change/**", lambda route: route.fulfill(status=500, body="Something went wrong."))
    page.locator("input[name=_continue]").click()
    expect(page.get_by_text("Something went wrong.")).to_be_visible()
    page.unroute("**/change/**")
    complaints.clear()

    open_it(editor, story)
    offers_and_puts_back(page)
    is_saved(editor)


def test_who_is_signed_out_in_between_loses_nothing(editor, story, complaints):
    page = editor.page
    page.context.clear_cookies()
    type_everywhere(editor)
    expect(page.locator(".saved.bad")).to_contain_text("kept in this browser")
    page.locator("input[name=_continue]").click()
    page.wait_for_load_state()
    complaints.clear()

    editor.sign_in("ana", SECRET)
    open_it(editor, story)
    offers_and_puts_back(page)
    is_saved(editor)


def test_a_refused_form_keeps_its_words_and_they_are_still_on_the_desk(editor, story):
    page = editor.page
    type_everywhere(editor)
    expect(page.locator(".saved")).to_have_text(KEPT)
    page.fill("#id_slug", "not an address")
    page.locator("input[name=_continue]").click()

    expect(page.get_by_role("alert").first).to_contain_text("Not saved")
    is_put_back(page)
    page.fill("#id_slug", "an-address")
    is_saved(editor)


def test_a_story_that_was_never_saved_waits_on_the_first_page(page):
    a_member("Contributor", "mina")
    editor = Editor(page)
    editor.sign_in("mina", SECRET)
    editor.begin_story("Never saved at all")
    page.wait_for_timeout(800)
    editor.write(editor.add_block("text") + "-html", "Nor were these words.")
    expect(page.locator(".saved")).to_have_text(KEPT)
    page.evaluate("localStorage.clear()")

    page.goto("/admin/")
    page.get_by_role("link", name="Never saved at all").click()
    page.locator(".kept-bar").get_by_role("button", name="Put them back").click()
    expect(page.locator("#id_headline")).to_have_value("Never saved at all")
    expect(page.locator(".ProseMirror", has_text="Nor were these words.").first).to_be_visible()
    editor.save()
    assert Article.objects.get().headline == "Never saved at all"
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize(
    ("button", "left"), [("Save both as one", "Mine"), ("Keep only mine", "Mine"), ("Keep only mina’s", "Theirs")]
)
def test_the_second_of_two_editors_is_stopped_and_chooses(editor, story, complaints, button, left):
    page = editor.page
    page.fill("#id_headline", "Mine")
    Article.objects.update(headline="Theirs", kicker="Business")
    compose(story, by=a_member("Editor", "mina"))
    page.locator("input[name=_continue]").click()

    expect(page.get_by_role("heading", name="mina saved this story while you were writing")).to_be_visible()
    assert Article.objects.get().headline == "Theirs"
    complaints.clear()  # The browser notes the answer's 409.
    page.get_by_role("button", name=button).click()

    expect(page.locator("#id_headline")).to_have_value(left)
    assert Article.objects.get().headline == left
    assert Article.objects.get().kicker == ("" if button == "Keep only mine" else "Business")
    assert {row.snapshot["headline"] for row in story.revisions.all()} >= {"Mine", "Theirs"}
    page.wait_for_timeout(1500)
    expect(page.locator(".kept-bar")).to_have_count(0)


def test_what_is_kept_is_the_whole_form(editor):
    editor.page.fill("#id_headline", "Never saved")
    expect(editor.page.locator(".saved")).to_have_text(KEPT)

    kept = dict(FormDraft.objects.get().fields)
    assert kept["headline"] == "Never saved"
    assert kept["articles_text_set-0-html"] == "<p>First words.</p>"
    assert "csrfmiddlewaretoken" not in json.dumps(kept)


def test_who_publishes_what_somebody_else_has_changed_is_stopped_too(editor, story, complaints):
    page = editor.page
    page.fill("#id_headline", "Mine")
    Article.objects.update(headline="Theirs")
    compose(story, by=a_member("Editor", "mina"))
    page.locator("[name=_publish]").click()

    expect(page.get_by_role("heading", name="mina saved this story while you were writing")).to_be_visible()
    assert (Article.objects.get().headline, Article.objects.get().page) == ("Theirs", None)
    complaints.clear()
    page.go_back()
    open_it(editor, story)
    expect(page.locator(".kept-bar").first).to_be_visible()


def test_words_that_came_after_the_desk_was_lost_are_offered_as_well(editor, story, complaints):
    page = editor.page
    page.fill("#id_headline", "Kept on the desk")
    expect(page.locator(".saved")).to_have_text(KEPT)
    page.route("**/keep/**", lambda route: route.abort())
    page.fill("#id_headline", "Kept here alone")
    expect(page.locator(".saved.bad")).to_be_visible()
    page.unroute("**/keep/**")
    complaints.clear()

    open_it(editor, story)
    expect(page.locator(".kept-bar")).to_have_count(2)
    here = page.locator(".kept-bar", has_text="in this browser")
    here.get_by_role("button", name="Show what differs").click()
    expect(page.locator("ins", has_text="Kept here alone")).to_be_visible()
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("#id_headline")).to_have_value("Kept here alone")
    assert Article.objects.get().headline == "As it was saved"


def test_who_types_before_deciding_loses_neither_the_old_words_nor_the_new(editor, story):
    page = editor.page
    page.fill("#id_headline", "Earlier words")
    expect(page.locator(".saved")).to_have_text(KEPT)
    open_it(editor, story)
    page.fill("#id_headline", "Later words")
    expect(page.locator(".saved")).to_have_text(KEPT)

    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("#id_headline")).to_have_value("Earlier words")
    expect(page.locator(".saved")).to_have_text(KEPT)
    assert {draft.headline for draft in FormDraft.objects.all()} == {"Earlier words", "Later words"}


def test_what_is_taken_back_before_it_was_saved_is_not_offered(editor, story):
    page = editor.page
    page.fill("#id_headline", "A slip")
    expect(page.locator(".saved")).to_have_text(KEPT)
    page.fill("#id_headline", "As it was saved")
    expect(page.locator(".saved")).to_contain_text("revision 1")
    page.wait_for_timeout(2800)
    assert not FormDraft.objects.exists()

    open_it(editor, story)
    expect(page.locator(".kept-bar")).to_have_count(0)


def test_a_tab_closed_in_the_middle_of_a_word_keeps_it(editor, story):
    editor.page.fill("#id_headline", "Half a wor")
    open_it(editor, story)

    expect(editor.page.locator(".kept-bar")).to_contain_text("Half a wor")


def test_what_was_written_in_a_story_that_is_taken_away_can_still_be_read(page, complaints):
    mina = a_member("Contributor", "mina")
    story = a_story("As it was saved", text="<p>First words.</p>", owner=mina)
    editor = Editor(page)
    editor.sign_in("mina", SECRET)
    open_it(editor, story)
    move(story, "review", by=mina)
    editor.write("id_articles_text_set-0-html", "Words that must not be lost.")
    expect(page.locator(".saved.bad")).to_contain_text("not yours to change any more: kept in this browser")
    complaints.clear()

    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.get_by_text("Show the words").click()
    expect(page.locator(".kept-bar pre")).to_contain_text("Words that must not be lost.")


def test_n_begins_a_story_and_escape_leads_back_to_writing(editor, story):
    page = editor.page
    page.locator("[name=_publish]").click()
    expect(page.get_by_role("button", name="Publish now")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#id_headline")).to_have_value("As it was saved")
    page.goto("/admin/")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/article/add/"))
    page.locator("#id_headline").press("n")
    expect(page.locator("#id_headline")).to_have_value("n")
