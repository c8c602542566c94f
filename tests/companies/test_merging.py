"""Merging duplicates of the record: everything moves, nothing is lost, or nothing happens at all."""

from collections import Counter
from contextlib import suppress
from random import Random

import pytest
from django.apps import apps
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError

from companies.merging.merge import NotMergeable, merge
from companies.merging.plan import planned
from companies.models import (
    Brand,
    Citation,
    Company,
    CompanyAlias,
    Creation,
    Merger,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    RecordChange,
    Succession,
)
from companies.release import by_keys
from companies.signals import merged
from tests.builders import a_brand, a_company, a_partnership, a_photo, an_editor, saved
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


def a_duplicate(name="Leica Camera AG", slug="leica-camera-ag", **fields):
    return a_company(name, slug, **fields)


def merge_as_editor(duplicate, into, **options):
    return merge(duplicate, into, an_editor(), **options)


def refused(duplicate, into):
    """Return why two cannot be merged, after seeing that nothing changed."""
    before = everything()
    with pytest.raises(NotMergeable) as why:
        merge_as_editor(duplicate, into)
    assert everything() == before
    return " ".join(why.value.reasons)


def everything():
    models = [*apps.get_app_config("companies").get_models(), Redirect]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


class TestWhatMoves:
    def test_every_relation_names_the_one_that_stays_and_keeps_its_sources(self):
        stays, goes = a_company(), a_duplicate()
        other, brand, alliance = a_company("Panasonic", "panasonic"), a_brand(), a_partnership()
        relations = [
            a_participation(alliance, goes),
            an_ownership(brand, goes),
            a_parenthood(goes, other),
            a_succession(other, goes),
        ]
        for relation in relations:
            a_citation(relation)

        merge_as_editor(goes, stays)

        assert Participation.objects.get().company == stays
        assert Ownership.objects.get().company == stays
        assert Parenthood.objects.get().child == stays
        assert Succession.objects.get().successor == stays
        assert [citation.subject for citation in Citation.objects.order_by("pk")] == relations
        assert not Company.objects.filter(pk=goes.pk).exists()

    def test_a_brand_keeps_owners_and_creators_a_partnership_members_brands_and_followers(self):
        company, alliance = a_company(), a_partnership()
        lumix, twice = a_brand(), a_brand("LUMIX", "lumix-2")
        an_ownership(twice, company), a_creation(alliance, twice)
        again = a_partnership("The L-Mount Alliance", "the-alliance")
        a_participation(again, company)
        follower = a_partnership("Follower", "follower", follows=again)

        merge_as_editor(twice, lumix)
        merge_as_editor(again, alliance)

        assert (Ownership.objects.get().brand, Creation.objects.get().brand) == (lumix, lumix)
        assert (Participation.objects.get().partnership, Creation.objects.get().partnership) == (alliance, alliance)
        follower.refresh_from_db()
        assert follower.follows == alliance

    def test_every_foreign_key_to_a_record_is_moved_so_that_the_duplicate_can_go(self):
        """A table that somebody adds tomorrow moves too: the engine asks the models, and knows no list of them."""
        stays, goes = a_company(), a_duplicate()
        saved(CompanyAlias(company=goes, name="Leitz"))
        goes.camera_makes.create(make="LEICA CAMERA AG")

        merge_as_editor(goes, stays)

        assert [make.make for make in stays.camera_makes.all()] == ["LEICA CAMERA AG"]
        assert [str(alias) for alias in stays.aliases.all()] == ["Leica Camera AG", "Leitz"]

    def test_blank_fields_are_filled_and_others_stay_as_they_are(self):
        stays = a_company(headquarters="Wetzlar", founded="1914", same_as="https://a.example/")
        goes = a_duplicate(
            headquarters="Solms",
            founded="1914",
            dissolved="",
            website="https://leica.example/",
            wikidata="Q42",
            country="DE",
            logo=a_photo(),
            same_as="https://b.example/\nhttps://a.example/",
        )
        plan = planned(goes, stays)

        merge_as_editor(goes, stays)

        stays.refresh_from_db()
        assert (stays.headquarters, stays.founded.iso) == ("Wetzlar", "1914")
        assert (stays.website, stays.wikidata, stays.country.code) == ("https://leica.example/", "Q42", "DE")
        assert stays.logo is not None
        assert stays.same_as.split("\n") == ["https://a.example/", "https://b.example/"]
        assert "same_as" not in planned(a_duplicate("Leitz", "leitz", same_as="https://b.example/"), stays).takes
        assert [field.name for field in plan.leaves] == ["headquarters"]
        assert "Solms" in [
            change.before["headquarters"] for change in RecordChange.objects.of(stays) if not change.after
        ]

    def test_the_name_is_kept_once_and_no_record_is_another_name_of_itself(self):
        stays, goes = a_company("Leica Camera"), a_duplicate("Leica Camera AG")
        saved(CompanyAlias(company=stays, name="Leica Camera AG"))
        saved(CompanyAlias(company=goes, name="Leica Camera"))
        saved(CompanyAlias(company=goes, name="Leica Camera AG"))

        merge_as_editor(goes, stays)

        assert [alias.name for alias in CompanyAlias.objects.all()] == ["Leica Camera AG"]

    def test_its_sources_bring_a_real_difference_to_light(self):
        stays, goes = a_company(founded="1914"), a_duplicate(founded="1913")
        a_citation(stays, "Leica", since="1914")
        a_citation(goes, "DPReview", since="1913")

        merge_as_editor(goes, stays)

        assert {claim.iso for claim in stays.disputed("since")} == {"1913", "1914"}

    def test_all_is_one_batch_of_one_hand(self):
        stays, goes = a_company(), a_duplicate()
        a_citation(a_participation(a_partnership(), goes))
        RecordChange.objects.all().delete()

        merge_as_editor(goes, stays)

        said = set(RecordChange.objects.values_list("batch", "by__username", "why"))
        assert [(by, why) for _, by, why in said] == [("ines", "“Leica Camera AG” merged into “Leica Camera”")]
        assert sorted(RecordChange.objects.values_list("table", flat=True)) == [
            "company",
            "companyalias",
            "participation",
        ]


