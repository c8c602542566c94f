"""The words that readers' pages mark for translation, and the catalogues in locale/ that translate them.

`python -m tests.words` (`make words`) writes new ones into each catalogue, drops those that are gone, and compiles it.
It needs no GNU gettext, so that it runs wherever the tests do.
"""

import ast
import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ("articles", "companies", "newsroom", "photos")
# How each function marks words: the place of the context, of the words, and of their plural among its arguments.
MARKS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
MARKS |= {f"{name}_lazy": places for name, places in MARKS.items()} | {"_": MARKS["gettext"]}
LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
MARKED = re.compile(rf"\b({'|'.join(MARKS)})\(({LITERAL}(?:,\s*{LITERAL})*)")


def catalogues():
    """Return the path of each catalogue by its language."""
    return {path.parent.parent.name: path for path in ROOT.glob("locale/*/LC_MESSAGES/django.po")}


def extracted():
    """Return a Catalog of all marked words, each with the files that have it."""
    found = Catalog(project="Newsroom", charset="utf-8")
    for folder in HOUSE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            note(found, in_python(path.read_text()), path)
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if "admin" in path.parts:
            continue  # the desk's, in English, with Django's own words
        note(found, in_template(path.read_text()), path)
    return found


def note(found, marked, path):
    for name, words in marked:
        context, singular, plural = (None if at is None else words[at] for at in MARKS[name])
        message = (singular, plural) if plural else singular
        found.add(message, context=context, locations=[(str(path.relative_to(ROOT)), None)])


def in_python(source):
    """Yield each call that marks words, as its name and its literal arguments."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS:
            yield call.func.id, [each.value for each in call.args if isinstance(each, ast.Constant)]


def in_template(source):
    """The same of a template: Django turns its tags into such calls."""
    if not settings.configured:
        settings.configure()
    for call in MARKED.finditer(templatize(source)):
        yield call[1], ast.literal_eval(f"({call[2]},)")


def read(path):
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def compiled(catalogue):
    """Return the bytes of the .mo of a Catalog, as GNU gettext and Django read it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def bring_up_to_date(path):
    """Write what is marked into a catalogue, and beside it what Django reads of it."""
    catalogue = read(path)
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    return [message for message in catalogue if message.id and not all_translated(message)]


def all_translated(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    for language, path in catalogues().items():
        missing = bring_up_to_date(path)
        print(f"{language}: {len(missing)} of {len(read(path))} not translated")  # noqa: T201 - a program says so
