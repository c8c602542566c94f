"""The alphabet of the record's lists: a record stands under the first letter of its address.

So names in every script and with every accent have their place: Ångström at A, Зенит (zenit) at Z.
"""

import string

from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr

from companies.lists.occurring import HERE, occurring

FIGURES = "0-9"
# How an address names a letter -> how readers read it.
LETTERS = {FIGURES: "0–9"} | {letter: letter.upper() for letter in string.ascii_lowercase}
# No slug is longer than this, so none that begins with L stands after L and as many Z.
PAST_ITS_LETTER = Concat(Substr(HERE, 1, 1), Value("z" * 120))


def initial(slug):
    """Return the key in LETTERS under which a slug stands; what begins with no letter stands with the figures."""
    letter = slug[:1].lower()
    return letter if letter in LETTERS else FIGURES


def initials(rows):
    """Return the keys in LETTERS under which there are any of `rows`, in one query."""
    return {initial(slug) for slug in occurring(rows, "slug", beyond=PAST_ITS_LETTER)}


def beginning_with(letter):
    """Return the Q of the records under a key of LETTERS: a stretch of the index of slugs, in every collation.

    Z has no end to name: the sign after it stands before all letters where the database sorts as a dictionary does.
    """
    if letter == FIGURES:
        return Q(slug__lt="a")
    return Q(slug__gte=letter) & (Q() if letter == "z" else Q(slug__lt=chr(ord(letter) + 1)))
