"""The head of every page: its title and description, its one address, its card, its feeds."""

import gzip
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.urls import reverse

from articles.announced import FORMS
from articles.models import Author, PreviewLink
from newsroom.locales import card_locale
from photos.models import Photo
from photos.tasks import develop_photographs
from tests.articles.desk import page_of
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_partnership,
    a_photo,
    a_published_story,
    a_story,
    an_author,
)
from tests.companies.builders import a_participation
from tests.heads import Head, head_of
from tests.newsroom.found_site import PAGES, a_whole_site
from tests.photos.builders import a_photo as a_photo_of
from tests.photos.builders import picture_bytes
from tests.queries import queries

pytestmark = pytest.mark.django_db

HERE = "http://localhost:8000"


def test_every_page_has_one_address_a_title_and_a_description_of_its_own(client):
    pages = [*PAGES, a_whole_site().path]
    heads = {address: head_of(client, address) for address in pages}

    for address, head in heads.items():
        assert head.canonicals() == [HERE + address]
        assert head.metas["robots"] == ["max-image-preview:large"]
        assert len(head.metas["description"]) == 1
        assert 10 < len(head.metas["description"][0]) <= 320
        assert 5 < len(head.title) <= 120
    assert len({head.title for head in heads.values()}) == len(pages)
    assert len({head.metas["description"][0] for head in heads.values()}) == len(pages)


def test_whatever_else_an_address_carries_is_not_in_the_canonical(client):
    page = a_whole_site()

    for address in (*PAGES, page.path):
        for query in ("utm_source=x&fbclid=1", "x=%00", "q=" + "y" * 10_000, quote('"><script>')):
            assert head_of(client, f"{address}?{query}").canonicals() == [HERE + address]


class TestFurtherPages:
    def many(self):
        for number in range(25):
            a_published_story(f"Story {number:02}", now=THEN + timedelta(minutes=number), tags=["Many"])

    @pytest.mark.parametrize("address", ["/tags/many/", "/archive/2022/05/"])
    def test_each_page_of_a_list_is_found_as_itself(self, client, address):
        self.many()
        further = client.get(address).context["stories"].following

        head = head_of(client, f"{address}{further}&utm_source=x")
        assert head.canonicals() == head.metas["og:url"] == [HERE + address + further]
        assert head.title != head_of(client, address).title
        back = client.get(address + further).context["stories"].previous
        assert head_of(client, address + back).canonicals() == [HERE + address]

    def test_further_coverage_of_a_record_is_still_the_record(self, client):
        leica = a_company()
        for number in range(15):
            a_published_story(f"Story {number:02}", now=THEN + timedelta(minutes=number), about=[leica])
        further = client.get("/companies/leica-camera/")
        [onward] = [part for part in further.text.split('"') if part.startswith("?before=")]

        assert head_of(client, f"/companies/leica-camera/{onward}").canonicals() == [f"{HERE}/companies/leica-camera/"]

    def test_a_list_of_which_nothing_is_found_repeats_no_word_and_is_hidden(self, client):
        head = head_of(client, "/companies/?country=%22%3E%3Cscript%3E")

        assert head.metas["robots"] == ["noindex"]
        assert head.canonicals() == [f"{HERE}/companies/"]
        assert head.data == []


class TestCards:
    def test_a_story_is_shown_with_what_is_known_of_it(self, client):
        metas = head_of(client, a_whole_site().path).metas

        assert {name: metas[name] for name in metas if name.startswith(("article:", "og:t", "og:s", "og:l"))} == {
            "article:published_time": ["2022-05-31T12:20:00+00:00"],
            "article:modified_time": ["2022-05-31T12:20:00+00:00"],
            "article:section": ["Business"],
            "article:author": [f"{HERE}/authors/ines-halloran/"],
            "article:tag": ["L-mount", "Alliances"],
            "og:type": ["article"],
            "og:title": ["Leica and Panasonic put one name to what they build together"],
            "og:site_name": [settings.SITE_NAME],
            "og:locale": ["en_US"],
        }
        assert metas["og:description"] == metas["description"] == ["A joint brand, not a merger."]
        assert metas["og:image:alt"] == ["A lens seen from the front."]
        assert metas["twitter:card"] == ["summary_large_image"]

    def test_the_photograph_is_cut_for_cards_round_its_focal_point(self, client):
        photo = a_photo_of(content=picture_bytes(size=(1300, 1300)), focal_y=100)
        page = a_published_story(lead_photo=photo)
        develop_photographs.call()

        metas = head_of(client, page.path).metas
        assert metas["og:image:type"] == ["image/jpeg"]
        assert (metas["og:image:width"], metas["og:image:height"]) == (["1200"], ["630"])
        files = Photo.objects.get().renditions["made"]["card"]["files"]
        assert list(files) == ["jpeg"]
        assert metas["og:image"][0].endswith(f"{files['jpeg']['1200']}.jpg")
        assert client.get(metas["og:image"][0].removeprefix(HERE)).status_code == 200

    def test_other_pages_are_shown_with_a_photograph_of_theirs(self, client):
        a_whole_site()
        addresses = ["/", "/tags/l-mount/", "/authors/tomas-brandt/", "/archive/2022/05/", "/companies/leica-camera/"]
        lead = head_of(client, addresses[0]).metas["og:image"]

        assert [head_of(client, address).metas["og:image"] for address in addresses] == [lead] * 5
        assert head_of(client, "/authors/ines-halloran/").metas["og:image"] != lead
        assert head_of(client, "/authors/ines-halloran/").metas["og:type"] == ["profile"]

    def test_a_page_without_a_photograph_has_a_small_card(self, client):
        a_company()
        for address in ("/", "/companies/leica-camera/", "/tags/"):
            metas = head_of(client, address).metas
            assert metas["twitter:card"] == ["summary"]
            assert "og:image" not in metas

    def test_a_photograph_that_may_not_be_passed_on_stands_on_no_card(self, client):
        photo = a_photo(may_syndicate=False)
        page = a_published_story(
            lead_photo=photo, tags=["One"], authors=[an_author(portrait=photo)], about=[a_company()]
        )

        for address in ("/", page.path, "/tags/one/", "/authors/ines-halloran/", "/companies/leica-camera/"):
            assert "og:image" not in head_of(client, address).metas

    def test_a_records_card_costs_the_same_for_one_story_and_many(self, client):
        leica = a_company()
        a_published_story("One", about=[leica], lead_photo=a_photo())
        one = queries(client.get, "/companies/leica-camera/")
        for number in range(7):
            a_published_story(f"Story {number}", about=[leica], lead_photo=a_photo())

        assert queries(client.get, "/companies/leica-camera/") == one

    @pytest.mark.parametrize(
        ("language", "locale"),
        [
            ("en", "en_US"),
            ("en-gb", "en_GB"),
            ("de", "de_DE"),
            ("de-at", "de_AT"),
            ("sv", "sv_SE"),
            ("zh-hant", "zh_CN"),
        ],
    )
    def test_the_sites_language_is_written_with_a_territory(self, language, locale):
        assert card_locale(language) == locale


