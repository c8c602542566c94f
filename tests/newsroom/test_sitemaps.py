"""The sitemaps: valid, whole, true about when something changed, silent about what nobody may read."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import PhotoUse, PublishedArticle
from articles.models.published import IDS_IN_A_PART
from articles.publishing import withdraw
from articles.sitemaps import MOST_IMAGES, MOST_NEWS, Stories, news
from companies.release import withdraw as take_back
from newsroom.models import StaticPage
from newsroom.sitemaps import SECTIONS
from photos.models import Photo
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
    published,
    saved,
)
from tests.plans import Asked, tables_read_whole
from tests.queries import queries

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LATER = THEN + timedelta(days=3)


def document(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8"), address
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def named(client, address="/sitemap.xml"):
    """Return what a document of the protocol names: {address: lastmod, None where there is none}."""
    tags = ("sitemap", "url")
    rows = [row for row in document(client, address) if row.tag in {SITEMAP + tag for tag in tags}]
    return {row.findtext(f"{SITEMAP}loc").removeprefix(SITE): row.findtext(f"{SITEMAP}lastmod") for row in rows}


def all_named(client):
    found = {}
    for part in named(client):
        found |= named(client, part)
    return found


def images(client, part="/sitemap-stories-0.xml"):
    rows = document(client, part).iter(f"{SITEMAP}url")
    return {
        row.findtext(f"{SITEMAP}loc").removeprefix(SITE): [loc.text for loc in row.iter(f"{IMAGE}loc")] for row in rows
    }


def part_of(page):
    return f"/sitemap-stories-{page.pk // IDS_IN_A_PART}.xml"


def a_bare_page(path, at, **fields):
    """Return a page that no story has: of those it takes many, or one with a key of the test's choice."""
    fields = {"month": path[1:8], "headline": "Bare", "uid": uuid4(), "published_at": at, "updated_at": at} | fields
    return PublishedArticle.objects.create(path=path, **fields)


def a_site():
    about = [a_company(), a_brand(), a_partnership()]
    return a_published_story("Known", slug="known", about=about, tags=["Known"], authors=[an_author()])


class TestWhatIsNamed:
    def test_every_page_that_a_search_engine_may_find_is_there_once(self, client):
        a_site()
        saved(StaticPage(title="About", slug="about", body="<p>Us.</p>", is_published=True))

        parts = [address for part in named(client) for address in named(client, part)]

        assert len(parts) == len(set(parts))
        assert set(parts) == {
            *("/", "/archive/", "/corrections/", "/record/", "/tags/", "/authors/"),
            *("/companies/", "/brands/", "/partnerships/", "/map/", "/feeds/", "/about/"),
            *("/2022/05/known/", "/archive/2022/05/", "/kinds/news/", "/tags/known/", "/authors/ines-halloran/"),
            *("/companies/leica-camera/", "/brands/lumix/", "/partnerships/l-mount-alliance/"),
        }

    def test_each_of_them_opens_and_none_forbids_to_be_indexed(self, client):
        a_site()

        for address in all_named(client):
            page = client.get(address)
            assert page.status_code == 200, address
            assert "noindex" not in page.content.decode() + page.headers.get("X-Robots-Tag", ""), address

    def test_what_readers_may_not_see_is_in_no_part(self, client):
        page = a_site()
        before = all_named(client)
        a_story("Draft", slug="zanzibar-draft", tags=["Zanzibar"], authors=[an_author("Zanzibar", "zanzibar")])
        for make in (a_company, a_brand, a_partnership):
            make("Zanzibar", "zanzibar", released_at=None)
        saved(StaticPage(title="Zanzibar", slug="zanzibar", body="<p>Not yet.</p>"))

        assert all_named(client) == before
        assert page.path in before

    def test_what_is_withdrawn_leaves_with_all_that_it_alone_kept_open(self, client):
        story, company = a_story("Known", slug="known", tags=["Known"]), a_company()
        published(story)
        assert {"/2022/05/known/", "/tags/known/", "/companies/leica-camera/"} <= all_named(client).keys()

        withdraw(story, by=an_editor())
        take_back([company])

        assert not {"/2022/05/known/", "/tags/known/", "/archive/2022/05/", "/companies/leica-camera/"} & set(
            all_named(client)
        )

    def test_an_empty_house_has_a_valid_sitemap(self, client):
        assert named(client) == {"/sitemap-fronts-0.xml": None}
        assert named(client, "/sitemap-fronts-0.xml")["/"] is None

    @pytest.mark.parametrize(
        "name", ["tags-7", "nothing-0", "stories-999999999", "months-1", "tags-00", "tags-9999999999"]
    )
    def test_a_part_that_does_not_exist_is_not_found(self, client, name):
        a_site()

        assert client.get(f"/sitemap-{name}.xml").status_code == 404


