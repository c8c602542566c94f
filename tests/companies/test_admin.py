"""The desk's forms: errors beside the field, nothing typed is lost, release by button, no query per row."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from companies.models import (
    Brand,
    Citation,
    Company,
    CompanyAlias,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    Succession,
)
from tests.builders import a_brand, a_company, a_partnership, an_editor, saved
from tests.companies.builders import (
    a_citation,
    a_participation,
    a_relation_of_each_kind,
    a_succession,
    an_ownership,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


def address(model, page, *args):
    return reverse(f"admin:companies_{model._meta.model_name}_{page}", args=args)


def as_posted(response, **changes):
    """Return what a browser would post from an admin form, with changes; inlines are there by their prefix."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = (form[name] for form in forms for name in form.fields)
    values = {field.html_name: field.value() for field in fields}
    return {name: value for name, value in values.items() if value is not None and value is not False} | changes


def test_every_model_of_the_record_is_registered_but_those_that_nobody_enters():
    models = apps.get_app_config("companies").get_models()
    assert {model.__name__ for model in models if not admin.site.is_registered(model)} == {"ChangedRecord", "Merger"}


def test_djangos_own_checks_find_nothing():
    assert run_checks(app_configs=[apps.get_app_config("companies")]) == []


def test_every_list_and_form_opens(desk):
    relations = a_relation_of_each_kind()
    citation = a_citation(relations[0])
    alias = saved(CompanyAlias(company=Company.objects.first(), name="Leica"))
    for row in [*relations, *relations[0].records, *relations[1].records, citation, alias]:
        for url in (
            address(type(row), "changelist"),
            address(type(row), "add"),
            address(type(row), "change", row.pk),
            address(type(row), "delete", row.pk),
        ):
            assert desk.get(url).status_code == 200, url


def test_a_date_that_is_none_is_refused_beside_its_field_and_stays_as_typed(desk):
    form = desk.get(address(Company, "add"))

    answer = desk.post(address(Company, "add"), as_posted(form, name="Leica", slug="leica", founded=" 2000-13"))

    assert answer.context["adminform"].form.errors == {"founded": ["There is no month 13."]}
    assert 'value=" 2000-13"' in answer.content.decode()
    assert 'value="Leica"' in answer.content.decode()


def member(number, company, **fields):
    """Return what a browser posts for one line of a partnership's participants."""
    line = {"company": company.pk, "role": "member", "status": "reported", **fields}
    return {f"participations-{number}-{name}": value for name, value in line.items()}


def test_a_partnership_is_entered_with_its_members_at_once(desk):
    form = desk.get(address(Partnership, "add"))
    members = member(0, a_company()) | member(1, a_company("Sigma", "sigma"), since="2018 - 9", until="2020")
    members |= member(2, Company.objects.get(slug="sigma"), since="2021") | {"participations-TOTAL_FORMS": "3"}

    desk.post(address(Partnership, "add"), as_posted(form, name="L-Mount Alliance", slug="l-mount-alliance", **members))

    found = Participation.objects.values_list("company__slug", "since", "until")
    assert sorted((slug, since.iso, until.iso) for slug, since, until in found) == [
        ("leica-camera", "", ""),
        ("sigma", "2018-09", "2020"),
        ("sigma", "2021", ""),
    ]


def test_two_open_memberships_typed_at_once_are_refused_beside_the_second(desk):
    alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
    form = desk.get(address(Partnership, "change", alliance.pk))
    rows = {"participations-TOTAL_FORMS": "2", "participations-0-partnership": alliance.pk}
    rows |= (
        member(0, sigma, since="2010") | member(1, sigma, since="2011") | {"participations-1-partnership": alliance.pk}
    )

    answer = desk.post(address(Partnership, "change", alliance.pk), as_posted(form, **rows))

    errors = [
        inline.formset.errors
        for inline in answer.context["inline_admin_formsets"]
        if inline.formset.prefix == "participations"
    ]
    assert [list(error) for error in errors[0]] == [[], ["until"]]
    assert 'value="2011"' in answer.content.decode()
    assert Participation.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"), [({"since": "2020", "until": "2019"}, "until"), ({"since": "2020-99"}, "since")]
)
def test_an_error_in_a_line_of_a_partnership_stands_in_that_line(desk, changes, field):
    membership = a_participation(a_partnership(), a_company(), since="2018")
    url = address(Partnership, "change", membership.partnership_id)
    posted = {f"participations-0-{name}": value for name, value in changes.items()}

    answer = desk.post(url, as_posted(desk.get(url), **posted))

    inline = next(
        inline for inline in answer.context["inline_admin_formsets"] if inline.formset.prefix == "participations"
    )
    assert list(inline.formset.errors[0]) == [field]
    assert all(f'value="{value}"' in answer.content.decode() for value in changes.values())


