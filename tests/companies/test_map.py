"""The industry map: who is drawn, how all stands in a year, and the page that tells it."""

import datetime
import re

import pytest
from django.utils.text import slugify

from companies.as_of import Certainty, Moment, held
from companies.industry_map.choosing import COMPANIES, OTHERS, choose, node_of
from companies.industry_map.drawing import SHEETS
from companies.industry_map.reading import read
from companies.industry_map.through_years import first_year, standing
from companies.industry_map.ties import neighbours, ties_of
from companies.models import Brand, Company, Partnership
from tests.builders import THEN, a_brand, a_company, a_partnership
from tests.companies.builders import (
    a_citation,
    a_creation,
    a_parenthood,
    a_participation,
    a_relation_of_each_kind,
    a_succession,
    an_ownership,
)
from tests.companies.test_pages import words
from tests.queries import queries

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
TODAY = NOW.date()


def company(name, **fields):
    return a_company(name, slugify(name), **fields)


def together(name, *companies, **fields):
    """Return a partnership of some companies."""
    partnership = a_partnership(name, slugify(name.replace("–", "-")), **fields)
    for each in companies:
        a_participation(partnership, each, status=partnership.status)
    return partnership


@pytest.fixture
def industry():
    """Leica with Panasonic since 2000, with Huawei from 2016 to 2022; Pentax that was Asahi's, then Hoya's."""
    leica, panasonic, huawei = company("Leica Camera"), company("Panasonic"), company("Huawei", founded="1987")
    together("Leica–Panasonic", leica, panasonic, effective="2000-08", status="confirmed", kind="cooperation")
    together("Leica–Huawei", leica, huawei, effective="2016-02", ended="2022-03-31", kind="co-branding")
    pentax = a_brand("Pentax", "pentax")
    an_ownership(pentax, company("Asahi"), since="1957", until="2008-03-31", status="confirmed")
    an_ownership(pentax, company("Hoya"), since="2008-03-31", status="confirmed")


def drawn_names(**asked):
    records, _drawn = read(choose(ties_of(**asked)).ties)
    return {record.name for record in records.values()}


def courses():
    """Return how all stands through the years: ({words of a relation: course}, {name: course})."""
    records, drawn = read(choose(ties_of()).ties)
    stands = standing(records, drawn, first_year(drawn, TODAY), Moment.of(NOW))
    ties = {str(each.relation): str(course) for each, (_state, course) in stands.ties.items()}
    return ties, {records[node].name: str(course) for node, (_state, course) in stands.nodes.items()}


def rows(response):
    """Return what the table shows: [(who, what, with whom, state)]."""
    return [(row.who.record.name, row.what, row.whom.record.name, row.state) for row in response.context["map"].rows]


