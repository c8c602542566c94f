"""What is only planned is not told as if it went on."""

import re

import pytest

from companies.models import Partnership
from companies.record_page import page_of
from companies.words import counted, stage
from tests.builders import a_brand, a_company, a_partnership
from tests.companies.builders import (
    a_creation,
    a_parenthood,
    a_participation,
    a_succession,
    an_ownership,
)
from tests.companies.test_words import NOW

pytestmark = pytest.mark.django_db


def page(record):
    return page_of(type(record).objects.released().with_record().get(pk=record.pk), NOW)


def sections(record):
    """Return the sections of a record's page: {heading: [name]}."""
    return {section.heading: [row.who.name for row in section.rows] for section in page(record).sections}


def fact(record, label):
    """Return a fact of a record's page, as its text or the names of its links; None where there is none."""
    found = (each for each in page(record).facts if each.label == label)
    return next((each.text or [name for name, _ in each.links] for each in found), None)


def what(record):
    """Return what the first row of a record's page says."""
    return page(record).sections[0].rows[0].what


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"effective": "2018"}, "going on"),
        ({"effective": "2026-11-22"}, "going on"),
        ({"effective": "2026-11-23"}, "to come"),
        ({"announced": "2022-05"}, "going on"),
        ({"announced": "2022-05", "effective": "2090"}, "to come"),
        ({"effective": "2018", "ended": "2022"}, "ended"),
        ({"effective": "2018", "ended": "2090"}, "going on"),
        ({}, "going on"),
    ],
)
def test_a_partnership_goes_on_between_its_start_and_its_end(dates, words):
    assert stage(Partnership(**dates), NOW) == words


class TestPartnershipsOfACompany:
    def test_those_to_come_are_neither_active_nor_among_those_of_now(self):
        leica = a_company()
        for name, dates in {
            "Active": {"effective": "2018"},
            "Announced": {"announced": "2022"},
            "Planned": {"announced": "2022", "effective": "2090"},
            "Past": {"ended": "2022"},
        }.items():
            a_participation(a_partnership(name, name.lower(), **dates), leica)

        assert fact(leica, "Partnerships") == "One active, one announced, one to come, one ended"
        assert [section.anchor for section in page(leica).sections] == [
            "partnerships",
            "partnerships-to-come",
            "partnerships-past",
        ]
        assert sections(leica) == {
            "Partnerships": ["Announced", "Active"],
            "Partnerships to come": ["Planned"],
            "Partnerships past": ["Past"],
        }

    def test_a_company_that_joins_or_left_is_counted_by_its_own_days(self):
        leica = a_company()
        a_participation(a_partnership("One", "one", effective="2018"), leica, since="2090")
        a_participation(a_partnership("Two", "two", effective="2018"), leica, until="2020")

        assert fact(leica, "Partnerships") == "One to come, one ended"

    def test_a_member_of_what_is_to_come_is_no_member_yet(self):
        leica, alliance = a_company(), a_partnership(effective="2090")
        a_participation(alliance, leica, role="member")

        assert sections(leica) == {"Partnerships to come": ["L-Mount Alliance"]}
        assert sections(alliance) == {"Who will take part": ["Leica Camera"]}

    def test_one_without_a_date_is_counted_by_how_sure_it_is(self):
        leica = a_company()
        a_participation(a_partnership(status="reported"), leica)

        assert fact(leica, "Partnerships") == "One reported"

    def test_what_is_confirmed_is_active_though_no_day_is_known_on_which_it_took_effect(self):
        leica = a_company()
        for slug, status in (("signed", "announced"), ("in-force", "confirmed")):
            a_participation(a_partnership(slug, slug, signed="2000-08", status=status), leica)

        assert fact(leica, "Partnerships") == "One active, one signed"


def test_counts_are_told_from_what_goes_on_to_what_has_ended():
    assert counted(["ended", "active", "announced", "active"]) == "Two active, one announced, one ended"
    assert counted([]) == ""


