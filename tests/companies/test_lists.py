"""The lists of the record, and what readers narrow them down to."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies import kinds
from companies.lists import headings
from companies.lists.stages import standing_at
from companies.models import Brand, Company, Ownership, Participation, Partnership
from companies.words import GOING_ON, OVER, TO_COME, stage
from tests.builders import THEN, a_brand, a_company, a_partnership
from tests.companies.builders import a_citation, a_participation, an_ownership
from tests.companies.test_pages import words
from tests.companies.test_words import NOW
from tests.heads import Head, head_of

pytestmark = pytest.mark.django_db

# Around NOW, 22 November 2026, at every precision.
DAYS = ("", "2018", "2026", "2026-11", "2026-11-22", "2026-11-23", "2026-12", "2027")
HOSTILE = ["%00", "JP%00", "x" * 10_000, "%27%20OR%201=1", "<script>", "%F0%9F%93%B7", "jp", " "]


@pytest.fixture
def makers():
    """Companies in three countries; one is dissolved, one is only planned."""
    a_company("Leica Camera", "leica-camera", country="DE", headquarters="Wetzlar")
    a_company("Panasonic", "panasonic", country="JP", founded="1918")
    a_company("Sigma", "sigma", country="JP", founded="1961")
    a_company("Minolta", "minolta", country="JP", founded="1928", dissolved="2003-08")
    a_company("Ångström", "angstrom", country="SE", founded="2090")


def names(response):
    return [record.name for record in response.context["page"].items]


def options(response, name):
    """Return the words of a select's options, and the one that is chosen."""
    select = re.search(rf'<select name="{name}">(.*?)</select>', response.content.decode(), re.DOTALL)[1]
    return re.findall(r"<option[^>]*>(.*?)</option>", select), re.findall(r"selected>(.*?)</option>", select)


