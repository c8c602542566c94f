"""A photograph opened over the page: by keyboard alone, by a finger, by its address; and for everyone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from companies.models import CameraMake
from tests.browser.test_axe import OPTIONS
from tests.builders import THEN, a_company, a_gallery, a_published_story, saved
from tests.photos.builders import a_photo, camera_exif, picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_large_photo(title, **fields):
    content = picture_bytes(size=(1200, 800), quality=30, exif=camera_exif(taken="2022:05:26 10:31:00"))
    return a_photo(title, content=content, alt_text=f"{title}, seen from the harbour.", **fields)


@pytest.fixture
def gallery():
    """A story whose gallery has three photographs from a Leica."""
    saved(CameraMake(make="LEICA CAMERA AG", company=a_company("Leica", "leica", released_at=THEN)))
    photos = [a_large_photo(title, caption=f"{title}, Bergen, 26 May.") for title in ("Fog", "Rain", "Sun")]
    return a_published_story(blocks=[("gallery", {"gallery": a_gallery(*photos)})])


@pytest.fixture
def links(page, gallery):
    page.goto(gallery.path)
    links = page.locator(".gallery a.enlarge")
    expect(links.first).to_have_attribute("aria-haspopup", "dialog")
    return links


def has_focus(link):
    return link.evaluate("link => link === document.activeElement")


def test_a_gallery_is_walked_by_keyboard_alone_and_focus_comes_back(page, gallery, links):
    dialog = page.get_by_role("dialog", name="Photographs")
    place = dialog.get_by_role("status")
    links.nth(1).focus()

    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(place).to_contain_text("2 of 3")
    expect(dialog.get_by_role("img", name="Rain, seen from the harbour.")).to_be_visible()

    for key, number in (("ArrowRight", 3), ("ArrowRight", 3), ("Home", 1), ("ArrowLeft", 1), ("End", 3)):
        page.keyboard.press(key)
        expect(place).to_contain_text(f"{number} of 3")
    expect(page).to_have_url(re.compile(f"#{links.nth(2).get_attribute('id')}$"))

    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, dialog, dialog *')")

    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert has_focus(links.nth(1))
    assert page.url.endswith(gallery.path)


def test_what_stands_under_it_its_camera_and_the_cameras_maker_are_told(page, links):
    links.first.click()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Fog, Bergen, 26 May.")
    expect(dialog).to_contain_text("Image: Leica / Panasonic / Sigma")
    expect(dialog).to_contain_text("LEICA Q2, made by Leica")
    expect(dialog.get_by_role("link", name="Leica")).to_have_attribute("href", "/companies/leica/")


def test_its_address_opens_it_and_the_way_back_closes_it(page, gallery, links):
    dialog, name = page.get_by_role("dialog"), links.nth(2).get_attribute("id")

    links.nth(2).click()
    expect(dialog).to_be_visible()
    page.go_back()
    expect(dialog).to_be_hidden()
    page.go_forward()
    expect(dialog.get_by_role("status")).to_contain_text("3 of 3")

    page.goto("about:blank")
    page.goto(f"{gallery.path}#{name}")
    expect(dialog.get_by_role("status")).to_contain_text("3 of 3")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    assert page.url.endswith(gallery.path)


@pytest.mark.parametrize("end", ["#photo-0", "#%E0%A4%A", "#a[", "#main", "#" + "x" * 10_000])
def test_an_address_that_names_no_photograph_opens_nothing(page, gallery, end):
    page.goto(gallery.path + end)
    expect(page.locator("dialog.lightbox")).to_be_hidden()


def test_a_finger_goes_on_sideways_and_not_when_it_scrolls(page, links):
    links.first.click()
    place = page.get_by_role("dialog").get_by_role("status")

    drag(page, (600, 300), (400, 310))
    expect(place).to_contain_text("2 of 3")
    drag(page, (400, 300), (600, 310))
    expect(place).to_contain_text("1 of 3")
    drag(page, (400, 300), (340, 500))
    expect(place).to_contain_text("1 of 3")


def drag(page, start, end):
    """Have a finger touch the picture's stage at one place and leave it at another."""
    page.locator(".lightbox-stage").evaluate(
        """(stage, places) => ["pointerdown", "pointerup"].forEach((type, at) => {
          const [clientX, clientY] = places[at];
          const touch = { clientX, clientY, pointerType: "touch", isPrimary: true, bubbles: true };
          stage.dispatchEvent(new PointerEvent(type, touch));
        })""",
        [start, end],
    )


def test_it_shows_no_more_pixels_than_it_has_room_for(page, links):
    links.first.click()
    image = page.locator(".lightbox-stage img")
    expect(image).to_have_js_property("complete", True)

    box, stage = image.bounding_box(), page.locator(".lightbox-stage").bounding_box()
    assert box["width"] <= stage["width"]
    assert box["height"] <= stage["height"] + 0.5
    assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.01)
    assert image.get_attribute("sizes") == f"{-(-box['width'] // 1):.0f}px"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_a_photograph_open(page, gallery, width, theme):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(gallery.path)
    page.locator("a.enlarge").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()

    found = Axe().run(page, options=OPTIONS).response["violations"]

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