class TestRowsThatBecomeOne:
    def test_two_open_memberships_are_one_with_all_their_sources(self):
        stays, goes, alliance = a_company(), a_duplicate(), a_partnership()
        kept = a_participation(alliance, stays, since="2018")
        twin = a_participation(alliance, goes, since="2018-09", note="founder")
        a_citation(kept, "Leica", since="2018")
        a_citation(twin, "DPReview", since="2018-09")
        a_citation(twin, "Sigma", since="2019")

        merge_as_editor(goes, stays)

        row = Participation.objects.get()
        assert (row, row.since.iso, row.note) == (kept, "2018", "founder")
        assert [citation.publisher for citation in row.citations.order_by("pk")] == ["Leica", "DPReview", "Sigma"]
        assert row.disputed("since")

    def test_an_ended_membership_and_one_that_goes_on_are_two(self):
        stays, goes, alliance = a_company(), a_duplicate(), a_partnership()
        a_participation(alliance, stays, since="2018")
        a_participation(alliance, goes, since="2010", until="2012")

        merge_as_editor(goes, stays)

        assert Participation.objects.filter(company=stays).count() == 2

    def test_ended_rows_that_say_the_same_are_one_though_no_constraint_forbids_them(self):
        stays, goes, hoya = a_company(), a_duplicate(), a_company("Hoya", "hoya")
        kept = a_parenthood(stays, hoya, since="2008", until="2011")
        twin = a_parenthood(goes, hoya, since="2008", until="2011", status="confirmed")
        a_citation(twin)

        merge_as_editor(goes, stays)

        assert list(Parenthood.objects.all()) == [kept]
        assert Citation.objects.get().subject == kept

    def test_the_same_source_twice_is_one_and_differing_claims_are_two(self):
        stays, goes = a_company(), a_duplicate()
        a_citation(stays, "Leica", title="History", url="https://leica.example/", since="1914")
        a_citation(goes, "Leica", title="History", url="https://leica.example/", since="1914", accessed="2022-05-31")
        a_citation(goes, "Leica", title="History", url="https://leica.example/", since="1913")

        merge_as_editor(goes, stays)

        found = Citation.objects.order_by("pk").values_list("since", "accessed")
        assert [(since.iso, str(accessed)) for since, accessed in found] == [("1914", "2022-05-31"), ("1913", "None")]

    @pytest.mark.parametrize("relate", [a_creation, an_ownership])
    def test_a_brand_created_or_owned_twice_is_so_once(self, relate):
        stays, goes = a_brand(), a_brand("LUMIX", "lumix-2")
        other = a_partnership() if relate is a_creation else a_company()
        rows = [relate(other, row) if relate is a_creation else relate(row, other) for row in (stays, goes)]
        for row in rows:
            a_citation(row, publisher=str(row.pk))

        merge_as_editor(goes, stays)

        assert list(type(rows[0]).objects.all()) == [rows[0]]
        assert Citation.objects.count() == 2

    def test_successions_at_either_end_are_one(self):
        stays, goes, konica = a_company(), a_duplicate(), a_company("Konica", "konica")
        kept = a_succession(stays, konica)
        a_citation(a_succession(goes, konica, since="2003-08"))

        merge_as_editor(goes, stays)

        row = Succession.objects.get()
        assert (row, row.since.iso, row.citations.count()) == (kept, "2003-08", 1)

    def test_no_citation_is_lost_from_a_dense_neighbourhood(self):
        stays, goes = a_company(), a_duplicate()
        for number in range(6):
            alliance, brand = a_partnership(f"P{number}", f"p{number}"), a_brand(f"B{number}", f"b{number}")
            owners = [goes, stays] if number % 2 else [goes]
            for company in owners:
                for row in (a_participation(alliance, company), an_ownership(brand, company)):
                    a_citation(row, f"{row._meta.model_name} {row.pk}", since="2001")
            a_citation(goes, f"of itself {number}", since=f"{1900 + number}")
        before = set(Citation.objects.values_list("publisher", "since"))

        merge_as_editor(goes, stays)

        assert set(Citation.objects.values_list("publisher", "since")) == before
        assert Citation.objects.count() == len(before)

    @pytest.mark.parametrize("seed", range(8))
    def test_however_two_records_are_entangled_no_claim_of_a_source_is_lost(self, seed):
        chance = Random(seed)  # noqa: S311 - the same rows at every run
        stays, goes, third = a_company(), a_duplicate(), a_company("Sigma", "sigma")
        others = [[a_partnership(f"P{n}", f"p{n}"), a_brand(f"B{n}", f"b{n}")] for n in range(3)]
        for number in range(30):
            alliance, brand = chance.choice(others)
            company, since = chance.choice([stays, goes, third]), chance.choice(["", "2001", "2002-05"])
            until = chance.choice(["", "2003", "2004-02-01"])
            relate, one, other = chance.choice(
                [(a_participation, alliance, company), (an_ownership, brand, company), (a_parenthood, company, third)]
            )
            with suppress(ValidationError):
                row = relate(one, other, since=since, until=until)
                a_citation(row, chance.choice(["A", "B"]), title=str(number % 4), since=since)
        said = Counter(Citation.objects.values_list("publisher", "title", "since"))

        merge_as_editor(goes, stays)

        assert said.keys() == Counter(Citation.objects.values_list("publisher", "title", "since")).keys()
        assert all(row.full_clean() is None for row in (*Participation.objects.all(), *Ownership.objects.all()))
        assert not Company.objects.filter(pk=goes.pk).exists()


