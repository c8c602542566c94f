"""Comparisons, tables, galleries and other houses' pages, under a reader's and an editor's hands."""

import pytest
from playwright.sync_api import expect

from articles.models import Embedded, Table
from articles.tasks import fetch_embedded
from tests.articles.houses import WATCH, open_house
from tests.browser.desk import SECRET, Editor
from tests.builders import a_gallery, a_photo, a_published_story, an_editor, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page):
    an_editor("ana")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    return editor


@pytest.fixture
def house(settings):
    with open_house(settings) as house:
        house.answers(html=f'<iframe src="{house.origin}/player"></iframe>')
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-src": [house.origin]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
        yield house


def compared(**fields):
    return a_published_story(blocks=[("comparison", {"before": a_photo("Raw"), "after": a_photo("Printed"), **fields})])


def cut(page):
    """Return how much of the first photograph is seen, in per cent of its width."""
    return round(page.locator("photo-comparison").evaluate("each => parseFloat(each.style.getPropertyValue('--cut'))"))


def test_a_comparisons_line_is_moved_by_keyboard_and_says_where_it_is(page):
    page.goto(compared(before_label="In the file", after_label="On paper").path)
    line = page.get_by_role("slider", name="How much of “In the file” is seen")

    line.focus()
    page.keyboard.press("ArrowRight")
    assert (cut(page), line.get_attribute("aria-valuetext")) == (51, "51 % of “In the file”")
    page.keyboard.press("Home")
    assert (cut(page), line.get_attribute("aria-valuetext")) == (0, "0 % of “In the file”")
    page.keyboard.press("End")
    assert cut(page) == 100
    assert page.locator("photo-comparison").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_a_comparisons_line_follows_the_pointer(page):
    page.goto(compared(width="wide").path)
    picture = page.locator("photo-comparison input")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    middle = box["y"] + box["height"] / 2

    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, middle, steps=8)
    page.mouse.up()
    assert cut(page) == 20
    page.mouse.click(box["x"] + box["width"] * 0.9, middle)
    assert cut(page) == 90


def test_a_comparisons_photographs_lie_upon_each_other_and_nothing_is_written_on_them(page):
    page.goto(compared().path)
    one, two = (each.bounding_box() for each in page.locator("photo-comparison img").all())
    labels = [each.bounding_box() for each in page.locator("photo-comparison .label").all()]

    assert one == two
    assert all(label["y"] + label["height"] <= one["y"] for label in labels)
    assert labels[0]["y"] == labels[1]["y"]
    assert labels[1]["x"] + labels[1]["width"] == pytest.approx(one["x"] + one["width"], abs=1)


@pytest.mark.parametrize("width", ["column", "wide", "full"])
def test_a_comparison_on_a_phone_moves_nothing_sideways(page, width):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(compared(width=width).path)

    for key in ("Home", "End"):
        page.locator("photo-comparison input").press(key)
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_paper_both_photographs_of_a_comparison_are_seen(page):
    page.goto(compared().path)
    expect(page.locator("photo-comparison.laid")).to_be_attached()
    page.emulate_media(media="print")

    one, two = (each.bounding_box() for each in page.locator("photo-comparison img").all())
    assert two["y"] >= one["y"] + one["height"]
    assert page.locator("photo-comparison .photo").first.evaluate("each => getComputedStyle(each).clipPath") == "none"


def test_another_houses_page_is_fetched_only_when_the_reader_asks_and_stands_in_a_sandbox(page, house, live_server):
    row = saved(Embedded(url=f"{WATCH}7"))
    fetch_embedded.call()
    story = a_published_story(blocks=[("embed", {"embedded": row})])
    requests = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto(story.path, wait_until="networkidle")
    assert [url for url in requests if not url.startswith(live_server.url)] == []
    assert house.opened == []

    page.get_by_role("button", name="Show it here, from Videos: How a shutter works").click()

    frame = page.locator("iframe")
    expect(page.frame_locator("iframe").get_by_text("The player.")).to_be_visible()
    assert house.opened[0] == "/player"
    assert frame.get_attribute("title") == "How a shutter works"
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    expect(frame).to_be_focused()
    box = frame.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(640 / 360, rel=0.01)


