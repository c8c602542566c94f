"""The forms in which the demo's content is written down.

A record is named by its kind and slug ("company:sigma"), a picture by its file ("sea-01"), an author by slug, a gallery
by its key in `galleries.py`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Publication(NamedTuple):
    """Something that was published; records cite it and stories name it among their sources."""

    publisher: str
    title: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True)
class Cited:
    """A publication, and what it itself claims of the row it supports: {"since": "2015"}."""

    publication: Publication
    claims: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Tie:
    """A relation of the record that it is written under: its model, the other end's field and slug, its own fields."""

    model: type
    to: dict
    fields: dict
    citations: tuple = ()


class Make(NamedTuple):
    """A make as cameras write it into their pictures, and from when to when it was the company's."""

    make: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Entry:
    """A company, brand or partnership, and the rows that are made with it; `follows` is a partnership's slug."""

    model: type
    fields: dict
    aliases: tuple = ()
    ties: tuple = ()
    citations: tuple = ()
    makes: tuple = ()
    follows: str = ""

    @property
    def slug(self):
        return self.fields["slug"]


class Picture(NamedTuple):
    """A photograph of the demo's library: the name of its file, and what no crop may lose.

    The focal point is in hundredths of the width and height, from the upper left corner.
    """

    file: str
    focal_x: int
    focal_y: int


class Gallery(NamedTuple):
    """A gallery of the demo's library: pairs of a picture and what is said under it, in their order."""

    title: str
    photographs: tuple


class Correction(NamedTuple):
    """What was put right in a story that readers had already, and the moment at which it was published again."""

    words: str
    at: datetime


@dataclass(frozen=True)
class Story:
    """A story as an editor would write it. Without a moment of publication it stays a draft on the desk.

    Arguments: `bylines` are pairs of a role and an author's slug; `blocks` are made by the functions below; `related`
    are slugs of stories to be read next, which are written before this one.
    """

    slug: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    lead: str
    bylines: tuple
    blocks: tuple
    tags: tuple
    about: tuple = ()
    mentions: tuple = ()
    sources: tuple = ()
    corrections: tuple = ()
    related: tuple = ()
    comments: str = "open"
    published_at: datetime | None = None


def text(html):
    return "text", {"html": flowing(html)}


def flowing(html):
    """Return prose that was broken into lines for this file as one line."""
    return " ".join(html.split())


def figure(photo, caption="", *, width="column"):
    return "figure", {"photo": photo, "caption": caption, "width": width}


def gallery(name, title="", *, layout="sheet"):
    return "gallery", {"gallery": name, "title": title, "layout": layout}


def comparison(before, after, caption, *, labels, width="column"):
    """Compare two pictures; `labels` are the word for each, the first for the one before."""
    before_label, after_label = labels
    return "comparison", {
        "before": before,
        "before_label": before_label,
        "after": after,
        "after_label": after_label,
        "caption": caption,
        "width": width,
    }


def table(caption, cells, *, note=""):
    """Set a table: a line is a row, with | between its cells; the first row and column are its heads."""
    lines = [line.strip() for line in cells.strip().splitlines()]
    return "table", {"caption": caption, "cells": "\n".join(lines), "note": note}


def quote(words, *, speaker, role, company):
    return "quote", {"words": words, "speaker": speaker, "role": role, "company": company}


def record_card(record):
    return "record_card", {record.partition(":")[0]: record}


def aside(title, html):
    return "aside", {"title": title, "html": flowing(html)}
