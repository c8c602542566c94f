"""The words by which a search is narrowed down; each begins with a sign that nobody can type."""

from collections import Counter
from itertools import chain

SIGN = "\ue000"
# What every document has that is none of a story: records and tags are few, and are looked for beside the stories.
NO_STORY = SIGN + "nostory"


def kind(name):
    return SIGN + name


def company(key):
    return f"{SIGN}c{key}"


def tag(key):
    return f"{SIGN}t{key}"


def year(number):
    return f"{SIGN}y{number}"


def block(number):
    """Return the mark that PostgreSQL gives to 4,096 documents that came one after the other."""
    return f"{SIGN}b{number}"


def counted(documents, letters):
    """Return how often each number stands after each letter ("c", "t", "y") in the marks of documents.

    {letter: Counter of numbers}. All marks are counted first and each is read once: of a thousand documents few differ.
    """
    counts = {letter: Counter() for letter in letters}
    for mark, times in Counter(chain.from_iterable(marks.split() for marks in documents)).items():
        if mark[1:2] in counts and mark[2:].isdecimal():
            counts[mark[1]][int(mark[2:])] = times
    return counts
