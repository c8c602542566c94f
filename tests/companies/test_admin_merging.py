"""“Merge into another…” on the desk: seen before it is done, refused beside the field, done by who may."""

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from companies.models import Company
from tests.builders import a_brand, a_company, a_partnership, a_published_story, an_author, an_editor, saved
from tests.companies.builders import a_citation, a_participation, an_ownership
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def merge_page(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_merge", args=[row.pk])


def form_of(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def look(desk, duplicate, into):
    return desk.get(merge_page(duplicate), {"into": into.pk})


def press(desk, response):
    """Post what the page's form holds."""
    preview = response.context["preview"]
    return desk.post(response.request["PATH_INFO"], {"into": preview.into.pk, "seal": preview.seal})


def two_companies():
    return a_company("Leica Camera AG", "leica-camera-ag"), a_company()


@pytest.mark.parametrize("make", [a_company, a_brand, a_partnership, an_author])
def test_every_kind_is_merged_from_its_own_form(desk, make):
    goes, stays = make("Twice", "twice"), make()
    assert f'href="{merge_page(goes)}">Merge into another…</a>' in desk.get(form_of(goes)).text
    assert desk.get(merge_page(goes)).status_code == 200

    response = press(desk, look(desk, goes, stays))

    assert response.headers["Location"] == form_of(stays)
    assert list(type(stays).objects.all()) == [stays]
    assert "“Twice” is now one with" in desk.get(form_of(stays)).text


def test_the_page_names_every_row_that_moves_and_what_becomes_one(desk):
    goes, stays = two_companies()
    goes.website, goes.headquarters, stays.headquarters = "https://leica.example/", "Solms", "Wetzlar"
    saved(goes), saved(stays)
    alliance, pact = a_partnership(), a_partnership("Huawei pact", "pact")
    a_participation(alliance, stays, since="2018")
    a_citation(a_participation(alliance, goes, since="2019", note="lender"))
    moves = a_participation(pact, goes, since="2016-02", until="2022-03-31")
    a_citation(goes, "DPReview", title="A centenary")
    a_published_story("Their news", about=[goes])

    text = look(desk, goes, stays).text

    for words in (
        "“Leica Camera AG” is kept as another name",
        "<del>/companies/leica-camera-ag/</del> <ins>/companies/leica-camera/</ins>",
        "<ins>https://leica.example/</ins>",
        "<del>Solms</del> Wetzlar",
        "Participations that become one",
        "1 source comes along",
        "<ins>lender</ins> taken over",
        "<del>2019</del> not taken over, 2018 stands",
        f'<a href="{form_of(moves)}">Leica Camera AG, partner in Huawei pact</a>',
        "since February 2016 until 31 March 2022",
        "DPReview, A centenary",
        "Stories that will name the other",
        "Their news",
    ):
        assert words in text


def test_looking_changes_nothing(desk):
    goes, stays = two_companies()
    a_citation(a_participation(a_partnership(), goes))
    models = apps.get_app_config("companies").get_models()
    before = {model: list(model.objects.values()) for model in models}

    desk.get(merge_page(goes))
    look(desk, goes, stays)

    assert {model: list(model.objects.values()) for model in before} == before


def test_thousands_are_counted_and_only_the_first_named(desk):
    goes, stays = two_companies()
    for number in range(23):
        a_participation(a_partnership(f"Group {number:02}", f"group-{number}"), goes)

    text = look(desk, goes, stays).text

    assert ("Group 19" in text, "Group 20" in text, "and 3 more" in text) == (True, False, True)


def test_what_changed_since_is_shown_again_and_not_merged(desk):
    goes, stays = two_companies()
    shown = look(desk, goes, stays)
    a_participation(a_partnership(), goes)

    response = press(desk, shown)

    assert response.status_code == 200
    assert "has changed since you looked" in response.text
    assert "L-Mount Alliance" in response.text
    assert Company.objects.count() == 2
    assert press(desk, response).status_code == 302
    assert Company.objects.get() == stays


def test_who_has_not_looked_merges_nothing(desk):
    goes, stays = two_companies()

    response = desk.post(merge_page(goes), {"into": stays.pk})

    assert "has changed since you looked" in response.text
    assert Company.objects.count() == 2


class TestRefusals:
    def error(self, response):
        assert response.status_code == 200
        assert "<button" in response.text
        assert 'name="seal"' not in response.text
        return response.context["form"].errors["into"][0]

    def test_itself_nothing_and_what_is_not_there_are_refused_beside_the_field(self, desk):
        goes, _ = two_companies()

        assert "with itself" in self.error(look(desk, goes, goes))
        assert self.error(desk.get(merge_page(goes), {"into": ""})) == "Choose the one that stays."
        assert self.error(desk.post(merge_page(goes), {"into": "\x00"}))
        for forged in ("999", "x", "9" * 30):
            response = desk.post(merge_page(goes), {"into": forged})
            assert "no longer in the house" in self.error(response)

    def test_one_on_the_desk_and_one_that_readers_see(self, desk):
        goes, stays = a_brand("Veiled", "veiled", released_at=None), a_brand()

        assert "on the desk only" in self.error(look(desk, goes, stays))
        assert "would lead them nowhere" in self.error(look(desk, stays, goes))

    def test_what_only_the_press_of_the_button_finds(self, desk):
        goes, stays = two_companies()
        goes.dissolved, stays.founded = "1980", "1990"
        saved(goes), saved(stays)

        assert "cannot be as it would be" in self.error(press(desk, look(desk, goes, stays)))
        assert Company.objects.count() == 2

    def test_one_that_a_colleague_merged_meanwhile_leads_to_what_it_became(self, desk):
        goes, stays = two_companies()
        shown = look(desk, goes, stays)
        press(desk, shown)

        assert press(desk, shown).headers["Location"] == form_of(stays)
        assert desk.get(merge_page(goes)).headers["Location"] == form_of(stays)
        assert "It was merged meanwhile" in desk.get(form_of(stays)).text

    @pytest.mark.parametrize("right", ["change", "delete"])
    def test_it_takes_the_right_to_change_and_to_delete(self, client, right):
        goes, stays = two_companies()
        user = get_user_model().objects.create_user("half", password="a long enough secret", is_staff=True)
        user.user_permissions.add(*Permission.objects.filter(codename__in=[f"{right}_company", "view_company"]))
        client.force_login(user)

        assert look(client, goes, stays).status_code == 403
        assert client.post(merge_page(goes), {"into": stays.pk}).status_code == 403
        assert "Merge into another" not in client.get(form_of(goes)).text


def test_what_an_author_said_differently_is_kept_in_the_log(desk):
    goes, stays = an_author("I. H.", "i-h", bio="Writes from afar."), an_author(bio="Writes of lenses.")

    press(desk, look(desk, goes, stays))

    assert (
        LogEntry.objects.get().change_message
        == f"“I. H.” (no. {goes.pk}) was merged into it. | About: Writes from afar."
    )


def test_a_page_costs_the_same_for_few_and_many_rows(desk):
    counts = []
    for relations in (2, 30):
        goes, stays = a_brand(f"From {relations}", f"from-{relations}"), a_brand(f"To {relations}", f"to-{relations}")
        for number in range(relations):
            an_ownership(goes, a_company(f"{relations} {number}", f"c-{relations}-{number}"))
        counts.append(queries(look, desk, goes, stays))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("number", ["0", "99", "9" * 30])
def test_what_never_was_cannot_be_merged_and_leads_back_to_the_desk(desk, number):
    response = desk.get(f"/admin/companies/company/{number}/merge/")

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