def linked_letters(response):
    nav = response.content.decode().partition('<nav class="alphabet"')[2].partition("</nav>")[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', nav)


class TestStages:
    """The database and `words.stage` give the same answer, whatever is known of the dates."""

    @pytest.mark.parametrize(
        ("model", "columns"),
        [
            (Company, ("founded", "dissolved")),
            (Brand, ("launched", "retired")),
            (Partnership, ("effective", "signed", "announced", "ended")),
        ],
    )
    def test_the_database_agrees_with_the_words(self, model, columns):
        dated = product(*[DAYS] * (len(columns) - 1), (*DAYS, "?"))
        spans = [dates for dates in dated if dates[-1] >= dates[0][: len(dates[-1])]]
        model.objects.bulk_create(
            model(name=f"{number}", slug=f"{number}", **dict(zip(columns, dates, strict=True)))
            for number, dates in enumerate(spans)
        )

        found = {
            each: set(model.objects.filter(standing_at(each, model, NOW)).values_list("slug", flat=True))
            for each in (GOING_ON, TO_COME, OVER)
        }

        told = {each: set() for each in found}
        for record in model.objects.all():
            told[stage(record, NOW)].add(record.slug)
        assert found == told
        assert all(told.values())


class TestFilters:
    def test_a_list_is_narrowed_to_a_country_and_to_what_is_active(self, client, makers):
        assert names(client.get("/companies/?country=JP")) == ["Minolta", "Panasonic", "Sigma"]
        assert names(client.get("/companies/?country=JP&state=active")) == ["Panasonic", "Sigma"]
        assert names(client.get("/companies/?country=JP&state=ended")) == ["Minolta"]
        assert names(client.get("/companies/?state=to-come")) == ["Ångström"]
        assert names(client.get("/companies/?country=JP&letter=s")) == ["Sigma"]

    def test_brands_and_partnerships_are_narrowed_to_a_kind(self, client):
        a_brand("Lumix", "lumix", kind="cameras")
        a_brand("Portra", "portra", kind="film")
        a_partnership("L-Mount Alliance", "l-mount-alliance", kind="alliance", effective="2018")
        a_partnership("Leica–Huawei", "leica-huawei", ended="2022-03-31")

        assert names(client.get("/brands/?kind=film")) == ["Portra"]
        assert names(client.get("/partnerships/?kind=alliance")) == ["L-Mount Alliance"]
        assert names(client.get("/partnerships/?state=ended")) == ["Leica–Huawei"]

    @pytest.mark.parametrize(
        ("address", "heading"),
        [
            ("/companies/", "Companies"),
            ("/companies/?country=JP", "Companies in Japan"),
            ("/companies/?country=US", "Companies in the United States of America"),
            ("/companies/?country=JP&state=ended&letter=m", "Companies in Japan, dissolved: M"),
            ("/companies/?letter=0-9", "Companies: 0–9"),
            ("/brands/?kind=lenses", "Brands for lenses"),
            ("/brands/?kind=other&state=ended", "Other brands, retired"),
            ("/partnerships/?kind=alliance&state=ended", "Alliances, ended"),
            ("/partnerships/?state=to-come", "Partnerships, to come"),
        ],
    )
    def test_title_and_heading_say_what_is_shown(self, client, address, heading):
        page = client.get(address).content.decode()

        assert f"<h1>{heading}</h1>" in page
        assert f"<title>{heading} | The record |" in page

    def test_every_kind_has_its_words_in_sentences_and_headings(self):
        assert set(headings.PARTNERSHIPS) == set(kinds.PARTNERSHIPS) == set(Partnership.Kind.values)
        assert set(headings.BRANDS) == set(kinds.BRANDS) == set(Brand.Kind.values)

    def test_the_form_offers_what_occurs_and_keeps_what_was_chosen(self, client, makers):
        page = client.get("/companies/?country=JP&state=ended")

        assert options(page, "country") == (["All", "Germany", "Japan", "Sweden"], ["Japan"])
        assert options(page, "state") == (["All", "Active", "To come", "Dissolved"], ["Dissolved"])
        assert '<a href="/companies/">Show all companies</a>' in page.content.decode()
        assert "Show all" not in words(client.get("/companies/"))

    def test_nothing_is_asked_of_a_record_that_is_empty(self, client):
        page = client.get("/brands/").content.decode()

        assert "<form" not in page
        assert 'class="alphabet"' not in page

    def test_how_many_there_are_is_said_where_one_page_holds_them_all(self, client, makers):
        assert "Three companies" in words(client.get("/companies/?country=JP"))
        assert "One company" in words(client.get("/companies/?country=DE"))
        Company.objects.bulk_create(Company(name=f"C{n}", slug=f"c{n}", released_at=THEN) for n in range(60))
        page = client.get("/companies/")
        assert len(names(page)) == 60
        assert 'class="count"' not in page.content.decode()


class TestLetters:
    def test_only_letters_that_lead_somewhere_are_links(self, client, makers):
        a_company("3M", "3m", country="US")

        assert linked_letters(client.get("/companies/")) == [
            ("/companies/?letter=0-9", "0–9"),
            ("/companies/?letter=a", "A"),
            ("/companies/?letter=l", "L"),
            ("/companies/?letter=m", "M"),
            ("/companies/?letter=p", "P"),
            ("/companies/?letter=s", "S"),
        ]

    def test_letters_keep_the_filters_and_lead_to_no_empty_list(self, client, makers):
        found = linked_letters(client.get("/companies/?letter=s&state=active&country=JP&nonsense=1"))

        assert [words for _, words in found] == ["P", "S"]
        assert found[0][0] == "/companies/?country=JP&amp;state=active&amp;letter=p"
        assert 'letter=s" aria-current="true"' in client.get("/companies/?letter=s").content.decode()

    @pytest.mark.parametrize(
        ("letter", "found"), [("0-9", ["3M"]), ("a", ["Ångström"]), ("l", ["Leica"]), ("z", ["Зенит"])]
    )
    def test_names_of_every_script_stand_where_their_address_begins(self, client, letter, found):
        for name, slug in {"3M": "3m", "Ångström": "angstrom", "Leica": "leica", "Зенит": "zenit"}.items():
            a_company(name, slug)

        page = client.get(f"/companies/?letter={letter}")

        assert names(page) == found
        assert [section.heading for section in page.context["letters"]] == [letter.upper().replace("-", "–")]


class TestAddresses:
    @pytest.mark.parametrize("value", HOSTILE)
    @pytest.mark.parametrize("name", ["country", "state", "letter"])
    def test_a_value_that_nobody_offered_finds_nothing_and_shows_the_way_out(self, client, makers, name, value):
        page = client.get(f"/companies/?{name}={value}")

        assert page.status_code == 200
        assert names(page) == []
        assert "Companies Nothing on record answers to this." in words(page)
        assert '<a href="/companies/">Show all companies</a>' in page.content.decode()
        assert '<meta name="robots" content="noindex">' in page.content.decode()
        assert "x" * 100 not in page.content.decode()

    def test_a_country_without_companies_finds_nothing(self, client, makers):
        page = client.get("/companies/?country=FR")

        assert names(page) == []
        assert options(page, "country")[1] == ["France"]

    @pytest.mark.parametrize("query", ["country=&state=&letter=", "kind=film", "page=2", "utm_source=x%00"])
    def test_empty_and_unknown_parameters_do_no_harm(self, client, makers, query):
        page = client.get(f"/companies/?{query}")

        assert len(names(page)) == 5
        assert "Show all" not in words(page)

    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("", ""),
            ("?utm_source=x", ""),
            ("?state=&country=JP", "?country=JP"),
            ("?state=active", "?state=active"),
            ("?country=JP&state=active", ""),
            ("?letter=l", ""),
        ],
    )
    def test_a_list_names_one_address_to_search_engines(self, client, makers, query, canonical):
        page = client.get(f"/companies/{query}").content.decode()

        assert f'<link rel="canonical" href="http://localhost:8000/companies/{canonical}">' in page
        assert "noindex" not in page

    def test_pages_keep_the_filters_on_the_way_on_and_back(self, client):
        Company.objects.bulk_create(
            Company(name=f"C{n:03}", slug=f"c{n:03}", country=("JP", "DE")[n % 2], released_at=THEN) for n in range(260)
        )

        first = client.get("/companies/?country=JP&state=active&letter=c&page=7")
        second = client.get("/companies/" + first.context["page"].following)
        third = client.get("/companies/" + second.context["page"].following)
        back = client.get("/companies/" + third.context["page"].previous)

        assert first.context["page"].following == "?country=JP&state=active&letter=c&after=c118"
        assert [len(names(page)) for page in (first, second, third)] == [60, 60, 10]
        assert names(second)[0] == "C120"
        assert names(back) == names(second)
        plain = head_of(client, "/companies/?country=JP&after=c118&utm_source=x")
        assert plain.canonicals() == ["http://localhost:8000/companies/?country=JP&after=c118"]
        # Of one letter: found as the whole list.
        assert Head(second).canonicals() == ["http://localhost:8000/companies/"]


