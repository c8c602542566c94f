"""Two tables as one: rows and columns that came and went, and the cells of those that stayed."""

from difflib import SequenceMatcher

from articles.comparing.words import DEL, INS, SAME, compare_words
from articles.tables import rows_of


def compare_tables(before, after):
    """Return two tables, as editors type them, as one: rows of pairs of a kind and its cells, each a list of pieces."""
    old, new = rows_of(before), rows_of(after)
    if not (old and new):
        return [(kind, [[(kind, words)] for words in row]) for kind, rows in ((DEL, old), (INS, new)) for row in rows]
    columns = list(beside(list(zip(*old, strict=True)), list(zip(*new, strict=True)), alike=lambda column: column[0]))
    rows = beside(old, new, alike=lambda row: row[0])
    return [(kind, cells(kind, went, came, columns)) for kind, went, came in rows if went or came]


def beside(old, new, *, alike):
    """Yield a kind and what stands in its place before and after, None where there is nothing.

    Arguments: `alike` returns the word by which a row or column is known again, as a person knows it: the first.
    """
    matcher = SequenceMatcher(None, [alike(each) for each in old], [alike(each) for each in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        went, came = old[i1:i2], new[j1:j2]
        if tag == "equal" or len(went) == len(came):
            yield from ((SAME, *pair) for pair in zip(went, came, strict=True))
            continue
        yield from ((DEL, each, None) for each in went)
        yield from ((INS, None, each) for each in came)


def cells(kind, went, came, columns):
    """Return the cells of a row through the columns of both tables."""
    old, new = iter(went or ()), iter(came or ())
    row = []
    for _, had, has in columns:
        before = next(old, "") if had else ""
        after = next(new, "") if has else ""
        row.append(compare_words(before, after))
    return row