class TestWhoTakesPart:
    def test_who_joins_later_does_not_take_part_today(self):
        alliance = a_partnership(effective="2018")
        a_participation(alliance, a_company())
        a_participation(alliance, a_company("Sigma", "sigma"), since="2090")
        a_participation(alliance, a_company("Zeiss", "zeiss"), until="2020")

        assert fact(alliance, "Between") == ["Leica Camera"]
        assert sections(alliance) == {
            "Who takes part": ["Leica Camera"],
            "Who will take part": ["Sigma"],
            "Who took part": ["Zeiss"],
        }

    @pytest.mark.parametrize("dates", [{"effective": "2090"}, {"effective": "2016", "ended": "2022"}])
    def test_what_is_to_come_or_over_is_between_those_who_will_or_did_take_part(self, dates):
        deal = a_partnership(**dates)
        a_participation(deal, a_company())
        a_participation(deal, a_company("Sigma", "sigma"))

        assert fact(deal, "Between") == ["Leica Camera", "Sigma"]

    def test_what_goes_on_without_anybody_is_between_nobody(self):
        alliance = a_partnership(effective="2018")
        a_participation(alliance, a_company(), since="2090")

        assert fact(alliance, "Between") is None


class TestWithWhom:
    @pytest.mark.parametrize(
        ("own", "others"),
        [
            ({}, {}),
            ({"since": "2010"}, {"until": "2015"}),
            ({"since": "2010"}, {"until": "2010-06"}),
            ({"until": "2015"}, {}),
            ({"since": "2090"}, {"since": "2095"}),
        ],
    )
    def test_those_are_named_who_took_part_at_the_same_time(self, own, others):
        assert self.told(own, others) == "cooperation agreement with Sigma"

    @pytest.mark.parametrize(
        ("own", "others"),
        [
            ({"since": "2010"}, {"until": "2005"}),
            ({"until": "2010-06"}, {"since": "2010-06"}),
            ({"until": "2010"}, {"since": "2012"}),
            ({}, {"since": "2090"}),
        ],
    )
    def test_those_are_not_who_had_left_or_came_later(self, own, others):
        assert self.told(own, others).partition(";")[0] == "cooperation agreement"

    def test_an_agreement_of_one_year_was_one_of_both(self):
        assert self.told({}, {}, effective="2001", ended="2001").startswith("cooperation agreement with Sigma")

    @staticmethod
    def told(own, others, **dates):
        deal, leica = a_partnership(**dates), a_company()
        a_participation(deal, leica, **own)
        a_participation(deal, a_company("Sigma", "sigma"), **others)
        return re.sub("; ended.*", "", what(leica))


class TestOtherRelations:
    def test_who_is_to_own_a_brand_is_not_its_owner_today(self):
        lumix, leica, panasonic = a_brand(), a_company(), a_company("Panasonic", "panasonic")
        an_ownership(lumix, panasonic)
        an_ownership(lumix, leica, since="2090")

        assert fact(lumix, "Owner") == ["Panasonic"]
        assert sections(lumix) == {"Who has the name": ["Panasonic"], "Who will have the name": ["Leica Camera"]}
        assert fact(leica, "Brands") is None
        assert sections(leica) == {"Brands to come": ["Lumix"]}

    def test_a_brand_that_is_to_be_launched_has_its_owner_already(self):
        lumix = a_brand(launched="2090")
        an_ownership(lumix, a_company())

        assert fact(lumix, "Owner") == ["Leica Camera"]

    def test_parents_successors_and_creations_to_come_are_told_as_such(self):
        leica, sigma, l2, brand = a_company(), a_company("Sigma", "sigma"), a_partnership(), a_brand()
        a_parenthood(leica, sigma, since="2090")
        a_succession(leica, sigma, since="2090")
        a_creation(l2, brand, since="2090")

        assert sections(leica) == {"To be part of": ["Sigma"], "Will be followed by": ["Sigma"]}
        assert sections(sigma) == {"Companies to be part of it": ["Leica Camera"], "Will come after": ["Leica Camera"]}
        assert (fact(l2, "Brands"), fact(brand, "Created by")) == (None, None)
        assert sections(l2) == {"Brands to be created": ["Lumix"]}
        assert sections(brand) == {"To be created by": ["L-Mount Alliance"]}
