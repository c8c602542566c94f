"""What pages say in schema.org's words, held against the table of docs/STRUCTURED_DATA.md and against the page."""

import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from articles.models import Author, PublishedArticle
from articles.publishing import withdraw
from articles.tasks import rebuild_pages
from companies.models import Company
from newsroom.demo.pages import PAGES as PAGES_BESIDE
from newsroom.demo.pages import bring_in_pages
from photos.models import Photo
from tests.builders import a_company, a_gallery, a_photo, a_published_story, a_story, an_author, an_editor, published
from tests.heads import head_of, several
from tests.newsroom.found_site import PAGES, a_whole_site
from tests.queries import queries

pytestmark = pytest.mark.django_db

HERE = "http://localhost:8000"
ROW = re.compile(r"^\| (\w+) \| ([@\w-]+) \| (required|recommended) \| ([\w, ]+) \|", re.MULTILINE)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def table():
    """Return {type: {property: (whether it is required, the values it may have)}}."""
    told = {}
    for kind, name, need, values in ROW.findall((Path(settings.BASE_DIR) / "docs/STRUCTURED_DATA.md").read_text()):
        told.setdefault(kind, {})[name] = need == "required", values.split(", ")
    return told


TABLE = table()


def is_text(value):
    return isinstance(value, str) and bool(value.strip())


def is_moment(value):
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def is_url(value):
    return is_text(value) and urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).hostname)


VALUES = {
    "Text": is_text,
    "URL": is_url,
    "Integer": lambda value: type(value) is int,
    "Boolean": lambda value: type(value) is bool,
    "Date": lambda value: bool(DATE.fullmatch(value)),
    "DateTime": is_moment,
}


