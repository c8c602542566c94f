"""Where the words of a line stand: somewhere along it where they cover no name, no other line and no other words."""

from functools import lru_cache

# The shares of a line's length that are tried, from its middle outwards.
ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.27, 0.73)
HEIGHT = 15


@lru_cache(maxsize=64)
def along_lines(lines, widths, names, wide):
    """Return for each line where its words stand, as a share of its length; None where there is no room.

    Arguments: `lines` are ((x, y), (x, y)); `widths` those of their words in px, 0 for none; `names` are the boxes
    (left, top, right, bottom) of all signs with their names; `wide` is the width of the whole.
    """
    taken, found = list(names), []
    for line, width in zip(lines, widths, strict=True):
        others = [other for other in lines if other != line]
        tries = ALONG if width else ()
        share = next((each for each in tries if has_room(box(line, each, width), taken, others, wide)), None)
        if share is not None:
            taken.append(box(line, share, width))
        found.append(share)
    return tuple(found)


def point(line, share):
    (x1, y1), (x2, y2) = line
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def box(line, share, width):
    x, y = point(line, share)
    return x - width / 2, y - HEIGHT / 2, x + width / 2, y + HEIGHT / 2


def has_room(box, taken, lines, wide):
    left, top, right, bottom = box
    if left < 0 or right > wide:
        return False
    if any(left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in taken):
        return False
    return not any(runs_through(line, box) for line in lines)


def runs_through(line, box):
    """Whether a line runs through a box: cut at its upper and lower edge, it still reaches from side to side of it."""
    (x1, y1), (x2, y2) = line
    left, top, right, bottom = box
    if max(x1, x2) < left or min(x1, x2) > right or max(y1, y2) < top or min(y1, y2) > bottom:
        return False
    if y1 == y2:
        return True
    at_top, at_bottom = (
        x1 + (x2 - x1) * (min(max(y, min(y1, y2)), max(y1, y2)) - y1) / (y2 - y1) for y in (top, bottom)
    )
    return min(at_top, at_bottom) < right and max(at_top, at_bottom) > left
