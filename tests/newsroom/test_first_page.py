"""The desk's first page: what needs this person now, and nothing that they may not see."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article, DeskComment
from articles.models.choices import Stage
from articles.publishing import discard, publish, schedule
from articles.workflow import move
from newsroom.first_page import FirstPage
from tests.builders import a_member, a_photo, a_published_story, a_story, an_editor, published, retype
from tests.queries import queries

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 11, 22, 10, 31, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def mina():
    return a_member("Contributor", "mina")


@pytest.fixture
def ana():
    return a_member("Editor", "ana")


def page(user):
    return FirstPage(user, NOW)


def named(stories):
    return [story.headline for story in stories]


def due(headline, at, **fields):
    story = a_story(headline, **fields)
    schedule(story.latest_revision, at=at, by=an_editor(), now=NOW - 9 * HOUR)
    return story


def failed(headline, at):
    story = due(headline, at)
    Article.objects.filter(pk=story.pk).update(scheduled_problem="The rights ended.")


def test_my_drafts_are_mine_and_the_last_touched_comes_first(mina, ana):
    a_story("The older", owner=ana)
    a_story("The newer", owner=ana)
    a_story("A colleague's", owner=mina)
    discard(a_story("In the bin", owner=ana), by=ana)
    published(a_story("With readers", owner=ana))
    move(a_story("Handed in", owner=ana), Stage.REVIEW, by=ana)

    assert named(page(ana).drafts) == ["The newer", "The older"]


def test_what_waits_for_review_is_shown_to_editors_the_longest_first(mina, ana):
    for hours, headline in ((1, "Since an hour"), (3, "Since three")):
        move(a_story(headline, owner=mina), Stage.REVIEW, by=mina, now=NOW - hours * HOUR)

    assert named(page(ana).review) == ["Since three", "Since an hour"]
    assert page(mina).review == []
    assert named(page(mina).handed_in) == ["Since three", "Since an hour"]


def test_the_rundown_is_one_list_in_order_of_time(ana):
    published(a_story("Yesterday's"), now=NOW - 24 * HOUR)
    published(a_story("At six"), now=NOW - 4 * HOUR)
    due("Tonight", NOW + 9 * HOUR)
    failed("At nine", NOW - HOUR)
    published(a_story("At ten"), now=NOW - HOUR / 2)

    rundown = page(ana).rundown
    told = [(entry.kind, entry.story.headline) for entry in (*rundown["before"], *rundown["after"])]
    assert told == [("published", "At six"), ("failed", "At nine"), ("published", "At ten"), ("scheduled", "Tonight")]
    assert len(rundown["before"]) == 3


def test_a_story_published_twice_a_day_stands_there_once_and_a_small_change_not_at_all(ana):
    story = a_story("At six")
    published(story, now=NOW - 4 * HOUR)
    publish(retype(story, "Again."), by=ana, now=NOW - 2 * HOUR)
    old = a_story("Of last week")
    published(old, now=NOW - 200 * HOUR)
    publish(retype(old, "A comma."), by=ana, now=NOW - HOUR, manner="small")

    before = page(ana).rundown["before"]
    assert [(entry.at, entry.story.headline) for entry in before] == [(NOW - 4 * HOUR, "At six")]


def test_what_failed_at_its_time_stands_over_everything(client, ana):
    failed("Aurora season opens", NOW - HOUR)
    client.force_login(ana)

    text = client.get("/admin/").text
    assert text.index('class="failed-band"') < text.index('id="rundown"')
    assert "The rights ended." in text


def test_changed_since_published_lists_what_readers_do_not_see_yet(ana):
    a_published_story("As readers have it")
    changed = a_story("Changed")
    published(changed)
    retype(changed, "Not seen yet.")

    assert named(page(ana).changed) == ["Changed"]


def test_a_contributor_is_told_of_own_stories_only(client, mina, ana):
    published(a_story("Secret one", owner=ana), now=NOW - HOUR)
    due("Secret two", NOW + HOUR, owner=ana)
    failed("Secret three", NOW - HOUR)
    a_story("Secret four", owner=ana)
    move(a_story("Secret five", owner=ana), Stage.REVIEW, by=ana)
    retype(Article.objects.get(headline="Secret one"), "Changed.")
    client.force_login(mina)

    assert "Secret" not in client.get("/admin/").text
    client.force_login(ana)
    assert client.get("/admin/").text.count("Secret") >= 5


def test_comments_of_others_that_nobody_settled_are_counted(mina, ana):
    story = a_story("With comments", owner=mina)
    for author, settled_at in ((ana, None), (ana, NOW), (mina, None)):
        DeskComment.objects.create(article=story, author=author, words="?", written_at=NOW, settled_at=settled_at)

    assert [story.comments_open for story in page(mina).drafts] == [1]


def test_the_page_takes_the_same_queries_for_one_of_each_as_for_many(client, ana):
    client.force_login(ana)

    def fill(number):
        for each in range(number):
            a_story(f"Draft {number} {each}", owner=ana, lead_photo=a_photo())
            move(a_story(f"Waiting {number} {each}"), Stage.REVIEW, by=ana)
            failed(f"Failed {number} {each}", NOW - HOUR)
            due(f"Scheduled {number} {each}", NOW + HOUR)
            changed = a_story(f"Changed {number} {each}", lead_photo=a_photo())
            published(changed, now=None)
            retype(changed, "Changed.")
        client.get("/admin/")
        return queries(client.get, "/admin/")

    assert fill(1) == fill(6)
