"""The blocks of two snapshots as one text to read: what changed in place, came, went or moved."""

from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from articles.comparing.prose import change_of_form, compare_prose
from articles.comparing.tables import compare_tables
from articles.comparing.units import laid_together, paragraphs_of, units
from articles.comparing.words import DEL, INS, SAME, compare_words

PICTURES = ("photo", "before", "after")
# What a block says: told whether it changed or not. Everything else about it is told only where it changed.
SAID = ("title", "words", "speaker", "role", "before_label", "after_label", "caption", "note", "embedded")
LABELS = {"before_label": "Label of the first", "after_label": "Label of the second", "embedded": "Address"}
APART = ("type", "html", "cells", "photographs", *PICTURES)
NEW, GONE, CHANGED, MOVED = "new", "gone", "changed", "moved"


@dataclass(frozen=True)
class Line:
    """One thing that is said: `pieces` are pairs of SAME, DEL or INS and words, or safe HTML where it is rich text."""

    label: str
    pieces: list
    form: str = ""

    @property
    def differs(self):
        return any(kind != SAME for kind, _ in self.pieces)


@dataclass(frozen=True)
class Compared:
    """A paragraph or a block of one or both snapshots. `kind` is SAME, CHANGED, NEW, GONE or MOVED.

    `pictures` are pairs of references before and after, `hung` the photographs of a gallery as a kind, a reference and
    the pieces of its caption, `rows` those of a table; `moved` says from where, once for what moved together.
    """

    kind: str
    type: str
    lines: list
    pictures: list = field(default_factory=list)
    hung: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    moved: str = ""

    @property
    def differs(self):
        return self.kind != SAME


def compare_blocks(before, after):
    """Return the blocks of two snapshots as Compared, in the order of `after`, what is gone where it stood."""
    return [compared(*each) for each in laid_together(units(before), units(after))]


def compared(old, new, moved):
    unit = new or old
    fields = text(old, new) if unit.paragraph else told(old and old.block, new and new.block)
    said = Compared(SAME, unit.type, **fields)
    if moved is not None:
        return replace(said, kind=MOVED, moved=moved)
    if not (old and new):
        return replace(said, kind=NEW if new else GONE)
    return said if old.key == new.key else replace(said, kind=CHANGED)


def text(old, new):
    """Return what a paragraph says, by the names of Compared's fields; either may be None."""
    both = [unit and unit.paragraph for unit in (old, new)]
    line = Line("", compare_prose(*both), (both[1] or both[0]).form)
    form = change_of_form(*both) if all(both) else ""
    return {"lines": [*([Line("", [(INS, form)], "what")] if form else []), line]}


def told(old, new):
    """Return what two blocks of one kind say, by the names of Compared's fields; either may be None."""
    old, new = old or {}, new or {}
    names = [name for name in new or old if name not in APART]
    said = sorted((name for name in names if name in SAID), key=SAID.index)
    lines = [line_of(name, old, new) for name in said]
    if "html" in (new or old):
        lines[1:1] = prose(old.get("html", ""), new.get("html", ""))
    lines += [line for name in names if name not in SAID and (line := line_of(name, old, new)).differs and old and new]
    return {
        "lines": [line for line in lines if line.pieces],
        "pictures": [(old.get(name), new.get(name)) for name in PICTURES if old.get(name) or new.get(name)],
        "hung": list(hung(old.get("photographs", []), new.get("photographs", []))),
        "rows": compare_tables(old.get("cells", ""), new.get("cells", "")),
    }


def line_of(name, old, new):
    before, after = old.get(name), new.get(name)
    label = LABELS.get(name, name.replace("_", " ").capitalize())
    if before and after and before != after and in_words(before) == in_words(after):
        # Two that are called alike: only that it is another one can be said.
        return Line(label, [(DEL, in_words(before)), (INS, in_words(after))])
    return Line(label, compare_words(in_words(before), in_words(after)))


def in_words(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value["name"] if isinstance(value, dict) else str(value or "")


def prose(before, after):
    """Return the paragraphs of two rich texts within a block as Lines."""
    together = laid_together(paragraphs_of(before), paragraphs_of(after))
    return [line for old, new, _ in together for line in text(old, new)["lines"]]


def hung(before, after):
    """Yield the photographs of a gallery: a kind, the photograph, and its caption in pieces."""
    keys = [[row["photo"]["id"] for row in rows] for rows in (before, after)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        went, came = before[i1:i2], after[j1:j2]
        if tag == "equal":
            for old, new in zip(went, came, strict=True):
                yield SAME, new["photo"], compare_words(old["caption"], new["caption"])
        else:
            yield from ((DEL, row["photo"], compare_words(row["caption"], "")) for row in went)
            yield from ((INS, row["photo"], compare_words("", row["caption"])) for row in came)
