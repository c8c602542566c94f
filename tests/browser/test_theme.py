"""The switch between light and dark: by keyboard, remembered, and there before anything is painted."""

import pytest
from playwright.sync_api import expect

from tests.builders import a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAPER = {"light": "rgb(253, 253, 252)", "dark": "rgb(18, 19, 20)"}
# Writes down the paper's colour in the moment in which the page has a body, before the browser paints it first.
WATCH = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  window.firstPaper = getComputedStyle(document.body).backgroundColor;
}).observe(document, { childList: true, subtree: true })"""


def paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def tab_to(page, control):
    """Press Tab until a control has the focus, as somebody without a mouse would."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if control.evaluate("control => control === document.activeElement"):
            return
    pytest.fail("The focus never came there.")


def test_it_is_pressed_by_keyboard_says_what_it_does_and_is_remembered(page):
    page.emulate_media(color_scheme="light")
    story = a_published_story()
    page.goto("/")
    assert paper(page) == PAPER["light"]

    tab_to(page, page.get_by_role("button", name="Dark"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Light")).to_be_focused()
    assert paper(page) == PAPER["dark"]
    page.add_init_script(WATCH)
    page.goto(story.path)
    assert page.evaluate("firstPaper") == paper(page) == PAPER["dark"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_who_never_pressed_it_gets_another_theme_than_the_systems(page, scheme):
    page.emulate_media(color_scheme=scheme)

    page.goto("/")
    assert paper(page) == PAPER[scheme]
    other = {"light": "dark", "dark": "light"}[scheme]
    page.emulate_media(color_scheme=other)
    assert paper(page) == PAPER[other]
    expect(page.get_by_role("button", name=scheme.capitalize())).to_be_visible()


def test_without_scripts_there_is_no_switch_and_the_systems_theme_holds(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto("/")
    expect(page.locator("[data-theme-switch]")).to_be_hidden()
    context.close()
