"""Lists of the desk, and what is only to be looked at."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Author, Departure, FormDraft, Revision, SearchDocument, SearchName, SearchWord, Tag
from articles.models.choices import Stage, State
from articles.models.rebuild import Edition
from articles.publishing import discard, schedule, withdraw
from articles.workflow import move
from tests.articles.desk import LIST, change_page, page_of
from tests.builders import a_company, a_photo, a_published_story, a_story, an_author, an_editor, published, retype

pytestmark = pytest.mark.django_db

SOON = datetime(2090, 1, 1, 18, tzinfo=UTC)
READ_ONLY = [
    *("revision", "publishedarticle", "rebuild", "archivemonth", "embedded"),
    *("companycoverage", "tagcoverage", "photouse", "embeduse"),
]


def one_in_every_state():
    """Return a story for each state of the desk, named after it."""
    stories = {state: a_story(f"Story {state.value}", slug=f"story-{state.value}") for state in State}
    for state in (State.PUBLISHED, State.CHANGED, State.UPDATE_SCHEDULED, State.WITHDRAWN, State.BINNED):
        published(stories[state])
    for state in (State.SCHEDULED, State.FAILED, State.UPDATE_SCHEDULED):
        schedule(stories[state].latest_revision, at=SOON, by=an_editor())
    Article.objects.filter(pk=stories[State.FAILED].pk).update(scheduled_problem="The address was taken.")
    move(stories[State.IN_REVIEW], Stage.REVIEW, by=an_editor())
    move(stories[State.READY], Stage.READY, by=an_editor())
    retype(stories[State.CHANGED], "Not seen yet.")
    withdraw(stories[State.WITHDRAWN], by=an_editor())
    discard(stories[State.BINNED], by=an_editor())
    return {state: Article.objects.get(pk=story.pk) for state, story in stories.items()}


def listed(client, query=""):
    response = client.get(LIST + query)
    assert response.status_code == 200
    return {story.state for story in response.context["cl"].result_list}


def test_every_state_is_found_by_its_filter_and_the_bin_only_there(admin_client):
    assert {state: story.state for state, story in one_in_every_state().items()} == {state: state for state in State}

    assert listed(admin_client) == set(State) - {State.BINNED}
    for state in set(State) - {State.UPDATE_SCHEDULED, State.SCHEDULED}:
        assert listed(admin_client, f"?state={state.value}") == {state}
    assert listed(admin_client, "?state=scheduled") == {State.SCHEDULED, State.UPDATE_SCHEDULED}
    assert listed(admin_client, "?state=nonsense") == set(State) - {State.BINNED}


def test_the_list_shows_the_state_the_moment_and_who_touched_it_last(admin_client):
    one_in_every_state()

    shown = admin_client.get(LIST).content.decode()

    for state in set(State) - {State.BINNED}:
        assert f'<span class="state state-{state.value}">{state.label}</span>' in shown
    assert "for 1 Jan 2090, 18:00" in shown
    assert "31 May 2022, 12:20" in shown
    assert '<span class="quiet">ines</span>' in shown
    assert admin_client.get(f"{LIST}?o=5.-6&q=story-draft").context["cl"].result_count == 1
    assert "delete_selected" not in shown


def test_a_list_takes_the_same_queries_for_one_row_as_for_thirty(admin_client):
    names = (
        *("article", "revision", "publishedarticle", "author", "tag", "companycoverage", "tagcoverage", "photouse"),
        *("authorcoverage", "byline", "companylink", "taggedarticle", "figure", "text"),
    )

    def add(number):
        parts = {"about": [a_company(f"Maker {number}", f"maker-{number}")], "tags": [f"tag {number}"]}
        author = an_author(f"Author {number}", f"author-{number}")
        figure = ("figure", {"photo": a_photo(f"Frame {number}")})
        a_published_story(f"Story {number}", authors=[author], lead_photo=a_photo(), blocks=[figure], **parts)

    def asked(name):
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(f"/admin/articles/{name}/").status_code == 200
        return len(captured)

    add(0)
    admin_client.get(LIST)
    for_one = {name: asked(name) for name in names}
    for number in range(1, 30):
        add(number)
    assert {name: asked(name) for name in names} == for_one


def test_an_author_or_tag_in_use_is_not_deleted_and_says_where_it_is_used(admin_client):
    a_story("A quiet shutter", authors=[an_author()], tags=["lenses"])
    for row in (Author.objects.get(), Tag.objects.get()):
        address = reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk])
        assert "A quiet shutter" in admin_client.get(address).content.decode()
        assert admin_client.post(address, {"post": "yes"}).status_code in {200, 403}
        row.refresh_from_db()


def test_authors_and_tags_are_searched_and_say_how_many_stories_readers_find(admin_client):
    a_published_story(authors=[an_author()], tags=["lenses"])
    a_story("A draft", slug="draft", authors=[an_author()], tags=["lenses"])

    for name, word in (("author", "halloran"), ("tag", "lens")):
        rows = admin_client.get(f"/admin/articles/{name}/?q={word}").context["cl"].result_list
        assert [row.number_of_stories for row in rows] == [1]


def test_the_same_tag_in_other_capitals_is_refused(admin_client):
    Tag.objects.create(name="Lenses", slug="lenses")

    response = admin_client.post("/admin/articles/tag/add/", {"name": "lenses", "slug": "lenses-2"})

    assert response.context["adminform"].form.errors == {"name": ["This tag exists already: “Lenses”."]}


def test_tags_are_proposed_by_the_autocomplete(admin_client):
    Tag.objects.create(name="Lenses", slug="lenses")

    query = {"app_label": "articles", "model_name": "taggedarticle", "field_name": "tag", "term": "len"}
    assert [found["text"] for found in admin_client.get("/admin/autocomplete/", query).json()["results"]] == ["Lenses"]


def test_every_model_of_the_room_is_registered_and_taggits_own_is_not():
    there = apps.get_app_config("articles").get_models()
    # What somebody has typed and not saved is nobody else's to read; the others hold nothing that stands nowhere else.
    hidden = {Departure, Edition, FormDraft, SearchDocument, SearchName, SearchWord}
    assert {model for model in there if not admin.site.is_registered(model)} == hidden
    assert not admin.site.is_registered(apps.get_model("taggit", "Tag"))


@pytest.mark.parametrize("name", READ_ONLY)
def test_what_the_house_writes_itself_is_read_only(admin_client, name):
    a_published_story(about=[a_company()], tags=["lenses"], lead_photo=a_photo())
    row = apps.get_model("articles", name).objects.first()
    address = f"/admin/articles/{name}/"

    assert admin_client.get(address).status_code == 200
    assert admin_client.get(f"{address}add/").status_code == 403
    if row is None:
        return
    key = str(row.pk).replace("/", "_2F")
    assert admin_client.get(f"{address}{key}/change/").status_code == 200
    assert admin_client.post(f"{address}{key}/change/", {}).status_code == 403
    assert admin_client.post(f"{address}{key}/delete/", {"post": "yes"}).status_code == 403


def test_an_earlier_revision_is_restored_by_its_button_only(admin_client):
    story = a_story(text="<p>As it was.</p>", lead_photo=(photo := a_photo("Gone soon")))
    first = story.latest_revision
    story.lead_photo = None
    story.save()
    retype(story, "As it is.")
    photo.delete()
    address = f"/admin/articles/revision/{first.pk}/restore/"

    assert "Restore on the desk" in admin_client.get(f"/admin/articles/revision/{first.pk}/change/").content.decode()
    assert admin_client.get(address).status_code == 405
    response = admin_client.post(address, follow=True)

    assert "“Gone soon” is no longer in the house" in response.content.decode()
    story.refresh_from_db()
    assert story.latest_revision.number == 3
    assert story.latest_revision.snapshot["blocks"] == first.snapshot["blocks"]


def test_restoring_needs_the_permission_to_change_the_story(client):
    story = a_story()
    reader = User.objects.create_user("kim", password="x", is_staff=True)
    allowed = ["view_article", "view_revision", "change_any_article"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(reader)

    page = client.get(f"/admin/articles/revision/{story.latest_revision.pk}/change/").content.decode()
    assert client.post(f"/admin/articles/revision/{story.latest_revision.pk}/restore/").status_code == 403
    assert "Restore on the desk" not in page
    assert Revision.objects.count() == 1


def test_the_history_of_a_story_lists_its_revisions(admin_client):
    story, _ = a_story("One", slug="one"), a_story("Other", slug="other")
    retype(story, "Again.")

    assert page_of(story, "history") in admin_client.get(change_page(story)).content.decode()
    rows = admin_client.get(f"/admin/articles/revision/?article__id__exact={story.pk}").context["cl"].result_list
    assert [row.number for row in rows] == [2, 1]


def test_an_author_leads_to_the_readers_page_only_while_there_is_one(admin_client):
    author = an_author()
    form = f"/admin/articles/author/{author.pk}/change/"
    assert "View on site" not in admin_client.get(form).text
    a_published_story(authors=[author])
    assert "View on site" in admin_client.get(form).text


@pytest.mark.parametrize(
    "address",
    [
        "/admin/autocomplete/?app_label=articles&model_name=byline&field_name=author&term=%00",
        f"{LIST}?kind__exact=%00",
        f"{LIST}?q=%00",
        "/admin/articles/archivemonth/%00/change/",
    ],
)
def test_an_address_with_a_nul_is_refused_before_it_reaches_the_database(admin_client, address):
    assert admin_client.get(address).status_code == 400
