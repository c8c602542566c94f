"""A text that two editors changed, taken apart into its paragraphs, so that each of them answers for itself."""

import re
from itertools import groupby

TAG = re.compile(r"""<(/?)([a-z][\w-]*)(?:"[^"]*"|[^">])*>""", re.IGNORECASE)
VOID = {"br", "hr", "img", "wbr"}
# What a row that is one paragraph of a block carries until they are put together again.
OF = "paragraph_of"


def in_paragraphs(stretch, number):
    """Return a stretch of three single texts as three lists of rows, a row for each paragraph; None if it is no such,
    or if there is but one paragraph.

    Arguments: `number` tells the paragraphs of one text from those of another.
    """
    if any(len(rows) != 1 or "html" not in rows[0] for rows in stretch):
        return None
    if len({repr(rows[0] | {"html": ""}) for rows in stretch}) > 1:
        return None
    parted = [[rows[0] | {"html": piece, OF: number} for piece in paragraphs(rows[0]["html"])] for rows in stretch]
    return parted if max(map(len, parted)) > 1 else None


def paragraphs(html):
    """Return the paragraphs, headings and lists that HTML is made of; joined they are that HTML."""
    pieces, start, depth = [], 0, 0
    for tag in TAG.finditer(html):
        if tag[2].lower() in VOID:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            pieces.append(html[start : tag.end()])
            start = tag.end()
    return [*pieces, html[start:]] if html[start:] else pieces


def put_together(rows):
    """Return rows in which the paragraphs of one text are one row again."""
    whole = []
    for number, group in groupby(rows, key=lambda row: row.get(OF)):
        together = list(group)
        if number is None:
            whole += together
        else:
            html = "".join(row["html"] for row in together)
            whole.append({name: value for name, value in together[0].items() if name != OF} | {"html": html})
    return whole
