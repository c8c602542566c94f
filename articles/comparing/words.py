"""Two texts as one: the words that stayed, went and came, in pieces that can be read."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, DEL, INS = "same", "del", "ins"
# What stands before a word, and the word: “don’t”, “V-Raptor” and “1,000” are one each, a full stop is one by itself.
TOKEN = re.compile(r"(\s*)(\w+(?:['’.,-]\w+)*|[^\w\s]|\Z)")
# So much unchanged text between two changes is a crumb: whoever reads takes both changes for one.
CRUMB = 4
# Of more than so many words this share has to stay, or the text is told as another one.
FEW, LITTLE = 8, 0.25
# From here on words that occur everywhere hold nothing together: asking each of them about all others takes seconds.
LONG = 2000


class Token(NamedTuple):
    """A word, the space before it, and how it is marked up."""

    space: str
    word: str
    marks: tuple = ()

    @property
    def said(self):
        return self.word, self.marks


def compare_words(before, after):
    """Return two texts as one: pairs of SAME, DEL or INS and words, in reading order.

    What went stands before what came in its place; without one of the two kinds the pieces are the other text.
    """
    compared = compare_tokens(tokens(before), tokens(after))
    return [(kind, "".join(token.space + token.word for token in piece)) for kind, piece in compared]


def tokens(text, marks=()):
    return [Token(space, word, marks) for space, word in TOKEN.findall(text) if space or word]


def compare_tokens(old, new):
    """Return two lists of Tokens as one: pairs of SAME, DEL or INS and Tokens."""
    compared = []
    for changed, gone, come in whole(readable(list(joined(steps_between(old, new))))):
        if changed and gone and come and gone[0].space == come[0].space != "":
            # The space before both is neither gone nor new.
            if not compared:
                compared.append((SAME, []))
            compared[-1][1].append(Token(gone[0].space, ""))
            gone, come = ([one[0]._replace(space=""), *one[1:]] for one in (gone, come))
        compared += [pair for pair in ((DEL, gone), (INS, come)) if pair[1]] if changed else [(SAME, [*come])]
    return compared


def steps_between(old, new):
    """Yield whether something changed, and the Tokens before and after; a space counts as a word of its own."""
    keys = [[token.said for token in each] for each in (old, new)]
    matcher = SequenceMatcher(None, *keys, autojunk=len(old) > LONG)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield True, old[i1:i2], new[j1:j2]
            continue
        for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
            if one.space != other.space:
                yield True, *([Token(token.space, "")] if token.space else [] for token in (one, other))
                one = other = one._replace(space="")
            yield False, [one], [other]


def joined(steps):
    """Yield steps in which no two neighbours are alike."""
    last = None
    for changed, gone, come in steps:
        if last and last[0] == changed:
            last = (changed, last[1] + gone, last[2] + come)
            continue
        if last:
            yield last
        last = (changed, gone, come)
    if last:
        yield last


def readable(steps):
    """Return steps without crumbs: what little stayed between two changes is told with them."""
    told = [
        (changed or 0 < place < len(steps) - 1 and is_crumb(come, steps[place - 1], steps[place + 1]), gone, come)
        for place, (changed, gone, come) in enumerate(steps)
    ]
    return list(joined(told))


def is_crumb(stayed, before, after):
    length = size(stayed)
    return length <= CRUMB or length * 3 <= min(max(size(gone), size(come)) for _, gone, come in (before, after))


def size(piece):
    return sum(len(token.word) for token in piece)


def whole(steps):
    """Return steps as they are, or as a single change where next to nothing stayed of what is more than a few words."""
    sides = [[token for step in steps for token in step[side]] for side in (1, 2)]
    if (
        min(map(len, sides)) <= FEW
        or size(token for step in steps if not step[0] for token in step[2]) > min(map(size, sides)) * LITTLE
    ):
        return steps
    return [(True, *sides)]