class TestWhoIsDrawn:
    def test_companies_and_what_ties_them(self, industry):
        a_brand("Lumix", "lumix")
        an_ownership(a_brand("Leica", "leica"), the("Leica Camera"), since="1925")
        together("Alone", the("Leica Camera"))

        assert drawn_names() == {
            "Leica Camera", "Panasonic", "Huawei", "Asahi", "Hoya", "Pentax", "Leica–Panasonic", "Leica–Huawei",
        }  # fmt: skip

    def test_every_kind_of_relation_is_a_line(self):
        relations = a_relation_of_each_kind()

        _records, drawn = read(choose(ties_of()).ties)

        assert {str(each.relation) for each in drawn} == {str(relation) for relation in relations}

    @pytest.mark.parametrize("hidden", ["relation", "company", "partnership"])
    def test_nothing_that_is_not_released(self, client, hidden):
        released = {name: None if name == hidden else THEN for name in ("relation", "company", "partnership")}
        secret = company("Secret Optics", released_at=released["company"])
        deal = a_partnership("The deal", "the-deal", released_at=released["partnership"])
        for each in (secret, company("Sigma")):
            a_participation(deal, each, released_at=released["relation"])

        text = client.get("/map/").content.decode() + client.get("/map/?find=secret").content.decode()

        assert "The deal" not in text
        assert hidden != "company" or "Secret Optics" not in text

    def test_kinds_narrow_it_down(self, industry):
        a_parenthood(the("Huawei"), company("Union"))

        assert drawn_names(kinds=["co-branding"]) == {"Leica Camera", "Huawei", "Leica–Huawei"}
        assert drawn_names(kinds=["brand"]) == {"Asahi", "Hoya", "Pentax"}
        assert drawn_names(kinds=["company"]) == {"Huawei", "Union"}
        assert drawn_names(kinds=["partnership"]) == drawn_names(kinds=["cooperation", "co-branding"])
        assert drawn_names(kinds=["partnership", "brand", "company"]) == drawn_names()

    def test_of_very_many_the_best_connected(self):
        hub = company("Hub")
        alliance = together("Alliance", hub, *(company(f"Member {number}") for number in range(COMPANIES + 20)))
        for number in range(OTHERS + 5):
            together(f"Deal {number}", hub, company(f"Partner {number % 70}" if number < 70 else f"Member {number}"))

        chosen = choose(ties_of())

        assert chosen.companies <= COMPANIES
        assert chosen.others <= OTHERS
        assert (chosen.all_companies, chosen.all_others) == (1 + COMPANIES + 20 + OTHERS + 5, 1 + OTHERS + 5)
        assert node_of(hub) in neighbours(chosen.ties)
        assert node_of(alliance) in neighbours(chosen.ties)

    def test_around_one_are_those_whom_it_is_tied_to_and_their_ties(self, industry):
        together("Elsewhere", company("Nikon"), company("Canon"))
        together("Both", the("Panasonic"), the("Huawei"))

        chosen = choose(ties_of(), node_of(the("Leica Camera")))
        records, _drawn = read(chosen.ties)

        assert {record.name for record in records.values()} == {
            "Leica Camera", "Panasonic", "Huawei", "Leica–Panasonic", "Leica–Huawei", "Both",
        }  # fmt: skip


def the(name):
    """Return the company of a name."""
    return Company.objects.get(name=name)


class TestThroughTheYears:
    def test_a_relation_is_ahead_then_holds_then_is_over(self, industry):
        ties, nodes = courses()

        assert ties["Huawei, partner in Leica–Huawei"] == "1957:ahead 2016:holds 2022:over"
        assert ties["Hoya, owner of Pentax"] == "1957:ahead 2008:holds"
        assert nodes["Huawei"] == "1957:ahead 1987:idle 2016:holds 2022:idle"
        assert nodes["Pentax"] == "1957:holds"
        assert nodes["Leica–Huawei"] == "1957:ahead 2016:holds 2022:over"

    def test_what_dates_leave_open_is_perhaps(self):
        maker = company("Minolta", founded="1928", dissolved="2003")
        brand = a_brand("Minolta", "minolta-brand")
        an_ownership(brand, maker, until="2003-08")
        an_ownership(brand, company("Konica Minolta"), since="1920", until="?")

        ties, nodes = courses()

        assert ties["Minolta, owner of Minolta"] == "1920:ahead 1928:perhaps 2003:over"
        assert ties["Konica Minolta, owner of Minolta"] == "1920:perhaps 2026:over"

    def test_it_agrees_with_as_of_in_every_year(self, industry):
        a_participation(Partnership.objects.get(slug="leica-panasonic"), company("Sigma"), role="member")
        a_succession(company("Old"), company("New"), since="1986-03")
        records, drawn = read(choose(ties_of()).ties)
        stands = standing(records, drawn, 1957, Moment.at("2026", NOW))
        words = {Certainty.SURELY: "holds", Certainty.PERHAPS: "perhaps"}

        for year in range(1957, 2027):
            moment = Moment.at(f"{year}", NOW)
            for each, (_state, course) in stands.ties.items():
                certainty = held(each.relation, moment)
                assert course.at(year) == words.get(certainty, course.at(year))
                assert (course.at(year) in ("ahead", "over")) == (certainty is Certainty.NOT)

    def test_an_exact_day_is_told_as_of_that_day(self, client, industry):
        assert state(client.get("/map/?as_of=2016-02-10"), "Huawei") == "perhaps"
        assert state(client.get("/map/?as_of=2016"), "Huawei") == "holds"
        assert state(client.get("/map/?as_of=2015"), "Huawei") == "ahead"
        assert state(client.get("/map/"), "Huawei") == "over"


