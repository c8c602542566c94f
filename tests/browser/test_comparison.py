"""Two photographs laid upon each other, with a line that is moved by keyboard, mouse and finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_axe import OPTIONS
from tests.builders import a_photo, a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def line(page):
    sides = {"before": a_photo("Raw"), "before_label": "In the file", "after": a_photo("Print"), "after_label": "Paper"}
    page.goto(a_published_story(blocks=[("comparison", sides)]).path)
    line = page.get_by_role("slider", name="How much of “In the file” is seen")
    expect(line).to_have_attribute("aria-valuetext", "50 % of “In the file”")
    return line


def test_the_line_is_moved_by_keyboard_alone(page, line):
    line.focus()
    for key, share in (
        *(("ArrowRight", 51), ("ArrowUp", 52), ("ArrowLeft", 51), ("ArrowDown", 50)),
        *(("PageUp", 60), ("PageDown", 50), ("End", 100), ("ArrowRight", 100), ("Home", 0), ("PageDown", 0)),
    ):
        page.keyboard.press(key)
        expect(line).to_have_attribute("aria-valuetext", f"{share} % of “In the file”")
        assert line.input_value() == str(share)


def test_the_line_follows_the_pointer_from_anywhere_on_the_picture(page, line):
    box = page.locator("photo-comparison img").first.bounding_box()
    height = box["y"] + box["height"] * 0.9

    page.mouse.move(box["x"] + box["width"] * 0.2, height)
    page.mouse.down()
    assert line.input_value() == "20"
    page.mouse.move(box["x"] + box["width"] * 0.75, height + 300)
    assert line.input_value() == "75"
    page.mouse.move(box["x"] - 500, height)
    assert line.input_value() == "0"
    page.mouse.up()
    page.mouse.move(box["x"] + box["width"] * 0.5, height)
    assert line.input_value() == "0"

    page.keyboard.press("ArrowRight")
    assert line.input_value() == "1"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_comparison(page, line, theme):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")

    found = Axe().run(page, options=OPTIONS).response["violations"]

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
