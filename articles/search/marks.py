"""The words by which a search is narrowed down; each begins with a sign that nobody can type."""

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


def read(marks, letter):
    """Return the numbers after one letter ("c", "t", "y") among the marks of a document."""
    begins = SIGN + letter
    return [int(mark[2:]) for mark in marks.split() if mark.startswith(begins) and mark[2:].isdecimal()]
