"""A place of a story in three versions, in words: what an editor reads when two of them are to be brought together."""

import re
from typing import NamedTuple

from django.utils.html import strip_tags

from articles.admin.changes import LABELS, WORDS, compare
from articles.models import BLOCKS
from articles.relations import RECORDS
from articles.three_way import BOTH, MINE, Place

NAMES = {**WORDS, "lead_photo": "Lead photograph", "slug": "Address", "seo_title": "Title for search engines"}
NAMES |= {"seo_description": "Description for search engines", "related": "Related stories", "blocks": "Text"}
ROWS = {"bylines": "author", **RECORDS}


class Told(NamedTuple):
    """What one row of the page says: `mine` and `theirs` are pieces of words against the version both began with."""

    place: Place
    label: str
    mine: list
    theirs: list

    @property
    def choices(self):
        """What there is to choose from: both only where it is a list, and one can stand after the other."""
        return [MINE, "theirs", *([BOTH] if self.place.is_list else [])]


def told(place):
    base = said(place.part, place.base)
    label = NAMES.get(place.part, place.part.capitalize())
    return Told(place, label, pieces(base, place, place.mine), pieces(base, place, place.theirs))


def pieces(base, place, version):
    """Return what a version says as kinds and words; nothing where it is as it was."""
    if version == place.base:
        return []
    return [(kind, " ".join(words)) for kind, words in compare(base, said(place.part, version))]


def said(part, value):
    """Return what a value says, as words."""
    if isinstance(value, list):
        return [word for row in value for word in row_said(part, row)]
    if isinstance(value, dict):
        return value["name"].split()
    return str(LABELS[part](value).label if part in LABELS else value or "").split()


def row_said(part, row):
    if part == "blocks":
        return block_said(row)
    if part == "tags":
        return [f"{row['name']},"]
    if part == "related":
        return f"{row['story']['name']},".split()
    if part in ROWS:
        return [*row[ROWS[part]]["name"].split(), f"({row.get('relevance') or row.get('role')}),"]
    return [word for value in row.values() if value for word in str(value).split()]


def block_said(block):
    """Return a block as words: its kind, where that is no text, what it says, and the names of what it shows."""
    kind = [] if block["type"] == "text" else [f"[{BLOCKS[block['type']]._meta.verbose_name}]"]
    words = []
    for name, value in block.items():
        if isinstance(value, dict):
            words += value["name"].split()
        elif isinstance(value, str) and name not in ("type", "width", "layout"):
            words += strip_tags(re.sub("(?i)</(p|li|h[1-6])>", " ", value)).split()
    return [*kind, *words]
