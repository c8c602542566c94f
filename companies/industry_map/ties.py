"""Every released tie of the record as a pair of keys: little enough to be read whole, and to choose from."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from companies.models import Creation, Ownership, Parenthood, Participation, Partnership, Succession

# Ties that are of no kind of partnership, by the word with which an address asks for them.
COMPANY, BRAND, PARTNERSHIP = "company", "brand", "partnership"
TIES_OF_THEIR_OWN = {COMPANY: _("Parents and successors"), BRAND: _("Brands")}
PARTNERSHIP_KINDS = dict(Partnership.Kind.choices)
KINDS = {*TIES_OF_THEIR_OWN, PARTNERSHIP, *PARTNERSHIP_KINDS}


@dataclass(frozen=True, order=True)
class Node:
    """A record on the map, by its kind's word and its key."""

    kind: str
    key: int

    @property
    def is_company(self):
        return self.kind == COMPANY


@dataclass(frozen=True)
class Tie:
    """A released relation between two records, by its model's name and its key."""

    model: str
    key: int
    ends: tuple


def ties_of(kinds=()):
    """Return the released Ties of some kinds, of all for none; one query for each kind of relation."""
    return [tie for model, rows in asked_for(set(kinds)) for tie in pairs(model, rows)]


def asked_for(kinds):
    """Give the relations of some of KINDS, model by model."""
    everything = not kinds
    whole = everything or PARTNERSHIP in kinds
    some = {} if whole else {"partnership__kind__in": sorted(kinds & PARTNERSHIP_KINDS.keys())}
    if whole or some["partnership__kind__in"]:
        yield Participation, Participation.objects.released().filter(**some)
        if everything or BRAND in kinds:
            yield Creation, Creation.objects.released().filter(**some)
    if everything or BRAND in kinds:
        yield Ownership, Ownership.objects.released()
    if everything or COMPANY in kinds:
        yield Parenthood, Parenthood.objects.released()
        yield Succession, Succession.objects.released()


def pairs(model, rows):
    kinds = [model._meta.get_field(end).related_model.kind_word for end in model.ends]
    keys = rows.order_by().values_list("pk", *(f"{end}_id" for end in model.ends))
    for key, *ends in keys:
        yield Tie(model._meta.model_name, key, tuple(Node(*end) for end in zip(kinds, ends, strict=True)))


def neighbours(ties):
    """Return who is tied to whom: {Node: {Node}}."""
    found = defaultdict(set)
    for tie in ties:
        one, other = tie.ends
        found[one].add(other)
        found[other].add(one)
    return dict(found)
