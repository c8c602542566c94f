"""What readers of feeds see of stories, in each form, as two programs understand it that share no line."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import fastfeedparser
import feedparser
import pytest

from articles.announced import FORMS
from articles.models import Article, Byline, Correction
from articles.publishing import annotate, withdraw
from tests.builders import (
    THEN,
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
    retype,
    saved,
)

pytestmark = pytest.mark.django_db

TAILS = [form.tail for form in FORMS]
HERE = "http://localhost:8000"
OF_XML = TAILS[:2]


def whole(client, address="/feed/"):
    """Return a feed as its own bytes; it is what it says it is, and well formed."""
    response = client.get(address)
    assert response.status_code == 200
    if response.headers["Content-Type"].startswith("application/feed+json"):
        json.loads(response.content)
    else:
        ElementTree.fromstring(response.content)  # noqa: S314 - ours, and it must be well formed
    return response.content


def read(client, address="/feed/"):
    feed = feedparser.parse(whole(client, address))
    assert not feed.bozo
    return feed


def a_full_story():
    """Return the page of a story that has everything that a feed can say."""
    return a_published_story(
        "Leica & Panasonic <together>",
        standfirst="In short.",
        text='<p>The whole text, with <a href="/companies/leica-camera/">a link</a>.</p>',
        kind="review",
        lead_photo=a_photo(
            alt_text="A lens from the front.",
            caption="Wetzlar.",
            credit="Leica / Panasonic",
            creator="Mina Okoro",
            copyright_notice="© Mina Okoro",
            licence="CC BY 4.0",
            licence_url="https://creativecommons.org/licenses/by/4.0/",
        ),
        authors=[an_author(), an_author("Tomas Brandt", "tomas-brandt")],
        tags=["L-mount", "Wetzlar"],
        about=[a_company(), a_brand(), a_partnership()],
        mentions=[a_company("Sigma", "sigma")],
    )


@pytest.mark.parametrize("tail", OF_XML)
def test_feedparser_sees_every_field(client, tail):
    page = a_full_story()

    feed = read(client, f"/feed/{tail}")
    [entry] = feed.entries

    assert (feed.feed.title, feed.feed.subtitle) == ("Baryta", "The photographic paper")
    assert (feed.feed.language, feed.feed.rights, feed.feed.generator) == ("en", "© Baryta", "Newsroom")
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{HERE}/feed/{tail}"]
    assert feed.feed.link == f"{HERE}/"
    assert (entry.title, entry.link, entry.id) == ("Leica & Panasonic <together>", HERE + page.path, page.uid.urn)
    assert [author.name for author in entry.authors] == ["Ines Halloran", "Tomas Brandt"]
    assert entry.summary == "In short."
    assert (entry.published_parsed[:5], entry.updated_parsed[:5]) == ((2022, 5, 31, 12, 20), (2022, 5, 31, 12, 20))
    assert [(tag.scheme, tag.label or tag.term) for tag in entry.tags] == [
        (f"{HERE}/kinds/", "Reviews"),
        (f"{HERE}/tags/", "L-mount"),
        (f"{HERE}/tags/", "Wetzlar"),
        (f"{HERE}/companies/", "Leica Camera"),
        (f"{HERE}/brands/", "Lumix"),
        (f"{HERE}/partnerships/", "L-Mount Alliance"),
    ]
    assert "The whole text" in entry.content[0].value
    [enclosure] = entry.enclosures
    [picture] = entry.media_content
    assert enclosure.type == picture["type"] == "image/jpeg"
    assert enclosure.href == picture["url"]
    assert int(enclosure.length) == int(picture["filesize"]) == len(client.get(enclosure.href).getvalue())
    assert (picture["width"], picture["height"], picture["medium"]) == ("60", "40", "image")
    assert [(each.get("role"), each["content"]) for each in entry.media_credit] == [
        ("photographer", "Mina Okoro"),
        (None, "Leica / Panasonic"),
    ]
    assert entry.media_copyright["url"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("tail", TAILS)
def test_another_reader_sees_the_same(client, tail):
    page = a_full_story()

    feed = fastfeedparser.parse(whole(client, f"/feed/{tail}"))
    [entry] = feed.entries

    assert (feed.feed.title, feed.feed.subtitle, feed.feed.link) == ("Baryta", "The photographic paper", f"{HERE}/")
    assert (entry.title, entry.link, entry.id) == ("Leica & Panasonic <together>", HERE + page.path, page.uid.urn)
    assert (entry.published, entry.updated) == ("2022-05-31T12:20:00+00:00",) * 2
    assert entry.description == "In short."
    assert "The whole text" in entry.content[0]["value"]
    tags = [tag["label"] or tag["term"] for tag in entry.tags]
    assert tags == ["Reviews", "L-mount", "Wetzlar", "Leica Camera", "Lumix", "L-Mount Alliance"]
    if tail != "atom/":  # Of Atom it tells links, and not how long what is there is.
        [enclosure] = entry.enclosures
        assert (enclosure["type"], enclosure["length"]) == ("image/jpeg", len(client.get(enclosure["url"]).getvalue()))
    if tail in OF_XML:
        [picture] = entry.media_content
        assert (picture["title"], picture["description"]) == ("Wetzlar.", "A lens from the front.")


def test_json_feed_says_what_the_others_do(client):
    page = a_full_story()

    feed = json.loads(whole(client, "/feed/json/"))
    [item] = feed["items"]

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"], feed["language"]) == (f"{HERE}/", f"{HERE}/feed/json/", "en")
    assert feed["authors"] == [{"name": "Baryta", "url": f"{HERE}/"}]
    assert (item["id"], item["url"]) == (page.uid.urn, HERE + page.path)
    assert item["authors"] == [
        {"name": "Ines Halloran", "url": f"{HERE}/authors/ines-halloran/"},
        {"name": "Tomas Brandt", "url": f"{HERE}/authors/tomas-brandt/"},
    ]
    assert item["summary"] == "In short."
    assert item["tags"] == ["Reviews", "L-mount", "Wetzlar", "Leica Camera", "Lumix", "L-Mount Alliance"]
    [attachment] = item["attachments"]
    assert attachment == {
        "url": item["image"],
        "mime_type": "image/jpeg",
        "title": "A lens from the front.",
        "size_in_bytes": len(client.get(item["image"]).getvalue()),
    }
    assert item["_newsroom"]["categories"][3] == {
        "scheme": f"{HERE}/companies/",
        "term": "leica-camera",
        "label": "Leica Camera",
        "url": f"{HERE}/companies/leica-camera/",
    }
    [picture] = item["_newsroom"]["pictures"]
    assert (picture["alt"], picture["photographer"], picture["licence"]) == (
        "A lens from the front.",
        "Mina Okoro",
        "CC BY 4.0",
    )


@pytest.mark.parametrize("tail", TAILS)
def test_the_three_forms_carry_the_same_text(client, tail):
    page = a_full_story()

    assert fastfeedparser.parse(whole(client, f"/feed/{tail}")).entries[0].content[0]["value"].strip() == (
        page.feed_html.strip()
    )


def test_who_photographed_or_translated_is_a_contributor_where_somebody_wrote(client):
    story = a_story(authors=[an_author()])
    saved(Byline(article=story, author=an_author("Mina Okoro", "mina-okoro"), role="photographs", position=2))
    published(story)

    for tail in OF_XML:
        [entry] = read(client, f"/feed/{tail}").entries
        assert [author.name for author in entry.authors] == ["Ines Halloran"]
        assert [person.name for person in entry.contributors] == ["Mina Okoro"]


def test_a_plain_standfirst_stays_plain_in_a_reader_that_takes_it_for_html(client):
    a_published_story(standfirst="f<2 & <b>bold</b>")

    description = ElementTree.fromstring(client.get("/feed/").content).find("channel/item/description")  # noqa: S314
    summary = ElementTree.fromstring(client.get("/feed/atom/").content).find("{*}entry/{*}summary")  # noqa: S314

    assert description.text == "f&lt;2 &amp; &lt;b&gt;bold&lt;/b&gt;"
    assert summary.text == json.loads(client.get("/feed/json/").content)["items"][0]["summary"]
    assert summary.text == "f<2 & <b>bold</b>"


def test_a_story_without_a_standfirst_is_summed_up_by_how_it_begins(client):
    a_published_story(text="<p>It is <em>so</em>. " + "word " * 60 + "</p>", lead_photo=a_photo())

    assert read(client).entries[0].summary == "It is so. " + "word " * 37 + "…"


def test_the_summary_stands_before_the_whole_text(client):
    a_full_story()

    feed = whole(client)

    assert feed.index(b"<description>In short.") < feed.index(b"<content:encoded>")


def test_photographs_within_are_told_of_once_each_with_their_captions(client):
    lead, within = a_photo("Lead", alt_text="Lead."), a_photo("Within", alt_text="", caption="As in the library")
    other = a_photo("Other", alt_text="Other.")
    blocks = [
        ("figure", {"photo": within, "caption": "As in the story"}),
        ("gallery", {"gallery": a_gallery((other, "As it hangs"), within, lead)}),
    ]
    a_published_story(lead_photo=lead, blocks=blocks)

    [item] = json.loads(whole(client, "/feed/json/"))["items"]

    told = [(picture.get("alt"), picture.get("caption")) for picture in item["_newsroom"]["pictures"]]
    assert told == [("Lead.", None), (None, "As in the story"), ("Other.", "As it hangs")]
    assert len(read(client).entries[0].enclosures) == 1


def test_a_photograph_that_may_not_be_passed_on_is_nowhere_in_a_feed_and_the_item_says_so(client):
    kept = a_photo("Kept", may_syndicate=False, alt_text="Kept to ourselves.")
    a_published_story(lead_photo=kept, blocks=[("figure", {"photo": a_photo("Given"), "caption": ""})])

    for tail in TAILS:
        feed = whole(client, f"/feed/{tail}").decode()
        assert kept.renditions["folder"] not in feed
        assert "may be seen on our own pages only" in feed
    [entry] = read(client).entries
    assert len(entry.media_content) == 1
    assert entry.enclosures == []


def test_corrections_stand_in_the_text_and_are_told_by_themselves(client):
    story = a_story()
    saved(Correction(article=story, words="It was May.", corrected_on=THEN.date(), position=1))
    published(story)

    [item] = json.loads(whole(client, "/feed/json/"))["items"]

    assert item["_newsroom"]["corrections"] == [{"words": "It was May.", "on": "2022-05-31"}]
    assert "It was May." in read(client).entries[0].content[0].value


def test_a_note_moves_the_moment_of_the_update_and_not_that_of_publication(client):
    story = a_story()
    published(story)

    annotate(story, "Seen again.", by=an_editor(), now=THEN + timedelta(days=1))

    [entry] = read(client, "/feed/atom/").entries
    assert (entry.published, entry.updated) == ("2022-05-31T12:20:00+00:00", "2022-06-01T12:20:00+00:00")


@pytest.mark.parametrize("tail", TAILS)
def test_every_kind_tag_author_and_record_has_a_feed_of_its_own(client, tail):
    carried = {
        "tags": ["L-mount"],
        "authors": [an_author()],
        "about": [a_company(), a_brand(), a_partnership()],
    }
    a_published_story("Carries them", kind="review", **carried)
    a_published_story("Carries none", kind="news")

    for page in (
        "/kinds/review/",
        "/tags/l-mount/",
        "/authors/ines-halloran/",
        "/companies/leica-camera/",
        "/brands/lumix/",
        "/partnerships/l-mount-alliance/",
    ):
        feed = fastfeedparser.parse(whole(client, f"{page}feed/{tail}"))
        assert [entry.title for entry in feed.entries] == ["Carries them"]
        assert feed.feed.link == HERE + page
        assert feed.feed.title.startswith("Baryta: ")
        assert feed.feed.subtitle.startswith(("Reviews from Baryta", "Stories of Baryta about", "Stories by Ines"))
        assert f'href="{page}feed/{tail}"' in client.get(page).text
    assert len(fastfeedparser.parse(whole(client, f"/feed/{tail}")).entries) == 2


def test_what_has_no_page_has_no_feed(client):
    a_company("Secret", "secret", released_at=None)
    a_story(tags=["Not yet"], authors=[an_author()], kind="opinion")
    a_published_story()

    for tail in TAILS:
        for page in ("/companies/secret/", "/tags/not-yet/", "/authors/ines-halloran/", "/kinds/opinion/", "/kinds/x/"):
            assert client.get(f"{page}feed/{tail}").status_code == 404


def test_the_identifier_outlives_a_change_of_address_host_and_scheme(client, settings):
    story = a_story(slug="before")
    published(story)
    first = read(client).entries[0]

    Article.objects.filter(pk=story.pk).update(slug="after")
    published(story, now=THEN + timedelta(days=1))
    settings.SITE_URL = "https://elsewhere.example"
    second = read(client).entries[0]

    assert second.id == first.id
    assert second.link.startswith("https://elsewhere.example/")
    assert second.link.endswith("/after/")
    assert second.published == first.published


@pytest.mark.parametrize("tail", TAILS)
def test_hostile_text_stays_well_formed_in_every_field(client, tail):
    hostile = "Ends ]]> & <b> \x0b \ufffe 📷 \u202eright to left \u202c"
    a_published_story(
        hostile,
        standfirst=hostile * 300,
        text=f"<p>{hostile}</p><script>alert(1)</script>",
        authors=[an_author(hostile, "hostile")],
        tags=[hostile],
        about=[a_company(hostile, "hostile")],
        lead_photo=a_photo(alt_text=hostile, caption=hostile, credit=hostile, creator=hostile),
    )

    entry = fastfeedparser.parse(whole(client, f"/feed/{tail}")).entries[0]

    assert "📷" in entry.title
    assert "]]>" in entry.title
    assert "<script" not in entry.content[0]["value"]


@pytest.mark.parametrize("tail", TAILS)
def test_ten_kilobytes_of_headline_and_standfirst_break_nothing(client, tail):
    page = a_published_story(standfirst="&" * 10_000)
    page.feed_words["headline"] = "<" * 10_000  # Longer than any form lets through.
    page.feed_digest = "long"
    page.save()

    entry = fastfeedparser.parse(whole(client, f"/feed/{tail}")).entries[0]

    assert entry.title == "<" * 10_000


def test_a_page_that_was_laid_before_feeds_said_so_much_can_still_be_read(client):
    page = a_published_story(standfirst="In short.")
    page.feed_words = {name: page.feed_words[name] for name in ("headline", "standfirst")}
    page.feed_digest = str(page.pk)
    page.save()

    for tail in TAILS:
        assert fastfeedparser.parse(whole(client, f"/feed/{tail}")).entries[0].description == "In short."


def test_a_withdrawn_story_leaves_every_feed_and_an_edit_in_private_does_not_touch_it(client):
    story = a_story(tags=["L-mount"])
    published(story)
    other = a_published_story("Stays", tags=["L-mount"])
    before = {address: client.get(address) for address in ("/feed/", "/feed/atom/", "/tags/l-mount/feed/json/")}

    retype(story, "Not for readers yet.")
    for address, first in before.items():
        unchanged = client.get(address)
        assert (unchanged.content, unchanged.headers["ETag"]) == (first.content, first.headers["ETag"])

    withdraw(story, by=an_editor())
    for address in before:
        assert [entry.title for entry in fastfeedparser.parse(whole(client, address)).entries] == [other.headline]


def test_no_address_comes_from_the_host_that_was_asked(client):
    a_full_story()

    for tail in TAILS:
        assert b"127.0.0.1" not in client.get(f"/feed/{tail}", headers={"Host": "127.0.0.1"}).content


@pytest.mark.parametrize("tail", TAILS)
def test_an_empty_site_has_an_empty_feed(client, tail):
    content = whole(client, f"/feed/{tail}")

    assert b"Baryta" in content
    assert feedparser.parse(content).entries == []


def test_what_stories_may_be_used_for_is_said_once_it_is_set(client, settings):
    a_published_story()
    assert b'rel="license"' not in whole(client)

    settings.STORY_LICENCE = "https://creativecommons.org/licenses/by-nc/4.0/"

    for tail in OF_XML:
        feed = read(client, f"/feed/{tail}")
        for links in (feed.feed.links, feed.entries[0].links):
            assert [link.href for link in links if link.rel == "license"] == [settings.STORY_LICENCE]
