"""The map as SVG has it: signs and lines, across in percent of a column of any width, down in px.

So strokes and letters keep their size while the drawing stretches. It is laid out three times, for columns of three
widths, of which the style sheet shows one.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import hypot

from django.utils.translation import gettext_lazy as _

from companies.industry_map.grid import Sheet
from companies.industry_map.labels import along_lines, point
from companies.industry_map.lettering import on_the_line, wrapped
from companies.industry_map.placing import placed
from companies.industry_map.through_years import Course
from companies.kinds import kind_of
from companies.models import Parenthood, Succession
from companies.timeline.drawing import percent
from companies.timeline.lettering import width

# From a phone of 320 px, from 35 rem, from 60 rem: the same widths stand in static/css/map.css.
SHEETS = (
    Sheet("narrow", 288, columns=3, row=84, lines=3, filled=0.8, heart=0.2),
    Sheet("medium", 560, columns=5, row=80, lines=2, filled=0.74, heart=0.35),
    Sheet("wide", 960, columns=8, row=80, lines=2, filled=0.7),
)
TOP, LINE, FIRST_LINE, AROUND_A_NAME = 20, 15, 24, 6
# Companies grow with their ties, a little; what they share does not.
COMPANY, GROWS, MOST = 5.5, 0.55, 9
REACH = 14
WORDS = {"company": _("company"), "brand": _("brand")}
# Two relations of the same two stand so far apart.
APART = 5


@dataclass(frozen=True)
class Sign:
    """A record at a place: `name` in lines, each with its distance from the middle of the sign."""

    node: str
    record: object
    kind: str
    x: str
    y: int
    radius: str
    name: tuple
    state: str
    course: Course

    @property
    def what(self):
        """What it is, beside its name, for those who do not see its sign."""
        return kind_of(self.record) if self.kind == "partnership" else WORDS[self.kind]

    @property
    def field(self):
        """What can be touched: the sign and its name, never smaller than a fingertip."""
        half = max(REACH, *(width(row) / 2 for _y, row in self.name))
        return f"M-{half:.0f} -{REACH}H{half:.0f}V{self.foot}H-{half:.0f}Z"

    @property
    def foot(self):
        """Where the field ends: under the last line of the name."""
        return self.name[-1][0] + AROUND_A_NAME


@dataclass(frozen=True)
class Line:
    """A relation between two signs, moved aside (dx and dy) where there are several; `words` stand on it."""

    row: str
    ends: str
    x1: str
    y1: int
    x2: str
    y2: int
    aside: str
    status: str
    leads: bool
    course: Course
    state: str
    words: str
    words_x: str
    words_y: str
    crowded: bool


@dataclass(frozen=True)
class Drawing:
    """One of SHEETS, drawn; its height is in px."""

    name: str
    height: int
    signs: tuple
    lines: tuple


def drawings(records, drawn, standing):
    """Return the Drawings of records ({Node: record}) and Drawn relations, as they stand."""
    return [draw(sheet, records, drawn, standing) for sheet in SHEETS]


def draw(sheet, records, drawn, standing):
    edges = tuple(dict.fromkeys(tuple(sorted(each.ends)) for each in drawn))
    ties = defaultdict(int)
    for each in drawn:
        for end in each.ends:
            ties[end] += 1
    nodes = tuple(sorted(records, key=lambda node: (-ties[node], node)))
    places = {node: (x, y + TOP) for node, (x, y) in placed(sheet, nodes, edges).items()}
    names = {node: name_of(records[node], sheet) for node in nodes}
    signs = tuple(sign(node, records[node], places[node], names[node], ties[node], sheet, *standing.nodes[node])
                  for node in reading_order(places))  # fmt: skip
    height = max(sign.y + sign.foot for sign in signs) + TOP if signs else 0
    return Drawing(sheet.name, height, signs, tuple(lines(sheet, drawn, places, names, standing)))


def reading_order(places):
    return sorted(places, key=lambda node: (places[node][1], places[node][0]))


def name_of(record, sheet):
    rows = wrapped(record.name, sheet.column - AROUND_A_NAME, sheet.lines)
    return tuple((FIRST_LINE + LINE * number, row) for number, row in enumerate(rows))


def sign(node, record, place, name, ties, sheet, state, course):
    radius = f"{min(COMPANY + GROWS * ties, MOST):.1f}"
    x, y = place
    return Sign(word(node), record, node.kind, percent(100 * x / sheet.narrowest), y, radius, name, state,
                course)  # fmt: skip


def word(node):
    return f"{node.kind}-{node.key}"


def lines(sheet, drawn, places, names, standing):
    """Give the Lines of relations, and where their words stand."""
    between = [(places[one], places[other]) for one, other in (each.ends for each in drawn)]
    words = [on_the_line(each.relation) for each in drawn]
    boxes = tuple(box(places[node], names[node]) for node in sorted(places))
    shares = along_lines(tuple(between), tuple(map(width, words)), boxes, sheet.narrowest)
    for each, line, said, share, aside in zip(drawn, between, words, shares, asides(drawn, between), strict=True):
        (x1, y1), (x2, y2) = line
        x, y = point(line, 0.5 if share is None else share)
        yield Line(
            row=f"{each.kind}-{each.relation.pk}",
            ends=" ".join(map(word, each.ends)),
            x1=percent(100 * x1 / sheet.narrowest),
            y1=y1,
            x2=percent(100 * x2 / sheet.narrowest),
            y2=y2,
            aside=aside,
            status="disputed" if each.disputed else each.relation.status,
            leads=isinstance(each.relation, (Parenthood, Succession)),
            state=standing.ties[each][0],
            course=standing.ties[each][1],
            words=said,
            words_x=percent(100 * x / sheet.narrowest),
            words_y=f"{y + 4:.1f}",
            crowded=share is None,
        )


def box(place, name):
    """Return the field that a sign takes with its name: left, top, right, bottom."""
    half = max(*(width(row) for _y, row in name), 28) / 2
    return place[0] - half, place[1] - 12, place[0] + half, place[1] + name[-1][0] + 4


def asides(drawn, between):
    """Return for each relation how its line is moved aside, as SVG's `transform`; "" where it is alone."""
    together = defaultdict(list)
    for number, each in enumerate(drawn):
        together[frozenset(each.ends)].append(number)
    moved = [""] * len(drawn)
    for numbers in together.values():
        for place, number in enumerate(numbers if len(numbers) > 1 else ()):
            (x1, y1), (x2, y2) = sorted(between[number])
            away = APART * (place - (len(numbers) - 1) / 2) / hypot(x2 - x1, y2 - y1)
            moved[number] = f"translate({-(y2 - y1) * away:.1f} {(x2 - x1) * away:.1f})"
    return moved
