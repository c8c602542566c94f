"""What answers a question, found through the indexes: of stories the newest, so that a common word costs no more.

Only words of letters and digits and marks of our own come here, so none of them can be an operator of a database.
"""

from contextlib import nullcontext
from dataclasses import dataclass

from django.db import connection, transaction

from articles.search import marks

TABLE = "articles_searchdocument"
# In which index: how many of the newest are looked at.
TIERS = {"title": 300, "names": 300, "text": 1000}
NUMBERS = {tier: number for number, tier in enumerate(TIERS)}
# PostgreSQL sorts all that it finds; so it looks among this many of the newest blocks first, then among all.
BLOCKS, BLOCK = (4, 32), 4096
# Its index knows no places of words: of texts that have all words of a phrase, as many of the newest are looked at.
PHRASES = 3000


@dataclass(frozen=True)
class Found:
    """The ids of documents, and in the how manieth of TIERS each was found: the narrowest that has all words.

    `is_capped` says that there are more than were looked at.
    """

    tiers: dict
    is_capped: bool


def candidates(parts, narrowed=(), *, prefix=False):
    """Return what is Found to have every part (a tuple of words) and every mark of `narrowed`.

    With `prefix` the last word may go on.
    """
    found, capped = {}, False
    for kind in (marks.kind("story"), marks.NO_STORY):
        # The widest first: what is in none of the texts is in no name and no title.
        for tier in reversed(TIERS):
            most = TIERS[tier]
            rows = ids(tier, parts, (*narrowed, kind), most, prefix)
            if not rows:
                break
            capped = capped or len(rows) > most
            found |= dict.fromkeys(rows[:most], NUMBERS[tier])
    return Found(found, capped)


def any_candidate(parts):
    """Say whether anything at all has every part."""
    return bool(ids("text", parts, (), 1, False))


def ids(tier, parts, narrowed, most, prefix):
    """Return the newest ids in one index, one more than `most` where there are more."""
    ask = {"sqlite": ask_sqlite, "postgresql": ask_postgresql}[connection.vendor]
    with in_transaction(), connection.cursor() as cursor:
        return ask(cursor, tier, parts, narrowed, most + 1, prefix)


def in_transaction():
    """Return a transaction for what PostgreSQL is told for one question; SQLite's would wait for who writes."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def ask_sqlite(cursor, tier, parts, narrowed, limit, prefix):
    said = [f'"{" ".join(part)}"' for part in parts]
    if prefix:
        said[-1] += " *"
    wanted = " AND ".join([*said, *(f'"{mark}"' for mark in narrowed)])
    table = f"articles_search_{tier}"
    cursor.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH %s ORDER BY rowid DESC LIMIT %s", [wanted, limit])  # noqa: S608
    return [key for (key,) in cursor.fetchall()]


def ask_postgresql(cursor, tier, parts, narrowed, limit, prefix):
    most = max(limit, PHRASES) if any(len(part) > 1 for part in parts) else limit
    # Of a common word it would rather read the whole table, not knowing that each text has to be fetched from elsewhere
    # and unpacked: seconds instead of milliseconds. This holds until the transaction ends.
    cursor.execute("SET LOCAL enable_seqscan = off")
    cursor.execute(f"SELECT max(id) FROM {TABLE}")  # noqa: S608
    newest = (cursor.fetchone()[0] or 0) // BLOCK
    # The newest blocks first, then all of them.
    for blocks in (*(number for number in BLOCKS if number <= newest), None):
        recent = [f"'{marks.block(newest - number)}'" for number in range(blocks or 0)]
        among = [f"'{mark}'" for mark in narrowed] + ([f"({' | '.join(recent)})"] if recent else [])
        # OFFSET 0: else it would look at one row after the other, the last first, until it has enough of them.
        cursor.execute(
            f"SELECT id, vector @@ to_tsquery('newsroom', %s) FROM (SELECT id, vector FROM ("  # noqa: S608
            f"SELECT id, {tier}_vector AS vector FROM {TABLE} WHERE {tier}_vector @@ "
            f"(to_tsquery('newsroom', %s){' && %s::tsquery' if among else ''})"
            " OFFSET 0) found ORDER BY id DESC LIMIT %s) newest ORDER BY id DESC",
            [
                *(asked(parts, prefix, together) for together in (" <-> ", " & ")),
                *([" & ".join(among)] if among else []),
                most,
            ],
        )
        rows = cursor.fetchall()
        found = [key for key, has_phrases in rows if has_phrases][:limit]
        if len(rows) >= most or len(found) >= limit:
            break
    return found


def asked(parts, prefix, together):
    """Return what is asked for as PostgreSQL reads it; `together` is how the words of a phrase belong together."""
    said = ["(" + together.join(f"'{word}'" for word in part) + ")" for part in parts]
    if prefix:
        said[-1] = said[-1][:-1] + ":*)"
    return " & ".join(said)
