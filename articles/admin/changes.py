"""What one snapshot of a story says and another does not, in pieces for an editor's eye."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import strip_tags

from articles.models.choices import Comments, Kind, Relevance, Role
from articles.relations import RECORDS

WORDS = {"headline": "Headline", "standfirst": "Standfirst", "kicker": "Kicker", "kind": "Kind", "comments": "Comments"}
# Told only where they changed: what a story stands under is said elsewhere.
QUIET = {
    "slug": "Address",
    "seo_title": "Title for search engines",
    "seo_description": "Description for search engines",
}
LABELS = {"kind": Kind, "comments": Comments}
PROSE = ("title", "html", "words", "speaker", "role", "caption", "before_label", "after_label", "cells", "note")


@dataclass(frozen=True)
class Change:
    """One line of a comparison: `pieces` are pairs of "same", "del" or "ins" and what it says."""

    label: str
    pieces: list
    names: bool = False

    @property
    def is_one(self):
        return any(kind != "same" for kind, _ in self.pieces)


def changes(before, after):
    """Return what `after` says, against `before`; where that is None, everything in it is plain.

    Arguments: two snapshots. Lines that are empty in both are left out.
    """
    lines = [Change(label, worded(name, before, after)) for name, label in WORDS.items()]
    lines += [Change(label, compared(before, after, names), names=True) for label, names in NAMES.items()]
    lines += [
        Change(label, worded(name, before, after)) for name, label in QUIET.items() if changed(name, before, after)
    ]
    lines.append(Change("Text", counted(before, after)))
    return [line for line in lines if line.pieces]


def changed(name, before, after):
    return before is not None and before[name] != after[name]


def worded(name, before, after):
    def words(snapshot):
        said = snapshot[name]
        return str(LABELS[name](said).label if name in LABELS else said).split()

    return [(kind, " ".join(piece)) for kind, piece in compare(before and words(before), words(after))]


def compared(before, after, names):
    return [(kind, name) for kind, piece in compare(before and names(before), names(after)) for name in piece]


def compare(before, after):
    """Yield the kind and the items of each stretch, what went before what came."""
    if before is None:
        before = after
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", after[j1:j2]
        else:
            yield from (pair for pair in (("del", before[i1:i2]), ("ins", after[j1:j2])) if pair[1])


def counted(before, after):
    """Count words, not places: a paragraph that moved has no word that came or went."""
    now = prose(after)
    if before is None:
        return [("same", f"{words(now.total())} in {len(after['blocks'])} blocks")]
    came, went = (now - prose(before)).total(), (prose(before) - now).total()
    pieces = [("ins", f"{words(came)} in") if came else None, ("del", f"{words(went)} out") if went else None]
    if not any(pieces) and before["blocks"] != after["blocks"]:
        return [("ins", "blocks moved or changed")]
    return [piece for piece in pieces if piece]


def words(number):
    return f"{number} word{'' if number == 1 else 's'}"


def prose(snapshot):
    said = (block[name] for block in snapshot["blocks"] for name in PROSE if isinstance(block.get(name), str))
    return Counter(re.findall(r"\w+", " ".join(strip_tags(words) for words in said)))


def named(part, field):
    """Return a function that names the rows of a part; a record that a story only mentions is told apart."""

    def names(snapshot):
        rows = ((row[field]["name"], row["relevance"] == Relevance.MENTIONS) for row in snapshot[part])
        return [f"{name} (mentioned)" if is_mentioned else name for name, is_mentioned in rows]

    return names


def bylines(snapshot):
    return [f"{Role(row['role']).label} {row['author']['name']}" for row in snapshot["bylines"]]


def dated(part, field):
    return lambda snapshot: [f"{row['words']} ({row[field]})" for row in snapshot[part]]


def sources(snapshot):
    return [
        ", ".join(filter(None, (f"{row['publisher']}: {row['title']}", *told_of(row)))) for row in snapshot["sources"]
    ]


def told_of(source):
    return source["url"], source["published"], source["accessed"]


NAMES = {
    "Bylines": bylines,
    **{part.capitalize(): named(part, field) for part, field in RECORDS.items()},
    "Tags": lambda snapshot: [tag["name"] for tag in snapshot["tags"]],
    "Galleries": lambda snapshot: [
        row["photo"]["name"] for block in snapshot["blocks"] for row in block.get("photographs", ())
    ],
    "Corrections": dated("corrections", "corrected_on"),
    "Notes": dated("notes", "noted_on"),
    "Sources": sources,
    "Related stories": lambda snapshot: [row["story"]["name"] for row in snapshot["related"]],
}
