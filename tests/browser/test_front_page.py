"""The front page arranged in a browser: by mouse, by keys alone, without scripts; looked at, saved, read."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.models import FrontSlot
from tests.browser.desk import SECRET, Editor
from tests.builders import THEN, a_member, a_photo, a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page):
    """The desk's front page, open before an editor, with six stories that readers see."""
    a_member("Editor", username="ana")
    for number in range(1, 7):
        photo = a_photo(f"Frame {number}")
        moment = THEN + timedelta(hours=number)
        a_published_story(f"Story {number}", slug=f"story-{number}", lead_photo=photo, now=moment)
    Editor(page).sign_in("ana", SECRET)
    page.get_by_role("link", name="Front page").click()
    expect(page.locator("form.by-hand")).to_be_visible()
    return page


def place(desk, number):
    return desk.locator(f".place[data-place='{number}']")


def choice(desk, headline):
    return desk.locator(".choices .sheet-story", has_text=headline)


def stands(desk):
    """Return the headlines in the places: what an editor put there, and in brackets what the latest lend."""
    found = desk.eval_on_selector_all(
        ".place",
        """places => places.map((place) => {
          const story = place.querySelector(".sheet-story")
          const words = story?.querySelector(".to").textContent ?? ""
          return story?.classList.contains("filler") ? `(${words})` : words
        })""",
    )
    return [words.replace("Story ", "") for words in found]


def lead_of_readers(desk, live_server):
    reader = desk.context.browser.new_context(base_url=live_server.url).new_page()
    reader.goto("/")
    words = reader.locator(".card.lead h2").inner_text()
    reader.context.close()
    return words


def save(desk):
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator(".messagelist .success")).to_have_text("Saved: readers have this front page now.")


def test_a_story_is_dragged_to_the_lead_looked_at_saved_read_and_lapses(desk, live_server):
    assert stands(desk) == ["(6)", "(5)", "(4)", "(3)", "(2)"]

    choice(desk, "Story 2").drag_to(place(desk, 0))
    assert stands(desk) == ["2", "(6)", "(5)", "(4)", "(3)"]
    choice(desk, "Story 1").drag_to(place(desk, 0))
    assert stands(desk) == ["1", "2", "(6)", "(5)", "(4)"]
    place(desk, 0).drag_to(place(desk, 2))
    assert stands(desk) == ["(6)", "2", "1", "(5)", "(4)"]
    place(desk, 2).drag_to(place(desk, 0))
    place(desk, 1).drag_to(desk.locator(".choosing"), target_position={"x": 100, "y": 10})
    assert stands(desk) == ["1", "(6)", "(5)", "(4)", "(3)"]

    desk.get_by_role("button", name="Preview").click()
    seen = desk.frame_locator("iframe[name=front-preview]")
    expect(seen.locator(".card.lead h2")).to_have_text("Story 1")
    desk.get_by_label("Phone").check()
    assert desk.locator("iframe").bounding_box()["width"] == 390
    assert lead_of_readers(desk, live_server) == "Story 6"

    save(desk)
    assert lead_of_readers(desk, live_server) == "Story 1"

    FrontSlot.objects.update(lapses_at=timezone.now())  # The moment has come.
    assert lead_of_readers(desk, live_server) == "Story 6"


def test_all_of_it_is_done_by_keys_alone(desk, live_server):
    desk.get_by_label("Find a story by words of its headline").focus()
    desk.keyboard.type("story 3")
    expect(desk.locator(".choices .sheet-story")).to_have_count(1)
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Put in place: Story 3")).to_be_focused()
    desk.keyboard.type("Sec")
    desk.keyboard.press("Enter")
    assert stands(desk) == ["(6)", "3", "(5)", "(4)", "(2)"]
    expect(desk.locator(".arranged")).to_have_text("“Story 3” is put in place: second. Not saved yet.")

    desk.get_by_role("button", name="Move up: Second").press("Enter")
    assert stands(desk) == ["3", "(6)", "(5)", "(4)", "(2)"]
    expect(desk.get_by_role("button", name="Move down: Lead")).to_be_focused()
    place(desk, 0).get_by_label("Until").fill("2001-01-01T10:00")
    desk.get_by_role("button", name="Save").press("Enter")
    expect(place(desk, 0).locator(".errorlist")).to_contain_text("That time has passed")
    assert stands(desk) == ["3", "(6)", "(5)", "(4)", "(2)"]

    later = timezone.localtime(timezone.now() + timedelta(days=2))
    place(desk, 0).get_by_label("Until").fill(f"{later:%Y-%m-%dT%H:%M}")
    desk.get_by_label("As of").fill(f"{later + timedelta(hours=1):%Y-%m-%dT%H:%M}")
    desk.get_by_role("button", name="Show").press("Enter")
    seen = desk.frame_locator("iframe[name=front-preview]")
    expect(seen.locator(".card.lead h2")).to_have_text("Story 6")
    desk.get_by_role("button", name="Save").press("Enter")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert lead_of_readers(desk, live_server) == "Story 3"

    desk.get_by_role("button", name="Take out: Lead").press("Enter")
    save(desk)
    assert lead_of_readers(desk, live_server) == "Story 6"


def test_without_scripts_a_list_and_one_button_do_it(desk, live_server):
    context = desk.context.browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=desk.context.storage_state()
    )
    plain = context.new_page()
    plain.goto("/admin/front/")

    plain.locator("[name=place-0-story]").select_option(label="Story 2")
    plain.get_by_role("button", name="Save").click()

    assert "Saved: readers have this front page now." in plain.content()
    assert lead_of_readers(desk, live_server) == "Story 2"
    context.close()
