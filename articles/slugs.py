"""Addresses made from words."""

from itertools import count

from django.utils.text import slugify

# slugify drops what it cannot fold to ASCII; these are letters that a photography site's names really have.
LETTERS = str.maketrans(
    {"²": "2", "³": "3", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d"}
)


ASKED_AT_ONCE = 50


def slug_of(words, *, max_length):
    """Return an ASCII slug of at most `max_length` characters, cut between words; "story" if nothing is left."""
    slug = slugify(words.translate(LETTERS))
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug or "story"


def free_slug(words, *, among, max_length):
    """Return the slug of `words`, numbered from 2 where a row of `among` has it already."""
    slug = slug_of(words, max_length=max_length - 6)
    for first in count(1, ASKED_AT_ONCE):
        wanted = [f"{slug}-{number}" if number > 1 else slug for number in range(first, first + ASKED_AT_ONCE)]
        # Each by itself: no database finds what only begins so without reading all, whatever its collation.
        taken = set(among.filter(slug__in=wanted).values_list("slug", flat=True))
        if len(taken) < len(wanted):
            return next(each for each in wanted if each not in taken)
    return slug
