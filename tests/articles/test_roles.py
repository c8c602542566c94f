"""What a contributor, an editor and an administrator may do with stories, asked of the server itself."""

import pytest

from articles.models import Article, DeskComment, PublishedArticle
from articles.models.choices import Stage, State
from articles.publishing import compose, discard, publish
from articles.workflow import move
from tests.articles.desk import ADD, LIST, a_form, change_page, page_of
from tests.builders import a_member, a_story, an_editor, published
from tests.queries import queries

pytestmark = pytest.mark.django_db

SECRET = "A secret headline"


@pytest.fixture
def mina():
    return a_member("Contributor", "mina")


@pytest.fixture
def ana():
    return a_member("Editor", "ana")


def owned(user, headline="Mina's own", **fields):
    return a_story(headline, owner=user, **fields)


def signed_in(client, user):
    client.force_login(user)
    return client


def test_who_begins_a_story_owns_it(client, mina):
    signed_in(client, mina).post(ADD, a_form("A quiet shutter"))

    assert Article.objects.get().owner == mina


def test_a_contributor_cannot_give_a_story_to_somebody_else(client, mina, ana):
    signed_in(client, mina).post(ADD, a_form("A quiet shutter", owner=ana.pk))

    assert Article.objects.get().owner == mina


def test_an_editor_gives_a_story_to_whoever_writes_it(client, mina, ana):
    story = owned(ana, "For Mina")
    signed_in(client, ana).post(change_page(story), a_form("For Mina", slug=story.slug, owner=mina.pk))

    assert signed_in(client, mina).get(change_page(story)).status_code == 200


def test_a_contributor_finds_own_stories_only(client, mina, ana):
    owned(mina)
    owned(ana, SECRET)

    shown = signed_in(client, mina).get(LIST).text
    assert "Mina&#x27;s own" in shown
    assert SECRET not in shown
    assert SECRET not in client.get(f"{LIST}?q=secret").text


@pytest.mark.parametrize(
    "word", ["publish", "schedule", "unschedule", "withdraw", "preview", "preview/page", "comments"]
)
def test_anothers_story_answers_a_contributor_nothing(client, mina, ana, word):
    story = owned(ana, SECRET)
    asked = page_of(story, word, story.latest_revision)

    for answer in (signed_in(client, mina).get(asked), client.post(asked, {"revision": story.latest_revision_id})):
        assert answer.status_code in (403, 404, 405)
        assert SECRET not in answer.text


@pytest.mark.parametrize("word", ["change", "delete", "history"])
def test_the_forms_of_anothers_story_lead_a_contributor_away(client, mina, ana, word):
    story = owned(ana, SECRET)
    signed_in(client, mina)

    assert client.get(page_of(story, word)).status_code in (302, 404)
    assert client.post(page_of(story, word), a_form("Mine now")).status_code in (302, 403, 404)
    assert SECRET not in client.get("/admin/").text
    assert Article.objects.get().headline == SECRET


@pytest.mark.parametrize("word", ["publish", "schedule", "unschedule", "withdraw"])
def test_a_contributor_publishes_nothing_of_their_own_either(client, mina, word):
    story = owned(mina)
    asked = {"revision": story.latest_revision_id, "at_0": "2090-01-01", "at_1": "09:00"}

    assert signed_in(client, mina).post(page_of(story, word), asked).status_code == 403
    assert not PublishedArticle.objects.exists()
    assert Article.objects.get().scheduled_for is None


def test_a_forged_publish_button_leads_a_contributor_to_a_refusal(client, mina):
    story = owned(mina)
    data = a_form("Mina's own", slug=story.slug, _publish="1")

    answer = signed_in(client, mina).post(change_page(story), data, follow=True)

    assert answer.status_code == 403
    assert not PublishedArticle.objects.exists()


def test_a_story_goes_to_review_is_sent_back_made_ready_and_published(client, mina, ana):
    story = owned(mina)
    signed_in(client, mina).post(change_page(story), a_form("Handed in", slug=story.slug, _review="1"))
    story.refresh_from_db()
    assert (story.state, story.headline) == (State.IN_REVIEW, "Handed in")
    assert story.sent_at

    signed_in(client, ana).post(change_page(story), a_form("Handed in", slug=story.slug, _draft="1"))
    assert Article.objects.get().state == State.DRAFT

    signed_in(client, mina).post(change_page(story), a_form("Better", slug=story.slug, _review="1"))
    signed_in(client, ana).post(change_page(story), a_form("Better", slug=story.slug, _ready="1"))
    assert Article.objects.get().state == State.READY

    publish(Article.objects.get().latest_revision, by=ana)
    assert (Article.objects.get().state, Article.objects.get().stage) == (State.PUBLISHED, Stage.DRAFT)


