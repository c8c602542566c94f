"""Where a record's neighbours stand around it: two columns on a gentle arc, a row for each, so that no names meet."""

from dataclasses import dataclass
from math import ceil

from django.utils.text import Truncator

from companies.neighbourhood.neighbours import Neighbour

# How many are drawn; the list beneath names all.
DRAWN = 16
WIDTH, ROW, MARGIN = 760, 40, 26
# How far from the middle the neighbours stand: halfway up, and at the top and the bottom.
REACH, NARROWER = 150, 44
# The letters for which there is room outside, in bold and beneath in small.
NAME, WORDS = 29, 40


@dataclass(frozen=True)
class Place:
    """A neighbour's sign at x and y, the line to it from the middle, and on which side of it its name stands."""

    neighbour: Neighbour
    x: int
    y: int
    side: str
    line: str

    @property
    def name_x(self):
        return self.x + (14 if self.side == "right" else -14)

    @property
    def name(self):
        return Truncator(self.neighbour.record.name).chars(NAME)

    @property
    def words(self):
        return Truncator(self.neighbour.words).chars(WORDS)


@dataclass(frozen=True)
class Drawing:
    """The size of the drawing, its middle, and the places; `more` neighbours are not drawn."""

    height: int
    places: tuple
    more: int
    width: int = WIDTH

    @property
    def x(self):
        return self.width // 2

    @property
    def y(self):
        return self.height // 2


def drawn(neighbours):
    """Return the Drawing of a record's Neighbours: the first half on the left, so that a kind stays together."""
    shown = neighbours[:DRAWN]
    half = ceil(len(shown) / 2)
    height = max(half, 2) * ROW + 2 * MARGIN
    left, right = column(shown[:half], "left", height), column(shown[half:], "right", height)
    return Drawing(height, (*left, *right), len(neighbours) - len(shown))


def column(neighbours, side, height):
    """Return the Places of one side, from top to bottom."""
    middle, places = height / 2, []
    for number, neighbour in enumerate(neighbours):
        y = middle + (number - (len(neighbours) - 1) / 2) * ROW
        away = REACH - NARROWER * ((y - middle) / middle) ** 2
        outward = 1 if side == "right" else -1
        x = WIDTH / 2 + outward * away
        bend = outward * away / 2
        line = (
            f"M{WIDTH // 2} {middle:.0f}c{bend:.0f} 0 {bend:.0f} {y - middle:.0f} {outward * away:.0f} {y - middle:.0f}"
        )
        places.append(Place(neighbour, round(x), round(y), side, line))
    return tuple(places)
