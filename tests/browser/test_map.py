"""The industry map by keyboard alone: the year, a name, the signs, the kinds; and in columns of every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_axe import OPTIONS
from tests.builders import a_brand, a_company, a_partnership
from tests.companies.builders import a_participation, an_ownership

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def industry():
    """Leica with Panasonic since 2000, with Huawei from 2016 to 2022; Pentax that was Asahi's, then Hoya's."""
    leica = a_company()
    for name, slug, begun, ended in (("Panasonic", "panasonic", "2000-08", ""), ("Huawei", "huawei", "2016", "2022")):
        deal = a_partnership(f"Leica–{name}", f"leica-{slug}", effective=begun, ended=ended, status="confirmed")
        for each in (leica, a_company(name, slug)):
            a_participation(deal, each, status="confirmed")
    pentax = a_brand("Pentax", "pentax")
    an_ownership(pentax, a_company("Asahi Optical", "asahi-optical"), since="1957", until="2008")
    an_ownership(pentax, a_company("Hoya", "hoya"), since="2008")


def told(page):
    return page.locator(".map-told")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def lit(page):
    return set(page.locator("svg.wide .sign.lit").evaluate_all("signs => signs.map((sign) => sign.dataset.name)"))


def tab_to(page, locator):
    """Press Tab until something has the focus."""
    for _ in range(40):
        if locator.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {locator}")


def test_the_year_moves_by_keyboard_without_a_request(page):
    page.goto("/map/")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    tab_to(page, page.get_by_role("slider"))

    page.keyboard.press("Home")
    expect(told(page)).to_have_text("At the end of 1957 1 in force 0 perhaps 0 ended")
    expect(page.locator("svg.wide").get_by_role("link")).to_have_count(2)
    expect(page).to_have_url("/map/?as_of=1957")
    expect(page.get_by_role("row", name="Hoya")).to_have_count(0)

    for _ in range(60):
        page.keyboard.press("ArrowRight")
    expect(told(page)).to_have_text("At the end of 2017 5 in force 0 perhaps 1 ended")
    expect(page.locator("[data-year]")).to_have_text("2017")

    page.keyboard.press("End")
    expect(told(page)).to_have_text("Today 3 in force 0 perhaps 3 ended")
    assert [url for url in requests if "/map/" in url] == []


def test_a_name_is_found_and_the_signs_are_walked(page):
    page.goto("/map/?as_of=2018")
    tab_to(page, page.get_by_role("searchbox"))

    page.keyboard.type("leica c")
    assert lit(page) == {"Leica Camera", "Leica–Panasonic", "Leica–Huawei"}
    page.keyboard.press("Enter")
    assert focused(page) == "Leica Camera, company"
    expect(page).to_have_url("/map/?as_of=2018#leica-camera")
    expect(page.locator(".map-about")).to_contain_text("Leica–Huawei, partner")

    page.keyboard.press("End")
    page.keyboard.press("Home")
    first = focused(page)
    page.keyboard.press("ArrowDown")
    assert focused(page) != first
    page.keyboard.press("ArrowUp")
    assert focused(page) == first

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Draw the map around it"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == first
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(first.rpartition(",")[0])


def test_kinds_are_chosen_by_keyboard(page):
    page.goto("/map/")
    tab_to(page, page.get_by_role("checkbox", name="Brands"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Draw"))
    page.keyboard.press("Enter")

    expect(page.locator("svg.wide").get_by_role("link")).to_have_count(3)
    expect(page.get_by_role("checkbox", name="Brands")).to_be_checked()


def test_an_address_leads_to_a_sign_of_a_year(page):
    page.goto("/map/?as_of=2013#hoya")

    expect(page.locator('svg.wide .sign[data-name="Hoya"] a')).to_be_focused()
    assert lit(page) == {"Hoya", "Pentax"}


def test_without_scripts_the_form_draws_the_year(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/map/")
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Draw").click()

    expect(told(page)).to_have_text("At the end of 1957 1 in force 0 perhaps 0 ended")
    expect(page.locator("svg.wide").get_by_role("link")).to_have_count(2)
    context.close()


@pytest.mark.parametrize(("width", "sheet"), [(320, "narrow"), (360, "narrow"), (768, "medium"), (1280, "wide")])
def test_one_drawing_is_shown_and_the_page_never_scrolls_sideways(page, width, sheet):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/map/")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [each.get_attribute("class") for each in page.locator(".map > svg").all() if each.is_visible()] == [sheet]
    for field in page.locator(f"svg.{sheet} .field").all():
        box = field.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(page, complaints, theme, width):
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/map/", "/map/?as_of=2013&find=leica#hoya", "/map/?as_of=soon&kind=x"):
        page.goto(address)
        found = Axe().run(page, options=OPTIONS).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"][:3]]) for each in found] == []
    # The last of them is a bad request, of which a browser complains.
    assert all("400" in complaint for complaint in complaints)
    complaints.clear()