class TestWhenSomethingChanged:
    def test_a_story_says_when_it_was_updated_and_the_index_the_latest_of_each_part(self, client):
        one, other = a_story("One", slug="one"), a_story("Other", slug="other")
        page = published(one)
        published(other)
        published(other, now=LATER)

        part = part_of(page)
        assert named(client, part) == {
            "/2022/05/one/": "2022-05-31T12:20:00+00:00",
            "/2022/05/other/": "2022-06-03T12:20:00+00:00",
        }
        assert named(client)[part] == "2022-06-03T12:20:00+00:00"

    def test_a_tag_and_an_author_say_when_their_newest_story_came(self, client):
        a_published_story("One", slug="one", tags=["Known"], authors=[an_author()])
        a_published_story("Two", slug="two", tags=["Known"], authors=[an_author()], now=LATER)
        a_published_story("Three", slug="three", tags=["Other"], now=THEN)

        found = all_named(client)

        assert found["/tags/known/"] == found["/authors/ines-halloran/"] == "2022-06-03T12:20:00+00:00"
        assert found["/tags/other/"] == "2022-05-31T12:20:00+00:00"

    def test_a_record_says_when_it_changed_itself_or_when_its_newest_story_came_whichever_is_later(self, client):
        company = a_company()
        changed = all_named(client)["/companies/leica-camera/"]
        assert datetime.fromisoformat(changed) > timezone.now() - timedelta(minutes=5)

        soon = timezone.now() + timedelta(days=1)
        a_published_story("To come", slug="to-come", about=[company], now=soon)

        assert all_named(client)["/companies/leica-camera/"] == soon.isoformat(timespec="seconds")

    def test_nothing_says_now_because_it_was_asked(self, client):
        a_site()
        assert all_named(client) == all_named(client)
        assert client.get("/sitemap.xml").content == client.get("/sitemap.xml").content

    def test_an_index_and_its_parts_are_not_sent_again_unchanged(self, client):
        page = a_site()
        for address in ("/sitemap.xml", part_of(page), "/sitemap-tags-0.xml"):
            first = client.get(address)
            assert first["Last-Modified"]
            assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
            assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304

        published(a_story("Another", slug="another"), now=LATER)
        assert client.get(part_of(page), headers={"If-None-Match": first["ETag"]}).status_code == 200


class TestParts:
    def test_a_new_story_changes_the_newest_part_only(self, client):
        old = a_published_story("Old", slug="old")
        before, names = client.get(part_of(old)), named(client)

        a_bare_page("/2022/06/new/", LATER, pk=old.pk + 3 * IDS_IN_A_PART)

        again, part = client.get(part_of(old)), f"/sitemap-stories-{old.pk // IDS_IN_A_PART + 3}.xml"
        assert (again["ETag"], again["Last-Modified"]) == (before["ETag"], before["Last-Modified"])
        assert named(client, part) == {"/2022/06/new/": "2022-06-03T12:20:00+00:00"}
        stories = {name: at for name, at in named(client).items() if "stories" in name}
        assert stories == {part_of(old): names[part_of(old)], part: "2022-06-03T12:20:00+00:00"}

    @pytest.mark.parametrize("name", SECTIONS)
    def test_the_index_has_the_latest_moment_of_each_parts_entries(self, name):
        for number in range(3):
            a_published_story(
                f"Story {number}", slug=f"s{number}", tags=[f"T{number}"], now=THEN + timedelta(days=number)
            )
        a_site()
        section = SECTIONS[name]

        for part, moment in section.parts().items():
            assert moment == max((entry.changed for entry in section.entries(part) if entry.changed), default=None)

    def test_no_part_can_reach_what_the_protocol_allows(self):
        """50,000 addresses and 50 MB: with the longest path, picture and domain that the house knows."""
        assert all(getattr(section, "size", 0) <= 10_000 for section in SECTIONS.values())
        address, picture, words = 60 + 140, 60 + 120, 150
        assert Stories.size * (address + words + MOST_IMAGES * (picture + 60)) < 50_000_000

    def test_as_many_queries_for_few_as_for_many_and_no_table_read_whole_for_the_index(self, client):
        a_site()
        published(a_story("With", slug="with", lead_photo=a_photo()))
        addresses = list(named(client))
        few = {address: queries(client.get, address) for address in ["/sitemap.xml", *addresses]}

        for number in range(12):
            records = [a_company(f"C{number}", f"c{number}"), a_brand(f"B{number}", f"b{number}")]
            fields = {"about": records, "tags": [f"T{number}"], "authors": [an_author(f"A{number}", f"a{number}")]}
            a_published_story(f"S{number}", slug=f"s{number}", lead_photo=a_photo(f"P{number}"), **fields)

        assert {address: queries(client.get, address) for address in few} == few
        assert max(few.values()) == few["/sitemap.xml"] <= 16

    def test_the_index_and_the_news_read_no_story_that_they_do_not_name(self):
        with Asked().listening() as asked:
            Stories().parts()
            news(THEN)
            list(SECTIONS["months"].entries(0))
        assert {scan for query in asked.statements.values() for scan in tables_read_whole(*query)} == set()


