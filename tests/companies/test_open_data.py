"""The record as data: statements in JSON and CSV, the same in both; JSON-LD; addresses, conditions, embargoes."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st

from companies.models import Brand, CameraMake, Citation, Company, CompanyAlias, Partnership
from companies.open_data.downloads import CHUNK
from companies.open_data.tables import COLUMNS, FORMULA, harmless, original
from companies.release import release, withdraw
from photos.renditions import rendition
from tests.builders import THEN, a_brand, a_company, a_partnership, a_photo, saved
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

HERE = "http://localhost:8000"


def data(client, address):
    """Return the records of a JSON file."""
    return json.loads(client.get(address).getvalue())["records"]


def rows(client, address):
    """Return the lines of a CSV file as a reader's program has them."""
    text = client.get(address).getvalue().decode()
    return [
        {name: original(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def statements(client, address, name):
    """Return the statements of the first record of a file that have a property."""
    return [each for each in data(client, address)[0]["statements"] if each["property"]["name"] == name]


def json_ld(client, address):
    """Return what the page tells search engines; None for nothing."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.DOTALL)
    about = [block for block in map(json.loads, found) if block["@type"] != "BreadcrumbList"]
    return about[0] if about else None


def flat(record):
    """Return what CSV must say of a record's JSON: a line for each source of each statement."""
    for statement in record["statements"]:
        for reference in statement["references"] or [{}]:
            value = statement["value"]
            is_record = statement["type"] in ("company", "brand", "partnership")
            cells = {
                "subject": statement["subject"],
                "property": statement["property"]["name"],
                "property_wikidata": statement["property"]["wikidata"],
                "type": statement["type"],
                "value": value["name"] if is_record else (value or {}).get("value") if is_date(value) else value,
                "value_address": value["address"] if is_record else "",
                "value_wikidata": value["wikidata"] if is_record else "",
                "precision": value["precision"] if is_date(value) and value else "",
                "status": statement["status"],
                "disputed": " ".join(statement["disputed"]),
                **{name: reference.get(name) for name in ("publisher", "title", "address", "accessed")},
            }
            for name, each in statement["qualifiers"].items():
                cells |= in_cells(name, each)
            cells |= in_cells("published", reference.get("published"))
            for name, claim in reference.get("claims", {}).items():
                cells[f"says_{name}"] = claim["value"] if is_date(claim) else claim
            yield {name: "" if cell is None else str(cell) for name, cell in cells.items()}


def is_date(value):
    return value is None or (isinstance(value, dict) and "precision" in value)


def in_cells(name, value):
    if value and is_date(value):
        return {name: value["value"], f"{name}_precision": value["precision"]}
    return {name: value["address"] if isinstance(value, dict) else value}


@pytest.fixture
def l_mount():
    """An alliance with a founder and a reported member, whose year is disputed; Leica, and what is said of it."""
    leica = a_company(
        headquarters="Wetzlar",
        country="DE",
        founded="1869",
        website="https://leica-camera.com",
        wikidata="Q42",
        same_as="https://en.wikipedia.org/wiki/Leica_Camera\nhttps://www.handelsregister.de/leica",
    )
    saved(CompanyAlias(company=leica, name="Leica Camera AG", kind="legal"))
    saved(CompanyAlias(company=leica, name="Leitz", kind="former"))
    a_citation(
        leica, "A register", since="1869", title="Wetzlar", url="https://example.org/1869", accessed="2026-11-22"
    )
    sirui = a_company("Sirui", "sirui")
    alliance = a_partnership(kind="alliance", status="confirmed", effective="2018-09-25")
    a_participation(alliance, leica, role="founder", since="2018-09-25", status="confirmed", note="licenses the mount")
    row = a_participation(alliance, sirui, role="member", since="2025")
    a_citation(row, "DPReview", since="2025-03", published="2025-03-20")
    a_citation(row, "PetaPixel", since="2024", status="announced")
    return alliance


@pytest.fixture
def everything(l_mount):
    """Every kind of record, relation and value, some of them nasty."""
    leica, sirui = Company.objects.order_by("slug")
    lumix = a_brand(launched="2001", kind="cameras")
    Brand.objects.update(website="javascript:alert(1)")  # Past every form.
    an_ownership(lumix, sirui, since="2008-03", until="2011", share="50.5", scope="=cameras", status="confirmed")
    an_ownership(lumix, leica, role="licensee")
    a_parenthood(leica, sirui, since="2001")
    a_succession(sirui, leica, since="2003-08")
    two = a_partnership("-2+3", "two", kind="joint-development", announced="2022-05", follows=l_mount)
    for company in (leica, sirui):
        a_participation(two, company)
    a_creation(two, lumix, since="2022-05")
    a_citation(two, '@A "publisher",\nof two lines', announced="2022-05-26", title="'=1")
    a_citation(two, "Another", announced="2022-05-31")
    saved(CameraMake(make="LEICA CAMERA AG", company=leica, since="1996"))
    a_citation(a_brand("Leicaflex", "leicaflex"), "Nobody is sure", since="1964")


class TestStatements:
    def test_a_date_is_as_precise_as_it_is_known_and_stands_with_the_sources_that_claim_it(self, client, l_mount):
        [founded] = statements(client, "/companies/leica-camera/data.json", "founded")

        assert founded == {
            "subject": f"{HERE}/companies/leica-camera/",
            "property": {"name": "founded", "wikidata": "P571"},
            "type": "date",
            "value": {"value": "1869", "precision": "year"},
            "qualifiers": {},
            "status": None,
            "disputed": [],
            "references": [
                {
                    "publisher": "A register",
                    "title": "Wetzlar",
                    "address": "https://example.org/1869",
                    "published": None,
                    "accessed": "2026-11-22",
                    "claims": {"value": {"value": "1869", "precision": "year"}},
                }
            ],
        }

    def test_a_relation_says_who_since_when_in_which_role_how_sure_and_what_each_source_claims(self, client, l_mount):
        founder, member = statements(client, "/partnerships/l-mount-alliance/data.json", "has member")

        assert founder["value"] == {
            "name": "Leica Camera",
            "address": f"{HERE}/companies/leica-camera/",
            "wikidata": "Q42",
        }
        assert founder["property"]["wikidata"] == "P527"
        assert founder["qualifiers"] == {
            "since": {"value": "2018-09-25", "precision": "day"},
            "role": "founder",
            "note": "licenses the mount",
        }
        assert (member["status"], member["disputed"]) == ("reported", ["since"])
        assert {each["publisher"]: each["claims"] for each in member["references"]} == {
            "DPReview": {"since": {"value": "2025-03", "precision": "month"}},
            "PetaPixel": {"since": {"value": "2024", "precision": "year"}, "status": "announced"},
        }

    def test_each_end_says_a_relation_from_its_side(self, client, everything):
        def said(kind):
            return {
                (record["name"], each["property"]["wikidata"], each["value"]["name"])
                for record in data(client, f"/{kind}/data.json")
                for each in record["statements"]
                if each["type"] in ("company", "brand", "partnership") and each["property"]["wikidata"] != "P2652"
            }

        assert said("companies") == {
            ("Leica Camera", "P463", "L-Mount Alliance"),
            ("Leica Camera", "P1344", "-2+3"),
            ("Leica Camera", None, "Lumix"),
            ("Leica Camera", "P749", "Sirui"),
            ("Leica Camera", "P1365", "Sirui"),
            ("Sirui", "P463", "L-Mount Alliance"),
            ("Sirui", "P1344", "-2+3"),
            ("Sirui", "P1830", "Lumix"),
            ("Sirui", "P355", "Leica Camera"),
            ("Sirui", "P1366", "Leica Camera"),
        }
        assert said("brands") == {
            ("Lumix", "P127", "Sirui"),
            ("Lumix", None, "Leica Camera"),
            ("Lumix", None, "-2+3"),
        }
        assert said("partnerships") == {
            ("L-Mount Alliance", "P527", "Leica Camera"),
            ("L-Mount Alliance", "P527", "Sirui"),
            ("L-Mount Alliance", "P156", "-2+3"),
            ("-2+3", "P710", "Leica Camera"),
            ("-2+3", "P710", "Sirui"),
            ("-2+3", "P1716", "Lumix"),
            ("-2+3", "P155", "L-Mount Alliance"),
        }

    def test_partners_have_a_partnership_with_each_other_no_surer_than_the_least_sure_part(self, client):
        left = a_partnership("Left", "left", effective="2016-02", ended="2022-03-31", status="confirmed")
        for slug, status in (("leica", "confirmed"), ("huawei", "announced")):
            a_participation(left, a_company(slug.title(), slug), status=status)

        pairs = statements(client, "/partnerships/left/data.json", "partnership with")

        assert [(each["subject"], each["value"]["name"], each["status"]) for each in pairs] == [
            (f"{HERE}/companies/leica/", "Huawei", "announced"),
            (f"{HERE}/companies/huawei/", "Leica", "announced"),
        ]
        assert pairs[0]["property"]["wikidata"] == "P2652"
        assert pairs[0]["qualifiers"] == {
            "since": {"value": "2016-02", "precision": "month"},
            "until": {"value": "2022-03-31", "precision": "day"},
            "partnership": {"name": "Left", "address": f"{HERE}/partnerships/left/", "wikidata": None},
        }

    def test_a_date_that_only_sources_give_is_not_lost(self, client):
        a_citation(a_company(), "A", since="1869")

        [founded] = statements(client, "/companies/leica-camera/data.json", "founded")

        assert founded["value"] is None
        assert founded["references"][0]["claims"] == {"value": {"value": "1869", "precision": "year"}}

    def test_no_citation_is_lost(self, client, everything):
        publishers = {
            reference["publisher"]
            for record in data(client, "/record/data.json")
            for statement in record["statements"]
            for reference in statement["references"]
        }

        assert publishers == set(Citation.objects.values_list("publisher", flat=True))


class TestTables:
    def test_json_and_csv_say_the_same(self, client, everything):
        for kind in ("companies", "brands", "partnerships", "record"):
            told = [line for record in data(client, f"/{kind}/data.json") for line in flat(record)]
            lines = rows(client, f"/{kind}/data.csv")

            assert len(lines) == len(told) > 3
            for line, expected in zip(lines, told, strict=True):
                assert {name: line[name] for name in expected} == expected
                assert {line[name] for name in COLUMNS if name not in expected} - {"", None} <= {
                    *(line["subject_kind"], line["subject_name"], line["subject_wikidata"])
                }

    def test_lines_end_as_the_standard_has_it_and_the_first_names_the_columns(self, client, l_mount):
        body = client.get("/companies/leica-camera/data.csv").content

        assert body.startswith(",".join(COLUMNS).encode() + b"\r\n")
        assert body.endswith(b"\r\n")

    def test_no_cell_is_a_formula(self, client, everything):
        text = client.get("/record/data.csv").getvalue().decode()
        cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]

        assert {cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)} == set()
        assert {"'-2+3", "'=cameras", "''=1", '\'@A "publisher",\nof two lines'} <= set(cells)

    @given(st.text())
    @example("=1")
    @example("'=1")
    @example("it's")
    @example("'")
    def test_what_was_made_harmless_can_be_told_from_what_was_so(self, cell):
        assert original(harmless(cell)) == cell
        assert not re.match(r"[=+\-@\t\r\n]", harmless(cell))
        assert FORMULA.match(cell) or harmless(cell) == cell


class TestDownloads:
    def test_the_whole_record_is_every_kind_and_every_kind_is_its_records(self, client, everything):
        kinds = [
            record for kind in ("companies", "brands", "partnerships") for record in data(client, f"/{kind}/data.json")
        ]
        assert data(client, "/record/data.json") == kinds
        for record in kinds:
            assert data(client, record["address"].removeprefix(HERE) + "data.json") == [record]

    def test_an_empty_record_is_whole_files_too(self, client):
        assert data(client, "/record/data.json") == []
        assert rows(client, "/record/data.csv") == []

    def test_a_record_costs_as_many_queries_with_two_relations_as_with_thirty(self, client):
        alliance, brand = a_partnership(), a_brand()

        def grow(numbers):
            for number in numbers:
                company = a_company(f"Company {number}", f"company-{number}")
                a_citation(a_participation(alliance, company, role="member"))
                a_citation(an_ownership(brand, company, until="2001"))

        grow(range(2))
        pages = ["/partnerships/l-mount-alliance/", "/brands/lumix/", "/companies/company-1/"]
        addresses = [page + name for page in pages for name in ("data.json", "data.csv")]
        few = [queries(client.get, address) for address in addresses]
        grow(range(2, 30))

        assert [queries(client.get, address) for address in addresses] == few
        assert len(data(client, "/brands/lumix/data.json")[0]["statements"]) == 32

    def test_the_whole_record_is_read_a_chunk_at_a_time(self, client):
        Company.objects.bulk_create(
            Company(name=f"Company {number}", slug=f"company-{number}", released_at=THEN) for number in range(3 * CHUNK)
        )
        with CaptureQueriesContext(connection) as captured:
            pieces = client.get("/companies/data.json").streaming_content
            asked = []
            for _ in range(3 * CHUNK + 1):  # The head, and a piece for each record.
                next(pieces)
                asked.append(len(captured))

        per_chunk = asked[1] - asked[0]
        assert asked[CHUNK] == asked[1]
        assert asked[CHUNK + 1] == asked[1] + per_chunk
        assert asked[3 * CHUNK] == asked[1] + 2 * per_chunk

    def test_records_stand_in_the_order_in_which_they_were_entered(self, client):
        for slug in ("sigma", "leica", "panasonic"):
            a_company(slug, slug)

        assert [record["name"] for record in data(client, "/companies/data.json")] == ["sigma", "leica", "panasonic"]


class TestAnswers:
    def test_a_file_has_its_type_its_name_and_is_open_to_any_page(self, client, l_mount):
        Company.objects.update(released_at=THEN)

        def headers(address):
            response = client.get(address)
            assert "Set-Cookie" not in response.headers
            assert "Cookie" not in response.headers.get("Vary", "")
            names = ("Content-Type", "Content-Disposition", "Access-Control-Allow-Origin")
            return tuple(response.headers[name] for name in names)

        table = "text/csv; charset=utf-8; header=present"
        assert headers("/companies/leica-camera/data.json") == (
            "application/json",
            'inline; filename="leica-camera.json"',
            "*",
        )
        assert headers("/companies/leica-camera/data.csv") == (table, 'inline; filename="leica-camera.csv"', "*")
        kind, name, open_to = headers("/record/data.csv")
        assert (kind, open_to) == (table, "*")
        assert re.fullmatch(r'attachment; filename="baryta-record-\d{4}-\d\d-\d\d\.csv"', name)

    def test_addresses_are_the_sites_own_whatever_host_was_asked(self, client, l_mount):
        body = client.get("/record/data.json", headers={"host": "127.0.0.1"}).getvalue().decode()

        assert "127.0.0.1" not in body
        assert f"{HERE}/companies/leica-camera/" in body

    def test_a_licence_is_stated_unless_there_is_none(self, client, l_mount):
        assert client.get("/record/data.json").getvalue().count(b"creativecommons.org/publicdomain/zero/1.0/") == 1
        assert "CC0 1.0" in client.get("/record/").text

        with override_settings(RECORD_LICENCE=""):
            assert json.loads(client.get("/record/data.json").getvalue())["licence"] is None
            page = client.get("/record/").text
        assert "creativecommons" not in page
        assert "license" not in page

    def test_unknown_parameters_change_nothing(self, client, l_mount):
        plain, asked = (client.get(f"/companies/leica-camera/data.json{query}") for query in ("", "?as_of=1900&x=%00"))

        assert plain.content == asked.content

    @pytest.mark.parametrize(
        "address", ["/companies/leica-camera/data.json", "/record/data.csv", "/companies/data.json"]
    )
    def test_nothing_is_sent_again_until_readers_can_see_a_change(self, client, l_mount, address):
        first = client.get(address)
        known = {"If-None-Match": first["ETag"]}
        assert not first["ETag"].startswith("W/")

        again = client.get(address, headers=known)
        assert (again.status_code, again.getvalue(), again["Access-Control-Allow-Origin"]) == (304, b"", "*")
        assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304

        secret = a_company("Secret", "secret", released_at=None)
        row = a_participation(l_mount, secret, released_at=None)
        a_citation(row, "Secret")
        secret.summary = "Changed on the desk."
        secret.save()
        assert client.get(address, headers=known).status_code == 304

        leica = Company.objects.get(slug="leica-camera")
        leica.summary = "Cameras from Wetzlar."
        leica.save()
        changed = client.get(address, headers=known)
        assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)

    def test_what_is_not_to_be_sent_is_not_read(self, client, l_mount):
        tag = client.get("/record/data.json")["ETag"]

        with CaptureQueriesContext(connection) as captured:
            client.get("/record/data.json", headers={"If-None-Match": tag}).getvalue()
            head = client.head("/record/data.json")

        assert head["ETag"] == tag
        assert not any("summary" in query["sql"] for query in captured)

    @pytest.mark.parametrize(
        ("model", "slug", "field", "value"),
        [
            (Company, "sirui", "wikidata", "Q1"),
            (Company, "sirui", "name", "Sirui Optical"),
            (Partnership, "l-mount-alliance", "kind", "licence"),
            (Partnership, "two", "follows", None),
        ],
    )
    def test_a_change_of_what_it_names_is_a_change_of_the_record(self, client, everything, model, slug, field, value):
        """So that Last-Modified is true of the data, down to a neighbour's identifier."""

        def told():
            return {record["address"]: record for record in data(client, "/record/data.json")}

        before = told()
        row = model.objects.get(slug=slug)
        setattr(row, field, value)
        row.save()
        after = told()

        changed = {each for each in after if after[each]["statements"] != before[each]["statements"]}
        assert len(changed) >= 2
        later = {
            HERE + record.get_absolute_url()
            for kind in (Company, Brand, Partnership)
            for record in kind.objects.with_changed_at()
            if record.changed_at >= row.updated_at
        }
        assert changed <= later


