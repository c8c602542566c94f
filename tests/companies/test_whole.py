"""A record is read whole: its relations, whom they name and all sources come with it, and nothing is asked again."""

import pytest

from companies.models import Brand, Company, Partnership
from tests.builders import a_brand, a_company, a_partnership
from tests.companies.builders import (
    a_citation,
    a_creation,
    a_parenthood,
    a_participation,
    a_relation_of_each_kind,
    a_succession,
    an_ownership,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db


def whole(record):
    return type(record).objects.released().with_record().get(pk=record.pk)


def publishers(row):
    return [citation.publisher for citation in row.citations.all()]


def test_one_query_each_for_the_record_its_names_the_kinds_of_relations_and_all_sources():
    for relation in a_relation_of_each_kind():
        a_citation(relation)

    assert queries(whole, Company.objects.get(slug="leica-camera")) == 7
    assert queries(whole, Brand.objects.get()) == 5
    # And one for those that follow it.
    assert queries(whole, Partnership.objects.get()) == 6


def test_many_records_take_no_more_queries_than_one():
    a_relation_of_each_kind()
    one = queries(lambda: list(Company.objects.released().with_record()[:1]))

    assert queries(lambda: list(Company.objects.released().with_record())) == one


def test_every_row_comes_with_its_own_sources_though_keys_of_different_kinds_are_alike(django_assert_num_queries):
    leica, other, alliance, brand = a_company(), a_company("Panasonic", "panasonic"), a_partnership(), a_brand()
    rows = {
        "company": leica,
        "partnership": alliance,
        "participation": a_participation(alliance, leica),
        "ownership": an_ownership(brand, leica),
        "parenthood": a_parenthood(leica, other),
        "succession": a_succession(other, leica),
    }
    for name, row in rows.items():
        a_citation(row, f"Later on {name}", published="2022")
        a_citation(row, f"Earlier on {name}", published="2021")

    shown = whole(leica)

    with django_assert_num_queries(0):
        found = {
            "company": shown,
            "partnership": shown.shown_participations[0].partnership,
            "participation": shown.shown_participations[0],
            "ownership": shown.shown_ownerships[0],
            "parenthood": shown.shown_as_child[0],
            "succession": shown.shown_as_successor[0],
        }
        for name, row in found.items():
            assert publishers(row) == [f"Earlier on {name}", f"Later on {name}"]


def test_partnerships_that_one_follows_and_that_follow_it_come_with_their_sources(django_assert_num_queries):
    before = a_partnership("Before", "before")
    alliance = a_partnership(follows=before)
    after = a_partnership("After", "after", follows=alliance)
    for partnership in (before, after):
        a_citation(partnership, f"On {partnership}")

    shown = whole(alliance)

    with django_assert_num_queries(0):
        assert [publishers(row) for row in (shown, shown.follows, *shown.shown_followed_by)] == [
            [],
            ["On Before"],
            ["On After"],
        ]


def test_a_relation_leads_back_to_the_record_and_stands_on_the_side_on_which_it_is():
    leica, parent, child = a_company(), a_company("Parent", "parent"), a_company("Child", "child")
    a_parenthood(leica, parent)
    a_parenthood(child, leica)

    shown = whole(leica)

    assert [str(row.parent) for row in shown.shown_as_child] == ["Parent"]
    assert [str(row.child) for row in shown.shown_as_parent] == ["Child"]
    assert shown.shown_as_child[0].child is shown.shown_as_parent[0].parent is shown


def test_a_partnership_names_everybody_in_it_except_who_is_not_released():
    leica, alliance = a_company(), a_partnership()
    a_participation(alliance, leica)
    a_participation(alliance, a_company("Panasonic", "panasonic"))
    a_participation(alliance, a_company("Sigma", "sigma"), released_at=None)
    a_participation(alliance, a_company("Huawei", "huawei", released_at=None))

    [participation] = whole(leica).shown_participations

    assert [str(row.company) for row in participation.partnership.shown_participations] == ["Leica Camera", "Panasonic"]


def test_whose_own_part_is_not_released_is_shown_in_no_partnership_of_others():
    leica, alliance = a_company(), a_partnership()
    a_participation(alliance, leica, released_at=None)
    a_participation(alliance, a_company("Panasonic", "panasonic"))

    assert whole(leica).shown_participations == []


def test_what_only_the_page_of_another_tells_is_not_read_with_it():
    a_creation(a_partnership(), a_brand(description="Long.", launched="1913"))

    [creation] = whole(Partnership.objects.get()).shown_creations

    assert creation.brand.get_deferred_fields() >= {"description", "summary", "launched", "logo_id"}
    assert queries(lambda: (creation.brand.name, creation.brand.get_absolute_url(), creation.brand.kind)) == 0
