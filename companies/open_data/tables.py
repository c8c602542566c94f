"""The statements as a table: a row for each of a statement's sources, one row for a statement without any.

CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula has an apostrophe put in front, so that
nothing runs where somebody opens the file; who reads it by program takes that away again (`original`).
"""

import re

from companies.links import absolute, web_address
from companies.models.record import Record
from companies.open_data.documents import type_of
from companies.open_data.statements import statements_of
from companies.partial_dates import PartialDate

COLUMNS = (
    *("subject", "subject_kind", "subject_name", "subject_wikidata"),
    *("property", "property_wikidata", "type", "value", "precision", "value_address", "value_wikidata"),
    *("on", "on_precision", "since", "since_precision", "until", "until_precision"),
    *("role", "scope", "share", "partnership", "note", "status", "disputed"),
    *("publisher", "title", "address", "published", "published_precision", "accessed"),
    *("says_value", "says_on", "says_since", "says_until", "says_status"),
)
# https://owasp.org/www-community/attacks/CSV_Injection. Apostrophes before a sign count, so that `original` can tell
# which one was added.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def lines(record):
    """Yield the lines, a cell for each of COLUMNS, of a record that came through `for_data()`."""
    for statement in statements_of(record):
        said = statement_cells(statement)
        for reference in statement.references or [None]:
            cells = said | (reference_cells(reference) if reference else {})
            yield [harmless(cells.get(column, "")) for column in COLUMNS]


def statement_cells(statement):
    subject, value = statement.subject, statement.value
    cells = {
        "subject": absolute(subject.get_absolute_url()),
        "subject_kind": subject.kind_word,
        "subject_name": subject.name,
        "subject_wikidata": subject.wikidata,
        "property": statement.property.name,
        "property_wikidata": statement.property.wikidata,
        "type": type_of(value),
        "value": text(value),
        "status": statement.status,
        "disputed": " ".join(statement.disputed),
    }
    if isinstance(value, PartialDate):
        cells |= {"value": day(value), "precision": precision(value)}
    if isinstance(value, Record):
        cells |= {"value_address": absolute(value.get_absolute_url()), "value_wikidata": value.wikidata}
    for name, qualifier in statement.qualifiers.items():
        cells |= qualifier_cells(name, qualifier)
    return cells


def qualifier_cells(name, value):
    if isinstance(value, PartialDate):
        return dated(name, value)
    return {name: absolute(value.get_absolute_url()) if isinstance(value, Record) else text(value)}


def reference_cells(reference):
    citation = reference.citation
    return {
        "publisher": citation.publisher,
        "title": citation.title,
        "address": web_address(citation.url),
        **dated("published", citation.published),
        "accessed": citation.accessed.isoformat() if citation.accessed else "",
        **{f"says_{name}": text(claim) for name, claim in reference.claims.items()},
    }


def dated(name, date):
    return {name: day(date), f"{name}_precision": precision(date)}


def day(date):
    """Return a date beside its precision, which alone says that an end has come and nobody says when."""
    return "" if date.unknown else date.iso


def precision(date):
    return date.precision if date else ""


def text(value):
    """Return a value in one cell: a date as ISO text or "unknown", a record by its name."""
    return value.iso if isinstance(value, PartialDate) else str(value)


def harmless(cell):
    return f"'{cell}" if FORMULA.match(cell) else cell


def original(cell):
    """Return a cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
