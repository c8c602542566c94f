"""The part of a text that says why it was found, and the words in it that did."""

import re

from photos.finding.words import WORD, fold

# In signs; a line and a half of the page on each side of what was found.
LENGTH, BEFORE = 200, 60
# What may follow where words have one stem: an index knows such, we only guess them for the eye.
ENDINGS = re.compile(r"(?:ies|es|s|ed|ing|ly|e|y)\Z")
LEAST_STEM, MOST_MORE = 3, 4


def pieces(text, words):
    """Return a text as pairs of a piece and whether it is one of the words: in whole words, of any case and accents."""
    found, at = [], 0
    stems = [(word, stem(word)) for word in words]
    for match in WORD.finditer(text):
        if any(is_form(fold(match[0]), word, root) for word, root in stems):
            found += [(text[at : match.start()], False), (match[0], True)]
            at = match.end()
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]


def excerpt(text, words):
    """Return the pieces of the first part of a text that has most of the words, cut at words; all of a short text."""
    if len(text) <= LENGTH:
        return pieces(text, words)
    stems = [(word, stem(word)) for word in words]
    places = [
        (match.start(), word)
        for match in WORD.finditer(text)
        for word, root in stems
        if is_form(fold(match[0]), word, root)
    ]
    if not places:
        return pieces(cut(text, 0), words)
    within = [({word for at, word in places if start <= at < start + LENGTH - BEFORE}, -start) for start, _ in places]
    best = -max((len(words), at) for words, at in within)[1]
    return pieces(cut(text, best - BEFORE), words)


def cut(text, start):
    """Return LENGTH signs of a text from about `start`, in whole words, with an ellipsis where it goes on."""
    start = max(0, min(start, len(text) - LENGTH))
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def stem(word):
    root = ENDINGS.sub("", word)
    return root if len(root) >= LEAST_STEM else word


def is_form(token, word, root):
    return token == word or (len(root) >= LEAST_STEM and token.startswith(root) and len(token) <= len(root) + MOST_MORE)
