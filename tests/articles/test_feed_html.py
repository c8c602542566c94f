"""A story's text in feeds stands by itself: read far from our site, without our styles and scripts."""

from datetime import date
from html.parser import HTMLParser

import pytest

from articles.models import Correction, Embedded, Note
from articles.publishing import rebuild
from articles.tasks import rebuild_pages
from photos.closing import close_ended
from tests.builders import (
    THEN,
    a_company,
    a_gallery,
    a_photo,
    a_published_story,
    a_story,
    published,
    saved,
)

pytestmark = pytest.mark.django_db

# Every element that a feed's text may have, with its attributes: what readers and aggregators show, and do not strip.
# It is MSN's list (https://support.microsoft.com/en-us/msn/partner-hub/msn-html-guidelines-and-tag-restrictions), with
# a picture's figure: of an element that is not on it the words may go as well.
ALLOWED = {
    **dict.fromkeys(("p", "br", "h2", "h3", "ul", "ol", "li", "blockquote", "div", "figure", "figcaption"), set()),
    **dict.fromkeys(("strong", "em", "sup", "sub", "small", "table", "caption", "thead", "tbody", "tr", "td"), set()),
    "a": {"href", "title"},
    "img": {"src", "width", "height", "alt"},
    "th": {"scope"},
}
HOSTILE = "]]> & <b>bold</b> <script>alert(1)</script> \x0b 📷 \u202eright to left"


