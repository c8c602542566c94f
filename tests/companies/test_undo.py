"""Taking changes of the record back, and the pages on which it is done."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from companies.acting import acting
from companies.changes.undoing import NotUndoable, undo
from companies.merging.merge import merge
from companies.models import Citation, Company, CompanyAlias, Merger, Ownership, Participation, RecordChange
from companies.release import withdraw
from tests.builders import a_brand, a_company, a_partnership, an_editor, saved
from tests.companies.builders import (
    a_citation,
    a_parenthood,
    a_participation,
    a_relation_of_each_kind,
    an_ownership,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db

UNDO = "/admin/companies/recordchange/undo/"


def latest(row):
    return RecordChange.objects.filter(table=row._meta.model_name, key=row.pk).newest_first().first()


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    saved(row)
    return latest(row)


class TestUndo:
    def test_a_changed_row_is_as_it_was(self):
        leica = a_company(founded="1869", country="DE", headquarters="Wetzlar")

        undo([change(leica, founded="1914", country="AT", headquarters="")], by=None)

        stored = Company.objects.get()
        assert (str(stored.founded), stored.country.code, stored.headquarters) == ("1869", "DE", "Wetzlar")

    def test_what_was_added_goes_and_what_was_taken_away_comes_back_under_its_own_number(self):
        ownership = an_ownership(a_brand(), a_company(), share="50.5", scope="cameras", since="2001-05")
        undo([latest(ownership)], by=None)
        gone = latest(ownership)
        assert gone.after is None

        undo([gone], by=None)

        back = type(ownership).objects.get(pk=ownership.pk)
        assert (back.share, back.scope, back.since.iso) == (ownership.share.__class__("50.5"), "cameras", "2001-05")
        assert back.released_at == ownership.released_at

    @pytest.mark.parametrize("which", range(5))
    def test_every_kind_of_relation_comes_back(self, which):
        relation = a_relation_of_each_kind()[which]
        before = latest(relation).after
        with acting():
            a_citation(relation, "Leica", since="1999", url="https://leica-camera.com/a")
            type(relation).objects.get(pk=relation.pk).delete()

        undo(RecordChange.objects.filter(after__isnull=True), by=None)

        assert latest(relation).after == before
        assert Citation.objects.get().subject == relation

    def test_a_whole_batch_is_taken_back_together(self):
        alliance, leica = a_partnership(), a_company()
        first = a_participation(alliance, leica, since="2018")
        with acting(an_editor()) as hand:
            change(first, until="2020")
            a_participation(alliance, leica, since="2021")

        undo(RecordChange.objects.filter(batch=hand.batch), by=an_editor())

        assert [(row.since.iso, row.until.iso) for row in Participation.objects.all()] == [("2018", "")]

    def test_fields_that_others_changed_since_stay(self):
        leica = a_company()
        renamed = change(leica, name="Leitz")
        change(leica, headquarters="Wetzlar")

        undo([renamed], by=None)

        stored = Company.objects.get()
        assert (stored.name, stored.headquarters) == ("Leica Camera", "Wetzlar")

    def test_an_undo_is_written_down_and_can_be_undone(self):
        leica = a_company()
        renamed = change(leica, name="Leitz")
        undo([renamed], by=an_editor())

        taken_back = latest(leica)
        undo([taken_back], by=None)

        assert (taken_back.undoes, taken_back.by) == (renamed, an_editor())
        assert Company.objects.get().name == "Leitz"

    def test_readers_address_comes_back_too(self, client):
        leica = a_company()
        moved = change(leica, slug="leitz")

        undo([moved], by=None)

        assert client.get("/companies/leica-camera/").status_code == 200
        assert client.get("/companies/leitz/").headers["Location"] == "/companies/leica-camera/"

    def test_taking_back_a_withdrawal_releases_again(self, client):
        leica = a_company()
        withdraw([leica])

        undo([latest(leica)], by=None)

        assert client.get("/companies/leica-camera/").status_code == 200


class TestRefusals:
    def test_a_field_that_was_changed_again_since_refuses_all(self):
        leica, sigma = a_company(), a_company("Sigma", "sigma")
        with acting() as hand:
            change(leica, name="Leitz")
            change(sigma, name="SIGMA")
        change(leica, name="Leica")

        with pytest.raises(NotUndoable, match="“Leitz” has been changed again since: name."):
            undo(RecordChange.objects.filter(batch=hand.batch), by=None)
        assert [company.name for company in Company.objects.order_by("pk")] == ["Leica", "SIGMA"]

    def test_what_others_need_by_now_cannot_go(self):
        leica = a_company()
        added = latest(leica)
        a_parenthood(leica, a_company("Leitz", "leitz"))

        with pytest.raises(NotUndoable, match="Something else"):
            undo([added], by=None)

    def test_a_rule_of_the_record_that_would_be_broken_is_named(self):
        leica, other = a_company(), a_company("Leitz", "leitz")
        parenthood = a_parenthood(leica, other)
        type(parenthood).objects.get(pk=parenthood.pk).delete()
        gone = latest(parenthood)
        a_parenthood(other, leica)

        with pytest.raises(NotUndoable, match="its own ancestor"):
            undo([gone], by=None)

    def test_rows_that_were_right_together_are_taken_back_together(self):
        lumix, panasonic, leica = a_brand(), a_company("Panasonic", "panasonic"), a_company()
        one, other = an_ownership(lumix, panasonic, share="60"), an_ownership(lumix, leica, share="40")
        with acting(an_editor()):
            for row, share in ((other, 60), (one, 40)):  # As a form saves them, which looks at both at once.
                row.share = share
                row.save()

        undo(RecordChange.objects.filter(batch=latest(one).batch), by=None)

        assert [row.share for row in Ownership.objects.order_by("pk")] == [60, 40]

    def test_rows_that_would_be_wrong_together_are_not_taken_back(self):
        lumix, panasonic, leica = a_brand(), a_company("Panasonic", "panasonic"), a_company()
        one, other = an_ownership(lumix, panasonic, share="60"), an_ownership(lumix, leica, share="10")
        with acting(an_editor()):
            changes = [change(one, share=30), change(other, share=20)]
        an_ownership(lumix, a_company("Sigma", "sigma"), share="40")

        with pytest.raises(NotUndoable, match="110 %"):
            undo(changes, by=None)

        assert [row.share for row in Ownership.objects.order_by("pk")] == [30, 20, 40]

    def test_what_others_added_to_a_row_does_not_go_with_it(self):
        leica = a_company()
        added = latest(leica)
        saved(CompanyAlias(company=leica, name="Leitz"))
        a_citation(leica)

        with pytest.raises(NotUndoable, match="sources or other names"):
            undo([added], by=None)

        assert (CompanyAlias.objects.count(), Citation.objects.count()) == (1, 1)

    def test_what_belonged_to_something_that_is_gone_is_not_brought_back(self):
        relation = a_participation(a_partnership(), a_company())
        source = a_citation(relation)
        source.delete()
        gone = RecordChange.objects.newest_first().first()
        relation.delete()

        with pytest.raises(NotUndoable, match="no longer there"):
            undo([gone], by=None)

    def test_a_partnership_does_not_follow_again_what_is_gone(self):
        alliance, technology = a_partnership(), a_partnership("L² Technology", "l2-technology")
        change(technology, follows=alliance)
        alone = change(technology, follows=None)
        alliance.delete()

        with pytest.raises(NotUndoable, match="no longer there"):
            undo([alone], by=None)

    def test_what_is_gone_or_there_again_is_said(self):
        leica = a_company()
        alias = saved(CompanyAlias(company=leica, name="Leitz"))
        added = latest(alias)
        CompanyAlias.objects.get().delete()
        with pytest.raises(NotUndoable, match="no longer there"):
            undo([added], by=None)

        gone = latest(alias)
        undo([gone], by=None)
        with pytest.raises(NotUndoable, match="there again"):
            undo([gone], by=None)

    def test_a_column_that_the_house_no_longer_has_stands_in_nobodys_way(self):
        leica = a_company()
        renamed = change(leica, name="Leitz")
        renamed.before["telex"], renamed.after["telex"] = "12", "34"
        renamed.save()

        undo([renamed], by=None)

        assert Company.objects.get().name == "Leica Camera"

    def test_what_was_merged_is_not_brought_back(self):
        leica, double = a_company(), a_company("Leica", "leica")
        Company.objects.get(pk=double.pk).delete()
        Merger.objects.create(kind="companies.company", old=double.pk, new=leica.pk, name="Leica")

        with pytest.raises(NotUndoable, match="was merged"):
            undo([latest(double)], by=None)


class TestDesk:
    @pytest.fixture
    def desk(self, client):
        client.force_login(an_editor())
        return client

    def test_the_history_of_a_record_tells_of_its_relations_and_their_sources(self, desk):
        alliance, leica = a_partnership(), a_company()
        membership = a_participation(alliance, leica, since="2018-09-25")
        with acting(an_editor(), why="corrected"):
            a_citation(membership, "Leica", since="2018-09")
            change(membership, since="2018", role="founder")

        page = desk.get(f"/admin/companies/company/{leica.pk}/history/").content.decode()

        assert "<dt>Since</dt><dd><del>25 September 2018</del> <ins>2018</ins></dd>" in page
        assert "<dt>Role</dt><dd><del>partner</del> <ins>founder</ins></dd>" in page
        assert "<dt>Says since</dt><dd><ins>September 2018</ins></dd>" in page
        assert "<dt>Partnership</dt><dd><ins>L-Mount Alliance</ins></dd>" in page
        assert "corrected" in page
        assert "Undo these 2" in page

    def test_the_button_takes_a_change_back_and_leads_back(self, desk):
        leica = a_company()
        renamed = change(leica, name="Leitz")
        back = f"/admin/companies/company/{leica.pk}/history/"

        response = desk.post(UNDO, {"change": renamed.pk, "next": back}, follow=True)

        assert response.redirect_chain == [(back, 302)]
        assert "Taken back: Leitz." in response.content.decode()
        assert Company.objects.get().name == "Leica Camera"
        assert latest(leica).by == an_editor()

    def test_the_button_of_a_batch_takes_back_what_stands_there_and_nothing_else(self, desk):
        leica = a_company()
        with acting():
            saved(CompanyAlias(company=leica, name="Leitz"))
            a_citation(leica, "Leica")
            a_company("Sigma", "sigma")
        page = desk.get(f"/admin/companies/company/{leica.pk}/history/").content.decode()
        batch = page.split('class="batch"')[1]

        desk.post(UNDO, {"shown": re.findall(r'name="shown" value="(\d+)"', batch)})

        assert "Undo these 2" in batch
        assert (CompanyAlias.objects.count(), Citation.objects.count()) == (0, 0)
        assert Company.objects.count() == 2

    def test_a_merger_offers_no_undo(self, desk):
        leica, double = a_company(), a_company("Leica", "leica")
        a_participation(a_partnership(), double)
        merge(double, leica, by=None)

        page = desk.get(f"/admin/companies/company/{leica.pk}/history/").content.decode()

        merger, before = page.split('class="batch"')[1:3]
        assert "Leica” merged into “Leica Camera" in merger
        assert "Undo" not in merger
        assert "Undo" in before

    def test_a_refusal_is_said_and_changes_nothing(self, desk):
        leica = a_company()
        renamed = change(leica, name="Leitz")
        change(leica, name="Leica")

        page = desk.post(UNDO, {"change": renamed.pk}, follow=True).content.decode()

        assert "Nothing was taken back. “Leitz” has been changed again since: name." in page
        assert Company.objects.get().name == "Leica"

    def test_what_is_no_longer_there_is_found_in_the_list_of_all_changes(self, desk):
        leica = a_company()
        Company.objects.get(pk=leica.pk).delete()

        listed = desk.get("/admin/companies/recordchange/?q=leica").content.decode()
        shown = desk.get(f"/admin/companies/recordchange/{latest(leica).pk}/change/").content.decode()

        assert "taken away" in listed
        assert f'name="change" value="{latest(leica).pk}"' in shown

    @pytest.mark.parametrize("asked", [{}, {"change": "x"}, {"change": "9" * 40}, {"shown": "²"}, {"change": "99"}])
    def test_what_names_no_change_is_not_found(self, desk, asked):
        assert desk.post(UNDO, asked).status_code == 404

    def test_nobody_is_led_to_another_site(self, desk):
        renamed = change(a_company(), name="Leitz")

        response = desk.post(UNDO, {"change": renamed.pk, "next": "https://elsewhere.example/"})

        assert response.headers["Location"] == "/admin/companies/recordchange/"

    def test_only_who_may_do_it_to_the_row_may_undo_it(self, client):
        leica = a_company()
        added, renamed = latest(leica), change(leica, name="Leitz")
        member = get_user_model().objects.create_user("mara", password="a long enough secret", is_staff=True)
        member.user_permissions.add(Permission.objects.get(codename="change_company"))
        client.force_login(member)

        assert client.post(UNDO, {"change": added.pk}).status_code == 403
        assert client.post(UNDO, {"change": renamed.pk}).status_code == 302
        assert client.get(UNDO).status_code == 403
        assert Company.objects.get().name == "Leica Camera"

    def test_a_long_history_is_paged_and_costs_the_same(self, desk):
        leica = a_company()
        address = f"/admin/companies/company/{leica.pk}/history/"
        desk.get(address)
        change(leica, name="Name 0")
        few = queries(desk.get, address)
        for number in range(1, 120):
            change(leica, name=f"Name {number}")

        assert queries(desk.get, address) == few
        page = desk.get(address).content.decode()
        assert "Older changes" in page
        assert "Name 119" in page
        assert "Name 5<" not in page
        assert desk.get(address + "?before=x").status_code == 404

    def test_markup_in_what_was_changed_is_shown_as_text(self, desk):
        leica = a_company()
        change(leica, summary="<script>alert(1)</script>")

        page = desk.get(f"/admin/companies/company/{leica.pk}/history/").content.decode()

        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