def objects(value):
    """Give every object of JSON-LD within one, itself first."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from objects(each)


def has_kind(value, kinds):
    return any(VALUES[kind](value) if kind in VALUES else dict(value)["@type"] == kind for kind in kinds)


def faults(found):
    """Return what is wrong with an object by the table."""
    known = TABLE[found["@type"]]
    for name, (required, kinds) in known.items():
        if required and name not in found:
            yield f"{found['@type']} without {name}"
        if wrong := [value for value in several(found.get(name, [])) if not has_kind(value, kinds)]:
            yield f"{found['@type']}.{name}: {wrong}"
    if unknown := found.keys() - known.keys() - {"@type", "@context"}:
        yield f"{found['@type']} with {unknown}"


def test_every_page_says_what_the_table_asks_and_nothing_else(client):
    pages = [*PAGES, a_whole_site().path]

    told = {address: list(objects(head_of(client, address).data)) for address in pages}

    assert [(address, fault) for address in pages for found in told[address] for fault in faults(found)] == []
    said = {(found["@type"], name) for all_of_it in told.values() for found in all_of_it for name in found}
    assert {(kind, name) for kind, names in TABLE.items() for name in names} - said == set()


def test_each_kind_of_page_says_what_it_is(client):
    page = a_whole_site()

    assert {address: head_of(client, address).says() for address in (*PAGES, page.path)} == {
        "/": ["NewsMediaOrganization", "WebSite"],
        page.path: ["BreadcrumbList", "NewsArticle", "NewsMediaOrganization"],
        "/authors/ines-halloran/": ["BreadcrumbList", "ProfilePage"],
        "/companies/leica-camera/": ["BreadcrumbList", "Organization"],
        "/brands/lumix/": ["Brand", "BreadcrumbList"],
        "/partnerships/l-mount-alliance/": ["BreadcrumbList", "Organization"],
        "/partnerships/an-agreement/": ["BreadcrumbList"],
        "/record/": ["BreadcrumbList", "Dataset"],
        "/map/": ["BreadcrumbList"],
        "/about/": ["AboutPage", "BreadcrumbList"],
        "/contact/": ["BreadcrumbList", "ContactPage"],
        "/privacy/": ["BreadcrumbList", "WebPage"],
        **dict.fromkeys(
            (
                *("/tags/", "/tags/l-mount/", "/authors/", "/archive/", "/archive/2022/05/", "/corrections/"),
                *("/companies/", "/brands/", "/partnerships/", "/kinds/news/"),
                *("/feeds/", "/feeds/tags/", "/feeds/authors/"),
                *("/feeds/companies/", "/feeds/brands/", "/feeds/partnerships/"),
            ),
            ["BreadcrumbList", "CollectionPage"],
        ),
    }


class TestStories:
    def test_a_story_says_what_stands_on_its_page(self, client):
        page = a_whole_site()
        text, said = client.get(page.path).text, head_of(client, page.path).of("NewsArticle")

        assert f"<h1>{said['headline']}</h1>" in text
        assert f'<p class="standfirst">{said["description"]}</p>' in text
        assert f'<p class="kicker">{said["articleSection"]}</p>' in text
        assert f'<time datetime="{said["datePublished"].replace("+00:00", "+0000")}">' in text
        for one in (said["author"], said["contributor"], *said["about"], *said["mentions"]):
            assert f'<a href="{one["url"].removeprefix(HERE)}">{one["name"]}</a>' in text
        assert re.findall(r'rel="tag">([^<]+)</a>', text) == said["keywords"]
        assert f'<a href="{said["citation"]["url"]}" rel="noopener">{said["citation"]["name"]}</a>' in text
        correction = said["correction"]
        assert f'<time datetime="{correction["datePublished"]}">1 June 2022</time>:</b> {correction["text"]}' in text
        assert said["url"] == said["mainEntityOfPage"]["@id"] == HERE + page.path

    def test_its_records_are_those_of_their_own_pages(self, client):
        said = head_of(client, a_whole_site().path).of("NewsArticle")

        assert [(one["@type"], one["sameAs"]) for one in (*said["about"], *said["mentions"])] == [
            ("Organization", "https://www.wikidata.org/wiki/Q42"),
            ("Organization", "https://www.wikidata.org/wiki/Q42"),
            ("Brand", "https://www.wikidata.org/wiki/Q42"),
            ("Thing", "https://www.wikidata.org/wiki/Q43"),
        ]
        for one in (*said["about"], said["mentions"][0]):
            assert head_of(client, one["url"]).of(one["@type"])["@id"] == one["@id"]

    def test_its_photographs_bear_their_rights_and_their_own_pixels(self, client):
        page = a_whole_site()
        text, pictures = client.get(page.path).text, head_of(client, page.path).of("NewsArticle")["image"]

        assert [picture["description"] for picture in pictures] == ["A lens seen from the front.", "A mount."]
        for picture in pictures:
            assert {name: picture[name] for name in ("creditText", "copyrightNotice", "license")} == {
                "creditText": "Ines Halloran",
                "copyrightNotice": "© 2022 Ines Halloran",
                "license": "https://creativecommons.org/licenses/by/4.0/",
            }
            assert picture["acquireLicensePage"] == f"{HERE}/contact/"
            assert (picture["width"], picture["height"]) == (60, 40)
            assert picture["contentUrl"].removeprefix(HERE) in text

    def test_what_may_not_be_passed_on_is_told_to_nobody(self, client):
        kept = [a_photo("Kept"), a_photo("Closed")]
        page = a_published_story(lead_photo=kept[0], blocks=[("figure", {"photo": photo}) for photo in kept])
        Photo.objects.filter(pk=kept[0].pk).update(may_syndicate=False)
        kept[1].rights_end_on = date(2020, 1, 1)
        kept[1].save()
        rebuild_pages.call()

        head = head_of(client, page.path)
        assert "image" not in head.of("NewsArticle")
        assert "og:image" not in head.metas

    def test_a_story_that_nobody_signed_is_the_houses(self, client):
        said = head_of(client, a_published_story().path).of("NewsArticle")

        assert said["author"]["@id"] == said["publisher"]["@id"] == f"{HERE}/#publisher"

    def test_a_renamed_record_and_author_leave_no_old_name(self, client):
        page = a_whole_site()
        for row in (Company.objects.get(slug="leica-camera"), Author.objects.get(slug="ines-halloran")):
            row.name = f"Renamed {row.pk}"
            row.save()
        rebuild_pages.call()

        said = head_of(client, page.path).of("NewsArticle")
        assert said["about"][0]["name"].startswith("Renamed")
        assert said["author"]["name"].startswith("Renamed")

    def test_a_page_that_was_laid_before_says_the_same_without_the_photographs_within(self, client):
        page = a_whole_site()
        today = head_of(client, page.path).of("NewsArticle")
        PublishedArticle.objects.update(json_ld="")

        assert head_of(client, page.path).of("NewsArticle") == today | {"image": today["image"][0]}

    def test_a_story_of_forty_photographs_stays_light_and_costs_the_same(self, client):
        one = a_published_story("One", lead_photo=a_photo())
        hung = [a_photo(f"Frame {number}") for number in range(40)]
        many = a_published_story("Many", lead_photo=a_photo(), blocks=[("gallery", {"gallery": a_gallery(*hung)})])

        assert queries(client.get, one.path) == queries(client.get, many.path)
        assert len(head_of(client, many.path).of("NewsArticle")["image"]) == 12


class TestSafety:
    def test_words_that_would_end_the_script_stay_words(self, client):
        hostile = "</script><script>alert(1)</script><!-- & \u2028"
        page = a_published_story(hostile, standfirst=hostile, kicker="</script>", tags=["</script>"])
        a_company(hostile, "hostile", summary=hostile)

        for address in (page.path, "/companies/hostile/", "/companies/", "/"):
            answer = client.get(address)
            assert "<script>alert" not in answer.text
            assert answer["Content-Security-Policy"].count("script-src 'self'") == 1
        assert head_of(client, page.path).of("NewsArticle")["headline"] == hostile
        assert head_of(client, "/companies/hostile/").of("Organization")["name"] == hostile


class TestTheHouse:
    def test_the_front_page_says_who_publishes_and_how_to_search(self, client):
        head = head_of(client, "/")

        assert head.of("NewsMediaOrganization")["name"] == head.of("WebSite")["name"] == settings.SITE_NAME
        target = head.of("WebSite")["potentialAction"]["target"]["urlTemplate"]
        assert target == f"{HERE}/search/?q={{search_term_string}}"

    def test_it_stands_by_the_rules_that_readers_can_open(self, client):
        assert "ethicsPolicy" not in head_of(client, "/").of("NewsMediaOrganization")
        bring_in_pages(PAGES_BESIDE)

        house = head_of(client, "/").of("NewsMediaOrganization")
        for name in ("mainEntityOfPage", "ethicsPolicy", "publishingPrinciples", "correctionsPolicy", "masthead"):
            assert client.get(house[name]).status_code == 200
        assert house["contactPoint"]["url"] == f"{HERE}/contact/"

    def test_the_logo_is_a_picture_of_the_size_it_says(self, client):
        logo = head_of(client, "/").of("NewsMediaOrganization")["logo"]

        assert (logo["width"], logo["height"]) == (512, 512)
        assert logo["url"].startswith(f"{HERE}/static/logo")


class TestBreadcrumbs:
    def test_they_lead_through_pages_that_the_page_links_to(self, client):
        page = a_whole_site()

        for address in (*PAGES[1:], page.path):
            text = client.get(address).text
            *above, itself = head_of(client, address).of("BreadcrumbList")["itemListElement"]
            assert itself["item"] == HERE + address
            assert [step["position"] for step in above] == list(range(1, len(above) + 1))
            for step in above:
                assert f'<a href="{step["item"].removeprefix(HERE)}"' in text

    def test_their_pages_are_there(self, client):
        page = a_whole_site()
        steps = {step["item"] for step in head_of(client, page.path).of("BreadcrumbList")["itemListElement"]}

        assert {client.get(step).status_code for step in steps} == {200}


def test_an_authors_page_lists_the_stories_it_shows(client):
    a_whole_site()
    profile = head_of(client, "/authors/ines-halloran/").of("ProfilePage")

    assert profile["hasPart"]["numberOfItems"] == 1
    assert profile["mainEntity"]["image"]["creditText"] == "Ines Halloran"


def test_a_withdrawn_story_is_told_of_nowhere(client):
    story = a_story(tags=["Kept"], authors=[an_author()])
    path = published(story).path
    a_published_story("Another", tags=["Kept"])
    withdraw(story, by=an_editor())

    answer = client.get(path)
    assert answer.status_code == 410
    assert "ld+json" not in answer.text
    assert path not in str(head_of(client, "/tags/kept/").data)
