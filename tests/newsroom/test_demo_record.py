"""The demo's record, held against what is known: every fact of the domain as a row, on a page, with its source."""

import re

import pytest
from django.db import transaction

from companies.models import (
    Brand,
    CameraMake,
    Citation,
    Company,
    Creation,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    RecordChange,
    Succession,
)
from newsroom.demo.recording import bring_in_records
from newsroom.demo.records import RECORDS

RELATIONS = (Ownership, Participation, Parenthood, Succession, Creation)
TABLES = (Company, Brand, Partnership, *RELATIONS, Citation, CameraMake)

# Partnership: kind, status, announced, signed, effective, ended.
PARTNERSHIPS = {
    "leica-panasonic": ("cooperation", "confirmed", "", "2000-08", "", ""),
    "leica-panasonic-digital-cameras": ("cooperation", "confirmed", "2001-07-24", "2001", "", ""),
    "l-mount-alliance": ("alliance", "confirmed", "", "", "2018-09-25", ""),
    "l-mount-licence": ("licence", "confirmed", "2018-09-25", "", "", ""),
    "l2-technology": ("joint-development", "announced", "2022-05", "", "", ""),
    "leica-huawei": ("cooperation", "confirmed", "", "", "2016-02", "2022-03-31"),
    "leica-xiaomi": ("cooperation", "announced", "2022-05-23", "", "", ""),
    "dji-hasselblad": ("investment", "announced", "2015-11", "", "", ""),
}
# Who is in the L-Mount Alliance: role, since, status.
MEMBERS = {
    "leica-camera": ("founder", "2018-09-25", "confirmed"),
    "panasonic": ("founder", "2018-09-25", "confirmed"),
    "sigma": ("founder", "2018-09-25", "confirmed"),
    "ernst-leitz-wetzlar": ("member", "2021", "reported"),
    "dji": ("member", "2022-06", "reported"),
    "samyang": ("member", "2023-07", "reported"),
    "astrodesign": ("member", "2023-07", "reported"),
    "blackmagic-design": ("member", "2023-09", "reported"),
    "sirui": ("member", "2025-03", "reported"),
}
# Brand, company: role, scope, since, until.
OWNERS = {
    ("alpha", "sony", "owner", "", "2006-04", ""),
    ("hasselblad", "hasselblad", "owner", "", "", ""),
    ("leica", "leica-camera", "owner", "", "", ""),
    ("lumix", "panasonic", "owner", "", "2001", ""),
    ("minolta", "konica-minolta", "owner", "", "2003-08", ""),
    ("minolta", "minolta", "owner", "", "", "2003-08"),
    ("olympus", "olympus", "owner", "", "1921", ""),
    ("olympus", "om-digital-solutions", "licensee", "cameras", "2021-01-01", "unknown"),
    ("om-system", "om-digital-solutions", "owner", "", "2021-10", ""),
    ("pentax", "asahi-optical", "owner", "", "1957", "2008-03-31"),
    ("pentax", "hoya", "owner", "cameras", "2008-03-31", "2011-10-01"),
    ("pentax", "hoya", "owner", "endoscopes", "2008-03-31", ""),
    ("pentax", "ricoh", "owner", "cameras", "2011-10-01", ""),
    ("voigtlander", "cosina", "licensee", "", "1999", ""),
    ("voigtlander", "ringfoto", "owner", "", "1997", ""),
}
SUCCESSIONS = {
    ("asahi-optical", "hoya", "2008-03-31"),
    ("hoya", "ricoh", "2011-10-01"),
    ("minolta", "konica-minolta", "2003-08"),
    ("konica-minolta", "sony", "2006-03"),
    ("olympus", "om-digital-solutions", "2021-01-01"),
}
PARENTS = {
    ("asahi-optical", "hoya", "2007-08", "2008-03-31", "confirmed"),
    ("hasselblad", "dji", "2017", "", "reported"),
    ("om-digital-solutions", "japan-industrial-partners", "2021-01-01", "", "confirmed"),
}
# Company: country, headquarters, founded.
COMPANIES = {
    "leica-camera": ("DE", "Wetzlar", ""),
    "panasonic": ("JP", "Kadoma", "1918"),
    "sigma": ("JP", "Kawasaki", "1961"),
    "xiaomi": ("CN", "Beijing", "2010"),
    "huawei": ("CN", "Shenzhen", "1987"),
}
DISPUTES = {
    "leica-huawei": {"since": ["2015", "2016-02"]},
    "l2-technology": {"announced": ["2022-05-26", "2022-05-31"]},
    "dji-hasselblad": {"announced": ["2012", "2015-11"]},
}
# What a page must tell in so many words.
PAGES = {
    "/partnerships/l-mount-alliance/": ("25 September 2018", "founder, licenses the mount", "March 2025", "Sirui"),
    "/partnerships/l2-technology/": ("26 May 2022 according to other accounts", "31 May 2022 according to Leica"),
    "/partnerships/leica-huawei/": ("31 March 2022", "2015 according to South China Morning Post and PingWest"),
    "/partnerships/leica-panasonic-digital-cameras/": ("24 July 2001", "Leica–Panasonic", "L² Technology"),
    "/brands/pentax/": ("owner (endoscopes)", "owner (cameras)", "Asahi Optical", "1 October 2011", "trade mark"),
    "/brands/voigtlander/": ("Ringfoto", "Cosina", "licensee", "1999"),
    "/brands/olympus/": ("licensee (cameras), for a time", "Who had the name", "an unknown day", "OM System"),
    "/brands/lumix/": ("Panasonic", "2001"),
    "/brands/minolta/": ("Konica Minolta", "August 2003", "Alpha"),
    "/companies/konica-minolta/": ("7 January 2003", "by merger with Konica", "Sony", "for the cameras"),
    "/companies/om-digital-solutions/": ("30 September", "1 January 2021", "95 per cent", "Japan Industrial Partners"),
    "/companies/hoya/": ("Asahi Optical", "by merger", "Ricoh", "for the cameras called Pentax"),
    "/companies/hasselblad/": ("a majority", "2017 according to Evertiq", "January 2019 according to Udaiveer"),
    "/companies/leica-camera/": ("Wetzlar, Germany", "Leica Camera AG", "Huawei", "Xiaomi"),
    "/companies/panasonic/": ("Kadoma, Japan", "1918", "Matsushita"),
}