class TestEmbargoes:
    def test_what_is_not_released_is_in_no_file(self, client, l_mount):
        secret = a_company("Zanzibar", "zanzibar", released_at=None)
        row = a_participation(l_mount, secret, role="member", since="2026", status="confirmed")
        a_citation(row, "Zanzibar Times")
        a_parenthood(Company.objects.get(slug="leica-camera"), secret, status="confirmed")
        a_partnership("Zanzibar plan", "zanzibar-plan", follows=l_mount, released_at=None)
        addresses = [
            "/record/data.json",
            "/record/data.csv",
            "/record/",
            "/companies/leica-camera/",
            "/companies/leica-camera/data.csv",
            "/partnerships/l-mount-alliance/",
            "/partnerships/l-mount-alliance/data.json",
        ]

        assert [address for address in addresses if b"anzibar" in client.get(address).getvalue()] == []
        assert client.get("/companies/zanzibar/data.json").status_code == 404

        release([secret])
        assert [address for address in addresses if b"anzibar" in client.get(address).getvalue()] == addresses

    def test_the_data_of_a_renamed_record_moves_with_its_page_and_goes_with_it(self, client):
        brand = a_brand()
        brand.slug = "panasonic-lumix"
        brand.save()

        moved = client.get("/brands/lumix/data.csv")
        assert (moved.status_code, moved["Location"]) == (301, "/brands/panasonic-lumix/data.csv")

        withdraw([brand])
        assert client.get("/brands/lumix/data.json").status_code == 410
        assert client.get("/brands/panasonic-lumix/data.json").status_code == 410


