"""The lettered notes of a record's page: which sources say it, and who says what where they differ."""

from dataclasses import dataclass
from string import ascii_lowercase

from companies.links import web_address
from companies.words import capitalised, listed

VALUES = {
    "since": "the beginning",
    "until": "the end",
    "announced": "the day of the announcement",
    "signed": "the day of signing",
    "status": "how sure it is",
}


@dataclass(frozen=True)
class Note:
    """What one letter stands for: a word for how sure it is, the disputes in sentences, the sources."""

    lead: str
    disputes: tuple
    sources: tuple


class Notes:
    """The notes of one page, lettered in the order in which the page first points at them; equal ones are one."""

    def __init__(self):
        self.letters = {}

    def mark(self, *cited):
        """Return the letter of the note on these rows of the record; "" where no source is given."""
        note = note_on(cited)
        if not note.sources:
            return ""
        return self.letters.setdefault(note, letter(len(self.letters)))

    def __iter__(self):
        """Give (letter, note) in order."""
        return iter([(mark, note) for note, mark in self.letters.items()])

    def __bool__(self):
        return bool(self.letters)


def note_on(cited):
    disputes = tuple(
        f"{capitalised(VALUES[value])}: {who_says_what(claims)}."
        for row in cited
        for value, claims in row.disputes().items()
    )
    status = next((row.get_status_display() for row in cited if hasattr(row, "status")), "sources")
    sources = {source(citation): None for row in cited for citation in row.citations.all()}
    return Note("Disputed" if disputes else capitalised(status), disputes, tuple(sources))


def who_says_what(claims):
    """Return differing claims by source: "2015 according to A; February 2016 according to B and C"."""
    said = ((claim, list(dict.fromkeys(c.publisher for c in citations))) for claim, citations in claims.items())
    return "; ".join(f"{claim} according to {listed(publishers)}" for claim, publishers in said)


def source(citation):
    return citation.publisher, citation.title, web_address(citation.url), citation.published


def letter(number):
    """Return the letters for a place in a list: a to z, then aa, ab ..."""
    before, here = divmod(number, 26)
    return (letter(before - 1) if before else "") + ascii_lowercase[here]
