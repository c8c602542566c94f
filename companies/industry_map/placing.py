"""Where everybody stands: the best connected first, near those whom they are tied to, then moved while that helps.

Nothing here is left to chance, so that a map looks the same whenever it is asked for.
"""

from collections import Counter
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations

from companies.industry_map.grid import Grid

# What a line over another's name costs; the cost of its length is in `Grid.lengths`.
IN_THE_WAY, CROSSING = 800, 250
# At last a line may be long, if only it leads over nobody: it would seem to be theirs.
IN_THE_WAY_AT_LAST = 3000
# How many cells around the middle of its neighbours are tried for each, with how many of them it may change places,
# and how often all are gone through who did not come to rest.
NEAR, SWAPS, ROUNDS = 40, 24, 8
# It is begun again around others, and the best is kept: a small map so often, a large one as often as there is time.
STARTS, TIME = 18, 20_000


class Placing:
    """Nodes in the cells of a grid: numbers, of which `tied` are the neighbours of each."""

    def __init__(self, grid, tied):
        self.grid, self.tied = grid, tied
        self.cell, self.occupant = {}, {}
        self.passing = Counter()
        self.in_the_way = IN_THE_WAY

    def put(self, node, cell):
        self.cell[node], self.occupant[cell] = cell, node
        self.draw(node, 1)

    def take(self, node):
        self.draw(node, -1)
        del self.occupant[self.cell.pop(node)]

    def draw(self, node, times):
        """Count the lines of a node in the cells that they pass over."""
        for cell in self.neighbours_cells(node):
            for passed in self.grid.path(self.cell[node], cell):
                self.passing[passed] += times

    def neighbours_cells(self, node):
        return [self.cell[other] for other in self.tied[node] if other in self.cell]

    def cost(self, cell, ends):
        """Return what a node that is taken up would cost in a cell, with its neighbours in the cells `ends`."""
        lengths, path, occupant = self.grid.lengths[cell], self.grid.path, self.occupant
        in_the_way = self.passing[cell]
        for end in ends:
            for passed in path(cell, end):
                in_the_way += passed in occupant
        return sum([lengths[end] for end in ends]) + self.in_the_way * in_the_way

    def near(self, ends):
        """Return the cells around the middle of some others, nearest first."""
        places = [self.grid.at[end] for end in ends]
        x, y = (sum(values) / len(places) for values in zip(*places, strict=True))
        away = [((at[0] - x) ** 2 + (at[1] - y) ** 2, cell) for cell, at in enumerate(self.grid.at)]
        return [cell for _, cell in nsmallest(NEAR, away)]

    def best_free(self, ends):
        free = [cell for cell in self.near(ends) if cell not in self.occupant]
        free = free or [cell for cell in range(len(self.grid)) if cell not in self.occupant]
        return min(free, key=lambda cell: (self.cost(cell, ends), cell))

    def most_alone(self):
        """Return the free cell that is farthest from all that are taken: of those who are tied to nobody placed."""
        free = [cell for cell in range(len(self.grid)) if cell not in self.occupant]
        return max(free, key=lambda cell: (min(self.grid.lengths[cell][taken] for taken in self.occupant), -cell))

    def improve(self, node):
        """Move a node to where it costs less, or have it change places with another; return who moved."""
        ends, here = self.neighbours_cells(node), self.cell[node]
        if not ends:
            return []
        near = self.near(ends)
        self.take(node)
        best, least = here, self.cost(here, ends)
        for cell in near:
            if cell not in self.occupant and (cost := self.cost(cell, ends)) < least - 1:
                best, least = cell, cost
        self.put(node, best)
        return [node] if best != here else self.swap(node, near)

    def swap(self, node, near):
        """Have a node change places with the first of some cells' occupants with whom that helps; return who moved."""
        here, ends = self.cell[node], self.neighbours_cells(node)
        in_the_way = self.cost(here, ends) >= self.in_the_way
        for there in near[:SWAPS]:
            other = self.occupant.get(there)
            if other is None or other == node or not (in_the_way or self.shortens(node, other)):
                continue
            if self.helps(node, other):
                return [node, other]
        return []

    def helps(self, node, other):
        """Have two change places if that costs less; return whether it does."""
        here, there = self.cell[node], self.cell[other]
        self.take(node)
        self.take(other)
        ends, other_ends = self.neighbours_cells(node), self.neighbours_cells(other)
        # Whoever it will be, somebody stands in either cell.
        self.occupant[here] = self.occupant[there] = None
        before = self.cost(here, ends) + self.cost(there, other_ends)
        better = self.cost(there, ends) + self.cost(here, other_ends) < before - 1
        self.put(node, there if better else here)
        self.put(other, here if better else there)
        return better

    def shortens(self, node, other):
        """Whether lines become shorter if two change places; whatever else that costs is worth the asking only then."""
        here, there = self.grid.lengths[self.cell[node]], self.grid.lengths[self.cell[other]]
        change = sum([there[end] - here[end] for end in self.neighbours_cells(node)])
        return change + sum([here[end] - there[end] for end in self.neighbours_cells(other)]) < 0

    def total(self):
        """Return what the whole costs: every line, whatever is in its way, and every two that cross."""
        lines = [(one, other) for one, others in enumerate(self.tied) for other in others if one < other]
        cells = [(self.cell[one], self.cell[other]) for one, other in lines]
        drawn = [(self.grid.at[one], self.grid.at[other]) for one, other in cells]
        crossings = sum(cross(*pair) for pair in combinations(drawn, 2))
        in_the_way = sum(self.passing[cell] for cell in self.occupant)
        lengths = sum(self.grid.lengths[one][other] for one, other in cells)
        return lengths + self.in_the_way * in_the_way + CROSSING * crossings


