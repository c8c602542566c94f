"""Writing a story on the desk."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.db.models.signals import pre_save
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Byline, Quote, Source, Tag, Text
from articles.models.choices import State
from articles.publishing import publish
from tests.articles.desk import ADD, LIST, SETS, a_form, change_page, every_part, page_of, the_story
from tests.builders import (
    a_company,
    a_photo,
    a_published_story,
    a_story,
    an_author,
    an_editor,
)

pytestmark = pytest.mark.django_db


def test_a_story_with_every_block_is_written_and_has_a_revision_by_its_writer(admin_client, admin_user):
    response = admin_client.post(ADD, a_form(rows=every_part(), tags="lenses, black and white", _continue="1"))

    story = the_story()
    assert response["Location"] == change_page(story)
    snapshot = story.latest_revision.snapshot
    assert [block["type"] for block in snapshot["blocks"]] == [
        "text",
        "figure",
        "quote",
        "record_card",
        "aside",
        "gallery",
        "comparison",
        "table",
        "embed",
    ]
    assert sorted(tag["name"] for tag in snapshot["tags"]) == ["black and white", "lenses"]
    assert (story.slug, story.latest_revision.created_by) == ("a-quiet-shutter", admin_user)
    assert [snapshot[part][0]["relevance"] for part in ("companies", "brands", "partnerships")] == [
        "about",
        "mentions",
        "about",
    ]
    assert (snapshot["bylines"][0]["role"], snapshot["sources"][0]["published"]) == ("words", "2022-05")
    assert snapshot["corrections"] == [{"words": "It was 2000, not 2001.", "corrected_on": "2022-06-01"}]


def test_one_tag_may_have_spaces(admin_client):
    admin_client.post(ADD, a_form(tags="black and white"))

    assert [tag.name for tag in Tag.objects.all()] == ["black and white"]


def test_a_publication_between_fetching_and_saving_the_form_is_not_overwritten(admin_client):
    story = a_story()

    def publish_first(sender, **kwargs):
        pre_save.disconnect(publish_first, sender=Article)
        publish(story.latest_revision, by=an_editor())

    pre_save.connect(publish_first, sender=Article)
    admin_client.post(change_page(story), a_form("Typed meanwhile"))

    revision = story.latest_revision
    story.refresh_from_db()
    assert story.headline == "Typed meanwhile"
    assert story.page.headline == revision.headline
    assert (story.published_revision, story.state) == (revision, State.CHANGED)


def test_saving_is_private_and_an_unchanged_save_makes_no_revision(admin_client):
    page = a_published_story("A quiet shutter", text="")
    story = the_story()
    data = a_form("A loud shutter", slug=story.slug)

    admin_client.post(change_page(story), data)
    admin_client.post(change_page(story), data)

    page.refresh_from_db()
    assert page.headline == "A quiet shutter"
    assert [revision.number for revision in story.revisions.all()] == [2, 1]


def test_rows_are_numbered_as_they_stand_and_move_to_the_number_typed(admin_client):
    story = a_story(sources=[{"publisher": name, "title": "x"} for name in ("Leica", "Panasonic", "Sigma")])

    def post(*rows):
        ids = {source.publisher: source.pk for source in Source.objects.all()}
        rows = [{"title": "x", "id": ids.get(row["publisher"], "")} | row for row in rows]
        rows = [{name: value for name, value in row.items() if value != "" or name != "id"} for row in rows]
        assert admin_client.post(change_page(story), a_form(rows={"sources": rows})).status_code == 302
        return [(source.publisher, source.position) for source in Source.objects.order_by("position")]

    leica, panasonic, sigma = ({"publisher": name} for name in ("Leica", "Panasonic", "Sigma"))
    as_stored = [leica | {"position": 0}, panasonic | {"position": 1}, sigma | {"position": 2}]
    assert post(*as_stored, {"publisher": "DJI"}) == [("Leica", 1), ("Panasonic", 2), ("Sigma", 3), ("DJI", 4)]

    as_stored = [leica | {"position": 1}, panasonic | {"position": 2}, sigma | {"position": 1}]
    dji = {"publisher": "DJI", "position": 4}
    assert post(*as_stored, dji) == [("Sigma", 1), ("Leica", 2), ("Panasonic", 3), ("DJI", 4)]

    gone = [sigma | {"position": 1, "DELETE": "on"}, leica | {"position": 4}, panasonic | {"position": 3}, dji]
    assert post(*gone) == [("Panasonic", 1), ("DJI", 2), ("Leica", 3)]


@pytest.mark.parametrize("button", ["publish", "schedule", "preview"])
def test_a_button_saves_first_and_leads_on_with_the_revision_it_made(admin_client, button):
    response = admin_client.post(ADD, a_form("First words") | {f"_{button}": "1"})
    story = the_story()
    assert response["Location"] == page_of(story, button, story.latest_revision)

    response = admin_client.post(change_page(story), a_form("Second words") | {f"_{button}": "1"})
    story.refresh_from_db()
    assert response["Location"] == page_of(story, button, story.latest_revision)
    assert (story.latest_revision.number, story.page) == (2, None)


def test_the_form_takes_the_same_queries_for_two_rows_as_for_twelve(admin_client):
    photos, companies = [a_photo() for _ in range(12)], [a_company(f"Maker {n}", f"maker-{n}") for n in range(12)]
    authors = [an_author(f"Author {n}", f"author-{n}") for n in range(12)]

    def story(number):
        kinds = [
            *(("figure", {"photo": photo}) for photo in photos[:number]),
            *(("record_card", {"company": company}) for company in companies[:number]),
            *(("quote", {"words": "x", "speaker": "y", "company": company}) for company in companies[:number]),
            *(("text", {"html": "<p>Words.</p>"}) for _ in range(number)),
        ]
        return a_story(blocks=kinds, authors=authors[:number], about=companies[:number], lead_photo=photos[0])

    few, many = story(2), story(12)
    admin_client.get(change_page(few))

    assert queries(admin_client, change_page(few)) == queries(admin_client, change_page(many))


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_inline_scripts_carry_the_nonce_of_the_policy(admin_client):
    response = admin_client.get(ADD)

    nonce = response["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0]
    assert nonce
    assert f'<script type="importmap" nonce="{nonce}">' in response.content.decode()


def test_who_may_change_stories_may_change_all_of_them_and_needs_nothing_more(client):
    story = a_story(authors=[an_author()])
    writer = User.objects.create_user("ana", password="x", is_staff=True)
    writer.user_permissions.set(Permission.objects.filter(codename__in=["change_article", "change_any_article"]))
    client.force_login(writer)

    rows = {"articles_text_set": [{"id": Text.objects.get().pk, "html": "<p>Changed.</p>"}]}
    rows["articles_quote_set"] = [{"words": "New.", "speaker": "Ana"}]
    rows["bylines"] = [{"id": Byline.objects.get().pk, "author": an_author().pk, "role": "words", "DELETE": "on"}]
    client.post(change_page(story), a_form(rows=rows))

    assert (Text.objects.get().html, Quote.objects.get().words) == ("<p>Changed.</p>", "New.")
    assert not Byline.objects.exists()


def test_who_may_only_look_changes_nothing(client):
    story = a_story("As it was")
    reader = User.objects.create_user("kim", password="x", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_any_article"]))
    client.force_login(reader)

    page = client.get(change_page(story))
    assert page.status_code == 200
    assert "_publish" not in page.content.decode()
    assert "content-editor-context" not in page.content.decode()
    assert page_of(story, "preview/page", story.latest_revision) in page.content.decode()
    assert client.post(change_page(story), a_form("Changed")).status_code == 403
    assert client.post(ADD, a_form("New")).status_code == 403
    assert client.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code == 403
    assert the_story().headline == "As it was"


def test_every_part_of_the_form_stands_in_it_once_and_the_stock_buttons_do_not(admin_client):
    page = admin_client.get(ADD).content.decode()

    for prefix in SETS:
        assert page.count(f'id="{prefix}-group"') == 1
    assert page.count('name="_continue"') == page.count('class="go"') == 1
    assert "submit-row" not in page


def test_the_card_says_what_readers_see_and_what_they_do_not_see_yet(admin_client):
    a_published_story("A quiet shutter", standfirst="Once.", text="")
    story = the_story()
    admin_client.post(change_page(story), a_form("A quiet shutter", slug=story.slug, standfirst="Twice."))

    page = admin_client.get(change_page(story)).content.decode()

    assert "Changed since published" in page
    assert f'<a href="{story.page.path}">A quiet shutter</a>' in page
    assert "Not seen yet: standfirst." in page


def test_the_address_of_a_source_is_a_plain_field(admin_client):
    story = a_story(sources=[{"publisher": "Leica", "title": "x", "url": "https://leica-camera.com/"}])

    page = admin_client.get(change_page(story)).content.decode()

    assert 'type="url" name="sources-0-url" value="https://leica-camera.com/"' in page
    assert "Currently" not in page


def test_the_yellow_button_says_whether_there_is_anything_new_to_publish(admin_client):
    story = a_story("A quiet shutter", text="")

    def button():
        page = admin_client.get(change_page(story)).content.decode()
        return page.partition('class="go">')[2].partition("<")[0]

    assert button() == "Publish…"
    publish(story.latest_revision, by=an_editor())
    assert button() == "Publish again…"
    admin_client.post(change_page(story), a_form("A loud shutter", slug=story.slug))
    assert button() == "Publish changes…"


@pytest.mark.parametrize("page", ["withdraw/", "delete/"])
def test_what_ends_something_has_no_yellow_button(admin_client, page):
    a_published_story()
    text = admin_client.get(f"{LIST}{the_story().pk}/{page}").content.decode()
    assert 'class="ends"' in text
    assert 'class="go"' not in text