class TestAddresses:
    def test_the_old_address_its_feed_and_what_led_to_it_lead_to_the_one_that_stays(self, client):
        stays, goes = a_company(), a_duplicate(slug="leitz")
        goes.slug = "leica-camera-ag"
        goes.save()

        merge_as_editor(goes, stays)

        for old in ("/companies/leitz/", "/companies/leica-camera-ag/", "/companies/leica-camera-ag/feed/"):
            response = client.get(old)
            end = "feed/" if old.endswith("feed/") else ""
            assert (response.status_code, response.headers["Location"]) == (301, f"/companies/leica-camera/{end}")
        assert client.get("/companies/leica-camera/").status_code == 200

    def test_of_two_that_were_withdrawn_the_old_address_comes_back_with_the_one_that_stays(self, client):
        stays, goes = a_company(), a_duplicate()
        for row in (stays, goes):
            row.released_at = None
            row.save()

        merge_as_editor(goes, stays)
        assert client.get("/companies/leica-camera-ag/").status_code == 410

        stays.refresh_from_db()
        stays.released_at = goes.created_at
        stays.save()
        assert client.get("/companies/leica-camera-ag/").headers["Location"] == "/companies/leica-camera/"

    def test_one_that_readers_never_saw_tells_nobody_its_slug(self, client):
        goes = a_duplicate()
        goes.released_at = None
        goes.save()
        stays = a_company("Veiled", "veiled", released_at=None)

        merge_as_editor(goes, stays)
        response = client.get("/companies/leica-camera-ag/")
        assert (response.status_code, "veiled" in response.text.lower()) == (410, False)

        stays.refresh_from_db()
        stays.released_at = goes.created_at
        stays.save()
        assert client.get("/companies/leica-camera-ag/").headers["Location"] == "/companies/veiled/"

    def test_an_address_that_another_record_took_stays_its_own(self, client):
        stays, goes = a_company(), a_duplicate()
        for row in (goes, stays):
            row.released_at = None
            row.save()
        goes.slug = "given-up"
        goes.save()
        a_company("Another", "leica-camera-ag")

        merge_as_editor(goes, stays)

        assert client.get("/companies/leica-camera-ag/").status_code == 200
        assert not Redirect.objects.filter(old_path="/companies/leica-camera-ag/").exists()

    def test_mergers_one_after_another_are_one_step(self, client):
        third, second, first = a_company(), a_duplicate(), a_company("Leitz", "leitz")

        merge_as_editor(first, second)
        merge_as_editor(second, third)

        keys = [first.pk, second.pk]
        assert Merger.objects.resolve(Company, keys) == dict.fromkeys(keys, third.pk)
        assert client.get("/companies/leitz/").headers["Location"] == "/companies/leica-camera/"


