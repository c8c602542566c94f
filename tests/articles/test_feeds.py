"""RSS as feed readers understand it."""

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest

from articles.models import Article
from articles.publishing import withdraw
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
    retype,
)

pytestmark = pytest.mark.django_db


def read(client, address="/feed/"):
    response = client.get(address)
    assert response.status_code == 200
    ElementTree.fromstring(response.content)  # noqa: S314 - ours, and it must be well formed
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    return feed


def test_a_feed_reader_sees_the_whole_story(client):
    company = a_company()
    page = a_published_story(
        standfirst="In short.",
        text='<p>The whole text, with <a href="/companies/leica-camera/">a link</a>.</p>',
        authors=[an_author(), an_author("Tomas Brandt", "tomas-brandt")],
        tags=["L-mount", "Wetzlar"],
        blocks=[
            ("figure", {"photo": a_photo(alt_text="A lens.", credit="Somebody"), "caption": "Wetzlar."}),
            ("quote", {"words": "One name", "speaker": "Matthias Harsch", "role": "then CEO", "company": company}),
            ("record_card", {"company": company}),
            ("aside", {"title": "Why", "html": "<p>Because.</p>"}),
        ],
    )

    feed = read(client)
    entry = feed.entries[0]

    assert feed.feed.title == "Baryta"
    assert feed.feed.language == "en"
    assert (entry.title, entry.link) == (page.headline, "http://localhost:8000" + page.path)
    assert (entry.id, entry.guidislink) == (page.uid.urn, False)
    assert entry.summary == "In short."
    assert [author.name for author in entry.authors] == ["Ines Halloran", "Tomas Brandt"]
    assert [tag.term for tag in entry.tags] == ["L-mount", "Wetzlar"]
    assert entry.published == "Tue, 31 May 2022 12:20:00 +0000"
    content = entry.content[0].value
    for words in ("The whole text", 'alt="A lens."', "Wetzlar.", "Image: Somebody", "“One name”", "Because."):
        assert words in content
    assert 'href="http://localhost:8000/companies/leica-camera/"' in content
    assert 'src="http://localhost:8000/media/' in content


def test_the_lead_photograph_opens_the_story_with_its_credit(client):
    a_published_story(lead_photo=a_photo(alt_text="A lens.", caption="Wetzlar.", credit="Leica / Panasonic / Sigma"))

    content = read(client).entries[0].content[0].value

    assert content.startswith("<figure><img")
    assert content.index("Image: Leica / Panasonic / Sigma") < content.index("Two makers")


def test_a_plain_standfirst_stays_plain_in_a_reader_that_takes_it_for_html(client):
    a_published_story(standfirst="f<2 & <b>bold</b>")

    description = ElementTree.fromstring(client.get("/feed/").content).find("channel/item/description")  # noqa: S314

    assert description.text == "f&lt;2 &amp; &lt;b&gt;bold&lt;/b&gt;"


def test_every_tag_author_and_record_has_a_feed_of_its_own(client):
    carried = {
        "tags": ["L-mount"],
        "authors": [an_author()],
        "about": [a_company(), a_brand(), a_partnership()],
    }
    a_published_story("Carries them", **carried)
    a_published_story("Carries none")

    for page in (
        "/tags/l-mount/",
        "/authors/ines-halloran/",
        "/companies/leica-camera/",
        "/brands/lumix/",
        "/partnerships/l-mount-alliance/",
    ):
        feed = read(client, page + "feed/")
        assert [entry.title for entry in feed.entries] == ["Carries them"]
        assert feed.feed.link == "http://localhost:8000" + page
        assert f'href="{page}feed/"' in client.get(page).text


def test_the_identifier_outlives_a_change_of_address(client):
    story = a_story(slug="before")
    published(story)
    first = read(client).entries[0]

    Article.objects.filter(pk=story.pk).update(slug="after")
    published(story, now=THEN + timedelta(days=1))
    second = read(client).entries[0]

    assert second.id == first.id
    assert second.link.endswith("/after/")
    assert second.published == first.published


def test_hostile_text_stays_well_formed(client):
    hostile = "Ends ]]> & <b> \x0b \ufffe 📷 \u202eright to left"
    a_published_story(hostile, standfirst=hostile * 3, text=f"<p>{hostile}</p>")

    entry = read(client).entries[0]

    assert "📷" in entry.title
    assert "]]>" in entry.title


def test_a_withdrawn_story_leaves_the_feed_and_an_edit_in_private_does_not_touch_it(client):
    story = a_story()
    published(story)
    before = client.get("/feed/")

    retype(story, "Not for readers yet.")
    unchanged = client.get("/feed/")
    assert (unchanged.content, unchanged.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert client.get("/feed/", headers={"If-None-Match": before.headers["ETag"]}).status_code == 304

    withdraw(story, by=an_editor())
    assert read(client).entries == []


def test_no_address_comes_from_the_host_that_was_asked(client):
    a_published_story()

    feed = client.get("/feed/", headers={"Host": "127.0.0.1"}).text

    assert "127.0.0.1" not in feed


def test_an_empty_site_has_an_empty_feed(client):
    assert read(client).entries == []
