"""A reader looks back: `?as_of=2018` on the pages of the record."""

import re

import pytest
from django.utils import timezone
from django.utils.text import slugify

from companies.pages.looking_back import asked
from companies.partial_dates import PartialDate
from companies.record_page import page_of
from tests.builders import a_brand, a_company, a_partnership
from tests.companies.builders import (
    a_creation,
    a_parenthood,
    a_participation,
    a_succession,
    an_ownership,
)
from tests.companies.test_pages import words
from tests.companies.test_words import NOW
from tests.queries import queries

pytestmark = pytest.mark.django_db

ALLIANCE = "/partnerships/l-mount-alliance/"
FOUNDERS = ["Leica Camera", "Panasonic", "Sigma"]
MEMBERS = {
    "Ernst Leitz Wetzlar": "2021",
    "DJI": "2022-06",
    "Samyang": "2023-07",
    "Astrodesign": "2023-07",
    "Blackmagic Design": "2023-09",
    "Sirui": "2025-03",
}


@pytest.fixture
def alliance():
    """The L-Mount Alliance as the record knows it, founders and members."""
    alliance = a_partnership(kind="alliance", effective="2018-09-25", status="confirmed")
    for name in FOUNDERS:
        a_participation(alliance, company(name), role="founder", since="2018-09-25", status="confirmed")
    for name, since in MEMBERS.items():
        a_participation(alliance, company(name), role="member", since=since)
    return alliance


def company(name):
    return a_company(name, slugify(name))


def page(record, as_of):
    shown = type(record).objects.released().with_record().get(pk=record.pk)
    return page_of(shown, NOW, as_of=PartialDate(as_of))


def sections(record, as_of):
    """Return the sections of a record's page: {heading: [name]}."""
    return {section.heading: [row.who.name for row in section.rows] for section in page(record, as_of).sections}


def facts(record, as_of):
    """Return the facts of a record's page: {label: text or names of links}."""
    return {
        fact.label: fact.text or ", ".join(name for name, _ in fact.links) or str(fact.date)
        for fact in page(record, as_of).facts
    }


def doubts(record, as_of):
    """Return what is not certain of the relations on a record's page: {name: words}."""
    rows = (row for section in page(record, as_of).sections for row in section.rows)
    return {row.who.name: row.doubt for row in rows if row.doubt}


class TestMembers:
    def test_the_l_mount_alliances_page_tells_its_members_as_of_2018_2022_and_today(self, client, alliance):
        told = {
            "?as_of=2018": ("Who took part at the end of 2018", FOUNDERS),
            "?as_of=2022": ("Who took part at the end of 2022", [*FOUNDERS, "Ernst Leitz Wetzlar", "DJI"]),
            "": ("Who takes part", [*FOUNDERS, *MEMBERS]),
        }
        for query, (heading, names) in told.items():
            [section] = client.get(ALLIANCE + query).context["page"].sections
            assert section.heading == heading
            assert [row.who.name for row in section.rows] == names

        assert "Who took part at the end of 2018 Leica Camera" in words(client.get(f"{ALLIANCE}?as_of=2018"))

    def test_the_facts_speak_of_that_moment_too(self, alliance):
        assert facts(alliance, "2018")["Between"] == "Leica Camera, Panasonic, Sigma"
        assert facts(alliance, "2022")["Members"] == "Five, two of them by report"
        assert facts(alliance, "2022-06-10")["Members"] == "Five, two of them by report, one perhaps"

    def test_who_perhaps_took_part_is_shown_and_the_page_says_why(self, client, alliance):
        assert doubts(alliance, "2021-06-01") == {"Ernst Leitz Wetzlar": "perhaps: joined some time in 2021"}
        assert doubts(alliance, "2021") == doubts(alliance, "") == {}
        text = words(client.get(f"{ALLIANCE}?as_of=2021-06-01"))
        assert "Who took part on 1 June 2021" in text
        assert "joined as the fourth member perhaps: joined some time in 2021" in text

    def test_who_had_left_took_part_before(self, alliance):
        a_participation(alliance, company("Zeiss"), role="member", since="2019", until="2020-02")

        assert sections(alliance, "2019") == {"Who took part at the end of 2019": [*FOUNDERS, "Zeiss"]}
        assert doubts(alliance, "2020-02-10") == {"Zeiss": "perhaps: left some time in February 2020"}
        assert sections(alliance, "2020") == {
            "Who took part at the end of 2020": FOUNDERS,
            "Who took part before": ["Zeiss"],
        }

    def test_a_year_that_is_not_over_is_told_as_of_today(self, alliance):
        a_participation(alliance, company("Zeiss"), role="member", since="2026-12")

        assert (
            sections(alliance, "2026")
            == sections(alliance, "")
            == {
                "Who takes part": [*FOUNDERS, *MEMBERS],
                "Who will take part": ["Zeiss"],
            }
        )


