"""What a story is read as: paragraphs, photographs, tables, one after another; those of two snapshots laid together.

Nothing in a snapshot has an identity of its own. A text is taken apart into its paragraphs, so that one that was parted
for a photograph in between is still the same text.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.utils.html import strip_tags

from articles.comparing.matching import paired, stayed
from articles.comparing.prose import Paragraph, read


@dataclass(frozen=True)
class Unit:
    """A paragraph of a text, or any other block, as one of two snapshots has it.

    What has the same `key` says the same.
    """

    type: str
    key: object
    words: list
    block: dict | None = None
    paragraph: Paragraph | None = None


def units(blocks):
    """Return the Units of a snapshot's blocks."""
    found = []
    for block in blocks:
        if block["type"] == "text":
            found += paragraphs_of(block["html"])
        else:
            found.append(Unit(block["type"], json.dumps(block, sort_keys=True), words_of(block), block))
    return found


def paragraphs_of(html):
    return [Unit("text", each, each.words, paragraph=each) for each in read(html)]


def words_of(block):
    rows = [block, *block.get("photographs", ())]
    named = [value["name"] for row in rows for value in row.values() if isinstance(value, dict)]
    said = [strip_tags(value) for name, value in block.items() if isinstance(value, str) and name != "type"]
    return " ".join([*said, *named]).split()


def laid_together(before, after):
    """Yield a Unit before and after, either None where there is none, and where it moved from, None where it stayed."""
    pairs = paired(before, after)
    became, still = {place: index for index, place in pairs.items()}, stayed(pairs)
    gone = defaultdict(list)
    for index, unit in enumerate(before):
        if index not in pairs:
            gone[max((pairs[each] for each in still if each < index), default=-1)].append((unit, None, None))
    yield from gone[-1]
    for place, unit in enumerate(after):
        index = became.get(place)
        if index is None:
            yield None, unit, None
        elif index in still:
            yield before[index], unit, None
        else:
            with_last = index and became.get(place - 1) == index - 1 and index - 1 not in still
            yield (
                before[index],
                unit,
                "" if with_last else whence(index, place, before, {at: pairs[at] for at in still}),
            )
        yield from gone[place]


def whence(index, place, before, still):
    """Say from where a Unit moved; up or down is meant against what stayed."""
    passed = sum(to < place for to in still.values()) - sum(at < index for at in still)
    way = "down" if passed > 0 else "up"
    if index == 0:
        return f"Moved {way}, from the beginning"
    return f"Moved {way}, from after “{opening(before[index - 1])}”"


def opening(unit):
    if unit.paragraph is None:
        return " ".join(unit.words[:6])
    words = "".join(token.space + token.word for token in unit.paragraph.tokens).split()
    return " ".join(words[:6])
