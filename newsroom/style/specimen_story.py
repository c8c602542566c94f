"""A story in the making with a block of every kind, set in type as any other is."""

from articles.relations import gather
from articles.rendering import typeset
from newsroom.style.specimens import HEADLINES, STANDFIRST, dated

SNAPSHOT = {
    "kind": "news",
    "kicker": "Specimen",
    "headline": HEADLINES[0],
    "standfirst": STANDFIRST,
    "lead_photo": None,
    "comments": "closed",
    "seo_title": "",
    "seo_description": "",
    "tags": [],
    "companies": [],
    "brands": [],
    "partnerships": [],
    "bylines": [],
    "corrections": [{"words": "an earlier version named the wrong day.", "corrected_on": "2022-06-02"}],
    "notes": [],
    "related": [],
    "sources": [
        {"publisher": "A publisher", "title": "The title of what it printed", "url": "https://example.com/"}
        | {"published": "2022-05", "accessed": "2022-06-01"}
    ],
}
PROSE = """<p>Text is set in Newsreader. <strong>Strong</strong> and <em>stressed</em> words, and
<a href="/record/">a link</a>, stand in it; a figure in brackets leads to a source. [1]</p>
<h2>A subhead</h2><ul><li>A list has small dots.</li><li>It has another line.</li></ul>
<blockquote><p>A longer quotation within the text keeps to the column.</p></blockquote>"""


def whole_story(photos, record):
    """Return a story that has a block of every kind the installation can fill, set in type as any other is."""
    photos = [{"id": photo.pk, "name": str(photo)} for photo in photos]
    snapshot = SNAPSHOT | {"lead_photo": photos[0] if photos else None, "blocks": list(blocks(photos, record))}
    return dated(typeset(snapshot, gather(snapshot)))


def blocks(photos, record):
    yield {"type": "text", "html": PROSE}
    if record:
        names = dict.fromkeys(("company", "brand", "partnership"))
        yield {"type": "record_card", **names, record.kind_word: {"id": record.pk, "name": record.name}}
    yield {"type": "quote", "words": "what was said, word for word, and long enough for a second line"} | {
        "speaker": "Somebody",
        "role": "then chief executive",
        "company": None,
    }
    yield {
        "type": "aside",
        "title": "An aside",
        "html": "<p>What stands beside the story, and is not needed in it.</p>",
    }
    for width, photo in zip(("column", "wide"), photos, strict=False):
        yield {
            "type": "figure",
            "photo": photo,
            "caption": f"A figure, {width}: where, when, what is seen.",
            "width": width,
        }
    if len(photos) > 1:
        yield gallery(photos)
        yield {"type": "comparison", "before": photos[0], "after": photos[1], "before_label": "Before"} | {
            "after_label": "After",
            "caption": "Two photographs laid upon each other.",
            "width": "column",
        }
    cells = "Lens | Focal length | Since\nHalden | 50 mm | 2001\nArden | 35 mm | 2018"
    yield {"type": "table", "caption": "A table scrolls inside itself", "note": "And has a note.", "cells": cells} | {
        "first_row_is_head": True,
        "first_column_is_head": True,
    }


def gallery(photos):
    hung = [{"photo": photo, "caption": f"Frame {number}"} for number, photo in enumerate(photos, start=1)]
    return {"type": "gallery", "gallery": None, "title": "A gallery", "layout": "sheet", "photographs": hung}
