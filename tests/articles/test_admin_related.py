"""The stories that an editor would have read next: chosen in the story's form, kept in its history, merged."""

import pytest

from articles.models import Article, Revision
from articles.publishing import compose, discard, restore, withdraw
from articles.restoring import write_back
from articles.snapshots import freeze
from articles.three_way import BOTH, places, resolved
from tests.articles.desk import ADD, a_form, change_page, errors, page_of
from tests.articles.test_related import a_story_that_chose
from tests.builders import a_member, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db


def chosen(story):
    return [row.story.headline for row in story.related_stories.all()]


def as_opened(story, **rows):
    """Return what the form of a story sends as it was opened, with further rows of related stories."""
    kept = [{"id": row.pk, "story": row.story_id, "position": row.position} for row in story.related_stories.all()]
    kept = [row | rows.get(f"row_{number}", {}) for number, row in enumerate(kept)]
    more = [{"story": story.pk} for story in rows.get("more", ())]
    text = story.articles_text_set.get()
    blocks = [{"id": text.pk, "html": text.html, "ordering": 10}]
    return a_form(
        story.headline,
        slug=story.slug,
        version=story.latest_revision_id,
        rows={"related_stories": [*kept, *more], "articles_text_set": blocks},
    )


def test_chosen_stories_are_saved_in_their_order_and_stand_in_the_revision(admin_client):
    first, second = a_story("First"), a_story("Second")

    admin_client.post(ADD, a_form("New", rows={"related_stories": [{"story": second.pk}, {"story": first.pk}]}))

    story = Article.objects.get(headline="New")
    assert chosen(story) == ["Second", "First"]
    assert [row["story"]["name"] for row in story.latest_revision.snapshot["related"]] == ["Second", "First"]


def test_a_row_with_another_number_goes_to_that_place(admin_client):
    story = a_story_that_chose(*[a_story(headline) for headline in ("One", "Two", "Three")])
    compose(story, by=an_editor())
    story.refresh_from_db()

    assert admin_client.post(change_page(story), as_opened(story, row_2={"position": 1})).status_code == 302

    assert chosen(story) == ["Three", "One", "Two"]


def test_the_story_itself_one_chosen_twice_and_a_fifth_are_refused_beside_their_row(admin_client):
    story, other = a_story("The story"), a_story("Other")
    data = as_opened(story, more=[story, other, other])

    answer = admin_client.post(change_page(story), data)

    assert errors(answer) == {
        "related_stories-0-story": ["This is the story itself: choose another."],
        "related_stories-2-story": ["This story is chosen above already."],
    }
    five = [a_story(f"Other {number}") for number in range(5)]
    assert errors(admin_client.post(change_page(story), as_opened(story, more=five))) == {
        "related_stories-4-story": ["4 stories are the most: take one out."]
    }
    assert chosen(story) == []


def test_one_chosen_already_is_not_chosen_again(admin_client):
    story = a_story_that_chose(other := a_story("Other"))
    compose(story, by=an_editor())
    story.refresh_from_db()

    answer = admin_client.post(change_page(story), as_opened(story, more=[other]))

    assert errors(answer) == {"related_stories-1-story": ["This story is chosen above already."]}


def test_two_rows_change_places_by_their_numbers_and_are_refused_with_a_word_otherwise(admin_client):
    one, two = a_story("One"), a_story("Two")
    story = a_story_that_chose(one, two)
    compose(story, by=an_editor())
    story.refresh_from_db()

    answer = admin_client.post(change_page(story), as_opened(story, row_0={"story": two.pk}, row_1={"story": one.pk}))

    assert [*errors(answer).values()] == [["This story is chosen already."]] * 2
    assert chosen(story) == ["One", "Two"]


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1", "\x00", "999999"])
def test_a_forged_choice_is_an_error_not_a_crash(admin_client, value):
    answer = admin_client.post(ADD, a_form("New", rows={"related_stories": [{"story": value}]}))

    assert set(errors(answer)) == {"related_stories-0-story"}


def test_the_form_says_of_each_where_it_stands_and_whether_readers_see_it(admin_client):
    live, draft, gone, binned = (a_story(headline) for headline in ("Live", "Draft", "Gone", "Binned"))
    for story in (live, gone, binned):
        published(story)
    withdraw(gone, by=an_editor())
    discard(binned, by=an_editor())
    story = a_story_that_chose(live, draft, gone, binned)

    text = admin_client.get(change_page(story)).text

    for state, words in (
        ("draft", "Readers see it here once it is published."),
        ("withdrawn", "Readers do not see it here any more."),
        ("binned", "Readers do not see it here."),
    ):
        assert f'state-{state}">' in text
        assert words in text
    assert text.count("Readers see it here once it is published.") == 1


