"""How things are said in schema.org's words (https://schema.org), whatever they are."""

import json

CONTEXT = {"@context": "https://schema.org"}


def as_json(data):
    """Return data as JSON, as short as it can be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def said(**words):
    """Return what is known of these, as schema.org wants it: nothing empty, one of a list without the list."""
    known = {name: value for name, value in words.items() if value not in (None, "", [], (), {})}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in known.items()}
