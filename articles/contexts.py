"""What each kind of block gives its template: a dict, or None where readers have nothing to see.

Each function takes a block of a snapshot, the snapshot, and its `Relations`.
"""

from django.utils.safestring import mark_safe

from articles import cleaning, tables
from articles.marks import with_marks
from articles.sheet import hang
from articles.sizes import IN_GALLERY
from companies.makers import made


def prose(block, snapshot, relations):
    cleaned = cleaning.clean(block["html"])
    return {
        "title": block.get("title", ""),
        "html": mark_safe(with_marks(cleaned, sources=len(snapshot["sources"]))),  # noqa: S308 - cleaned
        "feed_html": mark_safe(cleaning.for_feeds.clean(cleaned)),  # noqa: S308 - cleaned
    }


def figure(block, snapshot, relations):
    photo = relations.of("photo", block["photo"])
    return photo and {**framed(photo, block["caption"]), "width": block["width"]}


def framed(photo, caption):
    """Return what stands with a photograph: the words under it, and which camera took it, made by whom."""
    return {"photo": photo, "caption": caption or photo.caption, "made": made_by(photo)}


def made_by(photo):
    """Return {camera, maker: {name, url} or None} of a photograph; None where it names no camera, or is not shown."""
    told = made(photo) if photo and photo.is_shown else None
    maker = told and told.company
    return told and {"camera": told.camera, "maker": maker and {"name": maker.name, "url": maker.get_absolute_url()}}


def gallery(block, snapshot, relations):
    """Give the photographs as they hung when the story was saved, with what their rows say of them today."""
    hung = [(relations.of("photo", row["photo"]), row["caption"]) for row in block["photographs"]]
    frames = [framed(photo, caption) for photo, caption in hung if photo]
    named = {frame["photo"].credit for frame in frames}
    return frames and {
        "title": block["title"],
        "layout": block["layout"],
        "frames": frames,
        "rows": hang(frames) if block["layout"] == "sheet" else [],
        "sizes": IN_GALLERY,
        "shared_credit": named.pop() if len(named) == 1 else "",
    }


def comparison(block, snapshot, relations):
    before, after = relations.of("before", block["before"]), relations.of("after", block["after"])
    if not (before and after):
        return None
    return {
        "sides": [
            {"photo": before, "label": block["before_label"]},
            {"photo": after, "label": block["after_label"]},
        ],
        "caption": block["caption"],
        "credit": " / ".join(dict.fromkeys((before.credit, after.credit))),
        "width": block["width"],
    }


def quote(block, snapshot, relations):
    company = relations.public("company", block["company"])
    return {
        "words": block["words"],
        "speaker": block["speaker"],
        "role": block["role"],
        "company": company and {"name": company.name, "url": company.get_absolute_url()},
    }


def table(block, snapshot, relations):
    laid = tables.laid_out(
        block["cells"], row_head=block["first_row_is_head"], column_head=block["first_column_is_head"]
    )
    return laid and {"table": laid, "caption": block["caption"], "note": block["note"]}


def record_card(block, snapshot, relations):
    for name in ("company", "brand", "partnership"):
        if record := relations.public(name, block[name]):
            return {"record": record}
    return None
