"""Relations and sources for tests; the records themselves are in tests.builders."""

from companies.models import Citation, Creation, Ownership, Parenthood, Participation, Succession
from tests.builders import THEN, a_brand, a_company, a_partnership, saved

RELATIONS = (Ownership, Participation, Parenthood, Succession, Creation)


def a_participation(partnership, company, *, released_at=THEN, **fields):
    return saved(Participation(partnership=partnership, company=company, released_at=released_at, **fields))


def an_ownership(brand, company, *, released_at=THEN, **fields):
    return saved(Ownership(brand=brand, company=company, released_at=released_at, **fields))


def a_parenthood(child, parent, *, released_at=THEN, **fields):
    return saved(Parenthood(child=child, parent=parent, released_at=released_at, **fields))


def a_succession(predecessor, successor, *, released_at=THEN, **fields):
    return saved(Succession(predecessor=predecessor, successor=successor, released_at=released_at, **fields))


def a_creation(partnership, brand, *, released_at=THEN, **fields):
    return saved(Creation(partnership=partnership, brand=brand, released_at=released_at, **fields))


def a_citation(subject, publisher="DPReview", *, title="A report", **claims):
    return saved(Citation(**{subject._meta.model_name: subject}, publisher=publisher, title=title, **claims))


def a_relation_of_each_kind(*, released_at=THEN):
    """Return one relation of every kind around Leica Camera."""
    leica, other = a_company(), a_company("Panasonic", "panasonic")
    alliance, brand = a_partnership(), a_brand()
    return [
        a_participation(alliance, leica, released_at=released_at),
        an_ownership(brand, leica, released_at=released_at),
        a_parenthood(leica, other, released_at=released_at),
        a_succession(other, leica, released_at=released_at),
        a_creation(alliance, brand, released_at=released_at),
    ]
