"""What became of what: the pieces of two versions paired by what they say, wherever they stand."""

from bisect import bisect_left
from collections import Counter, defaultdict
from difflib import SequenceMatcher

# So much of their words two pieces share if one was made of the other.
ALIKE = 0.5
# A word that stands in more pieces than these, or in more than this share of them, tells nothing about what they are.
MANY, SHARE = 12, 0.25


def paired(before, after):
    """Return which piece became which: {index before: index after}, in the order of `before`.

    Arguments: lists of pieces that have a `key` (what is the same has the same), a `type`, and `words`.
    """
    pairs = dict(equal_runs(before, after))
    for step in (equals, alike, in_one_gap):
        pairs |= step(before, after, pairs)
    return dict(sorted(pairs.items()))


def equal_runs(before, after):
    keys = [[piece.key for piece in pieces] for pieces in (before, after)]
    for match in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        yield from ((match.a + step, match.b + step) for step in range(match.size))


def free(before, after, pairs):
    taken = set(pairs.values())
    return [
        {index: piece for index, piece in enumerate(pieces) if index not in theirs}
        for pieces, theirs in ((before, pairs), (after, taken))
    ]


def equals(before, after, pairs):
    """Pair what says the same and has moved."""
    old, new = free(before, after, pairs)
    places = defaultdict(list)
    for index, piece in reversed(new.items()):
        places[piece.key].append(index)
    return {index: places[piece.key].pop() for index, piece in old.items() if places[piece.key]}


def alike(before, after, pairs):
    """Pair what shares most of its words, the most alike first."""
    old, new = free(before, after, pairs)
    where, everywhere = defaultdict(list), max(MANY, len(new) * SHARE)
    counted = {index: Counter(piece.words) for index, piece in new.items()}
    for index, words in counted.items():
        for word in words:
            where[new[index].type, word].append(index)
    scores = []
    for index, piece in old.items():
        words = Counter(piece.words)
        rare = (places for word in words if len(places := where.get((piece.type, word), ())) <= everywhere)
        shared = Counter(place for places in rare for place in places)
        for place, _ in shared.most_common(3):
            scores.append((likeness(words, counted[place]), -abs(index - place), index, place))
    found, taken = {}, set()
    for score, _, index, place in sorted(scores, reverse=True):
        if score >= ALIKE and index not in found and place not in taken:
            found[index] = place
            taken.add(place)
    return found


def likeness(words, others):
    """Return how much of their words two pieces share, 0 to 1."""
    return 2 * (words & others).total() / ((words.total() + others.total()) or 1)


def in_one_gap(before, after, pairs):
    """Pair what stands between the same neighbours, and is of one kind, where as many went as came."""
    old, new = free(before, after, pairs)
    gaps = defaultdict(lambda: ([], []))
    ahead = sorted(pairs)
    follows = {place: index for index, place in pairs.items()}
    places = sorted(follows)
    for index, piece in old.items():
        at = bisect_left(ahead, index)
        gaps[ahead[at - 1] if at else None, piece.type][0].append(index)
    for place, piece in new.items():
        at = bisect_left(places, place)
        gaps[follows[places[at - 1]] if at else None, piece.type][1].append(place)
    return {
        index: place
        for went, came in gaps.values()
        if len(went) == len(came)
        for index, place in zip(went, came, strict=True)
    }


def stayed(pairs):
    """Return what of `before` did not move: the most pairs that keep their order."""
    ends, chains = [], []
    for index, place in pairs.items():
        at = bisect_left(ends, place)
        chain = (index, chains[at - 1] if at else None)
        ends[at : at + 1], chains[at : at + 1] = [place], [chain]
    kept, chain = set(), chains[-1] if chains else None
    while chain:
        kept.add(chain[0])
        chain = chain[1]
    return kept
