"""Every word that occurs, so that one that was typed wrongly can be put right: no dictionary knows lenses' names.

A word is kept under its first letters with none or one of them left out, as is what somebody types; two that share
such a form are at most two slips apart in these letters (the method of symmetric deletes).
"""

from articles.models.search import SearchWord

# Of how many letters at the beginning forms are made, and which words are worth it: short ones are like too many.
LETTERS, SHORTEST, LONGEST = 7, 4, 24
CHUNK = 400
# More candidates are compared with nothing: the first letters were common ones.
MOST = 500


def learn(words):
    """Keep words that are not known yet, always in the same order: of two who publish none waits for the other."""
    wanted = sorted({word for word in words if is_worth_it(word)})
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        there = known(chunk)
        new = [word for word in chunk if word not in there]
        SearchWord.objects.bulk_create(
            [SearchWord(form=form, word=word) for word in new for form in sorted(forms(word))], ignore_conflicts=True
        )


def known(words):
    """Return those of some words that occur somewhere, or did.

    Asked for both columns of the index, SQLite would look for each form with each word.
    """
    rows = SearchWord.objects.filter(form__in={word[:LETTERS] for word in words})
    return set(words).intersection(rows.values_list("word", flat=True))


def is_worth_it(word):
    return SHORTEST <= len(word) <= LONGEST and not word.isdecimal()


def forms(word):
    """Return a word's first letters, and these with each of them left out."""
    begins = word[:LETTERS]
    return {begins, *(begins[:at] + begins[at + 1 :] for at in range(len(begins)))}


def alike(word):
    """Return words that occur and are few slips from one that was typed, the most alike first, then from A to Z."""
    if not is_worth_it(word):
        return []
    rows = SearchWord.objects.filter(form__in=forms(word)).values_list("word", flat=True).distinct()[:MOST]
    allowed = 1 if len(word) < LETTERS else 2
    near = ((distance(word, other), other) for other in rows if abs(len(other) - len(word)) <= allowed)
    return [other for slips, other in sorted(near) if 0 < slips <= allowed]


def distance(one, other):
    """Return how many slips lie between two words: a letter too many, too few, another, or two that changed places.

    The restricted Damerau-Levenshtein distance ("optimal string alignment").
    """
    before, here = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        before, last, here = here, before, [row]
        for column, there in enumerate(other, start=1):
            slips = min(before[column] + 1, here[-1] + 1, before[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                slips = min(slips, last[column - 2] + 1)
            here.append(slips)
    return here[-1]