def in_each_form(feed):
    return [feed + form.tail for form in FORMS]


class TestFeeds:
    def test_each_page_announces_its_own_feed_and_the_sites(self, client):
        a_whole_site()
        for address in ("/tags/l-mount/", "/authors/ines-halloran/", "/companies/leica-camera/", "/brands/lumix/"):
            assert head_of(client, address).feeds() == [*in_each_form(f"{address}feed/"), *in_each_form("/feed/")]
        for address in ("/", "/tags/", "/archive/"):
            assert head_of(client, address).feeds() == in_each_form("/feed/")

    def test_what_is_announced_is_there(self, client):
        a_whole_site()
        feeds = {feed for address in PAGES for feed in head_of(client, address).feeds()}

        assert len(feeds) > 18
        assert {(client.get(feed).status_code, client.get(feed)["Content-Type"].split(";")[0]) for feed in feeds} == {
            (200, form.media_type) for form in FORMS
        }


class TestHidden:
    def test_drafts_and_shared_previews_are_found_by_nobody(self, client, admin_client):
        story = a_story("Not yet", lead_photo=a_photo())
        admin_client.post(page_of(story, "share"), {"days": 7})
        shared = client.get(f"/preview/{PreviewLink.objects.get().token}/")
        address = reverse("admin:articles_article_preview_page", args=[story.pk])
        framed = admin_client.get(f"{address}?revision={story.latest_revision.pk}")

        assert "noindex" in shared.text
        assert framed["X-Robots-Tag"] == "noindex"
        for head in (Head(shared), Head(framed)):
            assert head.canonicals() == []
            assert head.data == []
            assert not [name for name in head.metas if name.startswith(("og:", "article:", "twitter:"))]

    def test_errors_have_no_address(self, client):
        for address in ("/nowhere/", "/2022/05/nothing/"):
            head = head_of(client, address)
            assert head.metas["robots"] == ["noindex"]
            assert head.canonicals() == head.data == []

    def test_a_search_is_found_nowhere_whatever_is_asked(self, client):
        for query in ("", "?q=leica", "?q=%00" + "x" * 10_000):
            head = head_of(client, f"/search/{query}")
            assert (head.metas["robots"], head.canonicals(), head.data) == (["noindex"], [f"{HERE}/search/"], [])

    def test_the_map_is_found_unless_it_is_moved(self, client):
        a_participation(a_partnership(), a_company(), since="2018")

        assert head_of(client, "/map/?utm_source=x").metas["robots"] == ["max-image-preview:large"]
        assert head_of(client, "/map/?as_of=2019").metas["robots"] == ["noindex"]

    def test_a_record_as_of_another_day_is_shared_as_itself_and_found_as_today(self, client):
        a_participation(a_partnership(), a_company(), since="2018")

        head = head_of(client, "/companies/leica-camera/?as_of=2019")
        assert head.metas["robots"] == ["noindex"]
        assert head.canonicals() == [f"{HERE}/companies/leica-camera/"]
        assert head.data == []


def test_hostile_names_stay_words_in_every_attribute(client):
    hostile = '"><script>alert(1)</script>'
    a_published_story(hostile, tags=[hostile], about=[a_company(hostile, "hostile", summary=hostile)])
    Author.objects.update(name=hostile)

    for address in ("/", "/companies/hostile/", "/tags/"):
        assert "<script>alert" not in client.get(address).text


def test_a_record_without_a_summary_is_described_all_the_same(client):
    a_brand()

    assert head_of(client, "/brands/lumix/").metas["description"][0].startswith("Lumix in the record")


def test_an_articles_html_stays_light(client):
    """Fifteen kilobytes is the house's own limit."""
    assert len(gzip.compress(client.get(a_whole_site().path).content)) < 15_000
