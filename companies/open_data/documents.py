"""A record as JSON: what it is, in words, and its statements."""

import json

from companies.links import absolute, web_address
from companies.models.record import Record
from companies.open_data.statement import Address, Code
from companies.open_data.statements import statements_of
from companies.partial_dates import PartialDate


def written(data):
    """Return JSON as it leaves the house: letters as they are, in one line."""
    return json.dumps(data, ensure_ascii=False)


def document(record):
    """Return the whole of a record that came through `for_data()`."""
    return {
        "kind": record.kind_word,
        **named(record),
        "summary": record.summary,
        "description": record.description,
        "changed": record.changed_at.isoformat(timespec="seconds"),
        "statements": [as_data(statement) for statement in statements_of(record)],
    }


def as_data(statement):
    return {
        "subject": absolute(statement.subject.get_absolute_url()),
        "property": {"name": statement.property.name, "wikidata": statement.property.wikidata or None},
        "type": type_of(statement.value),
        "value": plain(statement.value),
        "qualifiers": {name: plain(value) for name, value in statement.qualifiers.items()},
        "status": statement.status or None,
        "disputed": list(statement.disputed),
        "references": [reference_as_data(reference) for reference in statement.references],
    }


def reference_as_data(reference):
    citation = reference.citation
    return {
        "publisher": citation.publisher,
        "title": citation.title or None,
        "address": web_address(citation.url) or None,
        "published": plain(citation.published),
        "accessed": citation.accessed.isoformat() if citation.accessed else None,
        "claims": {name: plain(claim) for name, claim in reference.claims.items()},
    }


def type_of(value):
    """Return what kind of value it is: "company", "brand", "partnership", "date", "address", "code" or "text"."""
    if isinstance(value, Record):
        return value.kind_word
    return next((name for kind, name in TYPES.items() if isinstance(value, kind)), "text")


TYPES = {PartialDate: "date", Address: "address", Code: "code"}


def plain(value):
    """Return a value as JSON has it; a date that is not known is None, but an end that has come says that it has."""
    if isinstance(value, PartialDate):
        iso = None if value.unknown else value.iso
        return {"value": iso, "precision": value.precision} if value else None
    return named(value) if isinstance(value, Record) else value


def named(record):
    return {
        "name": record.name,
        "address": absolute(record.get_absolute_url()),
        "wikidata": record.wikidata or None,
    }
