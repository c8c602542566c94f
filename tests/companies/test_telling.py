"""Whether a change of the record contradicts what was told before, and how it is said in a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from companies.changes.sentences import sentences
from companies.changes.telling import contradicts, own_record
from companies.merging.merge import merge
from companies.models import RecordChange
from companies.release import release, withdraw
from tests.builders import a_brand, a_company, a_partnership, an_editor, saved
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
TODAY = date(2026, 11, 27)


def changed(row, **values):
    """Change a row as a form does, and return the change that was written down."""
    for name, value in values.items():
        setattr(row, name, value)
    saved(row)
    return RecordChange.objects.newest_first().first()


def alliance(**fields):
    return a_partnership(**fields)


def a_part(**fields):
    return a_participation(a_partnership(), a_company(), **fields)


def a_share(**fields):
    return an_ownership(a_brand(), a_company(), **fields)


@pytest.mark.parametrize(
    ("make", "was", "becomes"),
    [
        (alliance, {}, {"ended": "2022-03-31"}),
        (alliance, {}, {"ended": "?"}),
        (alliance, {"ended": "2022"}, {"ended": "2023"}),
        (alliance, {"signed": "2018"}, {"signed": "2019"}),
        (alliance, {}, {"status": "confirmed"}),
        (alliance, {}, {"name": "L² Alliance"}),
        (a_part, {}, {"until": "2022-03-31"}),
        (a_part, {"role": "member"}, {"role": "founder"}),
        (a_part, {"since": "2018"}, {"since": "2019"}),
        (a_share, {"share": Decimal(44)}, {"share": Decimal(55)}),
        (a_company, {"headquarters": "Solms"}, {"headquarters": "Wetzlar"}),
        (a_company, {"founded": "1914"}, {"founded": "1869"}),
    ],
)
def test_what_ends_or_turns_out_otherwise_contradicts_what_was_told(make, was, becomes):
    assert contradicts(changed(make(**was), **becomes))


@pytest.mark.parametrize(
    ("make", "was", "becomes"),
    [
        (alliance, {}, {"signed": "2018-09-25"}),
        (alliance, {"signed": "2018"}, {"signed": "2018-09-25"}),
        (alliance, {"ended": "2022"}, {"ended": "2022-03"}),
        (alliance, {"ended": "?"}, {"ended": "2022-03"}),
        (alliance, {}, {"summary": "Three makers, one mount.", "wikidata": "Q42"}),
        (a_part, {}, {"note": "the first of them"}),
        (a_company, {}, {"headquarters": "Wetzlar", "founded": "1914"}),
    ],
)
def test_what_is_added_or_said_more_exactly_contradicts_nothing(make, was, becomes):
    assert not contradicts(changed(make(**was), **becomes))


def test_what_comes_about_contradicts_nothing_and_what_goes_does():
    part = a_part()
    assert not contradicts(RecordChange.objects.newest_first().first())

    part.delete()
    assert contradicts(RecordChange.objects.newest_first().first())


def test_what_is_taken_back_from_readers_does_and_what_opens_to_them_does_not():
    part = a_part(released_at=None)
    release([part])
    assert not contradicts(RecordChange.objects.newest_first().first())

    withdraw([part])
    assert contradicts(RecordChange.objects.newest_first().first())


def test_what_readers_never_knew_contradicts_nothing():
    assert not contradicts(changed(a_part(released_at=None), until="2022"))


def test_merging_duplicates_changes_no_fact():
    kept, double = a_company("Leica Camera", "leica-camera"), a_company("Leica Camera AG", "leica-camera-ag")
    an_ownership(a_brand(), double)
    a_participation(a_partnership(), kept)
    a_participation(a_partnership("Pact", "pact"), double)
    before = RecordChange.objects.count()

    merge(double, kept, an_editor())

    assert RecordChange.objects.count() > before
    assert [change for change in RecordChange.objects.all() if contradicts(change)] == []


def test_sources_and_other_names_contradict_nothing_by_themselves():
    citation = a_citation(a_part(), since="2018")

    assert not contradicts(changed(citation, since="2019"))
    assert own_record(RecordChange.objects.newest_first().first()) is None


def test_a_relation_belongs_to_what_it_is_part_of():
    partnership, brand, child = a_partnership(), a_brand(), a_company("Child", "child")
    for relation, record in (
        (a_participation(partnership, child), partnership),
        (an_ownership(brand, child), brand),
        (a_parenthood(child, a_company()), child),
        (a_creation(partnership, brand), partnership),
    ):
        change = RecordChange.objects.get(table=relation._meta.model_name, key=relation.pk)
        assert own_record(change) == (record.kind_word, record.pk)


def said(row, **values):
    return sentences([changed(row, **values)], TODAY)


@pytest.mark.parametrize(
    ("make", "was", "becomes", "words"),
    [
        (alliance, {}, {"ended": "2022-03-31"}, "L-Mount Alliance ended on 31 March 2022."),
        (alliance, {}, {"ended": "2022-03"}, "L-Mount Alliance ended in March 2022."),
        (alliance, {}, {"ended": "2022"}, "L-Mount Alliance ended in 2022."),
        (alliance, {}, {"ended": "?"}, "L-Mount Alliance ended."),
        (alliance, {}, {"ended": "2030"}, "L-Mount Alliance is to end in 2030."),
        (alliance, {"ended": "2022"}, {"ended": "2023"}, "L-Mount Alliance ended in 2023, not in 2022."),
        (alliance, {"signed": "2018"}, {"signed": "2019"}, "L-Mount Alliance was signed in 2019, not in 2018."),
        (alliance, {}, {"status": "confirmed"}, "L-Mount Alliance is now confirmed."),
        (alliance, {}, {"name": "L² Alliance"}, "L-Mount Alliance is now called L² Alliance."),
        (a_company, {}, {"dissolved": "2022"}, "Leica Camera was dissolved in 2022."),
        (a_company, {"headquarters": "Solms"}, {"headquarters": "Wetzlar"}, "Leica Camera is now in Wetzlar."),
        (a_part, {}, {"until": "2022-03-31"}, "Leica Camera left L-Mount Alliance on 31 March 2022."),
        (a_part, {}, {"until": "2031"}, "Leica Camera is to leave L-Mount Alliance in 2031."),
        (a_part, {}, {"role": "founder"}, "Leica Camera has been founder in L-Mount Alliance."),
        (a_share, {}, {"until": "2022"}, "Leica Camera ceased to be owner of Lumix in 2022."),
    ],
)
def test_a_change_is_said_in_a_sentence(make, was, becomes, words):
    assert said(make(**was), **becomes) == [words]


def test_what_is_not_easily_said_is_left_to_the_editor():
    assert said(alliance(), summary="Three makers, one mount.") == []


def test_what_comes_about_is_said_with_its_date():
    a_participation(a_partnership(), a_company(), role="member", since="2018-09-25")
    a_succession(a_company("Old", "old"), a_company("New", "new"), since="1986")

    told = sentences(RecordChange.objects.filter(table__in=["participation", "succession"]), TODAY)

    assert told == [
        "Leica Camera has been member in L-Mount Alliance since 25 September 2018.",
        "New came after Old in 1986.",
    ]


def test_names_cost_the_same_for_one_change_and_for_many():
    partnership = a_partnership()

    def cost():
        return queries(sentences, list(RecordChange.objects.filter(table="participation")))

    a_participation(partnership, a_company())
    one = cost()
    for number in range(5):
        a_participation(partnership, a_company(f"Maker {number}", f"maker-{number}"))

    assert cost() == one
