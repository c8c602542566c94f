"""A site in another language: every word of readers' pages is in it, whoever asked for it to be written."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.dates import MONTHS, WEEKDAYS

from articles.models import Author, Correction, Note, Tag
from articles.models.published import PublishedArticle
from articles.publishing import preview, rebuild, withdraw
from companies.models import Brand, Company, Ownership, Participation, Partnership
from companies.partial_dates import PartialDate
from newsroom.models import StaticPage
from tests.builders import (
    a_brand,
    a_company,
    a_gallery,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
    saved,
)
from tests.companies.builders import a_citation, a_creation, a_parenthood, a_participation, a_succession, an_ownership
from tests.languages import bracketed_language, greek, untranslated
from tests.newsroom.test_leaks import public_patterns

pytestmark = pytest.mark.django_db

# Names and signs that are the same in every language.
NAMES = {"RSS", "JSON", "CSV", "CC", "Wikidata", "Japan", "Leica", "LEICA"}


@pytest.fixture
def german(settings):
    settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "de"


def a_partnership_of_each_kind_and_state():
    """Return partnerships that between them say all that a partnership's page can say."""
    dated = (
        {"effective": "2018-09-25", "status": "confirmed"},
        {"signed": "2019", "status": "announced"},
        {"announced": "2022-05", "status": "announced"},
        {"effective": "2016-02", "ended": "2022-03-31", "status": "confirmed"},
        {"effective": "2010", "ended": "?"},
        {"effective": "2100"},
        {"status": "reported"},
        {"effective": "2011", "ended": "2012"},
    )
    return [
        a_partnership(greek(f"Pact {kind}"), f"pact-{kind}", kind=kind, **dates)
        for kind, dates in zip(Partnership.Kind.values, dated, strict=True)
    ]


def a_record_in_greek():
    pacts = a_partnership_of_each_kind_and_state()
    companies = [
        a_company(greek(f"Firm {number}"), f"firm-{number}", country="JP", founded="1918", headquarters=greek("Town"))
        for number in range(5)
    ]
    companies[1].dissolved = "?"
    companies[1].save()
    brands = [a_brand(greek(f"Brand {kind}"), f"brand-{kind}", kind=kind) for kind in Brand.Kind.values]
    for pact in pacts:
        for role, company in zip(Participation.Role.values, companies, strict=False):
            a_participation(pact, company, role=role, since="2018" if role == "member" else "", status=pact.status)
    cited = a_participation(pacts[0], a_company(greek("Sixth"), "sixth"), role="member", since="2019-01", until="2021")
    for publisher, since, status in (("Uno", "2019-01-05", "confirmed"), ("Due", "2020", "reported")):
        a_citation(cited, greek(publisher), title=greek("Title"), since=since, status=status)
    for company in companies[:4]:
        an_ownership(brands[0], company, role=Ownership.Role.OWNER, share=20, since="2001", until="2019")
    an_ownership(brands[1], companies[0], since="2001-05")
    an_ownership(brands[2], companies[0], role=Ownership.Role.LICENSEE, until="?")
    a_parenthood(companies[0], companies[1], since="2000-08")
    a_succession(companies[2], companies[3], since="2003")
    a_creation(pacts[0], brands[3], since="2022-05-26")
    pacts[1].follows = pacts[0]
    pacts[1].save()
    return companies, brands, pacts


def a_story_in_greek():
    (firm, *_), (brand, *_), (pact, *_) = a_record_in_greek()
    photo = a_photo(greek("Lens"), alt_text=greek("A lens."), credit=greek("Ines"), caption=greek("In a town."))
    blocks = [
        ("figure", {"photo": photo}),
        ("gallery", {"gallery": a_gallery(photo, title=greek("Weather"))}),
        ("quote", {"words": greek("Said."), "speaker": greek("Somebody"), "company": firm}),
        ("table", {"cells": greek("one | two\nthree | four")}),
        ("record_card", {"partnership": pact}),
        ("aside", {"title": greek("Aside"), "html": f"<p>{greek('Words.')}</p>"}),
    ]
    author = an_author(greek("Ines"), "ines", role=greek("Writer"))
    source = {"publisher": greek("Leica"), "title": greek("Title"), "published": "2022-05", "accessed": "2022-05-31"}
    story = a_story(
        greek("Headline"),
        slug="headline",
        text=f"<p>{greek('Text')} [1]</p>",
        lead_photo=photo,
        blocks=blocks,
        tags=[greek("Public")],
        authors=[author],
        about=[firm],
        mentions=[brand],
        sources=[source],
        comments="closed",
    )
    saved(Correction(article=story, words=greek("Wrong.")))
    saved(Note(article=story, words=greek("Since.")))
    published(story)
    published(story, now=datetime(2022, 6, 1, 9, 30, tzinfo=UTC))
    for number in range(12):
        words = {"text": f"<p>{greek('So.')}</p>", "standfirst": greek("So.")}
        a_published_story(greek(f"Another {number}"), slug=f"another-{number}", about=[firm], **words)


