"""Words as they are looked for: of any case, with or without accents."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# More of a word tells nobody anything; addresses and file names would only swell the index.
LONGEST = 40
# Who pastes a paragraph into the box is not asking for each of its words.
MOST_TYPED = 12


def fold(text):
    """Return a text as words are compared: “Zürich”, “ZÜRICH” and “zurich” are one, and so are “L²” and “l2”."""
    # Of what has none, its signs need not be gone through for accents: that is most of a story.
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def words_in(text):
    """Return the folded words of a text, in its order."""
    return [word[:LONGEST] for word in WORD.findall(fold(text))]


def begins_a_word(word, text):
    """Say whether a word of a text begins with a folded word."""
    return any(begun.startswith(word) for begun in words_in(text))


def words_typed(term):
    """Return the words that somebody looks for, each once; of a very long text the first ones."""
    return list(dict.fromkeys(words_in(term)))[:MOST_TYPED]
