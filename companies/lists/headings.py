"""What a list of the record shows, in words: "Companies in Japan, dissolved", "Alliances, active: L"."""

from companies.lists.letters import LETTERS
from companies.words import ENDED, GOING_ON, OVER, TO_COME, capitalised

KINDS = {
    "joint-development": "joint developments",
    "alliance": "alliances",
    "cooperation": "cooperation agreements",
    "licence": "licences",
    "co-branding": "co-branding",
    "supply": "supply agreements",
    "investment": "investments",
    "acquisition": "acquisitions",
}
# Countries whose names a sentence gives an article: in the Netherlands.
WITH_ARTICLE = {"AE", "BS", "CF", "CG", "DO", "GB", "GM", "KM", "MV", "NL", "PH", "SC", "US"}


def brands_of(kind, words):
    return "other brands" if kind == "other" else f"brands for {words.lower()}"


def companies_in(country, words):
    return f"companies in {'the ' if country in WITH_ARTICLE else ''}{words.removesuffix(' (The)')}"


def partnerships_of(kind, words):
    return KINDS[kind]


NARROWED = {"company": companies_in, "brand": brands_of, "partnership": partnerships_of}


def state_word(stage, kind_word):
    """Return the word for records that stand at a stage: "active", "to come"; "dissolved", "retired" or "ended"."""
    return {GOING_ON: "active", TO_COME: TO_COME, OVER: ENDED[kind_word]}[stage]


def heading(model, sort=(), stage="", letter=""):
    """Return the heading of a list of records of a model.

    Arguments: `sort` is the country or kind they are of, as a pair of its value and its words; `stage` where they
    stand; `letter` a key of LETTERS.
    """
    what = NARROWED[model.kind_word](*sort) if sort else model._meta.verbose_name_plural
    stands = f", {state_word(stage, model.kind_word)}" if stage else ""
    initial = f": {LETTERS[letter]}" if letter else ""
    return capitalised(what + stands + initial)
