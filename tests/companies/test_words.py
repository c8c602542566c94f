"""Words computed from rows and the moment: the founding story as the record tells it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from companies.as_of import Moment
from companies.models import Citation, Ownership, Participation, Partnership
from companies.partial_dates import PartialDate
from companies.words import disputed, has_ended, lasted, listed, role, state
from tests.builders import a_brand, a_company

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"effective": "2018-09", "announced": "2018-09-25"}, "active since September 2018"),
        ({"announced": "2022-05"}, "announced May 2022"),
        ({"announced": "2022-05", "signed": "2022-06"}, "signed June 2022"),
        ({"effective": "2016-02", "ended": "2022-03-31"}, "ended 31 March 2022 after more than six years"),
        ({"ended": "2022-03-31"}, "ended 31 March 2022"),
        ({"effective": "2016-02", "ended": "?"}, "ended, nobody says when"),
        ({"ended": "?"}, "ended, nobody says when"),
        ({"effective": "2027-01-01"}, "to begin 1 January 2027"),
        ({"effective": "2020", "ended": "2030"}, "active since 2020, until 2030"),
        ({}, ""),
    ],
)
def test_a_partnership_says_how_it_stands(dates, words):
    assert state(Partnership(**dates), NOW) == words


def test_the_same_row_says_something_else_at_another_moment():
    huawei = Partnership(effective="2016-02", ended="2022-03-31")

    assert state(huawei, datetime(2020, 1, 1, tzinfo=UTC)) == "active since February 2016, until 31 March 2022"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2015", "to begin February 2016"),
        ("2016-02-10", "perhaps active since February 2016, until 31 March 2022"),
        ("2020", "active since February 2016, until 31 March 2022"),
        ("2022-03-30", "active since February 2016, until 31 March 2022"),
        ("2022-03", "ended 31 March 2022 after more than six years"),
        ("2026", "ended 31 March 2022 after more than six years"),
    ],
)
def test_who_looks_back_is_told_how_it_stood_then(asked, words):
    huawei = Partnership(effective="2016-02", ended="2022-03-31")

    assert state(huawei, Moment.at(asked, NOW)) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2016-02", "2022-03-31", "more than six years"),
        ("2016-03-31", "2022-03-31", "six years"),
        ("2016-03-31", "2022-03-30", "more than five years"),
        ("2001", "2005", "about four years"),
        ("2001", "2002", "about a year"),
        ("2001-02", "2001-11", "less than a year"),
        ("2001-02-01", "2002-02-01", "a year"),
        ("2001", "?", ""),
    ],
)
def test_how_long_it_lasted_is_no_more_exact_than_its_dates(since, until, words):
    assert lasted(PartialDate(since), PartialDate(until)) == words


def test_an_end_that_is_to_come_is_no_end_yet():
    assert has_ended(PartialDate("2026-11-22"), NOW)
    assert not has_ended(PartialDate("2026-11-23"), NOW)
    assert not has_ended(PartialDate(""), NOW)


@pytest.mark.django_db
def test_a_role_says_its_scope_its_share_and_its_note():
    leica = a_company()

    assert (
        role(Participation(company=leica, role="founder", note="licenses the mount")) == "founder, licenses the mount"
    )
    assert (
        role(Ownership(brand=a_brand(), company=leica, scope="cameras", share=Decimal("50.00")))
        == "owner (cameras), 50 %"
    )


def test_a_dispute_says_who_says_what():
    def said(*publishers):
        return [Citation(publisher=publisher) for publisher in publishers]

    one, other = PartialDate("2015"), PartialDate("2016-02")

    assert disputed({one: said("A"), other: said("B")}, "year disputed") == (
        "year disputed: 2015 according to A, February 2016 according to B"
    )
    assert disputed({one: said("A", "B", "A"), other: said("C, after D")}, "start disputed") == (
        "start disputed: 2015 according to A and B; February 2016 according to C, after D"
    )


def test_many_names_are_cut_to_a_few():
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and two others"