class TestRefusals:
    def test_something_with_itself(self):
        leica = a_company()
        assert "itself" in refused(leica, Company.objects.get())

    def test_different_kinds(self):
        assert "not of one kind" in refused(a_company(), a_brand())

    def test_what_is_on_the_desk_into_what_readers_see_and_the_other_way_round(self):
        stays, goes = a_company(), a_duplicate(released_at=None)

        assert "on the desk only" in refused(goes, stays)
        assert "would lead them nowhere" in refused(stays, goes)

    def test_rows_that_would_be_one_and_of_which_readers_see_one(self):
        stays, goes, alliance = a_company(), a_duplicate(), a_partnership()
        a_participation(alliance, stays)
        a_participation(alliance, goes, released_at=None)

        assert "readers see only one" in refused(goes, stays)

    @pytest.mark.parametrize("tie", [a_parenthood, a_succession])
    def test_two_that_are_tied_to_each_other(self, tie):
        stays, goes = a_company(), a_duplicate()
        row = tie(goes, stays)

        assert str(row) in refused(goes, stays)
        assert str(row) in refused(stays, goes)

    def test_a_partnership_and_the_one_that_follows_it(self):
        first = a_partnership()
        second = a_partnership("Second", "second", follows=first)

        assert "tied to itself" in refused(first, second)
        assert "tied to itself" in refused(second, first)

    def test_circles_that_would_come_about(self):
        top, middle, bottom = a_company(), a_company("Middle", "middle"), a_duplicate()
        a_parenthood(middle, top), a_parenthood(bottom, middle)
        assert "“Middle, parent of Leica Camera” cannot be" in refused(bottom, top)
        assert "own ancestor" in refused(top, bottom)
        Parenthood.objects.all().delete()
        a_succession(top, middle), a_succession(middle, bottom)
        assert "own predecessor" in refused(bottom, top)

    def test_a_circle_of_followers(self):
        first = a_partnership()
        second = a_partnership("Second", "second", follows=first)
        third = a_partnership("Third", "third", follows=second)

        assert "own predecessor" in refused(third, first)
        assert "own predecessor" in refused(first, third)

    def test_what_somebody_merged_or_deleted_meanwhile(self):
        stays, goes = a_company(), a_duplicate()
        stale = Company.objects.get(pk=goes.pk)
        merge_as_editor(goes, stays)

        assert "no longer in the house" in refused(stale, stays)
        assert "no longer in the house" in refused(stays, stale)

    def test_a_row_that_may_not_be_as_it_would_be_is_named(self):
        stays, goes = a_company(founded="1990"), a_duplicate(dissolved="1980")

        assert "“Leica Camera” cannot be as it would be" in refused(goes, stays)

    def test_another_plan_than_the_one_agreed_to(self):
        stays, goes, alliance = a_company(), a_duplicate(), a_partnership()
        seal = planned(goes, stays).seal
        row = a_participation(alliance, goes)
        before = everything()
        with pytest.raises(NotMergeable, match="changed since you looked"):
            merge_as_editor(goes, stays, seal=seal)
        assert everything() == before

        seal = planned(goes, stays).seal
        Participation.objects.filter(pk=row.pk).update(until="2022")
        with pytest.raises(NotMergeable, match="changed since you looked"):
            merge_as_editor(goes, stays, seal=seal)

        merge_as_editor(goes, stays, seal=planned(goes, stays).seal)


