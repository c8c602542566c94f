"""The focal point under an editor's hand, and a gallery put into order: what only a browser shows of the library."""

import pytest
from playwright.sync_api import expect

from photos.models import Gallery, GalleryPhoto, Photo
from tests.browser.desk import SECRET, Editor
from tests.builders import a_photo, an_editor, an_image, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page):
    an_editor("ana")
    editor = Editor(page)
    editor.sign_in("ana", SECRET)
    return editor


@pytest.fixture
def photo():
    return saved(Photo(title="Boats", credit="Ines Halloran", file=an_image(width=1200, height=600), licence="Our own"))


def open_form(page, photo):
    page.goto(f"/admin/photos/photo/{photo.pk}/change/")


def focal_point(page):
    return tuple(int(page.input_value(f"#id_focal_{axis}")) for axis in "xy")


def position_of(page, crop):
    """Return the object-position of a crop, in hundredths."""
    style = page.locator(f'.crops [data-name="{crop}"] img').evaluate("image => image.style.objectPosition")
    return tuple(round(float(part.rstrip("%"))) for part in style.split())


def stored(photo):
    photo.refresh_from_db()
    return photo.focal_x, photo.focal_y


def test_a_click_moves_the_ring_the_crops_follow_and_the_point_is_saved(page, editor, photo):
    open_form(page, photo)
    frame = page.locator(".focal-frame")
    size = frame.bounding_box()
    assert position_of(page, "1:1") == (50, 50)

    frame.click(position={"x": size["width"] * 0.25, "y": size["height"] * 0.8})

    assert focal_point(page) == (25, 80)
    assert position_of(page, "1:1") == (0, 50)
    assert position_of(page, "3:2") == (30, 80)
    ring = page.locator(".focal-ring").bounding_box()
    assert abs(ring["x"] + ring["width"] / 2 - size["x"] - size["width"] * 0.25) < 3
    editor.save()
    assert stored(photo) == (25, 80)


def test_the_ring_is_dragged_and_stops_at_the_edge(page, editor, photo):
    open_form(page, photo)
    ring = page.locator(".focal-ring").bounding_box()
    page.mouse.move(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    page.mouse.down()
    page.mouse.move(ring["x"] + 80, ring["y"], steps=4)
    page.mouse.move(ring["x"] + 3000, ring["y"] + 20, steps=4)
    page.mouse.up()
    assert focal_point(page)[0] == 100
    assert position_of(page, "1:1") == (100, 50)


def test_the_ring_is_moved_by_keyboard_with_shift_by_ten(page, editor, photo):
    open_form(page, photo)
    ring = page.get_by_role("button", name="Focal point, 50 of 100 from the left and 50 from the top")
    ring.focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert focal_point(page) == (52, 41)
    for _ in range(12):
        page.keyboard.press("Shift+ArrowLeft")
    assert focal_point(page) == (0, 41)
    editor.save()
    assert stored(photo) == (0, 41)


def test_numbers_that_are_typed_move_the_ring(page, editor, photo):
    open_form(page, photo)
    page.fill("#id_focal_x", "100")
    assert position_of(page, "1:1") == (100, 50)


def test_a_file_is_seen_as_soon_as_it_is_chosen_and_its_focal_point_saved_with_it(page, editor):
    page.goto("/admin/photos/photo/add/")
    expect(page.locator("focal-point")).to_be_hidden()
    picture = an_image(width=800, height=400).read()
    page.set_input_files("#id_file", {"name": "boats.jpg", "mimeType": "image/jpeg", "buffer": picture})
    expect(page.locator(".focal-frame img")).to_be_visible()
    page.locator(".focal-ring").focus()
    page.keyboard.press("Shift+ArrowRight")
    assert position_of(page, "1:1") == (70, 50)
    page.fill("#id_title", "Boats")
    page.fill("#id_credit", "Ines Halloran")
    editor.save()
    assert stored(Photo.objects.get()) == (60, 50)


def test_without_scripts_the_focal_point_is_typed(browser, live_server, photo):
    an_editor("ana")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/admin/login/?next=/admin/photos/photo/{photo.pk}/change/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", SECRET)
    page.press("#id_password", "Enter")
    page.fill("#id_focal_x", "30")
    page.locator("input[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    context.close()
    assert stored(photo) == (30, 50)


def a_gallery(*titles):
    gallery = Gallery.objects.create(title="Harbours")
    for position, title in enumerate(titles, start=1):
        GalleryPhoto.objects.create(gallery=gallery, photo=a_photo(title), position=position)
    return gallery


def order(gallery):
    return [row.photo.title for row in gallery.photographs.select_related("photo")]


def test_a_galleries_rows_are_moved_by_keyboard_and_by_dragging(page, editor):
    gallery = a_gallery("One", "Two", "Three")
    page.goto(f"/admin/photos/gallery/{gallery.pk}/change/")
    expect(page.locator(".field-photo .photo-seen img")).to_have_count(3)

    page.locator("#photographs-0 .grip").press("ArrowDown")
    page.locator("#photographs-2 .grip").drag_to(page.locator("#photographs-1"), target_position={"x": 60, "y": 5})
    editor.save()

    assert order(gallery) == ["Three", "Two", "One"]


def test_several_photographs_are_added_from_the_sheet_and_one_taken_out_again(page, editor):
    gallery = a_gallery("One")
    for title in ("Two", "Three", "Four"):
        a_photo(title)
    page.goto(f"/admin/photos/gallery/{gallery.pk}/change/")
    page.get_by_text("Add several from the library").click()
    for title in ("Four", "Two", "Three"):
        page.locator("photograph-sheet").get_by_role("button", name=title).click()
    expect(page.locator(".field-photo .photo-seen img")).to_have_count(4)
    page.locator("#photographs-3 .grip").press("ArrowUp")
    page.locator("#photographs-1 .inline-deletelink").click()
    editor.save()

    assert order(gallery) == ["One", "Three", "Two"]
