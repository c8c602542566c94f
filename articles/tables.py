"""Tables as editors type them: a line is a row, cells stand between tabs or upright strokes."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

MOST_ROWS, MOST_COLUMNS = 200, 30
# A stroke that belongs to a cell's words is written as \\|.
STROKE = re.compile(r"(?<!\\)\|")
# No two of its parts can take the same character, so that a long cell is read as quickly as it is long.
FIGURE = re.compile(r"[-+−–±]?\s?[€$£¥]?\s?[.,]?\d[\d\s.,’']*(%|‰|[a-zµ]{1,3}|[€$£¥])?", re.IGNORECASE)
# The line that Markdown draws under a head.
DRAWN = re.compile(r"[\s|:]*---[\s|:-]*")
NOTHING = {"", "-", "–", "—"}


@dataclass(frozen=True)
class Cell:
    """One cell; `scope` is "col" or "row" where it names the others."""

    words: str
    scope: str = ""
    is_figure: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells: those that name the columns, and the others."""

    head: list
    body: list


def rows_of(cells):
    """Return the rows of a table as lists of words, all of one length; rows and columns without a word are left out.

    A table copied from a spreadsheet has tabs; where one stands, strokes are words like any other.
    """
    lines = [line for line in cells.splitlines() if line.strip(" \t|") and not DRAWN.fullmatch(line)]
    split = (lambda line: line.split("\t")) if "\t" in cells else parted
    rows = [[cell.strip() for cell in split(line)] for line in lines]
    width = max(map(len, rows), default=0)
    columns = zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
    return [list(row) for row in zip(*filter(any, columns), strict=True)]


def parted(line):
    """Split a line at its strokes. Where one stands at either end, as Markdown has it, the two only frame the line.

    One at the beginning alone comes after an empty cell, as above the names of the rows.
    """
    line = line.strip()
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1].removeprefix("|")
    return [cell.replace("\\|", "|") for cell in STROKE.split(line)]


def check(cells):
    """Raise ValidationError, in words for who typed it, unless `cells` make a table that can be read."""
    rows = rows_of(cells)
    if sum(cell != "" for row in rows for cell in row) < 2:
        raise ValidationError("This is no table yet: write a line for each row, with | between its cells.")
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_COLUMNS:
        raise ValidationError(
            f"This table has {len(rows)} rows and {len(rows[0])} columns; a story can show {MOST_ROWS} and "
            f"{MOST_COLUMNS}. Show a part of it, and say where all of it is."
        )


def laid_out(cells, *, row_head, column_head):
    """Return the Table in `cells`, None if there is none; the arguments say whether first row and column are heads.

    A column whose every cell is a figure stands right, so that figures can be compared.
    """
    rows = rows_of(cells)
    if not rows:
        return None
    head = rows[:1] if row_head else []
    body = rows[len(head) :]
    figures = [is_column_of_figures(column) for column in zip(*body, strict=True)] or [False] * len(rows[0])
    return Table(
        head=[[Cell(words, "col", right) for words, right in zip(row, figures, strict=True)] for row in head],
        body=[
            [
                Cell(words, "row" if column_head and not place else "", right)
                for place, (words, right) in enumerate(zip(row, figures, strict=True))
            ]
            for row in body
        ],
    )


def is_column_of_figures(column):
    said = [words for words in column if words not in NOTHING]
    return bool(said) and all(FIGURE.fullmatch(words) for words in said)
