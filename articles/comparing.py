"""Two snapshots of a story side by side, as a person reads them: words that came and went, blocks that moved, pictures.

Blocks have no identity of their own in a snapshot. Two are the same where they say the same; a block is taken for the
changed one of another where they are of one kind and have more than half of their words in common.
"""

import json
import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.html import strip_tags

SAME, DEL, INS = "same", "del", "ins"
# A word with what stands to it, or what stands between words.
TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
PARAGRAPH = re.compile(r"(?i)</(?:p|h[1-6]|li|blockquote)>|<hr/?>")
HREF = re.compile(r'href="([^"]*)"')
ALIKE = 0.5
PICTURES = ("photo", "before", "after")
SAID = {
    "title": "Title",
    "words": "Words",
    "speaker": "Speaker",
    "role": "Role",
    "caption": "Caption",
    "before_label": "Label of the first",
    "after_label": "Label of the second",
    "cells": "Cells",
    "note": "Note",
}
CHOSEN = {"width": "Width", "layout": "Layout", "company": "Company", "brand": "Brand", "partnership": "Partnership"}
CHOSEN |= {"gallery": "Gallery", "embedded": "Address"}


@dataclass(frozen=True)
class Line:
    """One thing that a block says: `pieces` are pairs of SAME, DEL or INS and words."""

    label: str
    pieces: list

    @property
    def differs(self):
        return any(kind != SAME for kind, _ in self.pieces)


@dataclass
class Compared:
    """A block in one or both of two snapshots. `kind` is "same", "changed", "new", "gone" or "moved"."""

    kind: str
    type: str
    lines: list
    pictures: list = field(default_factory=list)
    moved: str = ""

    @property
    def differs(self):
        return self.kind != SAME


