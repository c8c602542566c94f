"""Words as the search compares them: folded, and one where English or the databases' stemmers make two of them."""

from photos.finding.words import words_in

# Both databases take "lens" for a plural and "lenses" for that of another word.
ONE = {"lenses": "lens"}


def compared(*texts):
    """Return the words of texts in their order, as documents have them and questions ask for them."""
    return [ONE.get(word, word) for text in texts if text for word in words_in(text)]
