"""Rows as PostgreSQL's COPY writes them as text, which is how a backup keeps those of either database.

It is the one form that PostgreSQL reads and writes at full speed, it is documented for good, and of each value it says
all that both databases know (https://www.postgresql.org/docs/current/sql-copy.html, "Text Format").
"""

import re
from uuid import UUID

NULL = rb"\N"
SIGNS = {b"\\": rb"\\", b"\b": rb"\b", b"\f": rb"\f", b"\n": rb"\n", b"\r": rb"\r", b"\t": rb"\t", b"\v": rb"\v"}
MEANT = {written: sign for sign, written in SIGNS.items()}
TO_ESCAPE = re.compile(rb"[\\\b\f\n\r\t\v]")
ESCAPED = re.compile(rb"\\.", re.DOTALL)


def moment_from_postgresql(text):
    """Return a moment as Django has SQLite keep it: six digits or none after the second, so that text sorts as time."""
    moment = text.removesuffix("+00")
    whole, point, parts = moment.partition(".")
    return f"{whole}.{parts:0<6}" if point else whole


# How SQLite's values become PostgreSQL's words and back, by the kind of a column; all others are the same in both.
TO_WORDS = {
    "BooleanField": lambda value: "t" if value else "f",
    "DateTimeField": lambda value: f"{value}+00",
    "UUIDField": lambda value: str(UUID(value)),
}
FROM_WORDS = {
    "BooleanField": lambda text: text == "t",
    "DateTimeField": moment_from_postgresql,
    "UUIDField": lambda text: text.replace("-", ""),
}


def line_of(row, kinds):
    """Return a row that SQLite gave as one line, in bytes; `kinds` are those of its columns."""
    return b"\t".join(map(cell, row, kinds)) + b"\n"


def cell(value, kind):
    if value is None:
        return NULL
    words = TO_WORDS.get(kind, str)(value)
    return TO_ESCAPE.sub(lambda found: SIGNS[found[0]], words.encode())


def row_of(line, kinds):
    """Return what SQLite is to keep of a line. It gives each text the type of its column by itself."""
    return [value_of(written, kind) for written, kind in zip(line.rstrip(b"\n").split(b"\t"), kinds, strict=True)]


def value_of(written, kind):
    if written == NULL:
        return None
    text = ESCAPED.sub(lambda found: MEANT.get(found[0], found[0][1:]), written).decode()
    return FROM_WORDS[kind](text) if kind in FROM_WORDS else text
