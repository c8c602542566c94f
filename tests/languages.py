"""A made-up language for tests: every translated word stands in ⟦brackets⟧, so that any other stands out."""

import re
from contextlib import contextmanager
from html.parser import HTMLParser

from django.template import engines
from django.test import override_settings

from companies.templatetags.moments import day_in_words
from tests.words import compiled, extracted

# What readers see or hear beside the text: in attributes.
TOLD = {"alt", "aria-label", "title", "placeholder", "words", "aria-description", "aria-valuetext"}
FOR_SCRIPTS = {"data-ends", "data-states", "data-years"}
SILENT = {"script", "style"}
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[A-Za-z]{2,}")
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβξδεφγχιθκλμνοπψρστυωωχζιΑΒΞΔΕΦΓΧΙΘΚΛΜΝΟΠΨΡΣΤΥΩΩΧΖΙ"
)


@contextmanager
def bracketed_language(folder):
    """Have the site speak German as a language in which every translation is its own msgid in brackets."""
    catalogue = extracted()
    for message in catalogue:
        if message.id:
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(f"⟦{form}⟧" for form in forms)
            message.string = said if isinstance(message.id, tuple) else said[0]
    path = folder / "de" / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(catalogue))
    with override_settings(LOCALE_PATHS=[folder], LANGUAGE_CODE="de", SITE_LANGUAGE="de"):
        forget_german()
        yield
    forget_german()


def forget_german():
    """Have no template and no day remember what it said in this language before, as a process of its own would not."""
    engines["django"].engine.template_loaders[0].reset()
    day_in_words.cache_clear()


def greek(text):
    """Return a text in letters that no word of ours has: what editors typed is told from what the house says."""
    return text.translate(GREEK)


def is_said(name, value):
    """Whether a data attribute holds words for readers: they have a space; what is for the script itself is named."""
    return name.startswith("data-") and " " in value and name not in FOR_SCRIPTS


class Heard(HTMLParser):
    """Collects what a page tells its readers: its text in order, and each attribute that is read or heard."""

    def __init__(self):
        super().__init__()
        self.text, self.attributes, self.silent = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        said = dict(attrs)
        self.attributes += [value for name, value in said.items() if value and (name in TOLD or is_said(name, value))]
        if tag == "meta" and said.get("name") == "description":
            self.attributes.append(said["content"])

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def untranslated(page):
    """Return the Latin words of a page that stand in no brackets."""
    heard = Heard()
    heard.feed(page)
    found = set()
    for said in ("\n".join(heard.text), *heard.attributes):
        before = None
        while before != said:
            before, said = said, BRACKETED.sub("", said)
        found |= set(WORD.findall(said))
    return found
