"""The one description of an item, of which every form of feed is written: made when a page is laid, kept on its row.

Addresses in it are absolute, as in the text of feeds: both are set again when the site moves to another.
"""

import hashlib
import json
from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator

from articles import kinds
from articles.structured_data.people import signed
from companies.found.terms import said
from companies.links import absolute, web_address
from photos.cards import may_pass_on
from photos.renditions import rendition, size_in_bytes

# In words.
OPENING = 40
# In pixels: what a large screen shows, and more than any aggregator asks for.
WIDTH = 1600
# Those whose records a story is about, by the kind of record, as the lists of them are called.
VOCABULARIES = {"company": "companies", "brand": "brands", "partnership": "partnerships"}


def describe(snapshot, furniture, blocks, lead):
    """Return what feeds say of a story beside its text, as JSON can hold it.

    Arguments: `furniture` from `articles.furniture`; `blocks` are pairs of a kind of block and its context; `lead` is
    the lead photograph or None.
    """
    authors, contributors = signed(furniture["byline_groups"])
    return {
        "headline": snapshot["headline"],
        "standfirst": snapshot["standfirst"] or snapshot["seo_description"] or opening(blocks),
        "authors": [named(person) for person in authors],
        "contributors": [named(person) for person in contributors],
        "categories": categories(snapshot["kind"], furniture),
        "pictures": pictures(lead, blocks),
        "corrections": [{name: row[name] for name in ("words", "on")} for row in furniture["corrections"]],
    }


def opening(blocks):
    """Return how the story begins, in plain words: readers that find no summary take the words of a picture for it."""
    html = next((context["html"] for _, context in blocks if context and "html" in context), "")
    return Truncator(" ".join(unescape(strip_tags(html)).split())).words(OPENING, truncate=" …")


def named(person):
    return {"name": person["name"], "url": person["url"]}


def categories(kind, furniture):
    """Return what a story is filed under, by vocabulary: its kind, its tags, and the records that it is about."""
    found = kinds.named(kind)
    places = [{"name": found.name, "url": found.get_absolute_url()}] if found else []
    return [
        *(category(reverse("kinds"), place) for place in places),
        *(category(reverse("tags"), place) for place in furniture["tags"]),
        *(category(reverse(VOCABULARIES[place["kind_word"]]), place) for place in furniture["about"]),
    ]


def category(list_of_them, place):
    """Return a term of a vocabulary (RFC 4287, 4.2.2): the vocabulary is known by the address of its list."""
    term = place["url"].removeprefix(list_of_them).strip("/")
    return {"scheme": absolute(list_of_them), "term": term, "label": place["name"], "url": absolute(place["url"])}


def pictures(lead, blocks):
    """Return the photographs of a story that may be passed on, each once, the lead first."""
    once = {}
    for photo, caption in hung(lead, blocks):
        if may_pass_on(photo):
            once.setdefault(photo, picture(photo, caption))
    for photo, told in once.items():
        if photo == lead:
            told["bytes"] = size_in_bytes(shown(photo))
    return list(once.values())


def hung(lead, blocks):
    """Yield every photograph of a story with the words under it, the lead first."""
    if lead:
        yield lead, lead.caption
    for _, context in blocks:
        within = context or {}
        for frame in (within, *within.get("frames", ())):
            if "photo" in frame:
                yield frame["photo"], frame["caption"]
        for side in within.get("sides", ()):
            yield side["photo"], side["label"]


def picture(photo, caption):
    """Return a photograph in the words of Media RSS; what is not known of it is not in it."""
    file = shown(photo)
    return said(
        url=absolute(file.url),
        type=file.media_type,
        width=file.width,
        height=file.height,
        alt=photo.alt_text,
        caption=caption,
        credit=photo.credit,
        photographer=photo.creator,
        copyright=photo.copyright_notice,
        licence=photo.licence,
        licence_url=web_address(photo.licence_url),
    )


def shown(photo):
    return rendition(photo, width=WIDTH)


def digest_of(page):
    """Return what tells one state of a page's item from another, whatever of it has changed."""
    moments = [page.published_at.isoformat(), page.updated_at.isoformat()]
    told = json.dumps([str(page.uid), page.path, *moments, page.feed_words, page.feed_html], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
