"""A snapshot set in type: the page readers will see, and the same story for feed readers."""

import re

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles import cleaning
from articles.furniture import furnish
from articles.models.published import PublishedArticle

ATTRIBUTES = r'(?:"[^"]*"|[^">])*'
# A link with its words, any other tag, or a mark with the space before it, lest it begin a line.
PIECE = re.compile(rf"<a\s{ATTRIBUTES}>.*?</a>|<{ATTRIBUTES}>|\s*\[(\d{{1,3}})\]", re.DOTALL)


def typeset(snapshot, relations, *, on=None):
    """Return the page that a snapshot makes, not saved.

    Arguments: `relations` from `articles.relations.gather`; `on` is the page it is laid on, a new one where None.
    Dates, address and identifier are the door's business and stay as they are.
    """
    page = on or PublishedArticle()
    for name in ("kind", "kicker", "headline", "standfirst", "seo_title", "seo_description"):
        setattr(page, name, snapshot[name])
    page.lead_photo = relations.of("lead_photo", snapshot["lead_photo"])
    page.comments_open = snapshot["comments"] == "open"
    page.furniture = furnish(snapshot, relations)
    blocks = [(block["type"], context(block, snapshot, relations)) for block in snapshot["blocks"]]
    page.body_html = render(blocks, "articles/blocks")
    page.feed_html = render(blocks, "feeds/blocks")
    return page


def render(blocks, folder):
    return "\n".join(render_to_string(f"{folder}/{kind}.html", block) for kind, block in blocks if block)


def context(block, snapshot, relations):
    """Return what a block's template is given, or None where readers have nothing to see."""
    return CONTEXTS[block["type"]](block, snapshot, relations)


def prose(block, snapshot, relations):
    cleaned = cleaning.clean(block["html"])
    return {
        "title": block.get("title", ""),
        "html": mark_safe(with_marks(cleaned, sources=len(snapshot["sources"]))),  # noqa: S308 - cleaned
        "feed_html": mark_safe(cleaning.for_feeds.clean(cleaned)),  # noqa: S308 - cleaned
    }


def figure(block, snapshot, relations):
    photo = relations.of("photo", block["photo"])
    return photo and {"photo": photo, "caption": block["caption"] or photo.caption, "width": block["width"]}


def quote(block, snapshot, relations):
    company = relations.public("company", block["company"])
    return {
        "words": block["words"],
        "speaker": block["speaker"],
        "role": block["role"],
        "company": company and {"name": company.name, "url": company.get_absolute_url()},
    }


def record_card(block, snapshot, relations):
    for name in ("company", "brand", "partnership"):
        if record := relations.public(name, block[name]):
            return {"record": record}
    return None


CONTEXTS = {"text": prose, "figure": figure, "quote": quote, "record_card": record_card, "aside": prose}


def with_marks(html, *, sources):
    """Make [1] in a text point at the first source. A number that no source has stays as it was typed.

    Links are left alone: one cannot stand in another. What comes out is cleaned once more, so that a mistake made here
    can spoil a text and no more.
    """

    def mark(match):
        number = int(match[1] or 0)
        if not 1 <= number <= sources:
            return match[0]
        return f'<sup class="ref"><a href="#source-{number}" aria-label="Source {number}">[{number}]</a></sup>'

    return cleaning.with_marks.clean(PIECE.sub(mark, html))
