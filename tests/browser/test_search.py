"""The search by keyboard alone: what it proposes while one types, and the plain form that it is without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_theme import tab_to
from tests.builders import a_company, a_published_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def field(page):
    """The field of the search, found from the first page by keyboard, with a company and two stories to be found."""
    leica = a_company()
    a_published_story("Leica opens a factory", about=[leica])
    a_published_story("What Leica builds")
    page.goto("/")
    tab_to(page, page.get_by_role("banner").get_by_role("link", name="Search"))
    page.keyboard.press("Enter")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    return field


def test_a_proposal_is_chosen_with_the_arrows_and_opened_with_enter(page, field):
    page.keyboard.type("lei")
    options = page.get_by_role("option")
    expect(options).to_have_text(["Leica Camera company", "What Leica builds story", "Leica opens a factory story"])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    expect(field).to_have_value("lei")

    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leica opens a factory")


def test_escape_closes_what_is_proposed_the_arrow_opens_it_again_and_enter_asks_for_what_was_typed(page, field):
    page.keyboard.type("leica")
    expect(page.get_by_role("listbox")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("leica")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()

    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.partition("?")[0] + "?q=leica")
    expect(page.locator(".results h3").first).to_have_text("Leica Camera")


def test_what_is_proposed_lies_over_the_page_and_moves_nothing(page, field):
    below = page.get_by_role("heading", name="Latest")
    before = below.bounding_box()

    page.keyboard.type("lei")

    expect(page.get_by_role("listbox")).to_be_visible()
    assert below.bounding_box() == before


def test_what_was_found_is_narrowed_down_by_keyboard_and_the_way_back_is_a_link(page, field):
    page.keyboard.type("leica")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Companies"))
    page.keyboard.press("Enter")

    expect(page.locator(".results h3")).to_have_text(["Leica Camera"])
    tab_to(page, page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Everything"))
    page.keyboard.press("Enter")
    expect(page.locator(".results h3")).to_have_count(2 + 1)


def test_without_scripts_it_is_a_form(browser, live_server):
    a_published_story("Leica opens a factory")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/")

    page.get_by_role("searchbox").fill("factory")
    page.keyboard.press("Enter")

    expect(page.locator(".results h3")).to_have_text(["Leica opens a factory"])
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_of_a_narrow_screen(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    a_published_story(
        "A headline with Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk in it", about=[a_company()]
    )

    page.goto("/search/?q=headline+" + "x" * 280)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.goto("/search/?q=headline")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("combobox").fill("donau")
    expect(page.get_by_role("option")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