class TestRows:
    def test_a_partnership_says_who_takes_part(self, client):
        alliance = a_partnership(kind="alliance", effective="2018-09-25", status="confirmed")
        for number, name in enumerate(["Leica Camera", "Panasonic", "Sigma", "DJI", "Sirui"]):
            a_participation(alliance, a_company(name, name.lower().replace(" ", "-")), since=f"{2018 + number}")
        a_participation(alliance, a_company("Planned", "planned"), since="2090")
        a_citation(alliance, since="2019")
        a_citation(alliance, since="2018")

        assert "Alliance: Leica Camera, Panasonic, Sigma and two others start disputed" in words(
            client.get("/partnerships/")
        )

    def test_one_that_ended_says_who_took_part(self, client):
        past = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02", ended="2022-03-31")
        for name in ("Leica", "Huawei"):
            a_participation(past, a_company(name, name.lower()))

        assert "Feb 2016 – 31 March 2022 Cooperation agreement: Leica and Huawei" in words(client.get("/partnerships/"))

    def test_a_brand_names_its_owner_and_a_company_what_it_owns(self, client):
        hoya, ricoh = a_company("Hoya", "hoya", country="JP"), a_company("Ricoh", "ricoh", headquarters="Tokyo")
        pentax = a_brand("Pentax", "pentax")
        an_ownership(pentax, hoya, since="2008-03-31", until="2011-10-01")
        an_ownership(pentax, ricoh, since="2011-10-01")
        an_ownership(pentax, a_company("Maker", "maker"), role="licensee")

        assert "Pentax Cameras, owned by Ricoh " in words(client.get("/brands/"))
        text = words(client.get("/companies/"))
        assert "Hoya Japan " in text
        assert "Ricoh Tokyo; owns Pentax " in text
        assert text.count("wns Pentax") == 1

    def test_that_a_company_owns_its_own_name_goes_without_saying(self, client):
        olympus = a_company("Olympus", "olympus", country="JP")
        an_ownership(a_brand("Olympus", "olympus"), olympus)
        assert "Olympus Japan " in words(client.get("/companies/"))

        an_ownership(a_brand("OM System", "om-system"), olympus)
        assert "Olympus Japan; owns " in words(client.get("/companies/"))


