"""What may have been meant by words that are nowhere."""

from articles.search.candidates import any_candidate
from articles.search.vocabulary import alike, is_worth_it, known

# So many of the likest words are tried for one; each costs a look into the index.
TRIED = 3


def put_right(question):
    """Return the Question with each word that occurs nowhere replaced by the likest that does, or None.

    None too where no word is unknown, where nothing is like one, or where the better question finds nothing either.
    """
    words = [word for word in question.words if is_worth_it(word)]
    there = known(words)
    unknown = [word for word in words if word not in there and not any_candidate([(word,)])]
    better = {word: found for word in unknown if (found := likest(word))}
    if not better:
        return None
    meant = question.with_words(better)
    return meant if any_candidate(meant.parts) else None


def likest(word):
    return next((other for other in alike(word)[:TRIED] if any_candidate([(other,)])), None)
