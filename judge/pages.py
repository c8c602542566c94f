"""One page of every type, picked from what was crawled."""

import re

from judge.serving import WITHDRAWN
from judge.tools import HOUSE

FIXED = {
    "home": "/",
    "tags": "/tags/",
    "authors": "/authors/",
    "archive": "/archive/",
    "corrections": "/corrections/",
    "feeds": "/feeds/",
    "companies": "/companies/",
    "brands": "/brands/",
    "partnerships": "/partnerships/",
    "the record": "/record/",
    "search": "/search/?q=leica",
    "search, nothing asked": "/search/",
    "search, nothing found": "/search/?q=zzqqxx",
    "map": "/map/",
    "map, another year": "/map/?as_of=2000",
}
# The first page that matches; of those of one type the longest, which shows the most.
TYPES = {
    "article": r"/\d{4}/\d\d/[^/]+/",
    "tag": r"/tags/[^/]+/",
    "author": r"/authors/[^/]+/",
    "kind": r"/kinds/[^/?]+/",
    "feeds of names": r"/feeds/[^/?]+/",
    "month": r"/archive/\d{4}/\d\d/",
    "company": r"/companies/[^/?]+/",
    "company, another day": r"/companies/[^/?]+/\?as_of=.+",
    "companies, filtered": r"/companies/\?(?!after).+",
    "brand": r"/brands/[^/?]+/",
    "partnership": r"/partnerships/[^/?]+/",
    "about": r"/(?:about|contact|ethics|corrections-policy|privacy|pages/[^/]+)/",
}
# What only some stories have, by what marks it in their HTML.
WITHIN_STORIES = {
    "gallery": 'class="gallery',
    "comparison": "comparison",
    "table": "<table",
    "embed": 'class="embed',
    "pulled quotation": 'class="pull',
    "record card": "record-card",
}
BROKEN = "/__broken__/"
MISSING = {"404": "/2022/05/no-such-story/", "404, a tag": "/tags/no-such-tag/", "410": WITHDRAWN, "500": BROKEN}
AUDITED = ("home", "article", "company", "tag", "search")


def types(crawl):
    """Return a page's path by the name of its type, for every type that the site has."""
    pages = {page.path: page for page in crawl.pages}
    found = {name: path for name, path in FIXED.items() if path.partition("?")[0] in pages}
    for name, pattern in TYPES.items():
        fitting = [page for path, page in pages.items() if re.fullmatch(pattern, path)]
        if fitting:
            found[name] = max(fitting, key=lambda page: len(page.text)).path
    return found | with_features(pages) | MISSING


def with_features(pages):
    stories = [page for path, page in pages.items() if re.fullmatch(TYPES["article"], path)]
    features = {}
    for name, mark in WITHIN_STORIES.items():
        story = next((page for page in stories if mark in page.text), None)
        if story:
            features[f"article with a {name}"] = story.path
    return features


def broken_page():
    """Return the HTML that readers get when the server breaks: it is a file that asks nothing of the server."""
    return (HOUSE / "templates" / "500.html").read_text()
