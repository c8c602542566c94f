"""A record's neighbours on its form: all are there, drawn as surely as is known, and no two names meet."""

from itertools import pairwise

import pytest
from django.urls import reverse

from companies.models import Company, Partnership
from companies.neighbourhood.drawing import DRAWN, ROW, drawn
from companies.neighbourhood.neighbours import neighbours_of
from tests.builders import a_brand, a_company, a_partnership, an_editor
from tests.companies.builders import (
    a_citation,
    a_parenthood,
    a_participation,
    a_relation_of_each_kind,
    a_succession,
    an_ownership,
)
from tests.companies.test_words import NOW
from tests.queries import queries

pytestmark = pytest.mark.django_db


def told(record):
    return {each.record.name: (each.words, each.marks) for each in neighbours_of(record, NOW)}


def crowd(alliance, numbers):
    for number in numbers:
        a_participation(alliance, a_company(f"Company {number}", f"company-{number}"))


def test_every_kind_of_relation_makes_a_neighbour_at_both_ends():
    participation, ownership, parenthood, succession, creation = a_relation_of_each_kind()
    leica, brand, alliance, panasonic = (
        participation.company,
        ownership.brand,
        creation.partnership,
        succession.predecessor,
    )

    assert told(leica) == {
        "L-Mount Alliance": ("partner", "reported"),
        "Lumix": ("owner", "reported"),
        "Panasonic": ("parent; predecessor", "reported"),
    }
    assert told(panasonic) == {"Leica Camera": ("subsidiary; successor", "reported")}
    assert told(alliance) == {"Leica Camera": ("partner", "reported"), "Lumix": ("brand it created", "reported")}
    assert told(brand) == {
        "Leica Camera": ("owner", "reported"),
        "L-Mount Alliance": ("partnership that created it; with Leica Camera", "reported"),
    }


def test_a_line_is_drawn_as_surely_as_is_known():
    leica, huawei = a_company(), a_company("Huawei", "huawei", released_at=None)
    left = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02", ended="2022-03-31")
    a_participation(left, leica, status="confirmed"), a_participation(left, huawei, status="confirmed")
    a_citation(left, since="2015"), a_citation(left, since="2016-02")
    going_on = a_participation(a_partnership(), leica, status="announced", since="2018")
    a_parenthood(leica, huawei, status="confirmed", until="2010")

    assert told(leica) == {
        "L-Mount Alliance": ("partner", ""),
        "Leica–Huawei": ("partner; with Huawei", "ended disputed"),
        "Huawei": ("parent; not released", "ended"),
    }
    a_citation(going_on, status="reported"), a_citation(going_on, status="confirmed")
    assert told(leica)["L-Mount Alliance"] == ("partner", "disputed")


def test_who_goes_on_comes_before_who_has_left():
    alliance = a_partnership()
    a_participation(alliance, a_company("Left", "left"), until="2019")
    a_participation(alliance, a_company("Stays", "stays"), since="2020")

    assert [each.record.name for each in neighbours_of(alliance, NOW)] == ["Stays", "Left"]


def test_a_partnership_is_beside_those_before_and_after_it():
    first = a_partnership("First", "first")
    then = a_partnership("Then", "then", follows=first)

    assert told(first) == {"Then": ("came after", "reported")}
    assert told(then) == {"First": ("came before", "reported")}


@pytest.mark.parametrize("number", [0, 1, 2, 5, 16, 28])
def test_names_have_a_row_each_and_stay_within_the_drawing(number):
    alliance = a_partnership()
    crowd(alliance, range(number))

    drawing = drawn(neighbours_of(alliance, NOW))

    assert len(drawing.places) == min(number, DRAWN)
    assert drawing.more == max(number - DRAWN, 0)
    for side in ("left", "right"):
        rows = [place.y for place in drawing.places if place.side == side]
        assert all(below - above >= ROW - 1 for above, below in pairwise(rows))
        assert all(ROW / 2 <= y <= drawing.height - ROW / 2 for y in rows)


def test_the_form_leads_to_each_neighbour_and_lists_those_that_are_not_drawn(client):
    client.force_login(an_editor())
    alliance = a_partnership()
    crowd(alliance, range(28))

    page = client.get(reverse("admin:companies_partnership_change", args=[alliance.pk])).text

    assert "And 12 more: all as a list" in page
    for company in Company.objects.all():
        assert f'href="{reverse("admin:companies_company_change", args=[company.pk])}"' in page
    drawing = page.partition('class="neighbours"')[2].partition("</svg>\n<p")[0]
    assert drawing.count("tabindex") == DRAWN


def test_neighbours_cost_the_same_for_two_and_for_many():
    leica, panasonic = a_company(), a_company("Panasonic", "panasonic")

    def more(numbers):
        for number in numbers:
            alliance = a_partnership(f"Alliance {number}", f"alliance-{number}")
            a_participation(alliance, leica), a_participation(alliance, panasonic)
            other = a_company(f"Company {number}", f"company-{number}")
            a_participation(Partnership.objects.first(), other), a_succession(leica, other)

    more(range(2))
    before = [queries(neighbours_of, record, NOW) for record in (leica, Partnership.objects.first())]
    more(range(2, 20))

    assert [queries(neighbours_of, record, NOW) for record in (leica, Partnership.objects.first())] == before


def test_an_owner_is_told_with_scope_and_share():
    leica = a_company()
    an_ownership(a_brand("Pentax", "pentax"), leica, scope="cameras", share=51)

    assert told(leica)["Pentax"][0] == "owner (cameras), 51 %"
