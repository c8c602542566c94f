"""The ground of a map: places in rows, each row shifted by half a place against the next, as bricks are laid.

Every place holds a sign with its name, so that no two names ever meet; and what a straight line between two places
passes over is known beforehand.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, hypot

# The room that a sign and its name take in their place: above and below the sign's middle, in shares of a row's height.
ABOVE, BELOW = 0.18, 0.62
LONG = 1.35


@dataclass(frozen=True)
class Sheet:
    """The form of a drawing: how narrow its column may become in px, in how many places, and how high a row is.

    `filled` is the share of the places that are taken: the rest is air.
    """

    name: str
    narrowest: int
    columns: int
    row: int
    lines: int
    filled: float

    @property
    def column(self):
        """How wide a place is in the narrowest column, in px."""
        return self.narrowest / self.columns

    def rows_for(self, number):
        return max(ceil(number / self.filled / (self.columns - 0.5)), 2)


class Grid:
    """The places of a Sheet that is to hold a number of nodes: cells, from left to right and from top to bottom."""

    def __init__(self, sheet, number):
        self.sheet = sheet
        self.rows = sheet.rows_for(number)
        self.cells = [(row, column) for row in range(self.rows) for column in range(sheet.columns - row % 2)]
        self.at = [((column + 0.5 + row % 2 / 2) * sheet.column, row * sheet.row) for row, column in self.cells]
        self.index = {cell: number for number, cell in enumerate(self.cells)}
        self.paths = {}

    def __len__(self):
        return len(self.cells)

    @cached_property
    def middle(self):
        """The cell nearest to the middle."""
        x, y = self.sheet.narrowest / 2, (self.rows - 1) * self.sheet.row / 2
        return min(range(len(self)), key=lambda cell: (hypot(self.at[cell][0] - x, self.at[cell][1] - y), cell))

    @cached_property
    def lengths(self):
        """What a line between two cells costs; one long line costs more than two short ones."""
        return [[hypot(x2 - x1, y2 - y1) ** LONG / 5 for x2, y2 in self.at] for x1, y1 in self.at]

    def path(self, one, other):
        """Return the cells whose sign or name a straight line between two cells passes over, these two left out."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.paths:
            self.paths[pair] = tuple(self.passed_over(*pair))
        return self.paths[pair]

    def passed_over(self, one, other):
        (x1, y1), (x2, y2) = self.at[one], self.at[other]
        height, half = self.sheet.row, self.sheet.column * 0.44
        slope = (x2 - x1) / (y2 - y1) if y2 != y1 else 0
        for cell in range(one - self.sheet.columns, other + 1):
            if cell < 0 or cell in (one, other):
                continue
            x, y = self.at[cell]
            top, bottom = max(y - height * ABOVE, y1), min(y + height * BELOW, y2)
            if top > bottom:
                continue
            ends = (x1 + slope * (top - y1), x1 + slope * (bottom - y1)) if slope or x1 == x2 else (x1, x2)
            if min(ends) < x + half and max(ends) > x - half:
                yield cell
