"""How the desk's forms are laid out, and the ways between them."""

import re

import pytest
from django.urls import reverse

from companies.models import Citation, Company, Participation, Partnership, RecordChange
from tests.builders import a_company, a_partnership, an_editor
from tests.companies.builders import a_citation, a_parenthood, a_participation
from tests.companies.test_admin import as_posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def form_of(row):
    return reverse(f"admin:companies_{row._meta.model_name}_change", args=[row.pk])


def labels(page, name):
    return re.findall(rf'<label[^>]* for="id_{name}">\s*([^<]+?):?\s*</label>', page.text)


def test_from_the_count_of_sources_one_is_led_back_to_the_rows_one_came_from(desk):
    alliance = a_partnership()
    member = a_participation(alliance, a_company())
    [way] = re.findall(r'<a href="([^"]+)" class="unsourced">', desk.get(form_of(alliance)).text)

    saved = desk.post(way, as_posted(desk.get(way), _save="1"))

    assert way == f"{form_of(member)}?back=partnership"
    assert saved.headers["Location"] == f"{form_of(alliance)}#participations-group"


def test_saving_on_the_way_does_not_forget_where_one_came_from(desk):
    parenthood = a_parenthood(a_company("Lens", "lens"), a_company("Holding", "holding"))
    way = f"{form_of(parenthood)}?back=parent"

    assert desk.post(way, as_posted(desk.get(way), _continue="1")).headers["Location"] == way


def test_a_way_back_that_is_none_of_its_ends_leads_to_the_list(desk):
    member = a_participation(a_partnership(), a_company())
    way = f"{form_of(member)}?back=//elsewhere.example"

    saved = desk.post(way, as_posted(desk.get(way), _save="1"))

    assert saved.headers["Location"] == reverse("admin:companies_participation_changelist")


def test_the_form_of_a_relation_leads_to_both_of_its_records(desk):
    member = a_participation(a_partnership(), a_company())
    page = desk.get(form_of(member)).text
    assert f'Partnership <a href="{form_of(member.partnership)}#participations-group">L-Mount Alliance</a>' in page
    assert f'Company <a href="{form_of(member.company)}#participations-group">Leica Camera</a>' in page


def test_what_a_source_claims_is_called_as_on_the_form_it_stands_on(desk):
    alliance, leica = a_partnership(), a_company()
    rows = [alliance, leica, a_participation(alliance, leica)]
    for row in rows:
        a_citation(row)

    named = [labels(desk.get(form_of(row)), "citations-0-since") for row in rows]

    assert named == [["Effective"], ["Founded"], ["Since"]]


def test_addresses_elsewhere_are_folded_while_there_are_none(desk):
    bare, known = a_company(), a_company("Sigma", "sigma", wikidata="Q1145650")
    ways = [reverse("admin:companies_company_add"), form_of(bare), form_of(known)]
    folded = [bool(re.search(r"<details><summary>\s*<h2[^>]*>Elsewhere", desk.get(way).text)) for way in ways]
    assert folded == [True, True, False]


def test_the_browsers_ends_of_lines_change_nothing(desk):
    leica = a_company(
        summary="One sentence.", description="One.\n\nTwo.", same_as="https://a.example/\nhttps://b.example/"
    )
    form = form_of(leica)
    before = RecordChange.objects.count()
    sent = as_posted(desk.get(form), _save="1")

    desk.post(
        form, {name: value.replace("\n", "\r\n") if isinstance(value, str) else value for name, value in sent.items()}
    )

    assert RecordChange.objects.count() == before


def test_a_summary_stays_one_line(desk):
    leica = a_company()
    desk.post(form_of(leica), as_posted(desk.get(form_of(leica)), summary="Maker of cameras\r\nin Wetzlar."))
    assert Company.objects.get().summary == "Maker of cameras in Wetzlar."


@pytest.mark.parametrize("model", [Company, Partnership, Participation, Citation])
def test_every_trail_begins_at_the_desk(desk, model):
    member = a_participation(a_partnership(), a_company())
    a_citation(member)
    row = model.objects.first()
    name = f"admin:companies_{model._meta.model_name}"
    ways = [reverse(f"{name}_{page}") for page in ("changelist", "add")]
    ways += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "delete")]

    for way in ways:
        trail = re.search(r'<div class="breadcrumbs">(.*?)</div>', desk.get(way).text, re.DOTALL)[1]
        assert re.findall(r">([^<]+)</a>", trail)[:2] == ["Desk", "The record"]