def test_killed_halfway_leaves_everything_as_it_was():
    stays, goes, alliance = a_company(), a_duplicate(), a_partnership()
    a_citation(a_participation(alliance, goes))
    before = everything()

    def die(**kwargs):
        raise KeyboardInterrupt

    merged.connect(die)
    try:
        with pytest.raises(KeyboardInterrupt):
            merge_as_editor(goes, stays)
    finally:
        merged.disconnect(die)

    assert everything() == before


def test_what_was_to_open_with_a_story_still_does():
    stays, goes = a_brand(released_at=None), a_brand("LUMIX", "lumix-2", released_at=None)
    company = a_company()
    kept, twin = (an_ownership(brand, company, released_at=None) for brand in (stays, goes))
    keys = [goes.release_key, twin.release_key, stays.release_key]

    merge_as_editor(goes, stays)

    assert by_keys(keys) == [stays, kept]


def test_a_plan_changes_nothing_and_costs_the_same_for_few_and_many():
    counts = []
    for relations in (2, 200):
        Participation.objects.all().delete()
        goes, stays = (
            a_company(f"From {relations}", f"from-{relations}"),
            a_company(f"To {relations}", f"to-{relations}"),
        )
        Participation.objects.bulk_create(
            Participation(company=goes, partnership=partnership, released_at=goes.released_at)
            for partnership in Partnership.objects.bulk_create(
                Partnership(name=f"{relations} {n}", slug=f"{relations}-{n}") for n in range(relations)
            )
        )
        before = everything()
        counts.append(queries(lambda goes=goes, stays=stays: planned(goes, stays).seal))
        assert everything() == before

    assert counts[0] == counts[1]


def test_each_row_costs_the_same_however_many_there_are():
    costs, _ = [], an_editor()
    for relations in (3, 6, 9):
        goes, stays = (
            a_company(f"From {relations}", f"from-{relations}"),
            a_company(f"To {relations}", f"to-{relations}"),
        )
        for number in range(relations):
            a_participation(a_partnership(f"{relations} {number}", f"{relations}-{number}"), goes)
        costs.append(queries(merge_as_editor, goes, stays))

    assert costs[1] - costs[0] == costs[2] - costs[1]


def test_brands_and_partnerships_leave_their_address_and_name_too(client):
    for make, model in ((a_brand, Brand), (a_partnership, Partnership)):
        stays, goes = make(), make("Twice", "twice")
        old, new = goes.get_absolute_url(), stays.get_absolute_url()

        merge_as_editor(goes, stays)

        assert client.get(old).headers["Location"] == new
        assert [alias.name for alias in model.objects.get().aliases.all()] == ["Twice"]
