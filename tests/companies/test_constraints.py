"""What cannot be: through the models' checks, with the error beside its field, and around them in the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from companies.models import Brand, Citation, Company, Ownership, Parenthood, Participation, Partnership, Succession
from tests.builders import a_brand, a_company, a_partnership, saved
from tests.companies.builders import a_citation, a_parenthood, a_participation, a_succession, an_ownership

pytestmark = pytest.mark.django_db


def refused(row, field):
    """Assert that the model's checks refuse a row with an error beside `field`."""
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert field in refusal.value.message_dict


def impossible(row):
    """Assert that the database itself refuses a row that is written around every check."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])


ENDS_BEFORE_STARTS = [("2018", "2017"), ("2018-09", "2018-08"), ("2018-09-25", "2018-09-24"), ("2018-09", "2017")]
ENDS_THAT_MAY_BE = [("2018-09", "2018"), ("2018", "2018-03"), ("2018-09-25", "2018-09"), ("", "1999"), ("2018", "")]


class TestEndsAndStarts:
    @pytest.mark.parametrize(("start", "end"), ENDS_BEFORE_STARTS)
    def test_an_end_is_not_before_its_start_at_any_precision(self, start, end):
        company, brand, alliance = a_company(), a_brand(), a_partnership()
        rows = {
            "dissolved": Company(name="X", slug="x", founded=start, dissolved=end),
            "retired": Brand(name="X", slug="x", launched=start, retired=end),
            "ended": Partnership(name="X", slug="x", effective=start, ended=end),
            "until": Participation(partnership=alliance, company=company, since=start, until=end),
        }
        for field, row in rows.items():
            refused(row, field)
            impossible(row)
        impossible(Ownership(brand=brand, company=company, since=start, until=end))
        impossible(Citation(company=company, publisher="A", since=start, until=end))

    @pytest.mark.parametrize(("start", "end"), ENDS_THAT_MAY_BE)
    def test_an_end_that_may_be_after_its_start_stands(self, start, end):
        assert a_participation(a_partnership(), a_company(), since=start, until=end).pk

    def test_a_partnership_does_not_end_before_it_was_announced(self):
        refused(Partnership(name="X", slug="x", announced="2022-05", ended="2021"), "ended")

    @pytest.mark.parametrize(
        ("start", "end", "field"),
        [("2000-13", "1999", "founded"), ("2000-13", "", "founded"), ("1999", "someday", "dissolved")],
    )
    def test_what_is_no_date_is_refused_beside_its_field_and_compared_with_nothing(self, start, end, field):
        refused(Company(name="X", slug="x", founded=start, dissolved=end), field)


class TestMemberships:
    def test_a_company_has_no_two_open_memberships_in_one_partnership(self):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        a_participation(alliance, sigma, since="2018")

        refused(Participation(partnership=alliance, company=sigma, since="2020"), "until")
        impossible(Participation(partnership=alliance, company=sigma, since="2020"))

    def test_a_company_may_leave_and_come_back(self):
        alliance, sigma = a_partnership(), a_company("Sigma", "sigma")
        a_participation(alliance, sigma, since="2018", until="2019")

        assert a_participation(alliance, sigma, since="2020").pk

    def test_an_open_ownership_is_there_once_for_its_scope(self):
        pentax, hoya = a_brand("Pentax", "pentax"), a_company("Hoya", "hoya")
        an_ownership(pentax, hoya, scope="endoscopes")

        impossible(Ownership(brand=pentax, company=hoya, scope="endoscopes"))
        assert an_ownership(pentax, hoya, scope="cameras").pk

    @pytest.mark.parametrize("share", [-1, 101])
    def test_a_share_is_of_a_hundred(self, share):
        ownership = Ownership(brand=a_brand(), company=a_company(), share=share)

        refused(ownership, "share")
        impossible(ownership)


class TestCircles:
    def test_nothing_is_related_to_itself(self):
        leica, alliance = a_company(), a_partnership()
        for row, field in (
            (Parenthood(child=leica, parent=leica), "parent"),
            (Succession(predecessor=leica, successor=leica), "successor"),
        ):
            refused(row, field)
            impossible(row)
        alliance.follows = alliance
        refused(alliance, "follows")
        with pytest.raises(IntegrityError), transaction.atomic():
            Partnership.objects.update(follows=alliance)

    def test_a_company_is_not_its_own_ancestor(self):
        one, two, three = (a_company(name, name) for name in ("one", "two", "three"))
        a_parenthood(one, two, since="2001")
        a_parenthood(two, three, since="2005")

        refused(Parenthood(child=three, parent=one), "parent")
        refused(Parenthood(child=three, parent=one, since="2010"), "child")

    def test_a_parent_may_become_the_child_later(self):
        one, two = a_company("one", "one"), a_company("two", "two")
        a_parenthood(one, two, since="2001", until="2005-03-01")

        assert a_parenthood(two, one, since="2005-03-01").pk

    def test_an_existing_relation_can_be_saved_again(self):
        one, two = a_company("one", "one"), a_company("two", "two")

        assert saved(a_parenthood(one, two, since="2001")).pk

    def test_a_company_is_not_its_own_predecessor(self):
        one, two, three = (a_company(name, name) for name in ("one", "two", "three"))
        a_succession(one, two, since="1990")
        a_succession(two, three, since="2000")

        refused(Succession(predecessor=three, successor=one), "predecessor")

    def test_a_partnership_does_not_follow_its_own_follower(self):
        first = a_partnership("First", "first")
        second = a_partnership("Second", "second", follows=first)
        first.follows = second

        refused(first, "follows")


class TestRecordsAndSources:
    def test_a_slug_that_is_taken_is_refused_beside_the_field(self):
        a_company()

        refused(Company(name="Another", slug="leica-camera"), "slug")

    def test_an_identifier_of_wikidata_is_a_q_and_a_number(self):
        refused(Company(name="X", slug="x", wikidata="156268"), "wikidata")

    def test_a_citation_supports_exactly_one_thing(self):
        leica, alliance = a_company(), a_partnership()

        impossible(Citation(publisher="Leica"))
        impossible(Citation(publisher="Leica", company=leica, partnership=alliance))
        refused(Citation(publisher="Leica", company=leica, partnership=alliance), "__all__")

    def test_a_citation_names_its_publisher(self):
        refused(Citation(company=a_company(), url="https://leica-camera.com/"), "publisher")
        impossible(Citation(company=Company.objects.get(), publisher=""))

    def test_a_citation_claims_only_what_its_subject_has(self):
        refused(Citation(company=a_company(), publisher="Leica", title="A paper", signed="2001"), "signed")

    def test_a_record_with_relations_is_not_deleted(self):
        sigma = a_company("Sigma", "sigma")
        membership = a_participation(a_partnership(), sigma)
        a_citation(membership)
        with pytest.raises(ProtectedError):
            sigma.delete()

        membership.delete()

        assert Citation.objects.count() == 0
