"""What the kinds of the record are called inside a sentence, where their own labels would stand at its beginning.

Languages bend such words, or write them with a capital, so none is made of a label by making its letters small.
"""

from django.utils.translation import gettext_lazy, ngettext_lazy

# How templates call a record of a kind: {% translate record.kind_word %}.
RECORDS = {
    "company": gettext_lazy("company"),
    "brand": gettext_lazy("brand"),
    "partnership": gettext_lazy("partnership"),
}
RECORDS_COUNTED = {
    "company": ngettext_lazy("one company", "{number} companies"),
    "brand": ngettext_lazy("one brand", "{number} brands"),
    "partnership": ngettext_lazy("one partnership", "{number} partnerships"),
}
PARTNERSHIPS = {
    "joint-development": gettext_lazy("joint development"),
    "alliance": gettext_lazy("alliance"),
    "cooperation": gettext_lazy("cooperation agreement"),
    "licence": gettext_lazy("licence"),
    "co-branding": gettext_lazy("co-branding"),
    "supply": gettext_lazy("supply"),
    "investment": gettext_lazy("investment"),
    "acquisition": gettext_lazy("acquisition"),
}
BRANDS = {
    "cameras": gettext_lazy("cameras"),
    "lenses": gettext_lazy("lenses"),
    "cameras-and-lenses": gettext_lazy("cameras and lenses"),
    "phones": gettext_lazy("phones"),
    "film": gettext_lazy("film and paper"),
    "light": gettext_lazy("light"),
    "accessories": gettext_lazy("accessories"),
    "software": gettext_lazy("software"),
    "technology": gettext_lazy("technology"),
    "other": gettext_lazy("other"),
}


def kind_of(record):
    """Return the kind of a partnership or a brand as a sentence has it: "joint development", "cameras"."""
    return str((PARTNERSHIPS if record.kind_word == "partnership" else BRANDS)[record.kind])
