"""Looking rows up by the words they are found by; each database has its own index for that."""

from django.db import connection

from photos.finding.documents import mark_of_kind, mark_within
from photos.finding.words import words_typed

# How many rows are looked at, newest first: of a word that half of all stories have, nobody wants all.
MOST = 1000

ASKING = {
    "sqlite": (
        "SELECT key FROM photos_findable WHERE id IN ("
        "SELECT rowid FROM photos_findable_words WHERE photos_findable_words MATCH %s ORDER BY rowid DESC LIMIT %s"
        ") ORDER BY id DESC"
    ),
    "postgresql": (
        # OFFSET 0: else it would look at one row after the other, the last first, until it has enough of them.
        "SELECT key FROM (SELECT id, key FROM photos_findable"
        " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery OFFSET 0"
        ") found ORDER BY id DESC LIMIT %s"
    ),
}


def found(model, term, *, most=MOST, **within):
    """Return the keys of rows that have every word of a term, or words that begin so; those added last come first.

    Arguments: at most `most` keys, and one more where there are more rows; `within` are columns of the model's
    `found_in` and what they must hold. A term without a word finds nothing.
    """
    words = words_typed(term)
    if not words:
        return []
    marks = [mark_of_kind(model), *(mark_within(column, value) for column, value in within.items())]
    with connection.cursor() as cursor:
        cursor.execute(ASKING[connection.vendor], [expression(marks, words), most + 1])
        return [key for (key,) in cursor.fetchall()]


def expression(marks, words):
    """Return what to look for, as this database wants it written; words hold letters and digits only."""
    if connection.vendor == "postgresql":
        return " & ".join([*(f"'{mark}'" for mark in marks), *(f"'{word}':*" for word in words)])
    return " AND ".join([*(f'"{mark}"' for mark in marks), *(f'"{word}" *' for word in words)])