class TestPictures:
    def test_a_story_names_the_pictures_that_its_page_shows(self, client):
        photo, other = a_photo("One"), a_photo("Other")
        page = a_published_story(slug="seen", lead_photo=photo, blocks=[("figure", {"photo": other})])

        found = images(client, part_of(page))[page.path]

        html = client.get(page.path).content.decode()
        assert len(found) == 2
        assert all(url.startswith(f"{SITE}/media/renditions/") and url.removeprefix(SITE) in html for url in found)

    @pytest.mark.parametrize(
        "rights", [{"may_syndicate": False}, {"closed_at": THEN}, {"rights_end_on": "2022-05-01"}], ids=str
    )
    def test_a_picture_that_may_not_be_passed_on_is_not_named(self, client, rights):
        photo = a_photo("One")
        page = a_published_story(slug="seen", lead_photo=photo)
        Photo.objects.filter(pk=photo.pk).update(**rights)

        assert images(client, part_of(page)) == {page.path: []}

    def test_each_story_has_its_own_and_no_more_than_so_many(self, client):
        photos = [a_photo(f"P{number}") for number in range(3)]
        pages = [a_published_story(photo.title, slug=photo.title.lower(), lead_photo=photo) for photo in photos]
        bare = a_published_story("Bare", slug="bare")
        many = [a_photo(f"M{number}") for number in range(MOST_IMAGES + 2)]
        PhotoUse.objects.bulk_create(PhotoUse(page=pages[1], photo=photo, published_at=THEN) for photo in many)

        found = images(client, part_of(bare))

        assert {path: len(urls) for path, urls in found.items()} == {
            pages[0].path: 1,
            pages[1].path: MOST_IMAGES,
            pages[2].path: 1,
            bare.path: 0,
        }


class TestNews:
    def test_it_has_the_stories_of_two_days_to_the_second(self):
        now = datetime(2022, 6, 10, 12, 0, 0, tzinfo=UTC)
        for slug, age in {"just": 0, "on-the-edge": 2 * 86400, "too-old": 2 * 86400 + 1}.items():
            a_published_story(slug, slug=slug, now=now - timedelta(seconds=age))

        assert [headline for _, headline, _ in news(now)] == ["just", "on-the-edge"]

    def test_it_says_what_google_news_asks_for(self, client, settings):
        settings.SITE_NAME, settings.LANGUAGE_CODE = "Light & Lens", "en-gb"
        page = a_published_story("Leica & <Panasonic>: “one” \N{EM DASH} name's", slug="fresh", now=timezone.now())

        [row] = document(client, "/news-sitemap.xml")

        assert row.findtext(f"{SITEMAP}loc") == SITE + page.path
        assert row.findtext(f".//{NEWS}name") == "Light & Lens"
        assert row.findtext(f".//{NEWS}language") == "en"
        assert row.findtext(f".//{NEWS}title") == page.headline
        at = datetime.fromisoformat(row.findtext(f".//{NEWS}publication_date"))
        assert at == page.published_at.replace(microsecond=0)

    def test_an_updated_story_keeps_its_date_and_so_leaves(self, client):
        story = a_story("Old", slug="old")
        published(story)
        published(story, now=timezone.now())

        assert list(document(client, "/news-sitemap.xml")) == []

    def test_it_never_has_more_than_a_thousand(self):
        for number in range(MOST_NEWS + 2):
            a_bare_page(f"/2022/05/{number}/", THEN)

        assert len(news(THEN)) == MOST_NEWS

    def test_letters_that_no_xml_holds_do_not_break_it(self, client):
        page = a_published_story("Fine", slug="fine", now=timezone.now())
        PublishedArticle.objects.filter(pk=page.pk).update(headline="Bell\x07 and \ufffe end")

        [row] = document(client, "/news-sitemap.xml")
        assert row.findtext(f".//{NEWS}title") == "Bell and  end"


class TestRobots:
    def test_it_closes_the_desk_previews_and_search_and_names_the_sitemaps_absolutely(self, client):
        lines = client.get("/robots.txt").text.splitlines()

        assert lines[:4] == ["User-agent: *", "Disallow: /admin/", "Disallow: /preview/", "Disallow: /search/"]
        assert lines[-2:] == [f"Sitemap: {SITE}/sitemap.xml", f"Sitemap: {SITE}/news-sitemap.xml"]

    def test_crawlers_that_a_setting_names_are_asked_to_read_nothing(self, client, settings):
        settings.ROBOTS_UNWANTED = ["GPTBot", "CCBot"]

        groups = client.get("/robots.txt").text.split("\n\n")

        assert groups[1:3] == ["User-agent: GPTBot\nDisallow: /", "User-agent: CCBot\nDisallow: /"]
