"""The desk's lists: what is disputed, unsourced, unreleased, changed lately; the database answers as the rows do."""

from datetime import timedelta
from itertools import combinations_with_replacement

import pytest
from django.urls import reverse
from django.utils import timezone

from companies.models import (
    Brand,
    ChangedRecord,
    Company,
    CompanyAlias,
    Ownership,
    Participation,
    Partnership,
    RecordChange,
)
from tests.builders import a_brand, a_company, a_partnership, an_editor, saved
from tests.companies.builders import (
    RELATIONS,
    a_citation,
    a_participation,
    a_relation_of_each_kind,
    an_ownership,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db

# Claims that agree and differ at every precision, and one that is none.
DATES = ("", "2022", "2022-05", "2022-05-26", "2022-05-31", "2021")
LISTS = (Company, Brand, Partnership, *RELATIONS)


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def address(model):
    return reverse(f"admin:companies_{model._meta.model_name}_changelist")


def found(desk, model, **asked):
    return list(desk.get(address(model), asked).context["cl"].queryset)


def test_the_database_finds_disputes_as_the_rows_do():
    alliance = a_partnership()
    for number, claims in enumerate(combinations_with_replacement((*DATES, "?"), 3)):
        membership = a_participation(alliance, a_company(f"Company {number}", f"company-{number}"))
        for claim in filter(None, claims):
            a_citation(membership, until=claim)
    rows = list(Participation.objects.prefetch_related("citations"))
    assert set(Participation.objects.disputed()) == {row for row in rows if row.disputes()}
    assert {row for row in Participation.objects.with_disputes() if row.disputed_until} == {
        row for row in rows if row.disputed("until")
    }


@pytest.mark.parametrize("value", ["announced", "signed", "since", "until", "status"])
def test_every_value_of_a_partnership_can_be_disputed(value):
    claims = ("reported", "confirmed") if value == "status" else ("2001", "2002")
    other = a_partnership("Other", "other")
    a_citation(other, **{value: claims[0]}), a_citation(a_partnership(), **{value: claims[0]})
    assert list(Partnership.objects.disputed()) == []

    a_citation(other, **{value: claims[1]})

    assert list(Partnership.objects.disputed()) == [other]
    assert list(other.disputes()) == [value]


def test_a_record_is_disputed_or_unsourced_through_a_relation_of_any_kind(desk):
    relations = a_relation_of_each_kind()
    assert [found(desk, model, settle="disputed") for model in LISTS] == [[]] * len(LISTS)
    for relation in relations:
        for record in relation.records:
            assert record in found(desk, type(record), settle="unsourced")
        assert found(desk, type(relation), settle="unsourced") == [relation]

        a_citation(relation, since="2001"), a_citation(relation, since="2002")

        for record in relation.records:
            assert record in found(desk, type(record), settle="disputed")
        assert found(desk, type(relation), settle="disputed") == [relation]
        assert found(desk, type(relation), settle="unsourced") == []
    assert found(desk, Company, settle="unsourced") == []


def test_each_row_says_what_is_wrong_with_it(desk):
    alliance, leica = a_partnership(), a_company()
    a_citation(alliance, announced="2022-05-26", status="reported")
    a_citation(alliance, announced="2022-05-31", status="confirmed")
    a_participation(alliance, leica), a_participation(alliance, a_company("Sigma", "sigma"))
    disputed = an_ownership(a_brand(), leica)
    a_citation(disputed, since="2001"), a_citation(disputed, since="2002")

    assert "disputed: announcement, status</span>" in desk.get(address(Partnership)).text
    assert "2 relations without source</span>" in desk.get(address(Partnership)).text
    assert "1 relation disputed</span>" in desk.get(address(Company)).text
    assert "no source yet</span>" in desk.get(address(Participation)).text
    assert "disputed: start</span>" in desk.get(address(Ownership)).text


def test_a_list_is_asked_what_changed_lately_and_sorted_by_it(desk):
    days = {"leica-camera": 0, "sigma": 3, "panasonic": 20, "xiaomi": 90}
    now = timezone.now()
    for slug, ago in days.items():
        company = a_company(slug, slug)
        ChangedRecord.objects.filter(kind="company", key=company.pk).update(at=now - timedelta(days=ago))

    assert [len(found(desk, Company, changed=lately)) for lately in ("1", "7", "30", "", "forged")] == [1, 2, 3, 4, 4]
    column = desk.get(address(Company)).context["cl"].list_display.index("changed")
    assert [company.slug for company in found(desk, Company, o=f"-{column}")] == list(days)


def test_a_relation_changed_when_one_of_its_sources_did(desk):
    membership = a_participation(a_partnership(), a_company())
    RecordChange.objects.update(at=timezone.now() - timedelta(days=60))
    assert found(desk, Participation, changed="30") == []

    a_citation(membership)

    assert found(desk, Participation, changed="1") == [membership]


def test_what_has_ended_and_what_goes_on_are_told_apart(desk):
    ended, planned = a_partnership("Ended", "ended", ended="2022"), a_partnership("Planned", "planned", ended="2090")
    leica, left = a_company(), a_company("Left", "left")
    stays, gone = a_participation(planned, leica), a_participation(planned, left, until="2021-03")
    ended_with_it = a_participation(ended, leica)

    assert found(desk, Partnership, state="ended") == [ended]
    assert found(desk, Partnership, state="on") == [planned]
    assert set(found(desk, Participation, state="ended")) == {gone, ended_with_it}
    assert found(desk, Participation, state="on") == [stays]


def test_a_record_is_found_by_another_name_which_is_told_where_its_own_is_not_like_it(desk):
    saved(CompanyAlias(company=a_company(), name="Leica Camera AG"))
    saved(CompanyAlias(company=Company.objects.get(), name="Ernst Leitz"))
    asked = {"app_label": "companies", "model_name": "participation", "field_name": "company"}

    def notes(term):
        results = desk.get(reverse("admin:autocomplete"), asked | {"term": term}).json()["results"]
        return [(result["text"], result.get("note")) for result in results]

    assert notes("leitz") == [("Leica Camera", "Ernst Leitz")]
    assert notes("leica camera ag") == [("Leica Camera", "Leica Camera AG")]
    assert notes("leica") == [("Leica Camera", None)]
    a_company("Astro Leica", "astro-leica")
    assert [name for name, _ in notes("leica")] == ["Leica Camera", "Astro Leica"]
    assert [company.name for company in found(desk, Company, q="Leica Camera AG")] == ["Leica Camera"]


def test_counts_are_shown_where_they_are_asked_for(desk):
    a_relation_of_each_kind()
    assert "without a source (2)" not in desk.get(address(Company)).text
    assert "without a source (2)" in desk.get(address(Company), {"_facets": "True"}).text
    for model in RELATIONS:
        assert "without a source (1)" in desk.get(address(model), {"_facets": "True"}).text


@pytest.mark.parametrize("asked", [{}, {"settle": "disputed"}, {"settle": "unsourced"}, {"changed": "7"}, {"q": "a"}])
def test_a_list_costs_the_same_for_two_rows_and_for_many(desk, asked):
    alliance = a_partnership()
    urls = [address(model) for model in (Company, Partnership, Participation)]

    def more(numbers):
        for number in numbers:
            membership = a_participation(alliance, a_company(f"Company {number}", f"company-{number}"))
            a_citation(membership, since="2001"), a_citation(membership, since="2002")
            a_participation(alliance, membership.company, until="1999")

    more(range(2))
    before = [queries(desk.get, url, asked) for url in urls]
    more(range(2, 12))

    assert [queries(desk.get, url, asked) for url in urls] == before