@pytest.fixture(scope="module")
def _seeded(django_db_setup, django_db_blocker):
    """The record as the command brings it in, without stories and pictures, once for all that look at it.

    Each test's own transaction is a savepoint within this one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        bring_in_records(RECORDS)
        yield
        transaction.set_rollback(True)


def rows(queryset, *fields):
    return {tuple(map(iso, row)) for row in queryset.values_list(*fields)}


def iso(value):
    return getattr(value, "iso", value)


class TestWhatIsWrittenDown:
    """Before anything is made of it."""

    def test_every_source_has_a_publisher_and_all_but_one_an_address(self):
        publications = {cited.publication for cited in all_citations()}
        assert [publication for publication in publications if not publication.publisher] == []
        assert {publication.publisher for publication in publications if not publication.url} == {"other accounts"}

    def test_every_relation_has_a_source(self):
        assert [(entry.slug, tie.to) for entry in RECORDS for tie in entry.ties if not tie.citations] == []

    def test_every_founding_launch_and_dissolution_has_a_source_that_says_so(self):
        for entry in RECORDS:
            said = {claim for cited in entry.citations for claim in cited.claims}
            for field, claim in (("founded", "since"), ("launched", "since"), ("dissolved", "until")):
                assert field not in entry.fields or claim in said, (entry.slug, field)

    def test_no_source_known_to_a_year_is_dated_to_its_first_day(self):
        dates = [cited.publication.published for cited in all_citations()]
        assert [date for date in dates if date.endswith("-01-01")] == []


def all_citations():
    return [cited for entry in RECORDS for rows in ((entry,), entry.ties) for row in rows for cited in row.citations]


@pytest.mark.usefixtures("_seeded", "db")
class TestFacts:
    """Each fact as a row, with the dates as exact as they are known."""

    def test_partnerships_have_their_kind_status_and_dates(self):
        fields = ("slug", "kind", "status", "announced", "signed", "effective", "ended")
        assert {slug: tuple(rest) for slug, *rest in rows(Partnership.objects, *fields)} == PARTNERSHIPS

    def test_one_agreement_follows_another(self):
        follows = Partnership.objects.exclude(follows=None).values_list("slug", "follows__slug")
        assert dict(follows) == {
            "leica-panasonic-digital-cameras": "leica-panasonic",
            "l2-technology": "leica-panasonic-digital-cameras",
        }

    def test_the_alliance_has_three_founders_and_six_reported_members(self):
        alliance = Participation.objects.filter(partnership__slug="l-mount-alliance")
        found = rows(alliance, "company__slug", "role", "since", "status")
        assert {slug: tuple(rest) for slug, *rest in found} == MEMBERS

    def test_leica_licenses_the_mount_to_the_other_founders(self):
        licence = Participation.objects.filter(partnership__slug="l-mount-licence")
        assert dict(licence.values_list("company__slug", "role")) == {
            "leica-camera": "licensor",
            "panasonic": "licensee",
            "sigma": "licensee",
        }

    def test_brands_have_their_owners_and_licensees(self):
        fields = ("brand__slug", "company__slug", "role", "scope", "since", "until")
        assert rows(Ownership.objects, *fields) == OWNERS

    def test_companies_have_predecessors_and_parents(self):
        assert rows(Succession.objects, "predecessor__slug", "successor__slug", "since") == SUCCESSIONS
        assert rows(Parenthood.objects, "child__slug", "parent__slug", "since", "until", "status") == PARENTS

    def test_companies_have_a_seat_and_a_founding_year(self):
        found = rows(Company.objects.filter(slug__in=COMPANIES), "slug", "country", "headquarters", "founded")
        assert {slug: tuple(rest) for slug, *rest in found} == COMPANIES

    def test_only_what_sources_differ_on_is_disputed(self):
        disputed = {record.slug: record.disputes() for record in Partnership.objects.all()}
        found = {
            slug: {value: [claim.iso for claim in claims] for value, claims in disputes.items()}
            for slug, disputes in disputed.items()
            if disputes
        }
        assert found == DISPUTES
        relations = [row for model in RELATIONS for row in model.objects.all() if row.disputes()]
        assert [str(row) for row in relations] == ["DJI, parent of Hasselblad"]
        assert set(relations[0].disputes()) == {"since", "status"}
        assert [row for model in (Company, Brand) for row in model.objects.all() if row.disputes()] == []

    def test_a_make_has_one_company_at_a_time(self):
        pentax = rows(CameraMake.objects.filter(make="PENTAX"), "company__slug", "since", "until")
        assert pentax == {
            ("asahi-optical", "", "2008-03-31"),
            ("hoya", "2008-03-31", "2011-10-01"),
            ("ricoh", "2011-10-01", ""),
        }
        assert CameraMake.objects.get(make="LEICA CAMERA AG").company.slug == "leica-camera"
        assert CameraMake.objects.get(make="OM Digital Solutions").since.iso == "2021-01-01"


@pytest.mark.usefixtures("_seeded", "db")
class TestPages:
    """What readers see of it."""

    def test_each_page_tells_its_story(self, client):
        for path, words in PAGES.items():
            page = client.get(path).content.decode()
            assert [said for said in words if said not in page] == [], path

    def test_a_first_of_january_is_shown_only_where_the_day_is_known(self, client):
        said = {}
        for model in (Company, Brand, Partnership):
            for record in model.objects.all():
                page = client.get(record.get_absolute_url()).content.decode()
                said[record.slug] = set(re.findall(r"1 Jan(?:uary)? \d{4}", re.sub(r"\d+1 Jan", "", page)))
        assert set().union(*said.values()) <= {"1 January 2021", "1 Jan 2021"}

    def test_every_record_and_relation_is_released(self):
        assert [row for model in TABLES[:8] for row in model.objects.filter(released_at=None)] == []


@pytest.mark.usefixtures("_seeded", "db")
class TestSeedingAgain:
    def test_changes_nothing(self):
        before = [list(model.objects.order_by("pk").values()) for model in TABLES]
        changes = RecordChange.objects.count()

        bring_in_records(RECORDS)

        assert [list(model.objects.order_by("pk").values()) for model in TABLES] == before
        assert RecordChange.objects.count() == changes

    def test_leaves_away_what_an_editor_took_away(self):
        CameraMake.objects.get(make="SONY").delete()
        Ownership.objects.get(scope="endoscopes").delete()
        Partnership.objects.get(slug="l2-technology").citations.get(publisher="other accounts").delete()
        before = [model.objects.count() for model in TABLES]

        bring_in_records(RECORDS)

        assert [model.objects.count() for model in TABLES] == before