def test_a_company_its_own_ancestor_is_refused_in_the_line(desk):
    leica, url = a_company(), address(Company, "change", a_company("Sigma", "sigma").pk)
    sigma = Company.objects.get(slug="sigma")
    row = {"child": sigma.pk, "parent": sigma.pk, "status": "reported"}
    posted = {f"as_child-0-{name}": value for name, value in row.items()} | {"as_child-TOTAL_FORMS": "1"}

    answer = desk.post(url, as_posted(desk.get(url), **posted))

    assert "This would make the company its own ancestor." in answer.content.decode()
    assert leica.as_child.count() == 0


def test_a_slug_that_is_taken_is_said_beside_the_slug(desk):
    a_company()

    answer = desk.post(
        address(Company, "add"), as_posted(desk.get(address(Company, "add")), name="Other", slug="leica-camera")
    )

    assert list(answer.context["adminform"].form.errors) == ["slug"]


def test_a_record_is_released_and_withdrawn_by_button_and_its_relations_with_it(desk, client):
    leica, alliance = a_company(), a_partnership(released_at=None)
    a_participation(alliance, leica, released_at=None)
    url = address(Partnership, "change", alliance.pk)

    assert "(1 waiting)" in desk.get(url).content.decode()
    desk.post(url, as_posted(desk.get(url), _release_with_relations="1", summary="Now for all."))
    assert [Partnership.objects.released().get().summary, Participation.objects.released().count()] == [
        "Now for all.",
        1,
    ]

    desk.post(url, as_posted(desk.get(url), _withdraw="1"))
    assert Partnership.objects.released().count() == 0

    desk.post(url, as_posted(desk.get(url), _release="1"))
    assert Partnership.objects.released().count() == 1


def test_records_are_released_and_withdrawn_from_the_list(desk):
    leica = a_company(released_at=None)
    for action, released in (("release_chosen", 1), ("withdraw_chosen", 0)):
        desk.post(address(Company, "changelist"), {"action": action, "_selected_action": [leica.pk]})
        assert Company.objects.released().count() == released


def test_the_form_leads_to_the_readers_page_only_while_there_is_one(desk):
    shown, secret = a_company(), a_company("Secret", "secret", released_at=None)

    assert 'href="/companies/leica-camera/"' in desk.get(address(Company, "change", shown.pk)).content.decode()
    assert 'href="/companies/secret/"' not in desk.get(address(Company, "change", secret.pk)).content.decode()


def test_a_list_says_what_readers_see_and_can_be_asked_for_it(desk):
    a_company(), a_company("Secret", "secret", released_at=None)
    page = desk.get(address(Company, "changelist")).content.decode()

    assert "see it since 31 May 2022" in page
    assert "do not see it" in page
    found = desk.get(address(Company, "changelist"), {"readers": "not"}).context["cl"].queryset
    assert [company.name for company in found] == ["Secret"]


NO_KEYS = ["abc", "9" * 20, "-1", "1 OR 1", "٣"]


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_forged_key_in_an_address_chooses_nothing(desk, key):
    for model, name in ((Ownership, "brand"), (Company, "logo"), (Citation, "company"), (CompanyAlias, "company")):
        answer = desk.get(address(model, "add"), {name: key})

        assert answer.status_code == 200
        assert "selected>" not in str(answer.context["adminform"].form[name])


def test_a_true_key_in_an_address_chooses_its_row(desk):
    form = desk.get(address(Ownership, "add"), {"brand": a_brand().pk}).context["adminform"].form

    assert "selected>Lumix</option>" in str(form["brand"])


@pytest.mark.parametrize("key", [*NO_KEYS, "\0"])
def test_a_forged_key_in_a_line_is_refused_beside_its_field(desk, key):
    url = address(Company, "change", a_company().pk)
    line = {"brand": key, "role": "owner", "status": "reported"}
    posted = {f"ownerships-0-{name}": value for name, value in line.items()} | {"ownerships-TOTAL_FORMS": "1"}

    answer = desk.post(url, as_posted(desk.get(url), **posted))

    assert answer.status_code == 200
    errors = {inline.formset.prefix: inline.formset.errors for inline in answer.context["inline_admin_formsets"]}
    assert [list(error) for error in errors["ownerships"]] == [["brand"]]


def test_an_editor_finds_a_company_by_another_name(desk):
    saved(CompanyAlias(company=a_company(), name="Ernst Leitz"))

    found = desk.get(
        reverse("admin:autocomplete"),
        {
            "term": "leitz",
            "app_label": "companies",
            "model_name": "participation",
            "field_name": "company",
        },
    ).json()

    assert [result["text"] for result in found["results"]] == ["Leica Camera"]