def test_a_wide_table_scrolls_within_itself_and_its_rows_keep_their_names(page):
    columns = " | ".join(f"Column {number}" for number in range(1, 13))
    cells = f"Mount | {columns}\nL-Mount | {' | '.join(['20.0'] * 12)}"
    story = a_published_story(blocks=[("table", {"cells": cells, "caption": "Far too wide"})])
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(story.path)
    table = page.get_by_role("region", name="Far too wide")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert table.evaluate("each => each.scrollWidth > each.clientWidth")
    table.focus()
    table.evaluate("each => { each.scrollLeft = 400 }")
    name = page.get_by_role("rowheader", name="L-Mount").bounding_box()
    assert name["x"] == table.bounding_box()["x"]


def test_an_editor_types_and_pastes_a_table_and_sees_every_block_in_the_preview(page, editor):
    a_gallery((a_photo("Raw"), "Before the press."), a_photo("Printed"), title="Two prints")
    editor.begin_story("Everything at once")
    table = editor.add_block("table")
    type_a_table(page, f"#{table}-cells")
    gallery = editor.add_block("gallery")
    editor.choose(f"{gallery}-gallery", "Two prints")
    comparison = editor.add_block("comparison")
    editor.choose(f"{comparison}-before", "Raw")
    editor.choose(f"{comparison}-after", "Printed")
    editor.save()

    assert Table.objects.get().cells.splitlines() == [
        r"|  | Leica | \| stroke |",
        "| Founded | 1914 | 1961 |",
        "| Mount | L | SA |",
    ]
    expect(page.locator("table-grid input").nth(1)).to_have_value("Leica")

    page.locator("[name=_preview]").click()
    shown = page.frame_locator("iframe.preview-frame")
    expect(shown.get_by_role("columnheader", name="Leica")).to_be_visible()
    expect(shown.get_by_role("rowheader", name="Founded")).to_be_visible()
    expect(shown.get_by_text("Before the press.")).to_be_visible()
    expect(shown.get_by_role("slider", name="How much of “Before” is seen")).to_be_attached()


def type_a_table(page, lines):
    """Fill a grid as one does: the heads by hand, a row with Enter, the rest from a spreadsheet."""
    grid = page.locator(f"table-grid:has({lines})")
    cell = grid.get_by_role("textbox", name="Row 1, column 2")
    cell.fill("Leica")
    grid.get_by_role("textbox", name="Row 1, column 3").fill("| stroke")
    cell = grid.get_by_role("textbox", name="Row 3, column 1")
    cell.fill("To be overwritten")
    cell.press("Enter")
    expect(grid.get_by_role("textbox", name="Row 4, column 1")).to_be_focused()
    grid.get_by_role("textbox", name="Row 2, column 1").evaluate(
        """(cell, text) => {
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/plain", text)
            cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
        }""",
        "Founded\t1914\t1961\nMount\tL\tSA\n",
    )
    expect(grid.get_by_role("textbox", name="Row 3, column 3")).to_have_value("SA")


def test_a_refused_story_keeps_its_address_and_its_table(page, editor):
    editor.begin_story("With two slips")
    embed = editor.add_block("embed")
    page.fill(f"#{embed}-url", "https://nobody.example/7")
    editor.add_block("table")
    page.get_by_role("textbox", name="Row 1, column 1").fill("Alone")
    page.locator("input[name=_continue]").click()

    expect(page.get_by_role("alert")).to_have_text("Not saved: 2 things to put right first.")
    expect(page.locator(f"#{embed}-url")).to_have_value("https://nobody.example/7")
    expect(page.get_by_text("Only what these show can stand in a story: YouTube, Vimeo")).to_be_visible()
    expect(page.get_by_role("textbox", name="Row 1, column 1")).to_have_value("Alone")
