"""The readers' pages for everyone: nothing scrolls sideways at 320 px, and axe-core finds nothing, by day and by night.

`make judge` looks at all of them with everything that stories can hold; this is what must not wait for it.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_axe import OPTIONS
from tests.builders import a_brand, a_company, a_partnership, a_photo, a_published_story, an_author
from tests.companies.builders import a_citation, a_participation, an_ownership

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragung"
PAGES = [
    "/",
    "/2022/05/a-long-word/",
    "/tags/",
    "/tags/lenses/",
    "/authors/",
    "/authors/ines-halloran/",
    "/archive/",
    "/archive/2022/05/",
    "/corrections/",
    "/kinds/news/",
    "/feeds/",
    "/feeds/tags/",
    "/companies/",
    "/companies/leica/",
    "/brands/lumix/",
    "/partnerships/l-mount-alliance/",
    "/record/",
    "/map/",
    "/search/",
    "/search/?q=leica",
    "/search/?q=nothing-of-that-name",
]
MISSING = {"/companies/leika/": "Did you mean"}
WIDTHS, THEMES = (360, 1280), ("light", "dark")


@pytest.fixture
def house():
    """Something on every page; the story's words are as long as words come."""
    leica, sigma = a_company("Leica", "leica", country="DE"), a_company("Sigma", "sigma")
    alliance, lumix = a_partnership(), a_brand()
    for company in (leica, sigma):
        a_participation(alliance, company, since="2018-09-25")
    a_citation(an_ownership(lumix, sigma, since="2001"))
    story = {"authors": [an_author()], "tags": ["Lenses", "Mirrorless"], "about": [leica, alliance]}
    text = f'<h2>Leica</h2><p>{LONG}. <a href="https://www.leica-camera.com/">Leica</a></p>'
    a_published_story(LONG, slug="a-long-word", standfirst=LONG, lead_photo=a_photo(), text=text, **story)
    for number in range(4):
        a_published_story(f"Leica {number}", slug=f"leica-{number}", lead_photo=a_photo(f"Lens {number}"), **story)


def test_no_page_scrolls_sideways_at_320_pixels(page, house, complaints):
    page.set_viewport_size({"width": 320, "height": 700})
    wide = {}
    for address in [*PAGES, *MISSING]:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        wide |= {address: width} if width > 320 else {}
    complaints[:] = [line for line in complaints if "status of 404" not in line]
    assert wide == {}


@pytest.mark.parametrize("addresses", [PAGES[::2], [*PAGES[1::2], *MISSING]], ids=["one half", "the other"])
def test_axe_finds_nothing_on_what_readers_see(page, house, complaints, addresses):
    found = {}
    for address in addresses:
        page.goto(address)
        assert MISSING.get(address, "") in page.content()
        for width in WIDTHS:
            for theme in THEMES:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                for violation in Axe().run(page, options=OPTIONS).response["violations"]:
                    nodes = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
                    found.setdefault((address, width, theme), []).append((violation["id"], nodes))
    complaints[:] = [line for line in complaints if "status of 404" not in line]
    assert found == {}