class TestOtherRelations:
    def test_a_company_is_told_as_of_then(self):
        leica, huawei, parent = company("Leica Camera"), company("Huawei"), company("Hermès")
        deal = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02", ended="2022-03-31")
        a_participation(deal, leica)
        a_participation(deal, huawei)
        a_participation(a_partnership(announced="2022-05"), leica)
        a_parenthood(leica, parent, since="2000", until="2006-11")
        a_succession(company("Ernst Leitz"), leica, since="1986")

        assert sections(leica, "2005") == {
            "What it was part of at the end of 2005": ["Hermès"],
            "Came after": ["Ernst Leitz"],
        }
        assert sections(leica, "2016") == {
            "Partnerships at the end of 2016": ["Leica–Huawei"],
            "What it was part of before": ["Hermès"],
            "Came after": ["Ernst Leitz"],
        }
        assert (facts(leica, "2016")["Partnerships"], facts(leica, "2022-04")["Partnerships"]) == (
            "One active",
            "One ended",
        )
        assert facts(deal, "2021")["State"] == "Active since February 2016, until 31 March 2022"
        assert facts(deal, "2016-02-10")["State"] == "Perhaps active since February 2016, until 31 March 2022"
        assert facts(leica, "2016-02-10")["Partnerships"] == "One perhaps"

    def test_a_brand_is_its_owners_of_then(self):
        pentax, hoya, ricoh = a_brand("Pentax", "pentax"), company("Hoya"), company("Ricoh")
        an_ownership(pentax, hoya, since="2008-03-31", until="2011-10-01")
        an_ownership(pentax, ricoh, since="2011-10-01")
        a_creation(a_partnership(), pentax, since="2010")

        assert facts(pentax, "2009")["Owner"] == "Hoya"
        assert sections(pentax, "2009") == {"Who had the name at the end of 2009": ["Hoya"]}
        assert sections(pentax, "2011-10-01") == {
            "Who had the name on 1 October 2011": ["Ricoh"],
            "Who had the name before": ["Hoya"],
            "Created by": ["L-Mount Alliance"],
        }
        assert facts(pentax, "2010-03")["Created by"] == "L-Mount Alliance (perhaps)"
        assert doubts(pentax, "2010-03") == {"L-Mount Alliance": "perhaps: came about some time in 2010"}

    def test_what_has_no_known_start_perhaps_held(self):
        lumix = a_brand()
        an_ownership(lumix, company("Panasonic"))

        assert doubts(lumix, "2001") == {"Panasonic": "perhaps: since when is unknown"}
        assert doubts(lumix, "") == {}

    def test_a_partnership_that_followed_later_is_not_connected_yet(self):
        first = a_partnership("First", "first", signed="2000-08")
        a_partnership("Second", "second", signed="2001", follows=first)

        assert sections(first, "2000") == {}
        assert sections(first, "2001") == {"Connected partnerships": ["Second"]}


