"""The lettered notes of a record's page: which sources say it, and who says what where they differ."""

from dataclasses import dataclass
from string import ascii_lowercase

from django.utils.translation import gettext, gettext_lazy

from companies.links import host, web_address
from companies.words import capitalised, who_says_what

VALUES = {
    "since": gettext_lazy("the beginning"),
    "until": gettext_lazy("the end"),
    "announced": gettext_lazy("the date of the announcement"),
    "signed": gettext_lazy("the date of signing"),
    "status": gettext_lazy("how sure it is"),
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
        # The same from the same sources is one note, in whatever order these come.
        said = note.lead, note.disputes, frozenset(note.sources)
        return self.letters.setdefault(said, (letter(len(self.letters)), note))[0]

    def __iter__(self):
        """Give (letter, note) in order."""
        return iter(self.letters.values())

    def __bool__(self):
        return bool(self.letters)


def note_on(cited):
    disputes = tuple(
        f"{capitalised(str(VALUES[value]))}: {who_says_what(claims)}."
        for row in cited
        for value, claims in row.disputes().items()
    )
    status = next((row.get_status_display() for row in cited if hasattr(row, "status")), gettext("sources"))
    sources = {source(citation): None for row in cited for citation in row.citations.all()}
    return Note(gettext("Disputed") if disputes else capitalised(status), disputes, tuple(sources))


def source(citation):
    """Return publisher, title, address and date of what is cited; a page without a title goes by its house."""
    address = web_address(citation.url)
    return citation.publisher, citation.title or (address and host(address)), address, citation.published


def letter(number):
    """Return the letters for a place in a list: a to z, then aa, ab ..."""
    before, here = divmod(number, 26)
    return (letter(before - 1) if before else "") + ascii_lowercase[here]
