"""A snapshot set in type: the page readers will see, and the same story for feed readers."""

import zlib

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles import contexts, embedding
from articles.anchors import anchor, anchor_of
from articles.feeds.describing import describe
from articles.furniture import furnish
from articles.models.published import PublishedArticle
from articles.sizes import sizes_of
from companies.language import readers_language

# Raised when pages that are there already have to be set anew: other templates of blocks, other furniture.
EDITION = 4

CONTEXTS = {
    "text": contexts.prose,
    "figure": contexts.figure,
    "gallery": contexts.gallery,
    "comparison": contexts.comparison,
    "quote": contexts.quote,
    "table": contexts.table,
    "embed": embedding.context,
    "record_card": contexts.record_card,
    "aside": contexts.prose,
}


def edition():
    """Return what all pages have in common that were set by the same templates, in the same language, for one site.

    The site's address and name stand in what feeds and search engines get of a page.
    """
    site = zlib.crc32(f"{settings.SITE_URL} {settings.SITE_NAME}".encode())
    return f"{EDITION}-{settings.SITE_LANGUAGE}-{site:x}"


@readers_language()
def typeset(snapshot, relations, *, on=None):
    """Return the page that a snapshot makes, not saved, in the site's language whatever the desk or the worker speaks.

    Arguments: `relations` from `articles.relations.gather`; `on` is the page it is laid on, a new one where None.
    Dates, address and identifier are the door's business and stay as they are.
    """
    page = on or PublishedArticle()
    for name in ("kind", "kicker", "headline", "standfirst", "seo_title", "seo_description"):
        setattr(page, name, snapshot[name])
    page.lead_photo = relations.of("lead_photo", snapshot["lead_photo"])
    page.comments_open = snapshot["comments"] == "open"
    page.furniture = furnish(snapshot, relations) | lead(page.lead_photo)
    blocks = contexts_of(snapshot, relations)
    anchor([context for _, context in blocks], lead=page.lead_photo)
    measure(blocks, alone=not (page.furniture["about"] or page.furniture["mentions"]))
    page.body_html = render(blocks, "articles/blocks")
    return typeset_for_feeds(snapshot, relations, on=page)


def measure(blocks, *, alone):
    """Tell blocks that have a width how wide their photographs stand; `alone` where no list is at the page's left."""
    for _, context in blocks:
        if context and "width" in context:
            context["sizes"] = sizes_of(context["width"], alone=alone)


def lead(photo):
    """Return what stands with the lead photograph beside its own row; nothing where there is none."""
    return {"lead_made": contexts.made_by(photo), "lead_anchor": anchor_of(photo)} if photo else {}


@readers_language()
def typeset_for_feeds(snapshot, relations, *, on):
    """Set on a page what feeds carry of it, a description of the item and its text, and return the page."""
    furniture, blocks = furnish(snapshot, relations), contexts_of(snapshot, relations)
    lead_photo = relations.of("lead_photo", snapshot["lead_photo"])
    on.feed_words = describe(snapshot, furniture, blocks, lead_photo)
    # Each block's template has escaped what it was given.
    text = mark_safe(render(blocks, "feeds/blocks"))  # noqa: S308
    on.feed_html = render_to_string("feeds/story.html", furniture | {"lead": lead_photo, "blocks": text}).strip()
    return on


def contexts_of(snapshot, relations):
    return [(block["type"], context(block, snapshot, relations)) for block in snapshot["blocks"]]


def render(blocks, folder):
    return "\n".join(render_to_string(f"{folder}/{kind}.html", block) for kind, block in blocks if block)


def context(block, snapshot, relations):
    """Return what a block's template is given, or None where readers have nothing to see."""
    return CONTEXTS[block["type"]](block, snapshot, relations)