class Markup(HTMLParser):
    """The elements of a text in their order, its addresses, its words."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.addresses, self.words = [], [], ""
        # What is open, and what was closed elsewhere than it belongs.
        self.open, self.crossed = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.addresses += [value for name, value in attrs if name in ("href", "src")]
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data):
        self.words += data


def everything(words="Words"):
    """Return what makes a story of every kind of block, its words all the same."""
    company = a_company(words[:60], "leica-camera")
    embedded = Embedded.objects.create(
        url="https://www.youtube.com/watch?v=1", title=words, author=words, provider="YouTube", fetched_at=THEN
    )
    named = {"alt_text": words, "caption": words, "credit": words}
    return {
        "text": f'<p>{words} <a href="/companies/leica-camera/">inside</a> [1]</p><h2>{words}</h2>',
        "lead_photo": a_photo("Lead", **named),
        "about": [company],
        "sources": [
            {"publisher": words, "title": words, "url": "https://leica.example/l2", "published": "2022-05"},
            {"publisher": words, "title": words},
        ],
        "blocks": [
            ("figure", {"photo": a_photo("Figure", **named), "caption": words}),
            ("gallery", {"gallery": a_gallery((a_photo("Hung", **named), words), title=words), "title": words}),
            ("comparison", {"before": a_photo("Before"), "after": a_photo("After"), "before_label": words[:30],
                            "after_label": words[:30], "caption": words}),
            ("quote", {"words": words, "speaker": words, "role": words, "company": company}),
            ("table", {"cells": "Mount | mm\nL | 20", "caption": words, "note": words}),
            ("embed", {"embedded": embedded, "caption": words}),
            ("record_card", {"company": company}),
            ("aside", {"title": words, "html": f'<p>{words} <a href="/tags/">there</a></p>'}),
        ],
    }  # fmt: skip


def text_of(**fields):
    story = a_story(**fields)
    saved(Correction(article=story, words="It was May.", corrected_on=THEN.date(), position=1))
    saved(Note(article=story, words="Seen again.", noted_on=THEN.date(), position=1))
    return published(story).feed_html


def test_nothing_in_it_needs_our_styles_or_scripts():
    markup = Markup(text_of(**everything()))

    assert {tag for tag, _ in markup.elements} - ALLOWED.keys() == set()
    assert [(tag, name) for tag, given in markup.elements for name in given.keys() - ALLOWED[tag]] == []
    assert (markup.open, markup.crossed) == ([], [])


def test_every_address_leads_somewhere_from_anywhere():
    markup = Markup(text_of(**everything()))

    assert len(markup.addresses) > 10
    assert [
        address for address in markup.addresses if not address.startswith(("http://localhost:8000/", "https://"))
    ] == []


@pytest.mark.parametrize("address", ["http://[", "#within", " #source-1", "javascript:alert(1)", "data:text/html,x"])
def test_a_link_that_leads_nowhere_from_a_feed_keeps_its_words_only(address):
    page = a_published_story(text=f'<p><a href="{address}">Words</a></p>')

    assert page.feed_html == "<p><a>Words</a></p>"


def test_it_has_everything_that_the_page_has():
    html = text_of(**everything("Words"))
    tags = [tag for tag, _ in Markup(html).elements]

    assert html.startswith("<figure><img")
    assert tags.count("img") == tags.count("figure") == 5
    for piece in (
        '<img src="http://localhost:8000/media/',
        "<figcaption>Words <small>Image: Words</small></figcaption>",
        "<blockquote><p>“Words”</p></blockquote><p>— Words, Words, <a",
        '<table><caption>Words</caption><thead><tr><th scope="col">Mount</th><th scope="col">mm</th></tr></thead>',
        '<tbody><tr><th scope="row">L</th><td>20</td></tr></tbody></table><p><small>Words</small></p>',
        '<p><a href="https://www.youtube.com/watch?v=1">Words</a>, Words (YouTube)</p>',
        '<p><strong>The record:</strong> <a href="http://localhost:8000/companies/leica-camera/">Words</a>',
        "<div><h3>Words</h3><p>Words",
        "<p><strong>Correction, 31 May 2022:</strong> It was May.</p>",
        "<p><strong>Note, 31 May 2022:</strong> Seen again.</p>",
        '<h2>Sources</h2><ol><li>Words: <a href="https://leica.example/l2">Words</a>. May 2022.</li>',
        "<li>Words: Words.</li></ol>",
    ):
        assert piece in html


def test_what_is_hostile_in_any_field_stays_words():
    markup = Markup(text_of(**everything(HOSTILE)))

    assert {tag for tag, _ in markup.elements} <= {*ALLOWED, "b"}
    assert [tag for tag, _ in markup.elements if tag in ("b", "script")] == []
    assert "📷" in markup.words
    assert (markup.open, markup.crossed) == ([], [])


def test_a_description_is_the_editors_own_and_stays_empty_where_it_is():
    html = text_of(
        lead_photo=a_photo("Lead", alt_text='A "lens", <front> & back.'),
        blocks=[("figure", {"photo": a_photo("Other", alt_text="", caption="Not this."), "caption": "Nor this."})],
    )

    assert [given["alt"] for tag, given in Markup(html).elements if tag == "img"] == ['A "lens", <front> & back.', ""]


@pytest.mark.parametrize("place", ["lead", "within"])
def test_a_photograph_that_may_be_seen_here_only_is_named_in_its_place(place):
    kept = a_photo("Kept", may_syndicate=False, alt_text="Kept.")
    fields = {"lead_photo": kept} if place == "lead" else {"blocks": [("figure", {"photo": kept, "caption": "Kept."})]}

    page = a_published_story(**fields)

    assert "<p><em>The photograph that stands here may be seen on our own pages only.</em></p>" in page.feed_html
    assert "Kept." not in page.feed_html
    assert page.feed_words["pictures"] == []


@pytest.mark.parametrize("place", ["lead", "within"])
def test_a_photograph_whose_rights_have_ended_leaves_with_a_word_of_it(place, client):
    kept = a_photo("Kept", rights_end_on=date(2099, 6, 30), alt_text="Kept.", caption="Its caption.")
    fields = {"lead_photo": kept} if place == "lead" else {"blocks": [("figure", {"photo": kept, "caption": ""})]}
    page = a_published_story(**fields)
    first = client.get("/feed/")
    assert b"<media:content" in first.content

    close_ended(THEN.replace(year=2099, month=7))
    rebuild_pages.call()

    page.refresh_from_db()
    assert "<p><em>This photograph can no longer be shown.</em></p>" in page.feed_html
    assert "Kept." not in page.feed_html + str(page.feed_words)
    again = client.get("/feed/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    for trace in (b"<media:content", b"<enclosure", b"<img"):
        assert trace not in again.content


def test_a_story_set_again_from_the_same_revision_says_the_same():
    page = a_published_story(**everything())
    digest = page.feed_digest

    assert rebuild(page).feed_digest == digest


def test_it_speaks_the_sites_language(settings):
    settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "de"

    html = text_of(**everything())

    for words in ("Bild: Words", "Quellen", "Korrektur, 31. Mai 2022:"):
        assert words in html
