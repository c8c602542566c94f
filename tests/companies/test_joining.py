"""At which place a company joined: "joined as the ninth member", and no more exactly than the dates allow."""

import pytest

from companies.models import Participation
from companies.pages.joining import joinings, place
from tests.builders import a_company, a_partnership
from tests.companies.builders import a_participation
from tests.companies.test_pages import words
from tests.companies.test_words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance():
    return a_partnership(kind="alliance", effective="2018-09-25")


def join(alliance, name, since, role="member", **fields):
    return a_participation(alliance, a_company(name, name.lower()), role=role, since=since, **fields)


def told(alliance):
    rows = Participation.objects.for_pages()
    return {row.company.name: said for row, said in joinings(list(rows), NOW).items()}


def test_founders_come_first_and_members_are_counted_after_them(alliance):
    join(alliance, "Leica", "2018-09-25", role="founder")
    join(alliance, "Panasonic", "", role="licensee")
    join(alliance, "Leitz", "2021")
    join(alliance, "DJI", "2022-06")

    assert told(alliance) == {"Leitz": "joined as the third member", "DJI": "joined as the fourth member"}


def test_where_the_order_is_uncertain_the_place_is_too(alliance):
    join(alliance, "Leica", "", role="founder")
    join(alliance, "Samyang", "2023-07")
    join(alliance, "Astrodesign", "2023-07")
    join(alliance, "Sirui", "2025-03")

    assert told(alliance) == {
        "Samyang": "joined as the second or third member",
        "Astrodesign": "joined as the second or third member",
        "Sirui": "joined as the fourth member",
    }


def test_a_year_stands_for_every_place_that_it_can_mean(alliance):
    join(alliance, "A", "2023-02")
    join(alliance, "B", "2023")
    join(alliance, "C", "2023-11")
    join(alliance, "D", "2024")

    assert told(alliance) == {
        "A": "joined as the first or second member",
        "B": "joined as a member between the first and the third",
        "C": "joined as the second or third member",
        "D": "joined as the fourth member",
    }


def test_who_joined_some_day_has_no_place_and_leaves_that_of_others_open(alliance):
    join(alliance, "A", "")
    join(alliance, "B", "2021")

    assert told(alliance) == {"B": "joined as the first or second member"}


def test_who_has_left_is_counted_and_who_comes_back_has_a_place_already(alliance):
    join(alliance, "A", "2019", until="2020")
    join(alliance, "B", "2021")
    a_participation(alliance, alliance.participations.first().company, role="member", since="2022")

    assert [joinings(list(Participation.objects.for_pages()), NOW)[row] for row in alliance.participations.all()] == [
        "joined as the first member",
        "joined as the second member",
        "joined again",
    ]


def test_who_is_to_join_has_not_joined(alliance):
    join(alliance, "A", "2019")
    join(alliance, "B", "2090")

    assert told(alliance)["B"] == "to join as the second member"


def test_beyond_the_ninth_places_are_figures():
    assert [place(9, 9), place(9, 10), place(10, 12)] == [
        "as the ninth member",
        "as the ninth or 10th member",
        "as a member between the 10th and the 12th",
    ]


def test_the_pages_of_both_ends_say_it_and_count_nobody_whom_readers_do_not_see(client, alliance):
    join(alliance, "Leica", "", role="founder")
    join(alliance, "Secret", "2019", released_at=None)
    join(alliance, "Sirui", "2025-03", note="lenses")

    assert "Sirui March 2025 joined as the second member, lenses" in words(
        client.get("/partnerships/l-mount-alliance/")
    )
    assert "L-Mount Alliance March 2025 joined as the second member, lenses" in words(client.get("/companies/sirui/"))
    assert "Leica 25 Sept 2018 founder" in words(client.get("/partnerships/l-mount-alliance/"))