def test_what_is_in_use_is_not_deleted_and_the_list_of_uses_is_shown(desk):
    leica = a_company()
    a_participation(a_partnership(), leica)

    answer = desk.post(address(Company, "delete", leica.pk), {"post": "yes"})

    assert "Leica Camera, partner in L-Mount Alliance" in answer.content.decode()
    assert Company.objects.count() == 1


def test_nothing_is_deleted_in_bulk(desk):
    a_company()

    assert "delete_selected" not in desk.get(address(Company, "changelist")).content.decode()


class TestQueries:
    @staticmethod
    def cost(desk, url):
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            desk.get(url)
        return len(queries)

    def test_lists_and_forms_cost_the_same_for_two_relations_and_for_many(self, desk):
        alliance = a_partnership()
        lists = [address(model, "changelist") for model in (Company, Partnership, Participation)]
        urls = [*lists, reverse("admin:companies_citation_changelist"), address(Partnership, "change", alliance.pk)]
        self.more(alliance, range(2))
        before = [self.cost(desk, url) for url in urls]

        self.more(alliance, range(2, 20))

        assert [self.cost(desk, url) for url in urls] == before

    @staticmethod
    def more(alliance, numbers):
        for number in numbers:
            a_citation(a_participation(alliance, a_company(f"Company {number}", f"company-{number}")))


def test_addresses_elsewhere_are_plain_fields(desk):
    company = a_company(website="https://leica-camera.com/")
    a_citation(company)
    page = desk.get(reverse("admin:companies_company_change", args=[company.pk])).text
    assert 'type="url" name="website" value="https://leica-camera.com/"' in page
    assert "Currently" not in page


