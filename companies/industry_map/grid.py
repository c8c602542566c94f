"""The ground of a map: places in rows, each row shifted by half a place against the next, as bricks are laid.

Every place holds a sign with its name, so that no two names ever meet; and what a straight line between two places
passes over is known beforehand.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, hypot

# The room that a sign and its name take in their place: above and below the sign's middle, in shares of a row's height,
# and to either side of it, in shares of a place's width.
ABOVE, BELOW, WIDE = 0.18, 0.62, 0.44
# What a line costs: as much as it is long in px at this length, more for each px beyond it, less below.
USUAL, LONG = 120, 1.7


@dataclass(frozen=True)
class Sheet:
    """The form of a drawing: how narrow its column may become in px, in how many places, and how high a row is.

    `filled` is the share of the places that are taken: the rest is air. The best connected stand around `heart`, a
    share of the height: on a phone they are to be seen first.
    """

    name: str
    narrowest: int
    columns: int
    row: int
    lines: int
    filled: float
    heart: float = 0.5

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
        # Across it is counted in half places, so that every step from a cell leads to a cell wherever it is taken.
        self.cells = [
            (row, 2 * column + row % 2) for row in range(self.rows) for column in range(sheet.columns - row % 2)
        ]
        self.at = [((half + 1) * sheet.column / 2, row * sheet.row) for row, half in self.cells]
        self.index = {cell: number for number, cell in enumerate(self.cells)}
        self.paths, self.steps = {}, {}

    def __len__(self):
        return len(self.cells)

    @cached_property
    def heart(self):
        """The cell nearest to where the best connected stand."""
        x, y = self.sheet.narrowest / 2, (self.rows - 1) * self.sheet.row * self.sheet.heart
        return min(range(len(self)), key=lambda cell: (hypot(self.at[cell][0] - x, self.at[cell][1] - y), cell))

    @cached_property
    def lengths(self):
        """What a line between two cells costs; one long line costs more than two short ones."""
        return [[hypot(x2 - x1, y2 - y1) ** LONG / USUAL ** (LONG - 1) for x2, y2 in self.at] for x1, y1 in self.at]

    def path(self, one, other):
        """Return the cells whose sign or name a straight line between two cells passes over, these two left out."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.paths:
            (row, half), (to_row, to_half) = (self.cells[cell] for cell in pair)
            step = to_row - row, to_half - half
            if step not in self.steps:
                self.steps[step] = tuple(self.passed_over(*step))
            cells = (self.index.get((row + down, half + across)) for down, across in self.steps[step])
            self.paths[pair] = tuple(cell for cell in cells if cell is not None)
        return self.paths[pair]

    def passed_over(self, rows, halves):
        """Give the steps from a cell to those that a line of so many rows and half places passes over."""
        up, down, room = ABOVE * self.sheet.row, BELOW * self.sheet.row, WIDE * self.sheet.column
        width, height = halves * self.sheet.column / 2, rows * self.sheet.row
        for row in range(rows + 1):
            y = row * self.sheet.row
            top, bottom = max(y - up, 0), min(y + down, height)
            ends = sorted((width * top / height, width * bottom / height) if height else (0, width))
            for half in range(min(halves, 0) - 2, max(halves, 0) + 3):
                x = half * self.sheet.column / 2
                is_cell = (row + half) % 2 == 0 and (row, half) not in ((0, 0), (rows, halves))
                if is_cell and ends[0] < x + room and ends[1] > x - room:
                    yield row, half