def state(response, who):
    return next(row.state for row in response.context["map"].rows if row.who.record.name == who)


class TestLayout:
    def signs(self, response, sheet=2):
        return {sign.record.name: (sign.x, sign.y) for sign in response.context["map"].drawings[sheet].signs}

    def test_nobody_moves_when_the_year_does(self, client, industry):
        today = self.signs(client.get("/map/"))

        assert [self.signs(client.get(f"/map/?as_of={year}")) for year in (1957, 2000, 2022)] == [today] * 3

    def test_no_sign_stands_on_another(self, client, industry):
        for number in range(40):
            together(f"Deal {number}", the("Leica Camera"), company(f"Maker {number}"))
        drawings = client.get("/map/").context["map"].drawings

        for sheet, drawing in zip(SHEETS, drawings, strict=True):
            places = [(float(sign.x[:-1]) * sheet.narrowest / 100, sign.y) for sign in drawing.signs]
            assert len(set(places)) == len(places) == 88
            for x, y in places:
                near = [(a, b) for a, b in places if (a, b) != (x, y) and abs(b - y) < sheet.row - 1]
                assert all(abs(a - x) > sheet.column - 1 for a, _b in near)

    def test_relations_of_the_same_two_stand_beside_each_other(self, client):
        child, parent = company("Asahi"), company("Hoya")
        a_parenthood(child, parent, since="2007")
        a_succession(child, parent, since="2008")

        lines = client.get("/map/").context["map"].drawings[0].lines

        assert len({line.aside for line in lines}) == 2