def test_choosing_none_one_or_four_takes_as_many_queries(admin_client):
    stories = [a_story(f"Other {number}") for number in range(4)]
    one, four = a_story_that_chose(stories[0], headline="One"), a_story_that_chose(*stories, headline="Four")
    admin_client.get(change_page(one))

    assert queries(admin_client.get, change_page(one)) == queries(admin_client.get, change_page(four))
    assert queries(freeze, one) == queries(freeze, four)


def test_a_contributor_cannot_choose_or_learn_the_name_of_anothers_draft_by_its_number(client):
    secret = a_story("Zanzibar", owner=a_member("Editor", "ana"))
    mina = a_member("Contributor")
    story = a_story("Mine", owner=mina)
    client.force_login(mina)

    answer = client.post(change_page(story), as_opened(story, more=[secret]))

    assert set(errors(answer)) == {"related_stories-0-story"}
    assert "Zanzibar" not in answer.text
    found = client.get("/admin/autocomplete/?term=zanzibar&app_label=articles&model_name=relatedstory&field_name=story")
    assert found.json()["results"] == []


def test_what_an_editor_chose_stays_when_the_contributor_saves(client):
    mina = a_member("Contributor")
    story = a_story_that_chose(a_story("Another's", owner=an_editor()), owner=mina)
    compose(story, by=an_editor())
    story.refresh_from_db()
    client.force_login(mina)

    assert client.post(change_page(story), as_opened(story)).status_code == 302
    assert chosen(story) == ["Another's"]


def test_restoring_brings_the_choice_back_without_what_was_deleted_and_says_so():
    kept, gone = a_story("Kept"), a_story("Gone")
    story = a_story_that_chose(gone, kept)
    before = compose(story, by=an_editor())
    story.related_stories.all().delete()
    gone.delete()

    restored = restore(before, by=an_editor())

    assert chosen(story) == ["Kept"]
    assert restored.warnings == ["“Gone” is no longer in the house and was left out."]


def test_a_revision_made_before_there_was_a_choice_chooses_none():
    story = a_story_that_chose(a_story("Other"))
    old = {name: value for name, value in story.latest_revision.snapshot.items() if name != "related"}
    Revision.objects.filter(pk=story.latest_revision_id).update(snapshot=old)

    restore(Revision.objects.get(pk=story.latest_revision_id), by=an_editor())

    assert chosen(story) == []


def test_two_revisions_are_compared_by_what_they_chose(admin_client):
    story = a_story_that_chose(a_story("Chosen now"))
    after = compose(story, by=an_editor())

    text = admin_client.get(f"{page_of(story, 'compare')}?to={after.pk}").text

    assert "Related stories" in text
    assert '<ins class="chip">Chosen now</ins>' in text


def test_two_editors_who_chose_differently_are_asked_and_four_are_kept_of_both(admin_client):
    names = ("One", "Two", "Three", "Mine", "Theirs", "Theirs too")
    one, two, three, mine, theirs, too = (a_story(headline) for headline in names)
    story = a_story_that_chose(one, two, three)
    base = compose(story, by=an_editor()).snapshot
    with_mine = base | {"related": [*base["related"], row_of(mine)]}
    with_theirs = base | {"related": [*base["related"], row_of(theirs), row_of(too)]}

    found = places(base, with_mine, with_theirs)
    [asked] = [place for place in found if place.asks]
    warnings = write_back(resolved(found, {asked.name: BOTH}), story)

    assert asked.part == "related"
    assert chosen(story) == ["One", "Two", "Three", "Theirs"]
    assert warnings == [
        "“Theirs too” was left out: 4 of these are the most.",
        "“Mine” was left out: 4 of these are the most.",
    ]


def row_of(story):
    return {"story": {"id": story.pk, "name": story.headline}}


def test_who_saves_over_anothers_choice_is_asked_with_its_headline(admin_client):
    story, mine, theirs = a_story("The story"), a_story("My choice"), a_story("Their choice")
    data = as_opened(story, more=[mine])
    story.related_stories.create(story=theirs)
    compose(story, by=a_member("Editor", "ana"))

    answer = admin_client.post(change_page(story), data)

    assert answer.status_code == 409
    assert "Related stories" in answer.text
    assert "My choice" in answer.text
    assert "Their choice" in answer.text


def test_the_previews_show_what_publishing_would(admin_client):
    other = a_story("Chosen", tags=["Mount"])
    published(other)
    published(a_story("Shares the tag", tags=["Mount"]))
    story = a_story_that_chose(other, a_story("A draft"), tags=["Mount"])
    revision = compose(story, by=an_editor())

    text = admin_client.get(page_of(story, "preview/page", revision)).text

    assert [name in text for name in ("Chosen", "Shares the tag", "A draft")] == [True, True, False]
