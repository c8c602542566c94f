"""Blocks as readers meet them: without scripts, on screens of every width, within the policy of the page."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from articles.models import Embedded, PublishedArticle
from photos.models import Photo
from tests.browser.desk import SECRET, Editor
from tests.builders import a_gallery, a_photo, a_published_story, an_editor, an_image, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "https://www.youtube.com/watch?v=coating"
FRAME = "https://www.youtube-nocookie.com/embed/coating?feature=oembed"


def a_comparison():
    upright = saved(Photo(title="Print", file=an_image(width=40, height=60), credit="Sigma", licence="Our own"))
    sides = {"before": a_photo("Raw"), "before_label": "In the file", "after": upright, "after_label": "On paper"}
    return a_published_story(blocks=[("comparison", sides)])


def a_video():
    embedded = saved(Embedded(url=ADDRESS, frame=FRAME, title="How a lens is coated", provider="YouTube"))
    return a_published_story(blocks=[("embed", {"embedded": embedded})])


def boxes(page, selector):
    return [each.bounding_box() for each in page.locator(selector).all()]


def test_without_scripts_both_photographs_are_seen_whole_and_a_video_is_a_link(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()

    page.goto(a_comparison().path)
    first, second = boxes(page, "photo-comparison img")
    assert first["y"] + first["height"] <= second["y"]
    assert first["width"] / first["height"] == pytest.approx(60 / 40, abs=0.01)
    assert second["width"] / second["height"] == pytest.approx(40 / 60, abs=0.01)
    for label in ("In the file", "On paper"):
        expect(page.get_by_text(label)).to_be_visible()

    page.goto(a_video().path)
    expect(page.get_by_role("link", name="How a lens is coated")).to_have_attribute("href", ADDRESS)
    expect(page.locator("embedded-page button")).to_have_count(0)
    context.close()


def test_photographs_of_different_forms_lie_in_the_frame_of_the_first(page):
    page.goto(a_comparison().path)
    expect(page.get_by_role("slider")).to_be_attached()

    first, second = boxes(page, "photo-comparison img")

    assert first == second
    assert first["width"] / first["height"] == pytest.approx(60 / 40, abs=0.01)


def test_the_policy_of_readers_pages_keeps_frames_of_strangers_out(page, complaints):
    page.goto(a_video().path)
    page.locator("embedded-page").evaluate("card => card.setAttribute('frame', 'https://stranger.example/')")

    with page.expect_console_message(lambda message: "frame-src" in message.text):
        page.get_by_role("button", name="YouTube").click()

    assert [complaint for complaint in complaints if "frame-src" not in complaint] == []
    complaints.clear()


@pytest.mark.parametrize("number", [3, 4, 5])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_rows_of_a_gallery_are_full_and_their_photographs_of_one_height(page, width, number):
    photos = [a_photo(f"Frame {each}") for each in range(number)]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(a_published_story(blocks=[("gallery", {"gallery": a_gallery(*photos)})]).path)

    for row in page.locator(".sheet-row").all():
        sheet, frames = row.bounding_box(), [frame.bounding_box() for frame in row.locator("img").all()]
        if width < 768:
            assert {(frame["x"], frame["width"]) for frame in frames} == {(0, width)}
            continue
        assert frames[0]["x"] == pytest.approx(sheet["x"], abs=1)
        assert frames[-1]["x"] + frames[-1]["width"] == pytest.approx(sheet["x"] + sheet["width"], abs=1)
        assert [frame["height"] for frame in frames] == pytest.approx([frames[0]["height"]] * len(frames), abs=1)
        gaps = [after["x"] - before["x"] - before["width"] for before, after in pairwise(frames)]
        assert gaps == pytest.approx([3] * len(gaps), abs=0.1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_gallery_a_video_and_a_correction_are_written_published_and_read(page):
    an_editor("ana")
    a_gallery(a_photo("Fog at six", caption="Fog."), a_photo("Lamp"), title="Weather")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    editor.begin_story("Everything that a story can show")
    editor.choose(editor.add_block("gallery") + "-gallery", "Weather")
    page.fill(f"#{editor.add_block('embed')}-url", "youtube.com/watch?v=coating")
    correction = editor.add_row("corrections")
    page.fill(f"#{correction}-words", "An earlier version gave the year as 2001; it was 2000.")
    editor.save()

    editor.publish()

    page.goto(PublishedArticle.objects.get().path)
    expect(page.locator(".gallery img")).to_have_count(2)
    expect(page.locator(".embed").get_by_role("link")).to_have_attribute("href", "https://youtube.com/watch?v=coating")
    expect(page.locator(".corrections")).to_contain_text("it was 2000.")
