"""What two editors made of one story, brought together: where only one of them changed a thing it is taken, where both
did, somebody has to choose.

Everything here works on snapshots: `base` is what both began with, `mine` and `theirs` what they made of it. Lists are
merged as diff3 merges lines (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): items that all three share
hold the list together, and what stands between two of them is one stretch.
"""

import json
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from articles.relations import RECORDS
from articles.snapshots import WORDS
from articles.within_blocks import in_paragraphs, put_together

LISTS = ("bylines", "sources", "corrections", "notes", "related", "blocks")
# What has no order to speak of: what both have is united, what either took out is out.
SETS = ("tags", *RECORDS)
MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Place:
    """A piece of a story in three versions: a value, or a list of rows.

    `taken` says whose is taken without asking: MINE, THEIRS, BOTH for what is united, "" where both changed it
    differently, and None where nobody did.
    """

    part: str
    number: int
    base: object
    mine: object
    theirs: object
    taken: str | None

    @property
    def name(self):
        """What a form calls the choice for this place."""
        return f"{self.part}-{self.number}"

    @property
    def asks(self):
        return self.taken == ""

    @property
    def is_list(self):
        return self.part in LISTS or self.part in SETS

    def chosen(self, whose):
        """Return the value that a choice gives: MINE, THEIRS or, for a list, BOTH one after the other."""
        whose = self.taken or whose
        if whose == BOTH and self.is_list:
            return united(self) if self.part in SETS else one_after_the_other(self)
        return self.mine if whose in (MINE, None) else self.theirs


def places(base, mine, theirs):
    """Return the Places of a story in its own order, also those that nobody changed."""
    versions = {part: (base[part], mine[part], theirs[part]) for part in (*WORDS, *SETS, *LISTS)}
    found = [Place(part, 0, *versions[part], taken(*versions[part])) for part in (*WORDS, *SETS)]
    found = [replace(place, taken=BOTH) if place.asks and place.part in SETS else place for place in found]
    for part in LISTS:
        found += [Place(part, number, *piece, taken(*piece)) for number, piece in enumerate(pieces(*versions[part]))]
    return found


def pieces(base, mine, theirs):
    """Yield the stretches of three lists, as small as each can answer for itself: row by row, a text by paragraphs."""
    rows = [piece for stretch in merged(base, mine, theirs) for piece in apart(stretch)]
    for number, piece in enumerate(rows):
        inside = in_paragraphs(piece, number) if taken(*piece) == "" else None
        yield from (part for stretch in merged(*inside) for part in apart(stretch)) if inside else [piece]


def taken(base, mine, theirs):
    if mine == theirs:
        return None
    if theirs == base:
        return MINE
    return THEIRS if mine == base else ""


def merged(base, mine, theirs):
    """Return the stretches of three lists as triples; each item of each list stands in one of them, in order."""
    in_mine, in_theirs = matches(base, mine), matches(base, theirs)
    held = [index for index in range(len(base)) if index in in_mine and index in in_theirs]
    stretches, at = [], (0, 0, 0)
    for index in [*held, None]:
        here = (len(base), len(mine), len(theirs)) if index is None else (index, in_mine[index], in_theirs[index])
        between = tuple(rows[start:end] for rows, start, end in zip((base, mine, theirs), at, here, strict=True))
        if any(between):
            stretches.append(between)
        if index is not None:
            stretches.append(([base[index]],) * 3)
        at = tuple(place + 1 for place in here)
    return stretches


def apart(stretch):
    """Return a stretch row by row if all three versions have as many and none of them moved one."""
    base, mine, theirs = stretch
    if not len(base) == len(mine) == len(theirs):
        return [stretch]
    rows = [(place, row) for version in stretch for place, row in enumerate(version)]
    if any(one == other and here != there for here, one in rows for there, other in rows):
        return [stretch]
    return [([one], [two], [three]) for one, two, three in zip(*stretch, strict=True)]


def matches(base, other):
    """Return where each item of a list stands in another: {index: index}.

    What both begin and end with belongs together, and difflib says what of the rest does: alone it would shift a run of
    equal rows to wherever the longest stretch is.
    """
    before, after = ([json.dumps(row, sort_keys=True) for row in rows] for rows in (base, other))
    start = agreeing(before, after)
    end = agreeing(before[start:][::-1], after[start:][::-1])
    middle = SequenceMatcher(None, before[start : len(before) - end], after[start : len(after) - end], autojunk=False)
    ends = ((len(before) - step, len(after) - step) for step in range(1, end + 1))
    blocks = [(start + block.a, start + block.b, block.size) for block in middle.get_matching_blocks()]
    inside = ((one + step, two + step) for one, two, size in blocks for step in range(size))
    return {**{step: step for step in range(start)}, **dict(inside), **dict(ends)}


def agreeing(one, other):
    """Return how many items two lists have alike at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (here, there) in pairs if here != there), min(len(one), len(other)))


def one_after_the_other(place):
    """Return theirs, then mine: what both have is not said twice."""
    return [*place.theirs, *(row for row in place.mine if row not in place.theirs)]


def united(place):
    """Return what either has of a set, in the order of theirs and then mine, without what either took out."""
    key = identity(place.part)
    base, mine, theirs = ({key(row): row for row in rows} for rows in (place.base, place.mine, place.theirs))
    gone = {row for row in base if row not in mine or row not in theirs}
    kept = {row: value for row, value in {**mine, **theirs}.items() if row not in gone}
    # How a record is named is one's own change: theirs stands only where I left it as it was.
    kept |= {row: mine[row] for row in kept if row in mine and mine[row] != base.get(row)}
    return list(kept.values())


def identity(part):
    """Return what tells the rows of a set apart: their id; a tag that is not there yet has none."""
    return (lambda row: row["id"] or row["name"]) if part == "tags" else (lambda row: row[RECORDS[part]]["id"])


def resolved(found, choices):
    """Return the snapshot that places make, with `choices` by their names where somebody had to choose; mine else."""
    snapshot = {part: [] for part in LISTS}
    for place in found:
        value = place.chosen(choices.get(place.name, MINE))
        snapshot[place.part] = [*snapshot[place.part], *value] if place.part in LISTS else value
    return snapshot | {"blocks": put_together(snapshot["blocks"])}


def written(snapshot):
    """Return a snapshot without what no editor of the story writes: what its galleries hold as they hang now."""
    blocks = [{name: value for name, value in block.items() if name != "photographs"} for block in snapshot["blocks"]]
    return snapshot | {"blocks": blocks}