class TestPage:
    def test_the_table_says_the_same_as_the_drawing(self, client, industry):
        response = client.get("/map/?as_of=2018")

        assert ("Leica Camera", "partner", "Leica–Huawei", "holds") in rows(response)
        assert ("Asahi", "owner", "Pentax", "over") in rows(response)
        for drawing in response.context["map"].drawings:
            assert {line.row: line.state for line in drawing.lines} == {
                row.key: row.state for row in response.context["map"].rows
            }
        assert "At the end of 2018 5 in force 0 perhaps 1 ended" in words(response)

    def test_a_line_is_drawn_as_sure_as_it_is(self, client):
        leica, panasonic = company("Leica Camera"), company("Panasonic")
        deal = together("Deal", leica, panasonic, status="announced")
        disputed = together("Quarrel", leica, panasonic, status="confirmed", announced="2022-05")
        for day in ("2022-05-26", "2022-05-31"):
            a_citation(disputed, announced=day)

        lines = client.get("/map/").context["map"].drawings[0].lines

        assert sorted(line.status for line in lines) == ["announced", "announced", "disputed", "disputed"]
        assert deal.status == "announced"

    def test_every_sign_is_a_link_to_its_record(self, client, industry):
        page = client.get("/map/").content.decode()

        for path, name in (
            ("companies/huawei", "Huawei, company"),
            ("partnerships/leica-huawei", "Leica–Huawei, co-branding"),
        ):
            assert page.count(f'<a href="/{path}/" aria-label="{name}">') == len(SHEETS)

    def test_no_style_attribute_and_no_script_in_the_page(self, client, industry):
        page = client.get("/map/").content.decode()

        assert not re.search(r"<[^>]* style=", page)
        assert re.findall(r'<script(?! src=| type="application/ld.json")', page) == []

    def test_anchors_are_slugs_and_never_twice(self, client, industry):
        together("Leica Camera", the("Panasonic"), the("Hoya"))
        an_ownership(a_brand("Huawei", "huawei"), the("Huawei"))
        an_ownership(a_brand("Main", "main"), company("Main"))
        for each in ("Huawei", "Main"):
            an_ownership(Brand.objects.get(name=each), the("Hoya"))

        ids = re.findall(r' id="([^"]*)"', client.get("/map/").content.decode())

        assert len(set(ids)) == len(ids)
        assert {"huawei", "brand-huawei", "leica-camera", "partnership-leica-camera", "company-main"} <= set(ids)

    def test_what_a_label_says_in_another_language_does_not_break_numbers(self, client, industry, settings):
        settings.LANGUAGE_CODE = "de"

        assert not re.search(r' (?:x|y|r|x1|x2)="[^"]*,', client.get("/map/").content.decode())

    def test_where_nothing_is_on_record_it_says_so(self, client):
        assert "Nothing on record answers to this." in words(client.get("/map/"))

    def test_a_date_before_everything_is_an_empty_map(self, client, industry):
        response = client.get("/map/?as_of=1700")

        assert response.status_code == 200
        assert "At the end of 1700 0 in force 0 perhaps 0 ended" in words(response)

    def test_names_are_found_on_the_map_or_around_it(self, client, industry):
        company("Nikon")

        assert "On the map: Leica Camera" in words(client.get("/map/?find=leica+cam"))
        assert "/map/?around=nikon" in client.get("/map/?find=NIK").content.decode()
        assert "Nobody on record is called “Kodak”." in words(client.get("/map/?find=Kodak"))
        assert "No tie of Nikon to another company is on record." in words(client.get("/map/?around=nikon"))

    def test_search_engines_are_told_of_the_plain_map_only(self, client, industry):
        for query, hidden in (("", False), ("?as_of=2018", True), ("?around=huawei", True)):
            head = client.get(f"/map/{query}").content.decode().partition("<body")[0]
            assert '<link rel="canonical" href="http://localhost:8000/map/">' in head
            assert ('content="noindex"' in head) == hidden

    def test_it_asks_as_much_for_few_as_for_many(self, client, industry):
        a_parenthood(the("Huawei"), company("Union"))
        a_succession(the("Asahi"), the("Hoya"), since="2008")
        a_creation(Partnership.objects.get(slug="leica-huawei"), a_brand("P9", "p9"))
        an_ownership(Brand.objects.get(slug="p9"), the("Huawei"))
        few = queries(client.get, "/map/?as_of=2018")
        for number in range(30):
            other = company(f"Maker {number}")
            together(f"Deal {number}", the("Leica Camera"), other, kind="alliance")
            an_ownership(Brand.objects.get(slug="pentax"), other)
            a_parenthood(other, the("Hoya"))

        assert queries(client.get, "/map/?as_of=2018") == few


class TestBadInput:
    @pytest.mark.parametrize(
        ("query", "error"),
        [
            ("as_of=abc", "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=99999", "This is no date that can be looked up: write a year, a month or a day."),
            ("as_of=9999", "9999 is still to come: the record is told as of today."),
            ("as_of=%00", "This is no date that can be looked up: write a year, a month or a day."),
            ("kind=gossip", "There are no ties of that kind: leave it out, or choose another."),
            ("kind=%00", "There are no ties of that kind: leave it out, or choose another."),
            ("around=kodak", "Nothing on record has that address: the map is of everybody."),
            ("around=%00", "Nothing on record has that address: the map is of everybody."),
            ("around=" + "a" * 10_000, "Nothing on record has that address: the map is of everybody."),
            ("find=%00", "That is no name that can be looked for."),
            ("find=" + "a" * 10_000, "That is no name that can be looked for."),
        ],
    )
    def test_it_is_told_calmly_over_the_map(self, client, industry, query, error):
        response = client.get(f"/map/?{query}")

        assert response.status_code == 400
        assert error in words(response)
        assert len(response.context["map"].rows) == 6
        assert "a" * 10_000 not in response.content.decode()

    def test_what_is_none_of_ours_does_no_harm(self, client, industry):
        assert client.get("/map/?kind=&find=&around=&as_of=&utm=x").status_code == 200
        assert client.get("/map/?find=%25_'--").status_code == 200