class TestStructuredData:
    def test_a_company_is_an_organization(self, client, l_mount):
        leica, panasonic = Company.objects.get(slug="leica-camera"), a_company("Panasonic", "panasonic")
        leica.logo = a_photo()
        leica.save()
        a_parenthood(leica, panasonic, status="confirmed")
        an_ownership(a_brand(), leica, status="confirmed")

        assert json_ld(client, "/companies/leica-camera/") == {
            "@context": "https://schema.org",
            "@type": "Organization",
            "@id": f"{HERE}/companies/leica-camera/#organization",
            "name": "Leica Camera",
            "alternateName": "Leica Camera AG",
            "mainEntityOfPage": f"{HERE}/companies/leica-camera/",
            "sameAs": [
                "https://www.wikidata.org/wiki/Q42",
                "https://en.wikipedia.org/wiki/Leica_Camera",
                "https://www.handelsregister.de/leica",
            ],
            "legalName": "Leica Camera AG",
            "url": "https://leica-camera.com",
            "foundingDate": "1869",
            "address": {"@type": "PostalAddress", "addressLocality": "Wetzlar", "addressCountry": "DE"},
            "logo": HERE + rendition(leica.logo, width=480).url,
            "parentOrganization": {
                "@type": "Organization",
                "@id": f"{HERE}/companies/panasonic/#organization",
                "name": "Panasonic",
            },
            "memberOf": {
                "@type": "Organization",
                "@id": f"{HERE}/partnerships/l-mount-alliance/#organization",
                "name": "L-Mount Alliance",
            },
            "brand": {"@type": "Brand", "@id": f"{HERE}/brands/lumix/#brand", "name": "Lumix"},
        }

    def test_only_what_holds_today_and_is_neither_reported_nor_disputed_is_said_flatly(self, client, l_mount):
        leica = Company.objects.get(slug="leica-camera")
        a_citation(leica, "Another", since="1849")
        for number, fields in enumerate([{"until": "2001"}, {"since": "2999"}, {"status": "reported"}]):
            parent = a_company(f"Parent {number}", f"parent-{number}")
            a_parenthood(leica, parent, **{"status": "confirmed", **fields})

        about = json_ld(client, "/companies/leica-camera/")

        assert "parentOrganization" not in about
        assert "foundingDate" not in about
        assert json_ld(client, "/partnerships/l-mount-alliance/")["member"]["name"] == "Leica Camera"

    def test_a_brand_is_a_brand_and_an_agreement_is_nothing(self, client):
        a_brand(website="https://lumix.example", wikidata="Q1")
        a_partnership("An agreement", "agreement")

        assert json_ld(client, "/brands/lumix/") == {
            "@context": "https://schema.org",
            "@type": "Brand",
            "@id": f"{HERE}/brands/lumix/#brand",
            "name": "Lumix",
            "mainEntityOfPage": f"{HERE}/brands/lumix/",
            "sameAs": "https://www.wikidata.org/wiki/Q1",
            "url": "https://lumix.example",
        }
        assert json_ld(client, "/partnerships/agreement/") is None

    def test_a_hostile_name_stays_a_name(self, client):
        name = "</script><script>alert(1)</script>&<!--\u2028\u2029"
        a_company(name, "hostile", website="https://example.org/?a=1&b=</script>")

        page = client.get("/companies/hostile/")

        assert json_ld(client, "/companies/hostile/")["name"] == name
        assert "<script>alert" not in page.text
        assert data(client, "/companies/hostile/data.json")[0]["name"] == name
        assert page["Content-Security-Policy"].count("script-src 'self'") == 1


