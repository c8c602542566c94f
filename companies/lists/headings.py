"""What a list of the record shows, in words: "Companies in Japan, dissolved", "Alliances, active: L"."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from companies.lists.letters import LETTERS
from companies.words import ENDED, GOING_ON, OVER, TO_COME, capitalised


@dataclass(frozen=True)
class ListWords:
    """What a list calls what it shows, in each of the phrases in which it does."""

    all: str
    which: str
    show_all: str
    as_data: str


LISTS = {
    "company": ListWords(
        gettext_lazy("companies"),
        gettext_lazy("Which companies"),
        gettext_lazy("Show all companies"),
        gettext_lazy("All companies as data:"),
    ),
    "brand": ListWords(
        gettext_lazy("brands"),
        gettext_lazy("Which brands"),
        gettext_lazy("Show all brands"),
        gettext_lazy("All brands as data:"),
    ),
    "partnership": ListWords(
        gettext_lazy("partnerships"),
        gettext_lazy("Which partnerships"),
        gettext_lazy("Show all partnerships"),
        gettext_lazy("All partnerships as data:"),
    ),
}
PARTNERSHIPS = {
    "joint-development": gettext_lazy("joint developments"),
    "alliance": gettext_lazy("alliances"),
    "cooperation": gettext_lazy("cooperation agreements"),
    "licence": gettext_lazy("licences"),
    "co-branding": pgettext_lazy("a list of partnerships", "co-branding"),
    "supply": gettext_lazy("supply agreements"),
    "investment": gettext_lazy("investments"),
    "acquisition": gettext_lazy("acquisitions"),
}
BRANDS = {
    "cameras": gettext_lazy("brands for cameras"),
    "lenses": gettext_lazy("brands for lenses"),
    "cameras-and-lenses": gettext_lazy("brands for cameras and lenses"),
    "phones": gettext_lazy("brands for phones"),
    "film": gettext_lazy("brands for film and paper"),
    "light": gettext_lazy("brands for light"),
    "accessories": gettext_lazy("brands for accessories"),
    "software": gettext_lazy("brands for software"),
    "technology": gettext_lazy("brands for technology"),
    "other": gettext_lazy("other brands"),
}
# Countries whose names a sentence gives an article, in one language or another.
COUNTRIES = {
    "AE": pgettext_lazy("companies in …", "the United Arab Emirates"),
    "BS": pgettext_lazy("companies in …", "the Bahamas"),
    "CD": pgettext_lazy("companies in …", "Democratic Republic of the Congo"),
    "CF": pgettext_lazy("companies in …", "the Central African Republic"),
    "CG": pgettext_lazy("companies in …", "the Congo"),
    "CH": pgettext_lazy("companies in …", "Switzerland"),
    "DO": pgettext_lazy("companies in …", "the Dominican Republic"),
    "GB": pgettext_lazy("companies in …", "the United Kingdom"),
    "GM": pgettext_lazy("companies in …", "the Gambia"),
    "IQ": pgettext_lazy("companies in …", "Iraq"),
    "IR": pgettext_lazy("companies in …", "Iran"),
    "KM": pgettext_lazy("companies in …", "the Comoros"),
    "LB": pgettext_lazy("companies in …", "Lebanon"),
    "MN": pgettext_lazy("companies in …", "Mongolia"),
    "MV": pgettext_lazy("companies in …", "the Maldives"),
    "NL": pgettext_lazy("companies in …", "the Netherlands"),
    "PH": pgettext_lazy("companies in …", "the Philippines"),
    "SC": pgettext_lazy("companies in …", "the Seychelles"),
    "SD": pgettext_lazy("companies in …", "Sudan"),
    "SK": pgettext_lazy("companies in …", "Slovakia"),
    "TR": pgettext_lazy("companies in …", "Türkiye"),
    "UA": pgettext_lazy("companies in …", "Ukraine"),
    "US": pgettext_lazy("companies in …", "the United States of America"),
    "YE": pgettext_lazy("companies in …", "Yemen"),
}


def companies_in(country, words):
    return gettext("companies in {country}").format(country=COUNTRIES.get(country, words))


def brands_of(kind, words):
    return str(BRANDS[kind])


def partnerships_of(kind, words):
    return str(PARTNERSHIPS[kind])


NARROWED = {"company": companies_in, "brand": brands_of, "partnership": partnerships_of}


def state_word(stage, kind_word):
    """Return the word for records that stand at a stage: "active", "to come"; "dissolved", "retired" or "ended"."""
    words = {GOING_ON: pgettext("records", "active"), TO_COME: pgettext("records", "to come"), OVER: ENDED[kind_word]}
    return str(words[stage])


def heading(model, sort=(), stage="", letter=""):
    """Return the heading of a list of records of a model.

    Arguments: `sort` is the country or kind they are of, as a pair of its value and its words; `stage` where they
    stand; `letter` a key of LETTERS.
    """
    what = NARROWED[model.kind_word](*sort) if sort else str(LISTS[model.kind_word].all)
    stands = f", {state_word(stage, model.kind_word)}" if stage else ""
    initial = f": {LETTERS[letter]}" if letter else ""
    return capitalised(what + stands + initial)
