"""What a story's HTML is in feeds: whole and clean by itself, away from our pages, their styles and their scripts."""

from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from articles.models import Correction, Embedded, Note
from tests.articles.houses import WATCH
from tests.builders import a_brand, a_company, a_gallery, a_photo, a_published_story, a_story, published, saved

pytestmark = pytest.mark.django_db

# What MSN lists as allowed (https://support.microsoft.com/msn/partner-hub/msn-html-guidelines-and-tag-restrictions),
# and HTML's own elements for a picture with its caption.
ELEMENTS = {
    *("p", "br", "strong", "em", "sup", "sub", "small", "h2", "h3", "ul", "ol", "li", "blockquote", "div", "a", "img"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "width", "height", "alt"}, "th": {"scope"}}
EMPTY = {"br", "img"}
HOSTILE = 'Ends ]]> & "quoted" <script>alert(1)</script> \x0b 📷 \u202eright to left'
SHORT = "]]><b>\u202e📷\x0b"


class Walk(HTMLParser):
    """Goes through a piece of HTML: its elements with their attributes, and whether each is closed where it belongs."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.crossed = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def in_feed(client):
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314 - ours
    return feed.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded")


def check(html):
    """Assert that a story's HTML is what any reader of feeds can show: known elements, whole addresses, all closed."""
    walk = Walk(html)
    assert {tag for tag, _ in walk.elements} <= ELEMENTS
    assert [(tag, name) for tag, given in walk.elements for name in given.keys() - ATTRIBUTES.get(tag, set())] == []
    assert (walk.open, walk.crossed) == ([], [])
    addresses = [given[name] for _, given in walk.elements for name in ("href", "src") if name in given]
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme == "mailto" or (parts.scheme in ("http", "https") and parts.hostname), address
    return walk


def a_story_of_everything(words=lambda plain, longest=300: plain):
    """Return a story with every kind of block and all that stands around a text; each field's words go through
    `words`."""
    photo = a_photo(words("A lens", 200), caption=words("Wetzlar."), credit=words("Leica / Sigma", 200), alt_text="")
    others = [a_photo(f"Fog {n}", alt_text=words("Fog."), credit=words("Ines", 200)) for n in range(2)]
    company = a_company(words("Leica Camera", 120), summary=words("Makes cameras."))
    embedded = Embedded(url=f"{WATCH}7", title=words("A shutter"), author=words("Ines", 200), provider="Videos")
    cells = f"| | {words('Leica', 60)} |\n| {words('Founded', 60)} | {words('1914', 60)} |"
    linked = (
        '<p>See <a href="/map/" title="T">the map</a>, <a href="#source-1">this</a>, <a href="//x.example/">that</a>.'
    )
    story = a_story(
        words("A headline", 200),
        standfirst=words("In short."),
        lead_photo=photo,
        text=f"<h2>{words('Why')}</h2>{linked} It is so.[1]</p><ul><li>{words('One')}</li></ul>",
        blocks=[
            ("figure", {"photo": others[0], "caption": words("Fog at six.")}),
            (
                "gallery",
                {"gallery": a_gallery((others[0], words("First.")), others[1]), "title": words("Weather", 120)},
            ),
            ("quote", {"words": words("One name"), "speaker": words("Harsch", 200), "role": "CEO", "company": company}),
            ("table", {"cells": cells, "caption": words("Houses", 200), "note": words("In years.")}),
            ("comparison", {"before": others[0], "after": others[1], "caption": words("Two skies.")}),
            ("embed", {"embedded": saved(embedded), "caption": words("In motion.")}),
            ("record_card", {"company": company}),
            (
                "aside",
                {"title": words("Aside", 120), "html": f'<p>{words("By the way")}, <a href="/tags/">tags</a>.</p>'},
            ),
        ],
        sources=[
            {"publisher": words("Leica", 200), "title": words("A release", 200), "url": "https://leica.example/1"}
            | {"published": "2022-05-26", "accessed": "2022-05-31"},
            {"publisher": "Letter", "title": "By post"},
        ],
    )
    saved(Correction(article=story, words=words("It was May."), corrected_on="2022-06-01"))
    saved(Note(article=story, words=words("Since then."), noted_on="2022-06-02"))
    return story


