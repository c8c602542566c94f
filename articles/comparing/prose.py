"""Rich text compared paragraph by paragraph, with its marks: what is bold, and where links lead."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby

from django.utils.html import format_html, format_html_join, strip_tags

from articles.comparing.words import SAME, compare_tokens, tokens

PARAGRAPH = re.compile(r"(?i)</(?:p|h[1-6]|li|blockquote)>|<hr/?>")
FORMS = {"p": "a paragraph", "h2": "a heading", "h3": "a small heading", "li": "in a list", "blockquote": "a quotation"}
MARKS = {"strong", "em", "sup", "sub"}
LINK = "to "


def paragraphs(html):
    """Return the text of each paragraph of cleaned HTML."""
    return [words for part in PARAGRAPH.split(html) if (words := " ".join(strip_tags(part).split()))]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading or item: `form` is a key of FORMS."""

    form: str
    tokens: tuple

    @property
    def words(self):
        return [token.word for token in self.tokens if token.word]


class Reader(HTMLParser):
    """Takes cleaned HTML apart into Paragraphs."""

    def __init__(self):
        super().__init__()
        self.found, self.said, self.marks, self.forms = [], [], [], []

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.said += tokens("\n")
        elif tag in MARKS:
            self.marks.append(tag)
        elif tag == "a":
            self.marks.append(f"{LINK}{dict(attrs).get('href') or ''}")
        elif tag in FORMS:
            self.end()
            self.forms.append(tag)

    def handle_endtag(self, tag):
        if tag in FORMS:
            self.end()
            if tag in self.forms:
                self.forms.remove(tag)
        elif self.marks and (tag in MARKS or tag == "a"):
            self.marks.pop()

    def handle_data(self, data):
        # A line that the markup is wrapped at is a space to whoever reads.
        self.said += tokens(" ".join(re.split(r"\s+", data)), tuple(self.marks))

    def end(self):
        while self.said and not self.said[-1].word:
            self.said.pop()
        if self.said:
            self.said[0] = self.said[0]._replace(space="")
            # What says more about a paragraph than that it is one: the list or the quotation that it stands in.
            form = next((each for each in self.forms if each != "p"), "p")
            self.found.append(Paragraph(form, tuple(self.said)))
        self.said = []


def read(html):
    """Return the Paragraphs of cleaned HTML."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.found


def compare_prose(before, after):
    """Return two Paragraphs as one: pairs of SAME, DEL or INS and safe HTML; either may be None."""
    compared = compare_tokens(list(before.tokens) if before else [], list(after.tokens) if after else [])
    return [(kind, marked_up(piece, tells_links=kind != SAME)) for kind, piece in compared]


def change_of_form(before, after):
    """Return in words what a paragraph was and is, "" where both are the same."""
    return f"Was {FORMS[before.form]}, now {FORMS[after.form]}" if before.form != after.form else ""


def marked_up(piece, *, tells_links):
    """Return Tokens as safe HTML; with `tells_links` the address of a link follows its words."""
    html = []
    for marks, run in groupby(piece, key=lambda token: token.marks):
        first, *others = run
        words = first.word + "".join(token.space + token.word for token in others)
        html.append((first.space, wrapped(words, marks, tells_links)))
    return format_html_join("", "{}{}", html)


def wrapped(words, marks, tells_links):
    for mark in reversed(marks):
        if not mark.startswith(LINK):
            words = format_html("<{0}>{1}</{0}>", mark, words)
        elif tells_links:
            words = format_html('<span class="link">{}</span> <span class="to">{}</span>', words, mark[len(LINK) :])
        else:
            words = format_html('<span class="link">{}</span>', words)
    return words