class TestRowsThatAreSavedTogether:
    """Each is held against what will be stored after the save, not against what was there before it."""

    @staticmethod
    def rows(prefix, *rows, initial=0):
        """Return what a browser posts for the lines of a formset."""
        lines = {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
        return lines | {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(initial)}

    @staticmethod
    def errors(answer, prefix):
        formsets = [inline.formset for inline in answer.context["inline_admin_formsets"]]
        return next(formset.errors for formset in formsets if formset.prefix == prefix)

    def test_a_membership_is_closed_and_the_next_opened_in_one_save(self, desk):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        first = a_participation(alliance, sigma, since="2018")
        url = address(Partnership, "change", alliance.pk)
        closed = {"id": first.pk, "partnership": alliance.pk, "company": sigma.pk, "role": "member", "since": "2018"}
        opened = {"partnership": alliance.pk, "company": sigma.pk, "role": "founder", "since": "2021"}
        lines = self.rows(
            "participations",
            closed | {"until": "2020", "status": "reported"},
            opened | {"status": "reported"},
            initial=1,
        )

        answer = desk.post(url, as_posted(desk.get(url), **lines))

        assert answer.status_code == 302
        spans = Participation.objects.values_list("role", "since", "until")
        assert [(role, since.iso, until.iso) for role, since, until in spans] == [
            ("member", "2018", "2020"),
            ("founder", "2021", ""),
        ]

    def test_two_memberships_change_places_in_one_save(self, desk):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        ended = a_participation(alliance, sigma, since="2010", until="2015")
        going_on = a_participation(alliance, sigma, since="2016")
        url = address(Partnership, "change", alliance.pk)

        posted = as_posted(desk.get(url), **{"participations-0-until": "", "participations-1-until": "2020"})
        assert desk.post(url, posted).status_code == 302

        assert [row.until.iso for row in Participation.objects.order_by("pk")] == ["", "2020"]
        assert [ended.pk, going_on.pk] == list(Participation.objects.order_by("pk").values_list("pk", flat=True))

    def test_a_circle_of_parent_and_subsidiary_typed_at_once_is_refused_and_nothing_is_saved(self, desk):
        leica, sigma = a_company(), a_company("Sigma", "sigma")
        url = address(Company, "change", leica.pk)
        above = self.rows("as_child", {"child": leica.pk, "parent": sigma.pk, "status": "reported", "note": "typed"})
        below = self.rows("as_parent", {"parent": leica.pk, "child": sigma.pk, "status": "reported"})

        answer = desk.post(url, as_posted(desk.get(url), **above, **below, name="Leica, renamed"))

        assert self.errors(answer, "as_parent")[0]["child"] == ["This would make the company its own ancestor."]
        assert 'value="typed"' in answer.text
        assert Company.objects.get(pk=leica.pk).name == "Leica Camera"
        assert Parenthood.objects.count() == 0

    def test_owners_of_more_than_the_whole_are_refused_beside_the_share(self, desk):
        brand, leica, sigma = a_brand(), a_company(), a_company("Sigma", "sigma")
        url = address(Brand, "change", brand.pk)
        half = {"brand": brand.pk, "role": "owner", "status": "reported", "scope": "cameras"}
        rows = self.rows(
            "ownerships", half | {"company": leica.pk, "share": "60"}, half | {"company": sigma.pk, "share": "60"}
        )

        answer = desk.post(url, as_posted(desk.get(url), **rows))

        assert [list(errors) for errors in self.errors(answer, "ownerships")] == [["share"], ["share"]]
        assert "120 % at one time" in answer.text
        assert Ownership.objects.count() == 0

    def test_a_share_is_sold_in_one_save(self, desk):
        brand, leica, sigma = a_brand(), a_company(), a_company("Sigma", "sigma")
        sold = an_ownership(brand, leica, share=100, since="2001")
        url = address(Brand, "change", brand.pk)
        rows = self.rows(
            "ownerships",
            {"id": sold.pk, "company": leica.pk, "share": "100", "since": "2001", "until": "2008-03-31"},
            {"company": sigma.pk, "share": "100", "since": "2008-03-31"},
            initial=1,
        )
        same = {"brand": brand.pk, "role": "owner", "status": "reported"}
        rows |= {f"ownerships-{number}-{name}": value for number in (0, 1) for name, value in same.items()}

        assert desk.post(url, as_posted(desk.get(url), **rows)).status_code == 302
        assert Ownership.objects.count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_a_second_editor_who_was_quicker_is_told_beside_the_row(self, desk):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        url = address(Partnership, "change", alliance.pk)
        row = {"partnership": alliance.pk, "company": sigma.pk, "role": "member", "status": "reported", "since": "2011"}
        posted = as_posted(desk.get(url), **self.rows("participations", row))

        others = []

        def quicker(run, sql, *args):
            # Our rows are checked, and none is locked yet; SQLite lets nobody in from the first check to the last save.
            if not others and ("FOR UPDATE" in sql or connection.vendor == "sqlite"):
                with ThreadPoolExecutor(1) as other:
                    others.append(other.submit(someone_else_saves, alliance, sigma).result())
            return run(sql, *args)

        with connection.execute_wrapper(quicker):
            answer = desk.post(url, posted)

        assert answer.status_code == 200
        assert [list(errors) for errors in self.errors(answer, "participations")] == [["until"]]
        assert 'value="2011"' in answer.text
        assert [row.since.iso for row in Participation.objects.all()] == ["2010"]


def someone_else_saves(partnership, company):
    try:
        a_participation(partnership, company, since="2010")
    finally:
        connection.close()


class TestBadInputAtItsOwnForm:
    """An error beside the field, the words kept, nothing changed."""

    @staticmethod
    def refused(desk, url, field, **changes):
        answer = desk.post(url, as_posted(desk.get(url), **changes))
        assert list(answer.context["adminform"].form.errors) == [field]
        assert all(str(value) in answer.text for value in changes.values())

    @pytest.mark.parametrize(
        ("since", "until"),
        [("2020", "2019"), ("2020-05", "2020-04"), ("2020-05-02", "2020-05-01"), ("2020-05", "2019")],
    )
    def test_an_end_before_its_start(self, desk, since, until):
        membership = a_participation(a_partnership(), a_company(), since="2018")
        self.refused(desk, address(Participation, "change", membership.pk), "until", since=since, until=until)
        assert Participation.objects.get().since.iso == "2018"

    @pytest.mark.parametrize("share", ["100.01", "-1", "60"])
    def test_a_share_of_more_than_there_is(self, desk, share):
        an_ownership(a_brand(), a_company(), share=50)
        half = an_ownership(Brand.objects.get(), a_company("Sigma", "sigma"), share=50)
        self.refused(desk, address(Ownership, "change", half.pk), "share", share=share)
        assert Ownership.objects.get(pk=half.pk).share == 50

    def test_a_company_that_succeeds_who_succeeded_it(self, desk):
        one, two, three = a_company(), a_company("Sigma", "sigma"), a_company("Canon", "canon")
        a_succession(one, two), a_succession(two, three)
        url = address(Succession, "add")
        changes = {"predecessor": three.pk, "successor": one.pk, "note": "typed"}

        answer = desk.post(url, as_posted(desk.get(url), **changes))

        assert set(answer.context["adminform"].form.errors) == {"predecessor", "successor"}
        assert 'value="typed"' in answer.text
        assert Succession.objects.count() == 2

    def test_a_partnership_that_follows_what_follows_it(self, desk):
        first = a_partnership("First", "first")
        then = a_partnership("Then", "then", follows=first)
        self.refused(desk, address(Partnership, "change", first.pk), "follows", follows=then.pk)
        assert Partnership.objects.get(pk=first.pk).follows is None

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"publisher": "", "title": "A paper"}, "publisher"), ({"publisher": "DPReview", "title": ""}, "title")],
    )
    def test_a_citation_that_nobody_finds_again(self, desk, changes, field):
        citation = a_citation(a_company())
        self.refused(desk, address(Citation, "change", citation.pk), field, **changes)
        assert str(Citation.objects.get()) == "DPReview, A report"