@pytest.fixture
def videos(settings):
    settings.EMBED_PROVIDERS = [
        {"name": "Videos", "addresses": [f"^{WATCH}"], "endpoint": "http://localhost/", "frames": []}
    ]


def test_every_kind_of_block_is_whole_by_itself_and_in_its_place(client, videos):
    published(a_story_of_everything())

    html = in_feed(client)
    check(html)

    at = 0
    for words in (
        '<figure><img src="http://localhost:8000/media/',
        'alt=""><figcaption>Wetzlar. <small>Image: Leica / Sigma</small></figcaption></figure>',
        '<a href="http://localhost:8000/map/" title="T">the map</a>, <a>this</a>, <a href="http://x.example/">that</a>',
        "<figcaption>Fog at six. <small>Image: Ines</small>",
        "<h2>Weather</h2><figure>",
        "<figcaption>First. <small>Image: Ines</small>",
        "<blockquote><p>“One name”</p></blockquote><p>— Harsch, CEO, ",
        '<a href="http://localhost:8000/companies/leica-camera/">Leica Camera</a></p>',
        '<table><caption>Houses</caption><thead><tr><td></td><th scope="col">Leica</th></tr></thead>',
        '<tbody><tr><th scope="row">Founded</th><td>1914</td></tr></tbody></table><p><small>In years.</small></p>',
        "<figcaption>Before <small>",
        "<figcaption>After <small>",
        "<p>Two skies.</p>",
        f'<p><a href="{WATCH}7">A shutter</a>, Ines (Videos)</p><p>In motion.</p>',
        '<strong>The record:</strong> <a href="http://localhost:8000/companies/leica-camera/">Leica Camera</a>. Makes',
        '<div><h3>Aside</h3><p>By the way, <a href="http://localhost:8000/tags/">tags</a>.</p></div>',
        "<strong>Correction, 1 June 2022:</strong> It was May.",
        "<strong>Note, 2 June 2022:</strong> Since then.",
        "<strong>Sources:</strong></p><ol><li>Leica: ",
        '<a href="https://leica.example/1">A release</a>. 26 May 2022. Read 31 May 2022.</li><li>Letter: By post.</li>',
    ):
        assert words in html[at:]
        at = html.index(words, at)
    assert "It is so.[1]" in html


def test_whatever_is_typed_stays_words_in_every_field(client, videos):
    page = published(a_story_of_everything(lambda plain, longest=300: f"{plain} {HOSTILE if longest > 90 else SHORT}"))

    html = in_feed(client)
    walk = check(html)

    assert page.feed_html.count("📷") > 25
    assert "script" not in {tag for tag, _ in walk.elements}
    assert "alert(1)&lt;/script" in html
    assert "\x0b" not in html


def test_it_speaks_the_sites_language(client, videos, settings):
    settings.SITE_LANGUAGE = settings.LANGUAGE_CODE = "de"
    published(a_story_of_everything())

    html = in_feed(client)
    check(html)

    for words in (
        "Bild: Leica",
        "„One name“",
        "Das Register:",
        "Korrektur, 1. Juni 2022:",
        "Quellen:",
        "Abgerufen am 31.",
    ):
        assert words in html


def test_a_story_without_any_of_it_is_its_text_alone(client):
    a_published_story()

    assert in_feed(client) == "<p>Two makers, one name.</p>"


@pytest.mark.parametrize(
    "address", ["http://[", "#within", " #within", "javascript:alert(1)", "data:text/html,x", "\x01"]
)
def test_a_link_that_leads_nowhere_from_a_feed_keeps_its_words_only(client, address):
    a_published_story(text=f'<p><a href="{address}">Words</a></p>')

    html = in_feed(client)

    assert "Words</a>" in html
    check(html)


def test_a_brand_has_its_card_and_its_address(client):
    a_published_story(blocks=[("record_card", {"brand": a_brand()})])

    assert '<a href="http://localhost:8000/brands/lumix/">Lumix</a>' in in_feed(client)


def test_a_lead_that_may_not_be_passed_on_is_named_where_it_would_stand(client):
    a_published_story(lead_photo=a_photo(may_syndicate=False, caption="Kept."))

    html = in_feed(client)

    assert html.startswith("<p><em>The photograph that stands here may be seen on our own pages only.</em></p>")
    assert "Kept." not in html