class TestWhatReadersDoNotSee:
    def test_what_is_not_released_is_neither_in_choices_nor_in_letters_nor_in_counts(self, client, makers):
        a_company("Zanzibar", "zanzibar", country="TZ", released_at=None)
        a_brand("Zeta", "zeta", kind="film", retired="2001", released_at=None)

        page = client.get("/companies/")

        assert options(page, "country")[0] == ["All", "Germany", "Japan", "Sweden"]
        assert "Z" not in [words for _, words in linked_letters(page)]
        assert "Five companies" in words(page)
        assert names(client.get("/companies/?country=TZ")) == names(client.get("/companies/?letter=z")) == []
        assert "<form" not in client.get("/brands/").content.decode()
        a_brand("Lumix", "lumix")
        brands = client.get("/brands/")
        assert (options(brands, "kind")[0], options(brands, "state")[0]) == (["All", "Cameras"], ["All", "Active"])

    def test_no_row_names_who_is_under_embargo(self, client):
        alliance, brand = a_partnership(), a_brand()
        secret = a_company("Secret", "secret", released_at=None)
        a_participation(alliance, secret)
        an_ownership(brand, secret)
        an_ownership(brand, a_company("Hidden tie", "hidden-tie"), released_at=None)

        assert "Secret" not in words(client.get("/partnerships/"))
        assert "owned" not in words(client.get("/brands/"))
        assert "wns" not in words(client.get("/companies/"))


class TestQueries:
    ADDRESSES = (
        "/companies/",
        "/companies/?country=JP&state=active",
        "/brands/?kind=film&letter=b",
        "/partnerships/?kind=supply&state=active&letter=d",
    )

    @staticmethod
    def cost(client, address):
        with CaptureQueriesContext(connection) as queries:
            assert names(client.get(address))
        return len(queries)

    @staticmethod
    def more(numbers):
        def written(model, word, **fields):
            rows = [model(name=f"{word}{n}", slug=f"{word}{n}", released_at=THEN, **fields) for n in numbers]
            return model.objects.bulk_create(rows)

        companies = written(Company, "c", country="JP")
        brands, deals = written(Brand, "b", kind="film"), written(Partnership, "d", kind="supply")
        Ownership.objects.bulk_create(
            Ownership(brand=brand, company=company, released_at=THEN)
            for brand, company in zip(brands, companies, strict=True)
        )
        Participation.objects.bulk_create(
            Participation(partnership=deal, company=company, released_at=THEN)
            for deal in deals
            for company in companies[:5]
        )

    def test_a_list_costs_the_same_with_two_rows_and_with_two_hundred(self, client):
        self.more(range(2))
        before = [self.cost(client, address) for address in self.ADDRESSES]

        self.more(range(2, 200))

        assert [self.cost(client, address) for address in self.ADDRESSES] == before
