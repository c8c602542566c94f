"""Letters of a timeline: how much of a label has room, and where, in a column whose width only the browser knows.

SVG breaks no lines. So the width of words is estimated here, and the style sheet shows, by the width of the column,
what has room in it: `from-30` from 30 rem on, `late-30` at its bar's start from 30 rem on and at the right edge below.
"""

from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from companies.timeline.drawing import percent

# Widths of the column in rem between which a label can change, the narrowest first: phones of 320 and 360 px, ...
COLUMNS = (18, 20, 30, 45, 64, 72)
REM = 16
# Width in px of letters of 13 px, rather a little too wide than too narrow.
NARROW = frozenset(" fijlrtI.,:;'’|!()[]-")
FULL_WIDTH, CAPITAL, OTHER, SLIM = 13, 9.4, 7.4, 4.4
GAP = 7
# The words "today" and a year of 12 px, half of each and a space between them; more where the year is not centred.
TODAY_AND_YEAR, HALF_A_YEAR = 38, 14
# A year this near to the left edge begins at its tick, for half of it would stand in the margin.
AT_THE_EDGE = 4
NEVER, AT_END = "never", "at-end"
# Where what it is comes first, a phone must have room for it beside a name of ten letters.
NAME_AT_MOST, WHAT_AT_MOST, WHAT_FIRST_AT_MOST = 230, 300, 200


@dataclass(frozen=True)
class Label:
    """What stands above a line: a name, then words with the class of the columns that have room for them.

    `late` is the class of the label at the bar's start: "" where it has room in every column, "at-end" where in none.
    """

    name: str
    words: tuple
    mark: str
    late: str

    @classmethod
    def beside(cls, left, name, what, when, mark, *, what_first=False):
        """Return the label of a bar that begins at `left` percent; when it was is kept longest, or what it is."""
        name, what = cut(name, NAME_AT_MOST), cut(what, WHAT_FIRST_AT_MOST if what_first else WHAT_AT_MOST)
        named = width(name) + width(f"[{mark}]" if mark else "")
        short = named + width(what if what_first else when)
        full = named + width(f"{what}, {when}")
        starts = late(left, [short if short <= column * REM else named for column in COLUMNS])
        # The rest gives way before the label leaves its bar, for where it stands tells more.
        rest = showing("from", first_that_holds(full, 100 if starts == AT_END else 100 - left))
        kept = showing("from", first_that_holds(short))
        if what_first:
            words = (what, kept), (f", {when}", rest)
        else:
            words = (f"{what}, ", rest) if what else ("", NEVER), (when, kept)
        return cls(name, tuple(word for word in words if word[1] != NEVER), mark, starts)


@dataclass(frozen=True)
class Year:
    """A year above its tick; it gives way to the word "today" in columns too narrow for both."""

    year: int
    x: str
    at_edge: bool
    shown_from: str


def year_label(year, left, today):
    """Return the Year at `left` percent of the width, with today at `today` percent."""
    at_edge = left < AT_THE_EDGE
    needed = TODAY_AND_YEAR + (HALF_A_YEAR if at_edge else 0)
    return Year(year, percent(left), at_edge, showing("from", first_that_holds(needed, abs(today - left))))


def late(left, lengths):
    """Return the class of a label by the columns in which it, so long in each, has room right of its bar's start."""
    room = [column * REM * (100 - left) / 100 for column in COLUMNS]
    short = [column for column, length, has in zip(COLUMNS, lengths, room, strict=True) if length > has]
    return showing("late", following(short[-1])) if short else ""


def first_that_holds(length, share=100):
    """Return the narrowest of COLUMNS of which `share` percent hold a length in px; None for none."""
    return next((column for column in COLUMNS if column * REM * share / 100 >= length), None)


def following(column):
    return next((wider for wider in COLUMNS if wider > column), None)


def showing(word, column):
    """Return the style sheet's class for what changes at a column's width; "" for what does not."""
    if column is None:
        return NEVER if word == "from" else AT_END
    return "" if column == COLUMNS[0] else f"{word}-{column}"


def width(text):
    """Return about how wide a text is, in px, with the space before the next one."""
    return sum(map(letter_width, text)) + GAP if text else 0


def letter_width(letter):
    if east_asian_width(letter) in "WF":
        return FULL_WIDTH
    if letter in NARROW:
        return SLIM
    return CAPITAL if letter.isupper() else OTHER


def cut(text, most):
    """Return a text that is at most so wide, with an ellipsis where it was longer; the table has the whole."""
    if width(text) <= most:
        return text
    lengths = accumulate(map(letter_width, text), initial=OTHER + GAP)
    return text[: sum(length <= most for length in lengths) - 1].rstrip(" ,;(") + "…"
