"""Disputes: a value is disputed where citations claim different things, and the page says who says what."""

import pytest

from companies.models import Company, Partnership
from companies.pages.facts import facts_of
from companies.pages.notes import Notes, letter
from companies.partial_dates import PartialDate
from tests.builders import a_company, a_partnership
from tests.companies.builders import a_citation

pytestmark = pytest.mark.django_db


def test_a_value_is_disputed_where_its_sources_differ():
    huawei = a_partnership("Leica–Huawei", "leica-huawei", effective="2016-02")
    one, other = a_citation(huawei, "Huawei", since="2016-02"), a_citation(huawei, "The Verge", since="2015")

    assert huawei.disputed("since") == {PartialDate("2015"): [other], PartialDate("2016-02"): [one]}
    assert huawei.disputed("until") == {}


def test_a_less_exact_source_does_not_dispute():
    l2 = a_partnership("L² Technology", "l2")
    a_citation(l2, "A", announced="2022-05")
    a_citation(l2, "B", announced="2022-05-31")

    assert l2.disputes() == {}


def test_a_note_says_who_says_what_and_equal_notes_are_one():
    l2, leica, sigma = a_partnership("L² Technology", "l2"), a_company(founded="1869"), a_company("Sigma", "sigma")
    a_citation(l2, "Leica", announced="2022-05-31")
    a_citation(l2, "DPReview", announced="2022-05-26")
    for company in (leica, sigma):
        a_citation(company, "Wikipedia", title="Lens makers")

    notes = Notes()
    marks = [notes.mark(record) for record in (l2, leica, sigma, Partnership.objects.get())]

    assert marks == ["a", "b", "b", "a"]
    assert [(mark, note.lead, note.disputes) for mark, note in notes] == [
        (
            "a",
            "Disputed",
            ("The date of the announcement: 26 May 2022 according to DPReview, 31 May 2022 according to Leica.",),
        ),
        ("b", "Sources", ()),
    ]


def test_the_same_sources_in_another_order_make_no_second_note():
    leica, sigma = a_company(), a_company("Sigma", "sigma")
    for company, publishers in ((leica, ("Reuters", "DPReview")), (sigma, ("DPReview", "Reuters"))):
        for publisher in publishers:
            a_citation(company, publisher)

    notes = Notes()

    assert [notes.mark(leica), notes.mark(sigma)] == ["a", "a"]
    assert [publisher for _, note in notes for publisher, *_ in note.sources] == ["Reuters", "DPReview"]


def test_a_source_without_a_title_goes_by_its_house():
    leica = a_company()
    a_citation(leica, "slashCAM", title="", url="https://www.slashcam.com/news/single/L-Mount-Alliance-14631.html")

    notes = Notes()
    notes.mark(leica)

    [(_, note)] = notes
    assert [title for _, title, *_ in note.sources] == ["slashcam.com"]


def test_what_has_no_source_has_no_note():
    assert Notes().mark(a_company()) == ""


def test_letters_go_on_after_z():
    assert [letter(number) for number in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_sources_of_the_whole_stand_at_the_first_fact_and_others_at_the_date_they_speak_of():
    leica = a_company(headquarters="Wetzlar", founded="1869")
    a_citation(leica, "Wikipedia")
    assert marks_of(leica) == {"Seat": "a", "Founded": ""}

    a_citation(leica, "Leica", since="1869")
    assert marks_of(leica) == {"Seat": "", "Founded": "a"}


def marks_of(company):
    shown = Company.objects.released().with_record().get(pk=company.pk)
    return {fact.label: fact.mark for fact in facts_of(shown, Notes(), now=None)}
