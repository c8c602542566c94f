"""A small site on which there is something to find of every kind, for tests of what search engines read."""

from articles.models import Correction
from articles.models.choices import Role
from companies.models.brand import BrandAlias
from companies.models.company import CompanyAlias
from newsroom.demo.pages import PAGES as PAGES_BESIDE
from newsroom.demo.pages import bring_in_pages
from tests.builders import a_brand, a_company, a_partnership, a_photo, a_story, an_author, published, saved
from tests.companies.builders import a_parenthood, a_participation, an_ownership

RIGHTS = {
    "creator": "Ines Halloran",
    "copyright_notice": "© 2022 Ines Halloran",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
ELSEWHERE = {"wikidata": "Q42", "same_as": "https://en.wikipedia.org/wiki/It"}
# Each kind of page that readers have, and those that lists have more of.
PAGES = (
    *("/", "/tags/", "/tags/l-mount/", "/authors/", "/authors/ines-halloran/"),
    *("/archive/", "/archive/2022/05/", "/corrections/", "/record/"),
    *("/map/", "/about/", "/contact/", "/privacy/", "/kinds/news/"),
    *("/feeds/", "/feeds/tags/", "/feeds/authors/", "/feeds/companies/", "/feeds/brands/", "/feeds/partnerships/"),
    *("/companies/", "/companies/leica-camera/", "/brands/", "/brands/lumix/"),
    *("/partnerships/", "/partnerships/l-mount-alliance/", "/partnerships/an-agreement/"),
)


def a_whole_site(headline="Leica and Panasonic put one name to what they build together"):
    """Publish a story with all that a story can have, of which every kind of page tells; return its page."""
    bring_in_pages(PAGES_BESIDE)
    records = the_record()
    story = a_story(
        headline,
        kicker="Business",
        standfirst="A joint brand, not a merger.",
        lead_photo=a_photo("Lead", caption="Wetzlar, May 2022.", **RIGHTS),
        authors=[an_author(role="Staff writer", bio="She likes a date.", portrait=a_photo("Portrait", **RIGHTS))],
        tags=["L-mount", "Alliances"],
        about=records[:2],
        mentions=records[2:],
        sources=[{"publisher": "Leica", "title": "Announcement", "url": "https://leica.example/l2"}],
        blocks=[("figure", {"photo": a_photo("Within", alt_text="A mount.", **RIGHTS)})],
    )
    story.bylines.create(author=an_author("Tomas Brandt", "tomas-brandt"), role=Role.PHOTOGRAPHS, position=2)
    saved(Correction(article=story, words="It was 2000, not 2001.", corrected_on="2022-06-01"))
    return published(story)


def the_record():
    """Return a company, an alliance, a brand and an agreement with all that structured data can say of them."""
    leica = a_company(
        **ELSEWHERE,
        founded="1869",
        dissolved="2019-05",
        country="DE",
        headquarters="Wetzlar",
        website="https://leica-camera.com",
        summary="Maker of cameras.",
        logo=a_photo("Logo"),
    )
    saved(CompanyAlias(company=leica, name="Leica Camera AG", kind=CompanyAlias.Kind.LEGAL))
    panasonic = a_company("Panasonic", "panasonic")
    alliance = a_partnership(kind="alliance", status="confirmed", effective="2018-09", **ELSEWHERE)
    brand = a_brand(**ELSEWHERE, website="https://lumix.example", summary="A brand of cameras.", logo=a_photo("Sign"))
    saved(BrandAlias(brand=brand, name="Panasonic Lumix"))
    agreement = a_partnership("An agreement", "an-agreement", wikidata="Q43")
    a_participation(alliance, leica, status="confirmed")
    an_ownership(brand, leica, status="confirmed")
    a_parenthood(leica, panasonic, status="confirmed")
    a_parenthood(a_company("Leitz", "leitz"), leica, status="confirmed")
    return leica, alliance, brand, agreement