def pages_beside_the_news():
    """Return the addresses of a page of the house, of a preview, of one that is over, and of a withdrawn story."""
    words = {"title": greek("About"), "description": greek("Who."), "body": f"<p>{greek('Words.')}</p>"}
    about = saved(StaticPage(slug="about", is_published=True, **words))
    draft, gone = a_story(greek("Draft"), slug="draft", text=""), a_story(greek("Gone"), slug="gone", text="")
    published(gone)
    withdraw(gone, by=an_editor())
    revision, now = draft.latest_revision, timezone.now()
    lasting = (now + timedelta(days=1), now - timedelta(days=1))
    links = [
        draft.preview_links.create(revision=revision, made_at=now, expires_at=until, made_by=None) for until in lasting
    ]
    return {about.get_absolute_url(), "/2022/05/gone/", *(f"/preview/{link.token}/" for link in links)}


def pages():
    """Return the address of every page that the database knows, and of pages that were asked for badly."""
    plain = {"/" + route for route, parameters in public_patterns() if not parameters}
    rows = [row for model in (Company, Brand, Partnership, Author, Tag) for row in model.objects.all()]
    own = {row.get_absolute_url() for row in (*rows, *PublishedArticle.objects.all())}
    looks = {f"{row.get_absolute_url()}?as_of=2018" for row in rows if hasattr(row, "kind_word")}
    narrowed = {"/companies/?country=JP&state=ended"}
    narrowed |= {f"/brands/?kind={kind}" for kind in Brand.Kind.values}
    narrowed |= {f"/partnerships/?kind={kind}&state=active" for kind in Partnership.Kind.values}
    asked = {f"/partnerships/pact-alliance/?as_of={date}" for date in ("soon", "2100", "2018-13", "2018&as_of=2019")}
    words = ("Another", "Sixth", "nothing of it", "Anothes")
    searched = {f"/search/?q={quote(greek(each))}" for each in words}
    drawn = {f"/map/?{query}" for query in ("around=firm-0", "as_of=2018", f"find={quote(greek('Firm'))}", "find=zzz")}
    others = {"/archive/2022/05/", "/nowhere/", "/companies/firm/", "/2022/05/anothet-1/"}
    others |= {"/search/?q=zzz&kind=company", "/map/?kind=nothing&around=nobody"}
    return sorted({*plain, *own, *looks, *narrowed, *asked, *searched, *drawn, *others})


def test_no_word_of_a_readers_page_is_left_untranslated(client, settings, tmp_path):
    settings.SITE_NAME, settings.SITE_TAGLINE = greek("Paper"), greek("A paper")
    left, seen = {}, set()
    with bracketed_language(tmp_path / "locale"):
        a_story_in_greek()
        beside = pages_beside_the_news()
        calendar = {word for names in (MONTHS, WEEKDAYS) for name in names.values() for word in str(name).split()}
        for address in (*pages(), *beside):
            response = client.get(address)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                seen.add(address)
                words = untranslated(response.content.decode()) - NAMES - calendar - {"Uhr"}
                left |= {word: address for word in words if word not in left}

    assert "/partnerships/pact-alliance/" in seen
    assert left == {}


