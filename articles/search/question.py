"""What a reader typed, taken apart: words, and phrases that stand between quotation marks."""

import re
from dataclasses import dataclass

from articles.search.words import compared
from photos.finding.words import MOST_TYPED

# Nobody means more than this; the rest of a pasted page is not read at all.
MOST_SIGNS = 300
# Every language's quotation marks; the apostrophe is none of them, nor is its twin, which ends a word as often.
QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True)
class Question:
    """`typed` is what was typed, in one line and cut where nobody means more; `parts` are tuples of folded words.

    A part of several words is a phrase: its words stand together, in that order.
    """

    typed: str
    parts: tuple

    @classmethod
    def of(cls, typed):
        """Return the Question in what somebody typed; one without a word has no parts."""
        typed = " ".join(typed.replace("\x00", " ").split())[:MOST_SIGNS]
        phrases = [tuple(compared(words)) for words in QUOTED.findall(typed)]
        single = [(word,) for word in compared(QUOTED.sub(" ", typed))]
        parts = tuple(dict.fromkeys(part for part in (*phrases, *single) if part))
        return cls(typed, parts[:MOST_TYPED])

    @property
    def words(self):
        """Every word, each once."""
        return list(dict.fromkeys(word for part in self.parts for word in part))

    @property
    def name(self):
        """What was typed as a name is looked up."""
        return " ".join(compared(self.typed))

    def with_words(self, better):
        """Return the Question with words replaced, {typed: meant}, as it would be typed."""
        parts = [" ".join(better.get(word, word) for word in part) for part in self.parts]
        typed = [f"“{part}”" if " " in part else part for part in parts]
        return Question.of(" ".join(typed))