def test_what_is_handed_in_is_read_only_for_its_writer_who_may_take_it_back(client, mina):
    story = owned(mina)
    move(story, Stage.REVIEW, by=mina)

    assert signed_in(client, mina).post(change_page(story), a_form("Changed after")).status_code == 403
    assert 'value="draft"' in client.get(change_page(story)).text
    client.post(page_of(story, "stage"), {"to": "draft"})
    assert Article.objects.get().state == State.DRAFT


@pytest.mark.parametrize("to", ["ready", "published", "", "\x00"])
def test_no_forged_step_goes_further_than_review(client, mina, to):
    story = owned(mina)
    signed_in(client, mina).post(page_of(story, "stage"), {"to": to})

    assert Article.objects.get().stage == Stage.DRAFT


def test_a_writer_reads_a_published_story_and_changes_nothing_of_it(client, mina):
    story = owned(mina)
    published(story)

    signed_in(client, mina)
    assert client.get(change_page(story)).status_code == 200
    assert client.post(change_page(story), a_form("Changed after")).status_code == 403
    assert client.post(page_of(story, "delete"), {"post": "yes"}).status_code == 403
    assert PublishedArticle.objects.exists()


def test_a_contributor_puts_an_own_draft_in_the_bin_and_sees_it_no_more(client, mina):
    story = owned(mina)
    signed_in(client, mina).post(page_of(story, "delete"), {"post": "yes"})

    assert Article.objects.get().state == State.BINNED
    assert client.get(change_page(story)).status_code == 302


def test_the_bin_is_the_administrators(client, ana):
    discard(owned(ana, SECRET), by=ana)
    story = Article.objects.get()

    for address in (LIST, f"{LIST}?state=binned", f"{LIST}?q=secret"):
        assert SECRET not in signed_in(client, ana).get(address).text
    client.post(f"{LIST}?state=binned", {"action": "put_back", "_selected_action": [story.pk]})
    assert Article.objects.get().state == State.BINNED

    assert SECRET in signed_in(client, a_member("Administrator", "adam")).get(f"{LIST}?state=binned").text


def test_comments_are_written_and_settled_by_who_may_see_the_story(client, mina, ana):
    story = owned(mina)
    signed_in(client, ana).post(page_of(story, "comments"), {"words": "Who says so? <b>"})

    shown = signed_in(client, mina).get(change_page(story)).text
    assert "Who says so? &lt;b&gt;" in shown
    client.post(page_of(story, "comments"), {"settle": DeskComment.objects.get().pk})
    comment = DeskComment.objects.get()
    assert (comment.author, comment.settled_by) == (ana, mina)
    assert story.revisions.count() == 1


def test_a_comment_of_nothing_or_of_too_much_is_refused_and_kept(client, mina):
    story = owned(mina)
    signed_in(client, mina)

    assert "Write what the others should know." in client.post(page_of(story, "comments"), {"words": " "}).text
    long = "x" * 5001
    assert long in client.post(page_of(story, "comments"), {"words": long}).text
    assert client.post(page_of(story, "comments"), {"settle": "9" * 30}).status_code == 404
    assert not DeskComment.objects.exists()


def test_a_script_gets_the_comments_alone(client, mina):
    story = owned(mina)
    answer = signed_in(client, mina).post(
        page_of(story, "comments"), {"words": "Look again."}, headers={"Accept": "text/x-fragment"}
    )

    assert "Look again." in answer.text
    assert "<html" not in answer.text


def test_the_form_takes_the_same_queries_for_one_comment_as_for_many(client, ana):
    story = owned(ana)
    signed_in(client, ana)
    counts = []
    for number in (1, 12):
        for each in range(number):
            client.post(page_of(story, "comments"), {"words": f"Comment {each}"})
        counts.append(queries(client.get, change_page(story)))
    assert counts[0] == counts[1]


def test_readers_never_see_a_comment(client, ana):
    story = owned(ana, about=[])
    DeskComment.objects.create(article=story, author=ana, words=SECRET, written_at=story.created_at)
    page = published(story)

    assert SECRET not in client.get(page.path).text + client.get("/feed/").text
    assert SECRET not in str(compose(story, by=an_editor()).snapshot)
