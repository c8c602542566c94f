"""A story's form under an editor's hands: what only a browser shows of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_photo, an_author, an_editor, an_image

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """<p class=MsoNormal style="color:red"><b>Bold</b><o:p></o:p></p><table><tr><td>Cell
<a href="javascript:alert(1)">bad</a> <a href="https://leica.com" target=_blank>good</a></td></tr></table>
<script>alert(2)</script><u>plain</u>"""


@pytest.fixture
def editor(page):
    an_editor("ana")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    return editor


def test_every_field_has_a_name_and_a_new_row_has_the_focus(page, editor):
    a_company()
    an_author()
    editor.begin_story("By keyboard")
    expect(page.get_by_role("combobox", name="Lead photograph")).to_be_visible()
    editor.add_row("bylines")
    expect(page.get_by_role("combobox", name="Author")).to_be_focused()
    expect(page.locator("#bylines-group").get_by_label("Order")).to_be_visible()
    editor.add_row("company_links")
    expect(page.locator("#company_links-group").get_by_role("combobox", name="Company")).to_be_focused()
    editor.add_block("text")
    expect(page.get_by_role("textbox", name="Text")).to_be_focused()


def test_a_block_is_added_and_written_by_keyboard_alone(page, editor):
    editor.begin_story("By keyboard")
    page.locator(".order-machine-insert-target.last").focus()
    for key in ("Enter", "ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("textbox", name="Text")).to_be_focused()
    page.keyboard.type("Words by keyboard.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.get_by_role("textbox", name="Text")).to_have_text("Words by keyboard.")


def test_the_tools_of_an_asides_text_leave_its_title_free(page, editor):
    editor.begin_story("With an aside")
    aside = editor.add_block("aside")
    editor.write(f"{aside}-html", "Words.")
    tools = page.locator(".dynamic-articles_aside_set .prose-menubar__button").first.bounding_box()
    title = page.locator(f"#{aside}-title").bounding_box()
    assert tools["y"] >= title["y"] + title["height"]


def test_what_is_pasted_from_a_word_processor_is_stored_clean(page, editor):
    editor.begin_story("Pasted")
    editor.add_block("text")
    page.get_by_role("textbox", name="Text").evaluate(
        """(text, html) => {
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/html", html)
            text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
        }""",
        WORD,
    )
    editor.save()
    stored = page.locator("#id_articles_text_set-0-html").input_value()
    assert "<strong>Bold</strong>" in stored
    assert '<a href="https://leica.com"' in stored
    for trace in ("style", "class", "javascript", "script", "table", "<u>", "o:p"):
        assert trace not in stored


def test_a_photograph_is_added_from_the_story_and_seen_there(page, editor):
    editor.begin_story("With a new photograph")
    with page.expect_popup() as opened:
        page.locator("#add_id_lead_photo").click()
    popup = opened.value
    popup.fill("#id_title", "Harbour at six")
    popup.fill("#id_credit", "Ines Halloran")
    choose(popup, "harbour.jpg", b"no picture")
    expect(popup.get_by_text("The library cannot open this file")).to_be_visible()
    expect(popup.locator("#id_title")).to_have_value("Harbour at six")

    with popup.expect_event("close"):
        choose(popup, "harbour.jpg", an_image().read())

    expect(page.locator("#select2-id_lead_photo-container")).to_contain_text("Harbour at six")
    expect(page.locator(".field-lead_photo .photo-seen img")).to_be_visible()


def choose(popup, name, content):
    popup.set_input_files("#id_file", {"name": name, "mimeType": "image/jpeg", "buffer": content})
    popup.locator("input[name=_save]").click()


def test_a_refused_form_opens_where_something_is_to_be_put_right(page, editor):
    a_photo()
    editor.begin_story("A story with a slip")
    editor.write(editor.add_block("text") + "-html", "Words that stay.")
    quote = editor.add_block("quote")
    page.fill(f"#{quote}-words", "Said without a speaker")
    page.locator("input[name=_continue]").click()
    expect(page.get_by_role("alert")).to_have_text("Not saved: 1 thing to put right first.")
    expect(page.locator(f"#{quote}-speaker")).to_be_focused()
    expect(page.get_by_role("textbox", name="Text")).to_have_text("Words that stay.")
