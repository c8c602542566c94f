"""The timeline of a record's page: each sign of its language, what it leaves out, what it costs."""

import re
from datetime import UTC, datetime

import pytest

from companies.models import Citation, Company, Parenthood, Participation, Partnership
from companies.pages.notes import Notes
from companies.record_page import page_of
from companies.timeline.timeline import LINES_AT_MOST, timeline_of
from tests.builders import THEN, a_brand, a_company, a_partnership
from tests.companies.builders import (
    a_citation,
    a_creation,
    a_parenthood,
    a_participation,
    a_succession,
    an_ownership,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOUNDED = "2018-09-25"
MEMBERS = {
    "Ernst Leitz Wetzlar": "2021",
    "DJI": "2022-06",
    "Samyang": "2023-07",
    "Astrodesign": "2023-07",
    "Blackmagic Design": "2023-09",
    "Sirui": "2025-03",
}


def drawn(record, now=NOW):
    """Return the timeline of a record as its page makes it."""
    shown = type(record).objects.released().with_record().get(pk=record.pk)
    return timeline_of(shown, Notes(), now)


def lines(record, now=NOW):
    return {line.label.name: line for line in drawn(record, now).lines}


def above(line):
    """Return the words above a line, as a column with room for all of them has it."""
    return "".join(words for words, _ in line.label.words)


def others(*names):
    return [a_company(name, f"company-{number}") for number, name in enumerate(names)]


@pytest.fixture
def alliance():
    """The L-Mount Alliance: three founders, six members by report, each with a source."""
    alliance = a_partnership(effective=FOUNDED, status="confirmed")
    for name in ("Leica Camera", "Panasonic", "Sigma"):
        company = a_company(name, name.lower().replace(" ", "-"))
        a_participation(alliance, company, role="founder", since=FOUNDED, status="confirmed")
    for company, since in zip(others(*MEMBERS), MEMBERS.values(), strict=True):
        a_citation(a_participation(alliance, company, role="member", since=since), "L-Rumors", since=since)
    return alliance


@pytest.fixture
def leica():
    """Leica with Huawei, since when is disputed; and L² Technology with Panasonic, announced on a disputed day."""
    leica, huawei, panasonic = a_company(), a_company("Huawei", "huawei"), a_company("Panasonic", "panasonic")
    phones = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02", ended="2022-03-31", status="confirmed")
    l2 = a_partnership("L² Technology", "l2-technology", announced="2022-05", status="announced")
    for partnership, other in ((phones, huawei), (l2, panasonic)):
        for company in (leica, other):
            a_participation(partnership, company, status=partnership.status)
    a_citation(phones, "DPReview", since="2016-02")
    a_citation(phones, "PetaPixel", since="2015")
    a_citation(l2, "Leica", announced="2022-05-31")
    a_citation(l2, "DPReview", announced="2022-05-26")
    return leica


class TestSigns:
    def test_nine_members_are_nine_bars_by_the_day_they_joined(self, alliance):
        shown = drawn(alliance)

        assert [line.label.name for line in shown.lines] == ["Leica Camera", "Panasonic", "Sigma", *MEMBERS]
        assert [line.status for line in shown.lines] == ["confirmed"] * 3 + ["reported"] * 6
        assert all(line.bar.goes_on for line in shown.lines)
        assert shown.heading == "Who joined when"
        assert [words for _, words in shown.key] == [
            "confirmed",
            "reported by others",
            "began within this span",
            "goes on",
        ]

    def test_a_member_since_a_year_began_on_an_unknown_day_of_it(self, alliance):
        shown = lines(alliance)

        year, founder = shown["Ernst Leitz Wetzlar"].bar, shown["Sigma"].bar
        assert year.before
        assert not year.before.disputed
        assert year.certain.left > year.before.left + 10
        assert not founder.before

    def test_a_disputed_start_runs_from_the_earliest_claim_to_the_latest(self, leica):
        line = lines(leica)["Leica–Huawei"]

        assert line.bar.before.disputed
        assert not line.bar.goes_on
        assert (above(line), line.label.mark) == ("cooperation agreement, Feb 2016 to 31 March 2022", "a")
        assert ("sources-differ", "disputed: sources differ") in drawn(leica).key

    def test_what_was_only_announced_is_an_event_and_its_disputed_day_is_dashed(self, leica):
        line = lines(leica)["L² Technology"]

        assert line.bar is None
        assert line.event.within.disputed
        assert (above(line), line.label.mark) == ("announced May 2022, day disputed", "b")

    def test_a_partner_takes_over_the_dates_of_the_partnership_with_their_dispute(self, leica):
        a_participation(phones := leica.participations.first().partnership, a_company("Zeiss", "zeiss"), since="2019")

        shown = drawn(phones)

        huawei = next(line for line in shown.lines if line.label.name == "Huawei")
        assert huawei.bar.before.disputed
        assert huawei.label.mark == "a"

    def test_a_brand_passes_from_owner_to_owner_and_the_first_start_is_unknown(self):
        pentax, (asahi, hoya, ricoh, cosina) = (
            a_brand("Pentax", "pentax"),
            others("Asahi Optical", "Hoya", "Ricoh", "Cosina"),
        )
        an_ownership(pentax, asahi, until="2008-03-31", status="confirmed")
        an_ownership(pentax, hoya, since="2008-03-31", until="2011-10-01", scope="cameras", status="confirmed")
        an_ownership(pentax, ricoh, since="2011-10-01", scope="cameras", status="announced")
        an_ownership(pentax, cosina, since="2012", role="licensee")

        shown = lines(pentax)

        assert list(shown) == ["Asahi Optical", "Hoya", "Ricoh", "Cosina"]
        assert shown["Asahi Optical"].bar.start_unknown
        assert shown["Asahi Optical"].bar.certain.left == 0
        assert above(shown["Asahi Optical"]) == "owner, until 31 March 2008"
        assert shown["Hoya"].bar.certain.right == pytest.approx(shown["Ricoh"].bar.certain.left)
        assert above(shown["Cosina"]) == "licensee, since 2012"
        assert [sign for sign, _ in drawn(pentax).key] == [
            "confirmed",
            "announced",
            "reported",
            "began",
            "start-unknown",
            "goes-on",
        ]

    def test_an_end_known_to_a_year_is_a_thin_line_after_the_bar(self):
        child = a_company()
        house, other = others("House", "Other")
        a_parenthood(child, house, since="1990-01-01", until="2003")
        a_parenthood(child, other, since="2004-01-01", status="confirmed")

        bar = lines(child)["House"].bar

        assert bar.after
        assert bar.after.right > bar.certain.right
        assert ("ended", "ended within this span") in drawn(child).key

    def test_what_is_to_come_is_drawn_beyond_today(self):
        child = a_company()
        house, next_house, planned = others("House", "Next house", "Planned")
        a_parenthood(child, house, since="2001", until="2028-01-01")
        a_parenthood(child, next_house, since="2028-01-01", status="announced")
        a_parenthood(child, planned, since="2029", until="2030", status="announced")

        shown = drawn(child)

        today = float(shown.today.rstrip("%"))
        last, coming, planned = (line.bar for line in shown.lines)
        assert last.certain.left < today < last.certain.right
        assert today < coming.certain.left
        assert (last.goes_on, coming.goes_on, planned.goes_on) == (False, True, False)
        assert above(shown.lines[1]).endswith("from 1 Jan 2028")

    def test_what_began_this_year_began_by_today(self):
        child = a_company()
        house, other = others("House", "Other")
        a_parenthood(child, house, since="2026")
        a_parenthood(child, other, since="2020")

        shown = drawn(child)

        assert shown.today == "95.00%"
        assert shown.lines[-1].bar.before

    def test_a_status_on_which_sources_differ_is_a_dashed_bar(self):
        hasselblad, (dji, other) = a_company("Hasselblad", "hasselblad"), others("DJI", "Other")
        majority = a_parenthood(hasselblad, dji, since="2017", note="a majority")
        a_citation(majority, "A", status="confirmed")
        a_citation(majority, "B", status="reported")
        a_parenthood(hasselblad, other, since="2003")

        line = lines(hasselblad)["DJI"]

        assert line.status == "disputed"
        assert above(line).startswith("parent company, a majority")

    def test_brands_parents_and_who_came_before_stand_in_one_drawing(self, leica):
        an_ownership(a_brand(), leica, since="1995", status="confirmed")
        a_succession(a_company("Leitz", "leitz"), leica, since="1986")
        a_parenthood(leica, a_company("House", "house"), since="2000")

        shown = drawn(leica)

        assert shown.heading == "Through the years"
        assert [(row.who.name, row.what) for row in shown.rows] == [
            ("Leitz", "came before it"),
            ("Lumix", "brand"),
            ("House", "parent company"),
            ("Leica–Huawei", "cooperation agreement"),
            ("L² Technology", "cooperation agreement"),
        ]
        assert shown.lines[0].event


class TestWhetherItIsDrawn:
    def test_one_dated_relation_is_no_drawing(self):
        leica = a_company()
        a_parenthood(leica, a_company("House", "house"), since="2001")
        a_parenthood(leica, a_company("Other", "other"))

        assert drawn(leica) is None

    def test_partners_who_came_and_went_together_are_no_drawing(self, client, leica):
        assert drawn(leica.participations.first().partnership) is None
        assert 'class="timeline"' not in client.get("/partnerships/leica-huawei/").text

    def test_what_has_no_date_is_in_the_table_only_and_the_page_says_so(self, alliance):
        a_participation(alliance, a_company("Zeiss", "zeiss"), role="member")

        shown = drawn(alliance)

        assert len(shown.lines) == 9
        assert shown.rows[-1].who.name == "Zeiss"
        assert shown.left_out == "One without a known date is in the table only."

    def test_of_two_hundred_the_latest_are_drawn_and_the_table_has_all(self, client):
        child = a_company()
        houses = Company.objects.bulk_create(
            Company(name=f"House {number}", slug=f"house-{number}", released_at=THEN) for number in range(200)
        )
        Parenthood.objects.bulk_create(
            Parenthood(child=child, parent=house, since=f"{1800 + number}", released_at=THEN)
            for number, house in enumerate(houses)
        )

        shown = drawn(child)
        page = client.get("/companies/leica-camera/").text

        assert len(shown.lines) == LINES_AT_MOST
        assert [line.label.name for line in shown.lines][-1] == "House 199"
        assert len(shown.rows) == 200
        assert "The 40 that began last are drawn; 160 more are in the table." in page
        assert page.count('<th scope="row">') == 200


class TestPage:
    def test_the_day_that_one_looks_back_to_is_marked_and_explained_where_the_drawing_has_it(self, client, leica):
        marked = '<line class="tick asked"'

        looking_back = client.get("/companies/leica-camera/?as_of=2018").text
        assert looking_back.partition("</figure>")[0].count(marked) == 2
        assert "at the end of 2018</li>" in looking_back
        assert marked not in client.get("/companies/leica-camera/").text
        assert marked not in client.get("/companies/leica-camera/?as_of=1900").text

    def test_the_drawing_has_a_name_a_description_and_the_same_as_a_table(self, client, leica):
        page = client.get("/companies/leica-camera/").text

        assert '<title id="timeline-title">Partnerships through the years: Leica Camera</title>' in page
        assert (
            '<desc id="timeline-description">Leica–Huawei, cooperation agreement, Feb 2016 to 31 March 2022; '
            "L² Technology, cooperation agreement, announced May 2022, day disputed." in page
        )
        table = page.partition("The same as a table")[2].partition("</table>")[0]
        cells = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", table)).strip()
        assert cells == (
            "Partnerships through the years: Leica Camera Who What From Until How sure "
            "Leica–Huawei cooperation agreement Feb 2016 31 March 2022 start disputed [a] "
            "L² Technology cooperation agreement May 2022 date disputed [b]"
        )
        assert '<a href="/partnerships/leica-huawei/">Leica–Huawei</a>' in table

    def test_letters_are_those_of_the_rows_and_lead_to_notes(self, leica):
        page = page_of(Company.objects.released().with_record().get(pk=leica.pk), NOW)

        above = {line.label.name: line.label.mark for line in page.timeline.lines}
        beside = {row.who.name: row.mark for section in page.sections for row in section.rows}
        assert above == beside == {"Leica–Huawei": "a", "L² Technology": "b"}
        assert [letter for letter, _ in page.notes] == ["a", "b"]

    def test_ids_are_unique_and_nothing_needs_an_exception_from_the_policy(self, client, alliance):
        page = client.get("/partnerships/l-mount-alliance/").text

        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        svg = page.partition('<figure class="timeline">')[2].partition("</figure>")[0]
        assert not re.search(r"style=|<script|viewBox|<a ", svg)

    def test_lengths_are_numbers_in_whatever_language_the_site_speaks(self, client, alliance, settings):
        settings.LANGUAGE_CODE = "de"

        page = client.get("/partnerships/l-mount-alliance/").text

        svg = page.partition('<figure class="timeline">')[2].partition("</figure>")[0]
        lengths = re.findall(r'\s(?:x|x1|x2|y|y1|y2|width|height)="([^"]*)"', svg)
        assert all(re.fullmatch(r"\d+(\.\d+)?%?", length) for length in lengths)

    def test_a_name_is_only_ever_text(self, client):
        leica = a_company(name="</svg><script>alert(1)</script>")
        for number, name in enumerate(("<b>House</b>", "شركة", "カメラ" * 60)):
            a_parenthood(leica, a_company(name, f"house-{number}"), since=f"{2001 + number}", note="<i>x</i>")

        page = client.get("/companies/leica-camera/").text

        assert "<script>alert" not in page
        assert "<b>House" not in page
        assert "<i>x" not in page
        assert '<tspan class="name">&lt;b&gt;House&lt;/b&gt;</tspan>' in page

    def test_from_the_first_year_to_the_last_of_the_calendar(self, client):
        leica = a_company()
        first, last = others("First", "Last")
        a_parenthood(leica, first, since="0001", until="0001-02")
        a_parenthood(leica, last, since="9999-12", until="9999")

        assert 'class="timeline"' in client.get("/companies/leica-camera/").text

    def test_nothing_under_embargo_is_drawn(self, client, alliance):
        secret = a_company("Secret", "secret", released_at=None)
        a_participation(alliance, secret, role="member", since="2020")
        a_participation(alliance, a_company("Quiet", "quiet"), role="member", since="2020", released_at=None)
        a_creation(alliance, a_brand("Hidden", "hidden", released_at=None), since="2020")

        page = client.get("/partnerships/l-mount-alliance/").text

        assert len(drawn(alliance).rows) == 9
        assert not any(name in page for name in ("Secret", "Quiet", "Hidden"))

    def test_two_lines_cost_as_many_queries_as_two_hundred(self, client, alliance):
        def cost():
            return queries(client.get, "/partnerships/l-mount-alliance/")

        def join(numbers):
            companies = Company.objects.bulk_create(
                Company(name=f"M {number}", slug=f"m-{number}", released_at=THEN) for number in numbers
            )
            rows = Participation.objects.bulk_create(
                Participation(partnership=alliance, company=company, role="member", since="2024", released_at=THEN)
                for company in companies
            )
            Citation.objects.bulk_create(
                Citation(participation=row, publisher="L-Rumors", title="A report", since=since)
                for row in rows
                for since in ("2024", "2025")
            )

        before = cost()
        join(range(200))

        assert cost() == before
        assert "169 more are in the table" in client.get("/partnerships/l-mount-alliance/").text
        shown = Partnership.objects.released().with_record().get()
        assert queries(timeline_of, shown, Notes(), NOW) == 0

    def test_a_companys_lines_ask_the_database_nothing_either(self, leica):
        shown = Company.objects.released().with_record().get(pk=leica.pk)

        assert queries(timeline_of, shown, Notes(), NOW) == 0
