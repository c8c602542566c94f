"""The library under an editor's hands: many files at once, each with its answer; descriptions in a row."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from photos.models import Photo
from tests.browser.desk import SECRET, Editor
from tests.browser.test_axe import OPTIONS
from tests.builders import a_photo, an_editor, an_image

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page):
    an_editor("ana")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    page.goto("/admin/photos/photo/")
    return editor


def file(name, colour="crimson", content=None):
    content = an_image(colour=colour).read() if content is None else content
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def answer(page, name):
    return page.locator(".files li", has_text=name)


def test_many_files_get_an_answer_each(editor):
    page = editor.page
    a_photo("There already")
    page.get_by_text("The same for all of them:").click()
    page.get_by_label("Credit", exact=True).fill("Ines Halloran")
    page.set_input_files(
        "photo-upload [type=file]",
        [file("new.jpg", "teal"), file("again.jpg"), file("broken.jpg", content=b"no picture")],
    )

    expect(answer(page, "broken.jpg")).to_have_class("refused")
    expect(answer(page, "again.jpg")).to_contain_text("The library has this picture already.")
    new = answer(page, "new.jpg")
    expect(new.get_by_label("Title of new.jpg")).to_have_value("new")
    new.get_by_label("Title of new.jpg").fill("Teal")
    new.get_by_role("button", name="Add", exact=True).click()
    expect(new).to_contain_text("Added: Teal")
    assert Photo.objects.get(title="Teal").credit == "Ines Halloran"
    assert Photo.objects.count() == 2


def test_what_was_dropped_on_the_page_is_taken(editor):
    page = editor.page
    content = list(an_image(colour="teal").read())
    page.evaluate(
        """content => {
            const dataTransfer = new DataTransfer()
            dataTransfer.items.add(new File([new Uint8Array(content)], "dropped.jpg", { type: "image/jpeg" }))
            document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
        }""",
        content,
    )

    expect(answer(page, "dropped.jpg").get_by_label("Credit of dropped.jpg")).to_be_visible()


def test_what_did_not_arrive_is_sent_again(editor, complaints):
    page = editor.page
    page.route("**/upload/", lambda route: route.abort())
    page.set_input_files("photo-upload [type=file]", [file("late.jpg", "teal")])
    expect(answer(page, "late.jpg")).to_contain_text("It did not arrive: the desk cannot be reached.")
    complaints.clear()

    page.unroute("**/upload/")
    answer(page, "late.jpg").get_by_role("button", name="Try again").click()
    expect(answer(page, "late.jpg").get_by_label("Credit of late.jpg")).to_be_visible()


def test_many_are_completed_at_once_by_keyboard(editor):
    page = editor.page
    files = [file(f"DSC_{number}.jpg", colour) for number, colour in enumerate(("teal", "navy", "olive"))]
    page.locator("photo-upload [type=file]").focus()
    page.set_input_files("photo-upload [type=file]", files)
    expect(page.get_by_role("status")).to_have_text("3 to be completed")

    page.locator("photo-upload summary").press("Enter")
    page.get_by_label("Credit", exact=True).fill("Ines Halloran")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Add all 3 that are complete").press("Enter")

    expect(page.get_by_role("status")).to_have_text("3 added")
    page.get_by_role("link", name="Show them in the library").press("Enter")
    expect(page.locator("#result_list tbody tr")).to_have_count(3)
    assert set(Photo.objects.values_list("title", "credit")) == {(f"DSC {n}", "Ines Halloran") for n in range(3)}


def test_whoever_was_signed_out_meanwhile_loses_no_file(editor, complaints):
    page = editor.page
    page.get_by_text("The same for all of them:").click()
    page.get_by_label("Credit", exact=True).fill("Ines Halloran")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.set_input_files("photo-upload [type=file]", [file("late.jpg", "teal")])
    expect(answer(page, "late.jpg")).to_contain_text("Sign in again in another window")
    complaints.clear()

    page.context.add_cookies(cookies)
    answer(page, "late.jpg").get_by_role("button", name="Try again").click()
    expect(answer(page, "late.jpg").get_by_label("Title of late.jpg")).to_have_value("late")


def test_a_range_is_ticked_with_shift_and_counted(editor):
    page = editor.page
    for number in range(4):
        a_photo(f"Photo {number}")
    page.reload()
    boxes = page.locator(".action-select")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(page.locator(".action-counter")).to_have_text("3 of 4 selected")


def test_descriptions_are_written_in_a_row_by_keyboard(editor):
    page = editor.page
    a_photo("Older", alt_text="")
    a_photo("Newer", alt_text="")
    page.goto("/admin/photos/photo/describe/")

    for words in ("A newer lens.", "An older lens."):
        expect(page.get_by_label("Description")).to_be_focused()
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_load_state()

    expect(page.get_by_text("Every photograph has a description.")).to_be_visible()
    assert sorted(Photo.objects.values_list("title", "alt_text")) == [
        ("Newer", "A newer lens."),
        ("Older", "An older lens."),
    ]


def test_the_same_is_said_of_several_by_keyboard(editor):
    page = editor.page
    for number in range(3):
        a_photo(f"Photo {number}", licence="")
    page.reload()
    page.locator(".action-select").nth(0).press("Space")
    page.locator(".action-select").nth(1).press("Space")
    page.get_by_label("Action:").select_option("say_the_same")
    page.get_by_role("button", name="Go").press("Enter")

    page.get_by_label("Licence", exact=True).fill("Agency contract")
    page.keyboard.press("Enter")
    expect(page.locator(".together ins")).to_have_text(["Agency contract"] * 2)
    page.get_by_role("button", name="Change 2 photographs").press("Enter")

    expect(page.get_by_text("2 photographs changed.")).to_be_visible()
    assert sorted(Photo.objects.values_list("licence", flat=True)) == ["", "Agency contract", "Agency contract"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_answers_nor_where_several_are_changed(editor, theme):
    page = editor.page
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    photo = a_photo("There already")
    page.get_by_text("The same for all of them:").click()
    page.set_input_files(
        "photo-upload [type=file]",
        [file("new.jpg", "teal"), file("again.jpg"), file("broken.jpg", content=b"no picture")],
    )
    expect(page.get_by_role("status")).to_have_text("1 in the library already, 1 to be completed, 1 refused")
    assert violations(page) == []

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/admin/photos/photo/together/?photographs={photo.pk}")
    page.get_by_label("Licence", exact=True).fill("Agency contract")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("button", name="Change 1 photograph")).to_be_visible()
    assert violations(page) == []

    page.goto(f"/admin/photos/photo/{photo.pk}/change/")
    assert violations(page) == []


def violations(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
