"""Marks of sources: [1] in a text, which leads to the first source in the list at the story's foot."""

import re

from django.utils.html import escape
from django.utils.translation import gettext

from articles import cleaning

ATTRIBUTES = r'(?:"[^"]*"|[^">])*'
# A link with its words, any other tag, or a mark with the space before it, lest it begin a line.
PIECE = re.compile(rf"<a\s{ATTRIBUTES}>.*?</a>|<{ATTRIBUTES}>|\s*\[(\d{{1,3}})\]", re.DOTALL)


def with_marks(html, *, sources):
    """Make [1] in a text point at the first source. A number that no source has stays as it was typed.

    Links are left alone: one cannot stand in another. What comes out is cleaned once more, so that a mistake made here
    can spoil a text and no more.
    """

    def mark(match):
        number = int(match[1] or 0)
        if not 1 <= number <= sources:
            return match[0]
        label = gettext("Source %(number)s") % {"number": number}
        return f'<sup class="ref"><a href="#source-{number}" aria-label="{escape(label)}">[{number}]</a></sup>'

    return cleaning.with_marks.clean(PIECE.sub(mark, html))
