"""A partnership's members, entered without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from companies.models import CompanyAlias, Participation, Partnership
from tests.browser.desk import SECRET, Editor
from tests.builders import a_company, a_partnership, an_editor, saved
from tests.companies.builders import a_participation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEMBERS = (
    ("Leica Camera", "leica-camera", "2018-09-25"),
    ("Panasonic", "panasonic", "2018-09-25"),
    ("Sigma", "sigma", "2018-09-25"),
    ("Ernst Leitz Wetzlar", "ernst-leitz-wetzlar", "2021"),
    ("DJI", "dji", "2022-06"),
    ("Samyang", "samyang", "2023-07"),
    ("Astrodesign", "astrodesign", "2023-07"),
    ("Blackmagic Design", "blackmagic-design", "2023-09"),
    ("Sirui", "sirui", "2025-03"),
    ("Viltrox", "viltrox", "2025-09"),
)


class Typist:
    """Hands on the keyboard, which count their strokes."""

    def __init__(self, page):
        self.page, self.keys, self.strokes = page, page.keyboard, 0

    def type(self, text):
        self.keys.type(text)
        self.strokes += len(text)

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)
            self.strokes += 1

    def on(self, name):
        """Wait until the keyboard is in a field: "0-company"."""
        field = f"#id_participations-{name}"
        box = f"{field} + .select2 .select2-selection" if name.endswith("company") else field
        expect(self.page.locator(box)).to_be_focused()


@pytest.fixture
def typist(page):
    an_editor("ana")
    Editor(page).sign_in("ana", SECRET)
    return Typist(page)


def open_form(page, partnership, *, rows):
    """Open a partnership's form with the keyboard in the first cell of a new row below as many as there are."""
    page.goto(f"/admin/companies/partnership/{partnership.pk}/change/")
    page.locator("#participations-group .add-row a").focus()
    page.keyboard.press("Enter")
    page.locator(f"#participations-{rows} .select2-selection").focus()


def save(page, typist):
    typist.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()


def stored():
    rows = Participation.objects.order_by("pk").values_list("company__slug", "role", "status", "since")
    return [(slug, role, status, since.iso) for slug, role, status, since in rows]


def test_ten_members_are_entered_by_keyboard_alone(page, typist):
    for name, slug, _ in MEMBERS:
        a_company(name, slug)
    open_form(page, a_partnership(), rows=0)

    for number, (name, _, since) in enumerate(MEMBERS):
        typist.on(f"{number}-company")
        typist.type(name[:3].lower())
        typist.press("Enter")
        typist.on(f"{number}-role")
        if number == 0:
            typist.type("me")
        typist.press("Tab")
        typist.type(since)
        typist.press("Tab", "Tab")
        if number == 0:
            typist.type("c")
        typist.press("Tab")
        if number < len(MEMBERS) - 1:
            typist.press("Tab")
    save(page, typist)

    assert stored() == [(slug, "member", "confirmed", since) for _, slug, since in MEMBERS]
    assert typist.strokes < 180  # Three strokes in a second: a minute.


def test_enter_takes_what_was_typed_however_long_the_desk_searches(page, typist):
    a_company("Astrodesign", "astrodesign")
    saved(CompanyAlias(company=a_company("Zhongyi", "zhongyi"), name="Mitakon"))
    page.route(re.compile("/autocomplete/"), lambda route: (page.wait_for_timeout(400), route.continue_()))
    open_form(page, a_partnership(), rows=0)

    typist.type("mitak")
    typist.press("Enter")

    typist.on("0-role")
    save(page, typist)
    assert [slug for slug, *_ in stored()] == ["zhongyi"]


def test_a_company_found_by_another_name_says_so(page, typist):
    saved(CompanyAlias(company=a_company(), name="Ernst Leitz"))
    open_form(page, a_partnership(), rows=0)

    typist.type("leitz")

    expect(page.locator(".select2-results__option--highlighted small")).to_have_text("Ernst Leitz")
    typist.press("Escape")


def test_cells_are_copied_from_above_and_the_arrows_change_rows(page, typist):
    alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
    a_participation(alliance, a_company(), role="founder", since="2005", status="confirmed")
    a_participation(alliance, sigma, since="2010", until="2012")
    open_form(page, alliance, rows=2)

    typist.press("Control+d")
    page.locator("#id_participations-2-since").focus()
    typist.press("ArrowUp", "ArrowUp")
    typist.on("0-since")
    typist.press("ArrowDown", "ArrowDown")
    typist.on("2-since")
    typist.press("Control+d")
    page.locator("#id_participations-2-status").focus()
    typist.press("ArrowDown")
    save(page, typist)

    assert sorted(stored()) == [
        ("leica-camera", "founder", "confirmed", "2005"),
        ("sigma", "partner", "announced", "2010"),
        ("sigma", "partner", "reported", "2010"),
    ]


def test_an_empty_row_lets_the_keyboard_go_on_and_saves_nothing(page, typist):
    open_form(page, a_partnership(), rows=0)

    page.locator("#id_participations-0-note").focus()
    typist.press("Tab")

    expect(page.locator("#participations-1")).to_have_count(0)
    save(page, typist)
    assert Participation.objects.count() == 0


def test_a_company_that_is_not_there_yet_is_made_without_losing_the_grid(page, typist):
    a_company()
    open_form(page, a_partnership(), rows=0)
    typist.type("leica")
    typist.press("Enter")
    typist.on("0-role")
    page.locator("#id_participations-0-note").focus()
    typist.press("Tab")
    typist.on("1-company")
    page.locator("#add_id_participations-1-company").focus()

    with page.expect_popup() as opened:
        typist.press("Enter")
    popup = opened.value
    popup.locator("#id_name").press_sequentially("Viltrox")
    with popup.expect_event("close"):
        popup.locator("#id_name").press("Enter")
    expect(page.locator("#participations-1 .select2-selection")).to_contain_text("Viltrox")
    save(page, typist)

    assert [slug for slug, *_ in stored()] == ["leica-camera", "viltrox"]


def test_who_asks_for_a_row_goes_on_in_it(page, typist):
    a_company()
    page.goto(f"/admin/companies/partnership/{a_partnership().pk}/change/")

    page.locator("#participations-group .add-row a").focus()
    typist.press("Enter")
    typist.on("0-company")
    page.locator("#citations-group .add-row a").focus()
    typist.press("Enter")
    expect(page.locator("#id_citations-0-publisher")).to_be_focused()


def test_what_is_refused_comes_back_with_the_keyboard_where_it_is_to_be_mended(page, typist):
    alliance, leica = a_partnership(), a_company()
    for year in ("2001", "2018"):
        a_participation(alliance, leica, since=year, until=year)
    page.goto(f"/admin/companies/partnership/{alliance.pk}/change/")

    page.locator("#id_participations-1-until").fill("nonsense")
    typist.press("Control+s")

    expect(page.locator(".errornote")).to_be_visible()
    typist.on("1-until")


def test_without_scripts_the_form_is_saved_as_it_stands(browser, live_server):
    an_editor("ana")
    a_participation(a_partnership(), a_company(), since="2018")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/admin/login/?next=/admin/companies/partnership/{Partnership.objects.get().pk}/change/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", SECRET)
    page.press("#id_password", "Enter")

    page.fill("#id_participations-0-since", "2018-09-25")
    page.locator("input[name=_continue]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    context.close()
    assert [since for *_, since in stored()] == ["2018-09-25"]