def cross(one, other):
    """Whether two lines cross, each a pair of points; those that begin at one point do not."""
    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(a, b, point):
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


@lru_cache(maxsize=64)
def placed(sheet, nodes, edges):
    """Return where nodes stand on a Sheet: {node: (x and y in px)} in the narrowest column, from the top.

    Arguments: `nodes` are ordered, and who comes first is likely to stand at its heart; `edges` are pairs of nodes.
    Both are tuples: the same graph is laid out once, in a process.
    """
    numbers = {node: number for number, node in enumerate(nodes)}
    tied = [[] for _ in nodes]
    for one, other in edges:
        tied[numbers[one]].append(numbers[other])
        tied[numbers[other]].append(numbers[one])
    grid = Grid(sheet, len(nodes))
    if not nodes:
        return {}
    starts = sorted(reached(tied, 0))[: max(1, min(STARTS, TIME // len(nodes) ** 2))]
    tries = [tried(grid, tied, start) for start in starts]
    return dict(zip(nodes, closed_up(min(tries, key=Placing.total)), strict=True))


def reached(tied, node):
    """Return all that a node is tied to by any way, itself among them."""
    found, new = set(), {node}
    while new:
        found |= new
        new = {other for each in new for other in tied[each]} - found
    return found


def tried(grid, tied, start):
    """Return a Placing of all nodes that grew around one of them."""
    placing, numbers = Placing(grid, tied), range(len(tied))
    for node in (start, *numbers):
        if node not in placing.cell:
            spread(placing, node)
    for placing.in_the_way in (IN_THE_WAY, IN_THE_WAY_AT_LAST):
        restless = set(numbers)
        for _ in range(ROUNDS):
            moved = {each for node in numbers if node in restless for each in placing.improve(node)}
            restless = moved.union(*(tied[node] for node in moved))
    return placing


def spread(placing, first):
    """Place a node, and all that it is tied to by any way, always the one next that knows most of those placed."""
    placing.put(first, placing.most_alone() if placing.cell else placing.grid.heart)
    known = Counter(placing.tied[first])
    while known:
        node = min(known, key=lambda each: (len(placing.tied[each]) < 2, -known[each], -len(placing.tied[each]), each))
        del known[node]
        placing.put(node, placing.best_free(placing.neighbours_cells(node)))
        known.update(other for other in placing.tied[node] if other not in placing.cell)


def closed_up(placing):
    """Return the places of all nodes, in order, without the rows in which nobody stands."""
    grid = placing.grid
    rows = sorted({grid.cells[cell][0] for cell in placing.cell.values()})
    y = {row: number * grid.sheet.row for number, row in enumerate(rows)}
    cells = (placing.cell[node] for node in range(len(placing.tied)))
    return [(grid.at[cell][0], y[grid.cells[cell][0]]) for cell in cells]