class TestControl:
    def test_it_offers_the_years_in_which_something_changed_and_marks_the_current_one(self, client, alliance):
        a_participation(alliance, company("Zeiss"), role="member", since="2019-04", until="2020")

        current = {query: self.links(client.get(ALLIANCE + query)) for query in ("", "?as_of=2022", "?as_of=2018-10")}

        years = ["2018", "2019", "2020", "2021", "2022", "2023", "2025"]
        assert [words for words, _ in current[""]] == [*years, "today"]
        assert [[words for words, marked in links if marked] for links in current.values()] == [["today"], ["2022"], []]

    @staticmethod
    def links(response):
        control = response.content.decode().partition('id="as-of"')[2].partition("</ul>")[0]
        return [(words, "aria-current" in marks) for marks, words in re.findall(r"<a ([^>]*)>([^<]*)</a>", control)]

    def test_it_is_not_there_where_no_lasting_relation_has_a_date(self, client):
        lumix, this_year = a_brand(), f"{timezone.localdate().year}"
        an_ownership(lumix, company("Panasonic"))
        an_ownership(lumix, company("Leica"), since=this_year)
        a_creation(a_partnership(), lumix, since="2001")

        assert 'id="as-of"' not in client.get("/brands/lumix/").content.decode()
        assert 'value="2001"' in client.get("/brands/lumix/?as_of=2001").content.decode()

    def test_a_date_before_everything_says_so_calmly(self, client, alliance):
        response = client.get(f"{ALLIANCE}?as_of=1913")

        assert response.status_code == 200
        assert "At the end of 1913, nothing of what is on record here had begun." in words(response)
        assert "State To begin 25 September 2018" in words(response)

    def test_search_engines_are_told_of_the_plain_page_only(self, client, alliance):
        canonical = f'<link rel="canonical" href="http://localhost:8000{ALLIANCE}">'
        for query, hidden in (("", False), ("?as_of=", False), ("?as_of=2018", True), ("?as_of=soon", True)):
            head = client.get(ALLIANCE + query).content.decode().partition("<body")[0]
            assert canonical in head
            assert ('<meta name="robots" content="noindex">' in head) == hidden

    def test_looking_back_asks_the_database_nothing_more(self, client, alliance):
        a_parenthood(company("Lumix Works"), alliance.participations.first().company, since="2001", until="2019")
        for url in (ALLIANCE, "/companies/leica-camera/", "/companies/lumix-works/"):
            assert queries(client.get, f"{url}?as_of=2018-10-01") == queries(client.get, url)


class TestBadInput:
    @pytest.mark.parametrize(
        ("query", "error"),
        [
            ("as_of=soon", "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=2018-13", "There is no month 13."),
            ("as_of=2023-02-29", "February 2023 has no day 29."),
            ("as_of=0000", "There is no year 0000."),
            ("as_of=2018&as_of=2022", "Two dates were asked for: write one."),
            ("as_of=" + "2" * 5000, "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=2018%00", "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=%3Cscript%3E", "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=9999", "9999 is still to come: the record is told as of today."),
        ],
    )
    def test_it_is_told_beside_the_field_over_the_plain_page(self, client, alliance, query, error):
        response = client.get(f"{ALLIANCE}?{query}")

        assert response.status_code == 400
        assert error in words(response)
        assert "Who takes part Leica Camera" in words(response)
        content = response.content.decode()
        assert 'aria-invalid="true"' in content
        assert not [bad for bad in ("\0", "<script>", "2" * 5000) if bad in content]

    def test_what_was_typed_stays_in_the_field(self, client, alliance):
        assert 'value="2018-13"' in client.get(f"{ALLIANCE}?as_of=2018-13").content.decode()

    def test_spaces_and_missing_noughts_are_forgiven(self, rf):
        assert asked(rf.get("/", {"as_of": " 2018-9 "}).GET, NOW).date == PartialDate("2018-09")

    def test_tomorrow_is_still_to_come_and_this_month_is_not(self, rf):
        errors = [
            asked(rf.get("/", {"as_of": date}).GET, NOW).error for date in ("2026-11", "2026-11-22", "2026-11-23")
        ]

        assert errors == ["", "", "23 November 2026 is still to come: the record is told as of today."]
