"""Numbers in sentences: spelled out below ten, figures from there on."""

from django.utils.formats import number_format
from django.utils.translation import pgettext_lazy

SPELLED = {
    1: pgettext_lazy("number", "one"),
    2: pgettext_lazy("number", "two"),
    3: pgettext_lazy("number", "three"),
    4: pgettext_lazy("number", "four"),
    5: pgettext_lazy("number", "five"),
    6: pgettext_lazy("number", "six"),
    7: pgettext_lazy("number", "seven"),
    8: pgettext_lazy("number", "eight"),
    9: pgettext_lazy("number", "nine"),
}


def spelled(number):
    """Return a whole number as a sentence has it: "two", "nine", "10".

    Languages bend the word for one: phrases with it are better written whole, as a singular of their own.
    """
    return str(SPELLED[number]) if number in SPELLED else number_format(number)


def in_number(phrase, number):
    """Return a phrase (from `ngettext_lazy`) of so many, of which its words call the number `{number}`."""
    return phrase.format(number, number=spelled(number))
