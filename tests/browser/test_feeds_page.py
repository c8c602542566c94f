"""The button that copies a feed's address: by keyboard, said aloud, and not there where it could do nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_theme import tab_to
from tests.builders import a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SITE = "http://localhost:8000"


@pytest.fixture
def feeds(page, live_server):
    """The page of feeds, in a browser that may copy."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    a_published_story(kind="review")
    page.goto("/feeds/")
    return page


def test_the_address_is_copied_by_keyboard_and_it_is_said(feeds):
    button = feeds.get_by_role("button", name="Copy address (Reviews)")
    tab_to(feeds, button)
    feeds.keyboard.press("Enter")

    expect(feeds.get_by_role("status")).to_have_text(f"The address was copied: {SITE}/kinds/review/feed/")
    assert feeds.evaluate("navigator.clipboard.readText()") == f"{SITE}/kinds/review/feed/"
    expect(feeds.get_by_role("button", name="Copied (Reviews)")).to_be_focused()


def test_the_button_says_what_it_does_again_after_a_while(feeds):
    feeds.clock.install()
    button = feeds.get_by_role("button", name="Reviews")
    button.click()
    button.click()
    expect(button).to_contain_text("Copied")

    feeds.clock.fast_forward(5000)

    expect(button).to_contain_text("Copy address")


def test_where_the_browser_refuses_the_address_is_told(page):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto("/feeds/")
    page.get_by_role("button", name="Copy address").click()

    expect(page.get_by_role("button")).to_contain_text(["Not copied"])
    expect(page.get_by_role("status")).to_contain_text(f"The address is {SITE}/feed/")


def test_nothing_moves_when_the_buttons_come(feeds):
    shifts = feeds.evaluate(
        "() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length))"
        ".observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 500))"
    )

    assert shifts == 0


@pytest.mark.parametrize("without", ["scripts", "a clipboard"])
def test_without_it_there_are_links_and_no_button(browser, live_server, without):
    a_published_story(kind="review")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=without != "scripts")
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/feeds/")

    expect(page.get_by_role("main").get_by_role("link", name="RSS")).to_have_count(2)
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    context.close()
