"""Facts of the record that change, or are disputed, under live stories: what is written down, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.facts import facts_to_settle, look_over
from articles.management.commands.release_due import look
from articles.models import FactToSettle
from companies.acting import acting
from companies.changes.undoing import undo
from companies.models import Citation, RecordChange
from tests.builders import (
    THEN,
    a_brand,
    a_company,
    a_member,
    a_partnership,
    a_published_story,
    a_story,
    an_editor,
    published,
    saved,
)
from tests.companies.builders import a_citation, a_participation
from tests.queries import queries

pytestmark = pytest.mark.django_db


def end(row, name="until", day="2022-03-31"):
    setattr(row, name, day)
    with acting(an_editor()):
        saved(row)
    return row


def a_told_partnership(headline="A story", **fields):
    partnership = a_partnership(**fields)
    a_published_story(headline, about=[partnership])
    return partnership


def open_facts():
    return [(fact.why, fact.kind, fact.words, fact.by) for fact in FactToSettle.objects.open().newest_first()]


def test_a_partnership_that_ends_under_a_live_story_is_to_be_looked_at():
    partnership = end(a_told_partnership(), "ended")

    assert open_facts() == [
        ("changed", "partnership", "L-Mount Alliance ended on 31 March 2022.", an_editor()),
    ]
    fact = FactToSettle.objects.get()
    assert (fact.key, fact.change, fact.at) == (
        partnership.pk,
        RecordChange.objects.newest_first().first(),
        fact.change.at,
    )


def test_so_is_a_member_that_leaves_under_a_story_of_the_partnership():
    partnership, leica = a_told_partnership(), a_company()
    end(a_participation(partnership, leica))

    assert open_facts() == [
        ("changed", "partnership", "Leica Camera left L-Mount Alliance on 31 March 2022.", an_editor())
    ]


def test_a_relation_that_is_deleted_is_too():
    a_participation(a_told_partnership(), a_company()).delete()

    assert [words for _, _, words, _ in open_facts()] == [
        "Leica Camera, partner in L-Mount Alliance: taken from readers."
    ]


def test_where_no_live_story_names_the_record_nobody_is_bothered():
    partnership = a_partnership()
    a_story(about=[partnership])
    end(partnership, "ended")
    end(a_participation(a_partnership("Pact", "pact"), a_company()))

    assert open_facts() == []


def test_nor_by_what_contradicts_nothing_or_readers_do_not_see():
    partnership = a_told_partnership()
    a_participation(partnership, a_company(), since="2018")
    partnership.summary = "Three makers, one mount."
    saved(partnership)
    end(a_participation(partnership, a_company("Sigma", "sigma"), released_at=None))

    assert open_facts() == []


def test_a_change_that_fails_leaves_nothing_behind():
    partnership = a_told_partnership()

    class Broken(Exception):
        pass

    def fail():
        with publishing.transaction.atomic():
            end(partnership, "ended")
            raise Broken

    with pytest.raises(Broken):
        fail()
    assert open_facts() == []


def test_an_end_that_is_taken_back_is_a_change_of_its_own():
    end(a_told_partnership(), "ended")

    undo([FactToSettle.objects.get().change], by=an_editor())

    assert [words for _, _, words, _ in open_facts()] == ["L-Mount Alliance ended on 31 March 2022."]


def test_sources_that_differ_on_a_told_relation_are_to_be_settled_until_they_agree():
    part = a_participation(a_told_partnership(), a_company())
    a_citation(part, since="2018")
    assert open_facts() == []

    with acting(an_editor()):
        other = a_citation(part, "Reuters", since="2019")
    found = ("disputed", "partnership", "Leica Camera, partner in L-Mount Alliance: start disputed", an_editor())
    assert open_facts() == [found]

    other.since = "2018-09"
    saved(other)
    assert FactToSettle.objects.count() == 0


def test_a_records_own_dispute_goes_with_the_source_that_made_it():
    partnership = a_told_partnership()
    a_citation(partnership, until="2022")
    other = a_citation(partnership, until="2023")
    assert [words for _, _, words, _ in open_facts()] == ["L-Mount Alliance: end disputed"]

    other.delete()
    assert FactToSettle.objects.count() == 0


def test_a_citation_that_moves_takes_its_dispute_along():
    partnership = a_told_partnership()
    first, second = (a_participation(partnership, a_company(name, name.lower())) for name in ("Leica", "Sigma"))
    for row in (first, second):
        a_citation(row, since="2018")
    moving = a_citation(first, since="2019")

    moving.participation = second
    saved(moving)

    assert FactToSettle.objects.get().row == second.pk


def test_a_dispute_that_may_stand_is_quiet_until_a_source_claims_something_else():
    partnership = a_told_partnership()
    a_citation(partnership, until="2022")
    other = a_citation(partnership, until="2023")
    FactToSettle.objects.all().settle(an_editor())

    other.publisher = "Reuters"
    saved(other)
    assert open_facts() == []

    other.until = "2024"
    saved(other)
    assert len(open_facts()) == 1


def test_disputes_that_a_story_came_to_later_or_that_went_past_every_form_are_found_by_and_by():
    partnership = a_partnership()
    a_citation(partnership, until="2022")
    a_citation(partnership, until="2023")
    look_over()
    assert open_facts() == []

    a_published_story(about=[partnership])
    look_over()
    look_over()
    assert [words for _, _, words, _ in open_facts()] == ["L-Mount Alliance: end disputed"]

    Citation.objects.filter(until="2023").update(until="2022")
    look_over()
    assert open_facts() == []


@pytest.mark.django_db(transaction=True)
def test_the_publishers_chores_look_over_disputes():
    partnership = a_partnership()
    a_citation(partnership, until="2022")
    a_citation(partnership, until="2023")
    a_published_story(about=[partnership])

    look(chores=False, now=timezone.now())
    assert open_facts() == []

    look(chores=True, now=timezone.now())
    assert len(open_facts()) == 1


def test_the_desk_names_each_record_once_with_how_many_live_stories_name_it():
    partnership = a_told_partnership("First")
    a_published_story("Second", mentions=[partnership])
    part = a_participation(partnership, a_company())
    end(partnership, "ended")
    end(part)
    brand = a_brand()
    a_published_story("Third", about=[brand])
    end(brand, "retired")

    found = facts_to_settle(an_editor(), 6)

    assert [(fact.record, fact.words, fact.stories, fact.more, fact.by) for fact in found] == [
        (brand, "Lumix was retired on 31 March 2022.", 1, 0, an_editor()),
        (partnership, "Leica Camera left L-Mount Alliance on 31 March 2022.", 2, 1, an_editor()),
    ]
    assert found[1].page == f"/admin/articles/facttosettle/partnership/{partnership.pk}/?since={found[1].change_id}"
    assert len(facts_to_settle(an_editor(), 1)) == 1


def test_the_desk_forgets_what_no_live_story_names_any_more_and_what_is_settled():
    story = a_story(about=[a_partnership()])
    published(story)
    end(story.partnership_links.get().partnership, "ended")
    assert len(facts_to_settle(an_editor(), 6)) == 1

    publishing.withdraw(story, by=an_editor())
    assert facts_to_settle(an_editor(), 6) == []

    published(story)
    assert FactToSettle.objects.open().settle(an_editor()) == 1
    assert FactToSettle.objects.open().settle(an_editor()) == 0
    assert facts_to_settle(an_editor(), 6) == []


def test_only_who_publishes_is_asked_to_settle_facts():
    end(a_told_partnership(), "ended")

    assert facts_to_settle(a_member("Contributor"), 6) == []
    assert len(facts_to_settle(a_member("Editor", username="ana"), 6)) == 1


def test_the_desk_asks_the_same_for_one_fact_and_for_many():
    def a_fact(number):
        partnership = a_partnership(f"Pact {number}", f"pact-{number}")
        a_published_story(f"Story {number}", about=[partnership], now=THEN + timedelta(days=number))
        end(partnership, "ended")

    a_fact(0)
    one = queries(facts_to_settle, an_editor(), 20)
    for number in range(1, 6):
        a_fact(number)

    assert len(facts_to_settle(an_editor(), 20)) == 6
    assert queries(facts_to_settle, an_editor(), 20) == one


def test_looking_over_costs_the_same_while_nothing_is_new():
    partnership = a_told_partnership()
    look_over(timezone.now())
    none = queries(look_over)
    for number in range(5):
        part = a_participation(partnership, a_company(f"Maker {number}", f"maker-{number}"))
        a_citation(part, since="2018")
        a_citation(part, since="2019")

    assert queries(look_over) == none
