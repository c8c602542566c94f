"""What is written down of the record: who changed what, before and after, and what it means to whom."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from articles.publishing import compose
from companies.acting import acting
from companies.models import Company, CompanyAlias, Participation, RecordChange
from companies.release import release, withdraw
from tests.builders import a_brand, a_company, a_partnership, a_story, an_editor, published, saved
from tests.companies.builders import a_citation, a_participation, a_relation_of_each_kind
from tests.queries import queries

pytestmark = pytest.mark.django_db


def changes_of(record):
    return list(RecordChange.objects.of(record).newest_first())


def changed_at(record):
    return type(record).objects.with_changed_at().get(pk=record.pk).changed_at


class TestWriting:
    def test_a_change_says_what_each_field_was_and_is(self):
        leica = a_company(founded="1914")

        leica.founded, leica.headquarters = "1869", "Wetzlar"
        leica.save()

        newest, first = changes_of(leica)
        assert newest.fields() == {"founded": ("1914", "1869"), "headquarters": ("", "Wetzlar")}
        assert first.before is None
        assert first.after["name"] == "Leica Camera"

    def test_saving_what_is_there_already_is_no_change(self):
        leica = a_company(founded="1869")

        leica.save()

        assert len(changes_of(leica)) == 1

    def test_a_number_is_compared_as_it_is_stored(self):
        ownership = a_relation_of_each_kind()[1]
        ownership.share = "50"
        ownership.save()

        ownership.share = "50.00"
        ownership.save()

        assert RecordChange.objects.filter(table="ownership").count() == 2

    @pytest.mark.parametrize("which", range(5))
    def test_a_relation_and_its_sources_belong_to_both_records_that_it_ties(self, which):
        relation = a_relation_of_each_kind()[which]
        before = [len(changes_of(record)) for record in relation.records]

        a_citation(relation, "Leica")

        assert [len(changes_of(record)) for record in relation.records] == [number + 1 for number in before]

    def test_what_is_deleted_is_written_down_with_all_that_goes_with_it(self):
        leica = a_company()
        saved(CompanyAlias(company=leica, name="Leica"))
        a_citation(leica, "Leica", since="1869")

        Company.objects.get(pk=leica.pk).delete()

        gone = [change for change in changes_of(leica) if change.after is None]
        assert [change.table for change in gone] == ["company", "citation", "companyalias"]
        assert gone[1].before["since"] == "1869"

    def test_a_change_whose_transaction_fails_is_not_written_down(self):
        leica = a_company()

        with transaction.atomic():
            leica.name = "Leitz"
            leica.save()
            transaction.set_rollback(True)

        assert len(changes_of(leica)) == 1


class TestWho:
    def test_an_editors_save_is_one_batch_in_their_name(self, client):
        client.force_login(an_editor())
        partnership, leica = a_partnership(), a_company()
        form = {
            "name": "L-Mount Alliance",
            "slug": "l-mount-alliance",
            "kind": "alliance",
            "status": "confirmed",
            "effective": "2018-09-25",
            "aliases-TOTAL_FORMS": 1,
            "aliases-INITIAL_FORMS": 0,
            "aliases-0-name": "L Mount",
            "aliases-0-kind": "other",
            "participations-TOTAL_FORMS": 1,
            "participations-INITIAL_FORMS": 0,
            "participations-0-company": leica.pk,
            "participations-0-role": "founder",
            "participations-0-status": "confirmed",
            "creations-TOTAL_FORMS": 0,
            "creations-INITIAL_FORMS": 0,
            "citations-TOTAL_FORMS": 0,
            "citations-INITIAL_FORMS": 0,
        }

        client.post(f"/admin/companies/partnership/{partnership.pk}/change/", form)

        written = RecordChange.objects.filter(by=an_editor())
        assert sorted(change.table for change in written) == ["participation", "partnership", "partnershipalias"]
        assert len({change.batch for change in written}) == 1

    def test_what_a_story_releases_says_which_story(self):
        brand = a_brand("L²", "l2", released_at=None)
        article = a_story(about=[brand])

        published(article, release=[brand])

        change = changes_of(brand)[0]
        assert (change.by, change.why) == (an_editor(), f"with the story “{article.headline}”")

    def test_hands_within_hands_are_one_batch(self):
        with acting(an_editor()) as outer, acting(why="merged") as inner:
            leica = a_company()

        assert (inner.batch, inner.by) == (outer.batch, outer.by)
        assert (changes_of(leica)[0].by, changes_of(leica)[0].why) == (an_editor(), "merged")


class TestChangedAt:
    def test_readers_are_told_of_a_new_source_of_a_relation(self):
        relation = a_relation_of_each_kind()[0]
        before = [changed_at(record) for record in relation.records]

        a_citation(relation, "Leica")

        assert all(changed_at(record) > then for record, then in zip(relation.records, before, strict=True))

    def test_what_readers_do_not_see_leaves_no_trace_in_it(self):
        leica = a_company()
        before = changed_at(leica)

        hidden = a_participation(a_partnership(released_at=None), leica, released_at=None)
        a_citation(hidden, "Leica")

        assert changed_at(leica) == before
        assert Company.objects.with_touched_at().get().touched_at > before

    def test_a_neighbours_new_name_is_a_change_of_the_page_that_names_it(self):
        alliance, leica = a_partnership(), a_company()
        a_participation(alliance, leica)
        before = changed_at(alliance)

        leica.name = "Leitz"
        leica.save()

        assert changed_at(alliance) > before

    @pytest.mark.parametrize("which", range(5))
    def test_what_is_on_the_desk_only_can_be_renamed_without_a_trace_in_its_neighbours(self, which):
        one, other = a_relation_of_each_kind()[which].records
        withdraw([other])
        before = changed_at(one)

        other.name = "Zanzibar"
        other.save()

        assert changed_at(one) == before
        release([other])
        assert changed_at(one) > before

    def test_a_partnership_on_the_desk_leaves_no_trace_in_the_one_that_it_follows(self):
        alliance = a_partnership()
        before = changed_at(alliance)

        technology = a_partnership("L² Technology", "l2-technology", released_at=None, follows=alliance)
        technology.announced = "2022-05"
        technology.save()

        assert changed_at(alliance) == before

    def test_a_brands_new_kind_is_a_change_of_the_partnership_that_created_it(self):
        creation = a_relation_of_each_kind()[4]
        before = changed_at(creation.partnership)

        creation.brand.kind = "technology"
        creation.brand.save()

        assert changed_at(creation.partnership) > before

    def test_coming_and_going_from_readers_are_changes(self):
        leica = a_company(released_at=None)
        release([leica])
        released = changed_at(leica)
        withdraw([leica])

        assert changed_at(leica) > released

    def test_a_record_from_before_changes_were_written_down_changed_when_it_was_released(self):
        leica = a_company()
        RecordChange.objects.all().delete()

        assert changed_at(leica) == leica.released_at

    def test_it_takes_one_query_for_a_list_of_any_length(self):
        a_company()
        one = queries(lambda: list(Company.objects.with_changed_at().with_touched_at()))
        for number in range(5):
            a_company(f"Company {number}", f"company-{number}")

        assert queries(lambda: list(Company.objects.with_changed_at().with_touched_at())) == one == 1


def test_a_story_that_changes_nothing_of_the_record_writes_nothing_down():
    article = a_story(about=[a_company()])
    count = RecordChange.objects.count()

    published(article)
    compose(article, by=an_editor())

    assert RecordChange.objects.count() == count


def test_two_rows_of_a_form_cost_twice_what_one_costs():
    alliance = a_partnership()
    rows = [Participation(partnership=alliance, company=a_company(f"Firm {n}", f"firm-{n}")) for n in range(2)]

    assert queries(rows[0].save) == queries(rows[1].save)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("which", "field"), [(0, "note"), (1, "headquarters")])
def test_of_two_who_save_at_once_the_later_change_begins_where_the_earlier_ended(which, field):
    row = (a_participation(a_partnership(), a_company()), Company.objects.get())[which]
    one, other = (type(row).objects.get(pk=row.pk) for _ in range(2))
    setattr(one, field, "Wetzlar")
    setattr(other, field, "Solms")
    under_way = Event()

    def slowly(run, sql, params, many, context):
        if sql.startswith('INSERT INTO "companies_recordchange"'):
            under_way.set()
            sleep(0.5)
        return run(sql, params, many, context)

    def earlier():
        with connection.execute_wrapper(slowly):
            one.save()
        connection.close()

    def later():
        under_way.wait(timeout=10)
        other.save()
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(earlier), pool.submit(later)]:
            done.result()

    change = RecordChange.objects.filter(table=row._meta.model_name, key=row.pk).newest_first().first()
    assert change.fields() == {field: ("Wetzlar", "Solms")}
