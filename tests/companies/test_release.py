"""What is on the desk, what readers see, and what is announced when the one becomes the other."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from companies.models import Participation
from companies.release import by_keys, release, unreleased_around, withdraw
from companies.signals import record_changed
from tests.builders import a_brand, a_company, a_partnership, saved
from tests.companies.builders import RELATIONS, a_citation, a_participation, a_relation_of_each_kind, an_ownership

pytestmark = pytest.mark.django_db
MOMENT = datetime(2022, 6, 1, tzinfo=UTC)


class TestReleasedRows:
    def test_a_relation_is_for_readers_when_it_and_both_of_its_ends_are_released(self):
        for relation in a_relation_of_each_kind():
            rows = type(relation).objects.released()
            assert list(rows) == [relation]
            for row in [relation, *relation.records]:
                type(row).objects.filter(pk=row.pk).update(released_at=None)
                assert list(rows.all()) == []
                type(row).objects.filter(pk=row.pk).update(released_at=MOMENT)

    def test_the_tables_of_relations_are_all_known_here(self):
        assert {type(relation) for relation in a_relation_of_each_kind()} == set(RELATIONS)


class TestRelease:
    def test_release_opens_records_and_relations_whatever_their_order(self, changed, moved):
        leica, l2 = a_company(released_at=None), a_partnership("L²", "l2", released_at=None)
        membership = a_participation(l2, leica, released_at=None)

        release([membership, l2, leica], now=MOMENT)

        assert Participation.objects.released().get().released_at == MOMENT
        assert moved == [("", "/companies/leica-camera/"), ("", "/partnerships/l2/")]
        assert changed == ["Leica Camera", "L²", "L²", "Leica Camera"]

    def test_the_day_of_the_first_release_stands(self):
        leica = a_company(released_at=MOMENT)

        release([leica])

        assert leica.released_at == MOMENT

    def test_release_does_not_bring_back_what_somebody_changed_meanwhile(self, moved):
        leica = a_company(released_at=None)
        type(leica).objects.update(slug="leica")

        release([leica], now=MOMENT)

        assert moved == [("", "/companies/leica/")]
        assert leica.slug == "leica"

    def test_withdrawing_takes_the_address_away(self, changed, moved):
        leica = a_company()
        changed.clear(), moved.clear()

        withdraw([leica])

        assert leica.released_at is None
        assert (changed, moved) == (["Leica Camera"], [("/companies/leica-camera/", "")])


class TestUnreleasedAround:
    def test_it_finds_the_unreleased_and_the_relations_between_them_and_released_ones(self):
        leica, xiaomi = a_company(), a_company("Xiaomi", "xiaomi", released_at=None)
        other = a_company("Secret", "secret", released_at=None)
        deal = a_partnership("Leica–Xiaomi", "leica-xiaomi", released_at=None)
        with_leica = a_participation(deal, leica, released_at=None)
        with_xiaomi = a_participation(deal, xiaomi, released_at=None)
        a_participation(deal, other, released_at=None)
        a_participation(a_partnership(), leica)

        assert unreleased_around([leica, deal]) == [deal, with_leica]
        assert unreleased_around([leica, deal, xiaomi]) == [deal, xiaomi, with_leica, with_xiaomi]
        assert unreleased_around([]) == []

    def test_keys_give_the_rows_back_and_nonsense_gives_nothing(self):
        leica = a_company()
        membership = a_participation(a_partnership(), leica, released_at=None)
        nonsense = ["company:99999", "user:1", "company", "company:-1", "company:" + "9" * 30, "", "company:1; drop"]

        assert leica.release_key == f"company:{leica.pk}"
        assert by_keys([membership.release_key, *nonsense, leica.release_key]) == [membership, leica]


class TestAnnouncements:
    def test_a_new_slug_is_announced_with_both_addresses(self, moved):
        leica = a_company()
        moved.clear()
        leica.slug = "leica"
        leica.save()

        assert moved == [("/companies/leica-camera/", "/companies/leica/")]

    def test_what_readers_do_not_see_announces_nothing(self, changed, moved):
        secret, leica = a_company("Secret", "secret", released_at=None), a_company()
        changed.clear(), moved.clear()
        secret.slug = "very-secret"
        saved(secret)
        alliance = a_partnership(released_at=None)
        a_citation(secret), a_citation(a_participation(alliance, leica))
        secret.delete()

        assert (changed, moved) == ([], [])

    def test_a_relation_and_its_sources_announce_both_ends(self, changed):
        lumix, panasonic = a_brand(), a_company("Panasonic", "panasonic")
        changed.clear()

        ownership = an_ownership(lumix, panasonic)
        citation = a_citation(ownership)
        citation.delete()
        ownership.delete()

        assert changed == ["Lumix", "Panasonic"] * 4

    def test_a_relation_that_is_given_to_another_company_announces_the_old_one_too(self, changed):
        lumix, panasonic, sigma = a_brand(), a_company("Panasonic", "panasonic"), a_company("Sigma", "sigma")
        ownership = an_ownership(lumix, panasonic)
        changed.clear()

        ownership.company = sigma
        ownership.save()

        assert changed == ["Lumix", "Sigma", "Panasonic"]

    def test_a_deleted_record_announces_that_its_address_is_gone(self, changed, moved):
        leica = a_company()
        changed.clear(), moved.clear()

        leica.delete()

        assert (changed, moved) == (["Leica Camera"], [("/companies/leica-camera/", "")])

    def test_announcements_come_inside_the_transaction(self):
        inside = []

        def listen(sender, **kwargs):
            inside.append(transaction.get_connection().in_atomic_block)
            raise RuntimeError

        record_changed.connect(listen)
        try:
            with pytest.raises(RuntimeError), transaction.atomic():
                a_company()
        finally:
            record_changed.disconnect(listen)

        assert inside == [True]
        assert not type(a_company()).objects.filter(name="other").exists()