class TestPages:
    def test_a_page_leads_to_its_data_and_to_the_same_elsewhere(self, client, l_mount):
        page = client.get("/companies/leica-camera/").text

        assert '<link rel="alternate" href="/companies/leica-camera/data.json" type="application/json"' in page
        assert 'This record as data: <a href="/companies/leica-camera/data.json">JSON</a>' in page
        assert '<a href="https://www.wikidata.org/wiki/Q42">Wikidata</a>' in page
        assert '<a href="https://en.wikipedia.org/wiki/Leica_Camera">en.wikipedia.org</a>' in page
        assert '<a href="/companies/data.csv">CSV</a>' in client.get("/companies/").text

    def test_the_twenty_records_that_changed_last_are_shown_newest_first_in_as_many_queries_for_more(self, client):
        a_company("Oldest", "oldest")
        a_brand()
        few = queries(client.get, "/record/")
        for number in range(20):
            a_brand(f"Brand {number}", f"brand-{number}")
        a_citation(Company.objects.get(), "A source changes it")

        shown = re.findall(
            r'<li><a href="/(?:companies|brands)/([^/]+)/">', client.get("/record/").text.split("changed-heading")[2]
        )
        assert shown[:2] == ["oldest", "brand-19"]
        assert len(shown) == 20
        assert queries(client.get, "/record/") == few

    def test_the_page_says_to_search_engines_where_the_whole_record_is(self, client):
        about = json_ld(client, "/record/")

        assert about["@type"] == "Dataset"
        assert [each["contentUrl"] for each in about["distribution"]] == [
            f"{HERE}/record/data.json",
            f"{HERE}/record/data.csv",
        ]