class TestWhoeverAsks:
    """What is rendered for readers is in the site's language; the desk speaks English."""

    def test_a_story_published_from_the_desk_is_set_in_the_sites_language(self, german):
        story = a_story(comments="closed", blocks=[("table", {"cells": "a | b\nc | d"})], authors=[an_author()])

        with translation.override("en"):
            page = published(story)

        assert 'aria-label="Tabelle"' in page.body_html
        assert page.furniture["byline_groups"][0]["label"] == "Von"
        assert page.feed_words["categories"][0]["label"] == "Nachrichten"

    def test_so_is_one_that_a_worker_renders_again_and_one_that_is_previewed(self, german, settings):
        story = a_story(blocks=[("quote", {"words": "Word for word.", "speaker": "Somebody"})])
        settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "en"
        page = published(story)
        settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "de"

        with translation.override("en"):
            shown = preview(story.latest_revision)
            again = rebuild(page)

        assert "“Word for word.”" in page.body_html
        assert "„Word for word.“" in shown.body_html
        assert "„Word for word.“" in again.body_html
        assert "„Word for word.“" in again.feed_html

    def test_the_desk_speaks_english_and_shows_readers_pages_in_their_language(self, german, admin_client):
        story = a_story(comments="closed")
        desk = admin_client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
        address = f"/admin/articles/article/{story.pk}/preview/page/?revision={story.latest_revision_id}"
        frame = admin_client.get(address)

        assert '<html lang="en"' in desk
        assert "Save" in desk
        assert frame.status_code == 200
        assert '<html lang="de"' in frame.content.decode()
        assert "Die Kommentare sind geschlossen." in frame.content.decode()

    def test_a_reader_who_comes_after_an_editor_is_answered_in_the_sites_language(self, german, admin_client, client):
        admin_client.get("/admin/")

        assert "Zum Inhalt springen" in client.get("/").content.decode()

    def test_what_a_browser_would_rather_have_changes_nothing(self, german, client):
        page = client.get("/", headers={"Accept-Language": "en"})

        assert '<html lang="de"' in page.content.decode()
        assert "Accept-Language" not in page.headers.get("Vary", "")


class TestGerman:
    def test_dates_are_written_as_germans_do(self, german, client):
        a_published_story(slug="dated")
        page = client.get("/2022/05/dated/").content.decode()

        assert "31. Mai 2022, 12:20 Uhr" in page
        assert PartialDate("2018-09-25").words == "25. September 2018"
        assert PartialDate("2018-09-25").short == "25. Sept. 2018"
        assert PartialDate("2000-08").words == "August 2000"
        assert PartialDate("2001").words == "2001"

    def test_a_record_says_since_when_in_the_words_of_each_precision(self, german, client):
        for slug, effective in (("a", "2018"), ("b", "2018-09"), ("c", "2018-09-25")):
            a_partnership(slug.upper(), slug, effective=effective)
        said = [client.get(f"/partnerships/{slug}/").content.decode() for slug in "abc"]

        assert "Aktiv seit 2018" in said[0]
        assert "Aktiv seit September 2018" in said[1]
        assert "Aktiv seit dem 25. September 2018" in said[2]

    def test_numbers_and_shares_are_bent_and_pointed_as_german_has_it(self, german, client):
        brand = a_brand()
        an_ownership(brand, a_company(), since="2001", share="12.5")

        page = client.get("/brands/lumix/").content.decode()
        assert "Eigentümer, 12,5 %" in page
        assert "Ein Unternehmen" in client.get("/companies/").content.decode()
        assert "Eine Marke" in client.get("/brands/").content.decode()

    def test_a_list_is_headed_by_its_country_with_its_article(self, german, client):
        a_company(country="NL")

        assert "<h1>Unternehmen in den Niederlanden</h1>" in client.get("/companies/?country=NL").content.decode()

    def test_no_number_in_a_drawing_or_an_attribute_is_pointed_with_a_comma(self, german, client):
        a_story_in_greek()

        for address in ("/partnerships/pact-alliance/", "/companies/firm-0/", "/map/", "/2022/05/headline/"):
            page = client.get(address).content.decode()
            assert re.findall(r'\s(?:x|y|x1|x2|y1|y2|r|width|height|d|dx)="[^"]*\d,\d[^"]*"', page) == []

    def test_feeds_and_pages_name_their_language(self, german, client):
        a_published_story()

        assert "<language>de</language>" in client.get("/feed/").content.decode()
        assert '<html lang="de"' in client.get("/tags/").content.decode()

    def test_a_date_that_is_none_is_told_in_german(self, german, client):
        a_partnership()
        page = client.get("/partnerships/l-mount-alliance/?as_of=2018-13")

        assert page.status_code == 400
        assert "Einen Monat 13 gibt es nicht." in page.content.decode()

    def test_quotation_marks_are_german_in_feeds_too(self, german):
        words = render_to_string("feeds/blocks/quote.html", {"words": "Said.", "speaker": "Somebody"})

        assert "„Said.“" in words