def compare_words(before, after):
    """Return two texts as one: pairs of SAME, DEL or INS and words, in reading order, no crumbs between changes."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal" and not (pieces and is_crumb(come) and j2 < len(new)):
            pieces.append((SAME, come, come))
        else:
            pieces.append((DEL, gone, come))
    return told(pieces)


def is_crumb(words):
    """Whether what two changes have between them is too little to be worth reading as unchanged."""
    return len(words.strip()) <= 1 and "\n" not in words


def told(pieces):
    """Join neighbouring changes: what went first, then what came."""
    joined = []
    for kind, gone, come in pieces:
        if kind != SAME and joined and joined[-1][0] != SAME:
            joined[-1] = (DEL, joined[-1][1] + gone, joined[-1][2] + come)
        else:
            joined.append((kind, gone, come))
    found = []
    for kind, gone, come in joined:
        words = [(SAME, come)] if kind == SAME or gone == come else [(DEL, gone), (INS, come)]
        found += [(each, said) for each, said in words if said]
    return found


def paragraphs(html):
    """Return the text of each paragraph of cleaned HTML."""
    return [words for part in PARAGRAPH.split(html) if (words := " ".join(strip_tags(part).split()))]


def compare_text(before, after):
    """Return the paragraphs of two texts as Lines, each compared word by word with the one it comes from."""
    old, new = paragraphs(before), paragraphs(after)
    lines = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [Line("", [(SAME, words)]) for words in new[j1:j2]]
            continue
        went, came = old[i1:i2], new[j1:j2]
        pairs = zip(went + [""] * (len(came) - len(went)), came + [""] * (len(went) - len(came)), strict=True)
        lines += [Line("", compare_words(*pair)) for pair in pairs]
    if before != after and not any(line.differs for line in lines):
        lines.append(Line("Markup", compare_links(before, after)))
    return lines


def compare_links(before, after):
    """Say what changed where no word did: the addresses of links, else that it is the form alone."""
    old, new = HREF.findall(before), HREF.findall(after)
    if old == new:
        return [(INS, "Only its form has changed: bold, italics, headings or lists.")]
    return compare_words(" ".join(old), " ".join(new))


def compare_blocks(before, after):
    """Return the blocks of two snapshots as Compared, in the order of `after`, what is gone in its old place."""
    pairs = paired(before, after)
    stayed = in_order(pairs)
    compared = [
        (new, compare_block(before[old], after[new], "" if old in stayed else where(old, new, before)))
        for old, new in pairs.items()
    ]
    come = [(new, alone(block, "new")) for new, block in enumerate(after) if new not in pairs.values()]
    rows = dict([*compared, *come])
    found = [rows[new] for new in sorted(rows)]
    for old, block in reversed(list(enumerate(before))):
        if old not in pairs:
            earlier = [new for index, new in pairs.items() if index < old and index in stayed]
            found.insert(max(earlier, default=-1) + 1, alone(block, "gone"))
    return found


def paired(before, after):
    """Return which block became which: {index before: index after}, those that say the same first."""
    pairs, keys = {}, [[key(block) for block in blocks] for blocks in (before, after)]
    for match in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        pairs |= {match.a + step: match.b + step for step in range(match.size)}
    free = [index for index in range(len(after)) if index not in pairs.values()]
    for old in (index for index in range(len(before)) if index not in pairs):
        if same := next((new for new in free if keys[0][old] == keys[1][new]), None):
            pairs[old] = same
            free.remove(same)
    for old in (index for index in range(len(before)) if index not in pairs):
        best = max(free, key=lambda new: likeness(before[old], after[new]), default=None)
        if best is not None and likeness(before[old], after[best]) >= ALIKE:
            pairs[old] = best
            free.remove(best)
    return dict(sorted(pairs.items()))


def key(block):
    return json.dumps(block, sort_keys=True)


def likeness(old, new):
    """Return how much of their words two blocks share, 0 to 1; those of different kinds share nothing."""
    if old["type"] != new["type"]:
        return 0
    matcher = SequenceMatcher(None, words_of(old), words_of(new), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0


def words_of(block):
    named = [value["name"] for value in block.values() if isinstance(value, dict)]
    said = [strip_tags(value) for name, value in block.items() if isinstance(value, str) and name != "type"]
    return " ".join([*said, *named]).split()


def in_order(pairs):
    """Return the blocks that stayed where they were: the longest run of pairs that keeps its order."""
    olds, news = list(pairs), list(pairs.values())
    matcher = SequenceMatcher(None, sorted(news), news, autojunk=False)
    kept = {news[match.b + step] for match in matcher.get_matching_blocks() for step in range(match.size)}
    return {old for old in olds if pairs[old] in kept}


def where(old, new, before):
    way = "up" if new < old else "down"
    if old == 0:
        return f"Moved {way}, from the beginning"
    return f"Moved {way}, from after “{' '.join(words_of(before[old - 1])[:6])}”"


def compare_block(old, new, moved):
    lines = lines_of(old, new)
    pictures = [(name, old.get(name), new.get(name)) for name in PICTURES if old.get(name) != new.get(name)]
    differs = key(old) != key(new)
    kind = "moved" if moved else "changed" if differs else SAME
    return Compared(kind, new["type"], lines, pictures, moved)


def alone(block, kind):
    said = INS if kind == "new" else DEL
    lines = [Line(line.label, [(said, words) for _, words in line.pieces]) for line in lines_of(block, block)]
    pictures = [
        (name, block.get(name) if kind == "gone" else None, block.get(name) if kind == "new" else None)
        for name in PICTURES
        if block.get(name)
    ]
    return Compared(kind, block["type"], lines, pictures)


def lines_of(old, new):
    """Return what two blocks of one kind say, line by line; what neither says is left out."""
    lines = compare_text(old["html"], new["html"]) if "html" in new else []
    for names in (SAID, CHOSEN):
        for name, label in names.items():
            before, after = named(old.get(name)), named(new.get(name))
            if (before or after) and (names is SAID or before != after or isinstance(new.get(name), dict)):
                lines.append(Line(label, compare_words(before, after)))
    hung = [[row["photo"]["name"] for row in block.get("photographs", ())] for block in (old, new)]
    if hung[0] != hung[1]:
        lines.append(Line("Photographs", compare_words(", ".join(hung[0]), ", ".join(hung[1]))))
    return lines


def named(value):
    return value["name"] if isinstance(value, dict) else str(value or "")
