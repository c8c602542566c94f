"""The pages on which an editor decides what readers get."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from articles.models import Article, PublishedArticle
from articles.models.choices import State
from articles.publishing import compose, schedule
from tests.articles.desk import a_form, change_page, page_of
from tests.builders import (
    a_brand,
    a_company,
    a_photo,
    a_published_story,
    a_story,
    an_editor,
    retype,
)

PUBLISHER = ["view_article", "change_article", "change_any_article", "publish_article"]
pytestmark = pytest.mark.django_db

WORDS = ["publish", "schedule", "unschedule", "withdraw"]


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def in_days(days):
    moment = timezone.localtime() + timedelta(days=days)
    return {"at_0": f"{moment:%Y-%m-%d}", "at_1": f"{moment:%H:%M}"}


def test_a_new_story_is_published_by_its_button_only(admin_client):
    story = a_story("A quiet shutter", standfirst="It is quiet.", lead_photo=a_photo(), tags=["lenses"])
    page = page_of(story, "publish", story.latest_revision)

    shown = text(admin_client.get(page))
    for said in ("Publish now", "appears for the first time", "A quiet shutter", "It is quiet.", "lenses", "/a-quiet"):
        assert said in shown
    assert "Nobody stands in the byline." in shown
    assert not PublishedArticle.objects.exists()

    response = admin_client.post(page_of(story, "publish"), {"revision": story.latest_revision.pk})
    story.refresh_from_db()
    assert response["Location"] == change_page(story)
    assert (story.state, story.page.headline) == (State.PUBLISHED, "A quiet shutter")


def test_an_update_says_what_changes_and_where_the_old_address_leads(admin_client):
    a_published_story("A quiet shutter", slug="quiet", lead_photo=a_photo("Before"))
    story = Article.objects.get()
    story.headline, story.slug, story.lead_photo = "A loud shutter", "loud", a_photo("After")
    story.save()
    revision = compose(story, by=an_editor())

    shown = text(admin_client.get(page_of(story, "publish", revision)))

    assert "<del>quiet</del> <ins>loud</ins>" in shown
    assert "<del>/2022/05/quiet/</del> <ins>/2022/05/loud/</ins>" in shown
    assert 'alt="Before"' in shown
    assert 'alt="After"' in shown


def test_exactly_the_revision_asked_about_is_published_though_somebody_saved_meanwhile(admin_client):
    story = a_story(text="<p>Asked about.</p>")
    asked = story.latest_revision
    newer = retype(story, "Saved meanwhile.")

    assert f"Revision {newer.number} was saved" in text(admin_client.get(page_of(story, "publish", asked)))
    admin_client.post(page_of(story, "publish"), {"revision": asked.pk})

    story.refresh_from_db()
    assert "Asked about." in story.page.body_html
    assert (story.published_revision, story.state) == (asked, State.CHANGED)


def test_only_ticked_records_that_were_offered_open_with_the_story(admin_client):
    leica, lumix = a_company(released_at=None), a_brand(released_at=None)
    hidden = a_company("Sigma", "sigma", released_at=None)
    story = a_story(about=[leica, lumix])

    shown = text(admin_client.get(page_of(story, "publish", story.latest_revision)))
    assert shown.count('name="release"') == shown.count(" checked") == 2
    data = {"revision": story.latest_revision.pk, "release": [leica.release_key, hidden.release_key, "company:x", ""]}
    admin_client.post(page_of(story, "publish"), data)

    for record in (leica, lumix, hidden):
        record.refresh_from_db()
    assert [bool(record.released_at) for record in (leica, lumix, hidden)] == [True, False, False]


def test_what_hinders_stands_in_place_of_the_button(admin_client):
    a_published_story("The first", slug="same")
    Article.objects.update(slug="moved-on")
    second = a_story("The second", slug="same")
    Article.objects.filter(pk=second.pk).update(address_month="2022/05")
    page = page_of(second, "publish", second.latest_revision)

    shown = text(admin_client.get(page))
    assert "belongs to “The first”" in shown
    assert "Publish now" not in shown
    assert "belongs to “The first”" in text(admin_client.post(page, {"revision": second.latest_revision.pk}))
    assert PublishedArticle.objects.count() == 1


def test_a_revision_is_scheduled_and_taken_back(admin_client):
    story = a_story()
    revision = story.latest_revision

    assert "UTC time" in text(admin_client.get(page_of(story, "schedule", revision)))
    admin_client.post(page_of(story, "schedule"), in_days(2) | {"revision": revision.pk})
    story.refresh_from_db()
    assert (story.state, story.scheduled_revision) == (State.SCHEDULED, revision)
    assert "This replaces the schedule: revision 1" in text(admin_client.get(page_of(story, "publish", revision)))
    assert "Unschedule…" in text(admin_client.get(change_page(story)))

    assert "will not be published on" in text(admin_client.get(page_of(story, "unschedule")))
    story.refresh_from_db()
    assert story.state == State.SCHEDULED
    admin_client.post(page_of(story, "unschedule"))
    story.refresh_from_db()
    assert story.state == State.DRAFT


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (in_days(-1), "That time has passed"),
        (in_days(5000), "is the year right?"),
        ({"at_0": "2026-13-45", "at_1": "18:00"}, "Enter a valid date."),
        ({"at_0": "2026-12-24", "at_1": "soon"}, "Enter a valid time."),
        ({"at_0": "9999-12-31", "at_1": "23:59"}, "is the year right?"),
        ({"at_0": "0001-01-01", "at_1": "00:00"}, "That time has passed"),
        ({"at_0": "", "at_1": ""}, "Say on which day and at what time."),
    ],
)
def test_a_wrong_time_is_refused_beside_the_field_and_stays(admin_client, typed, said):
    story = a_story()

    shown = text(admin_client.post(page_of(story, "schedule"), typed | {"revision": story.latest_revision.pk}))

    assert said in shown
    for value in typed.values():
        assert not value or f'value="{value}"' in shown
    story.refresh_from_db()
    assert story.scheduled_for is None


def test_withdrawing_names_the_address_that_is_gone_and_takes_it_from_readers(admin_client, client):
    page = a_published_story()
    story = Article.objects.get()

    shown = text(admin_client.get(page_of(story, "withdraw")))
    assert page.path in shown
    assert "410" in shown
    assert client.get(page.path).status_code == 200

    admin_client.post(page_of(story, "withdraw"))
    story.refresh_from_db()
    assert (story.state, client.get(page.path).status_code) == (State.WITHDRAWN, 410)
    assert "nothing to withdraw" in text(admin_client.get(page_of(story, "withdraw")))


@pytest.mark.parametrize("word", ["publish", "schedule", "preview", "preview/page"])
@pytest.mark.parametrize("key", ["", "abc", "999999", "9" * 40, "-1", "foreign"])
def test_an_unknown_or_foreign_revision_is_not_found_and_nothing_happens(admin_client, word, key):
    story, other = a_story(), a_story("Another")
    key = str(other.latest_revision.pk) if key == "foreign" else key
    address = page_of(story, word)

    assert admin_client.get(address, {"revision": key}).status_code == 404
    assert admin_client.post(address, {"revision": key} | in_days(1)).status_code == 404
    assert not PublishedArticle.objects.exists()
    assert not Article.objects.exclude(scheduled_for=None).exists()


@pytest.mark.parametrize("word", WORDS)
def test_without_permission_nothing_is_shown_and_nothing_happens(client, word):
    page = a_published_story()
    story = Article.objects.get()
    schedule(story.latest_revision, at=datetime(2090, 1, 1, tzinfo=UTC), by=an_editor())
    reader = User.objects.create_user("kim", password="x", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(reader)

    data = {"revision": story.latest_revision.pk} | in_days(3)
    assert client.get(page_of(story, word), data).status_code == 403
    assert client.post(page_of(story, word), data).status_code == 403
    story.refresh_from_db()
    assert (story.page, story.scheduled_for.year) == (page, 2090)


@pytest.mark.parametrize("word", [*WORDS, "preview", "preview/page"])
def test_who_is_not_signed_in_is_asked_to(client, word):
    story = a_story("Under embargo")

    response = client.get(page_of(story, word, story.latest_revision))

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_the_preview_is_the_readers_page_with_the_records_that_would_open(admin_client):
    leica = a_company(released_at=None)
    story = a_story("A quiet shutter", about=[leica], text="<p>Only here.</p>")

    frame = text(admin_client.get(page_of(story, "preview", story.latest_revision)))
    assert f'src="{page_of(story, "preview/page", story.latest_revision)}"' in frame
    response = admin_client.get(page_of(story, "preview/page", story.latest_revision))
    shown = text(response)

    for said in ("A quiet shutter", "Only here.", leica.name, '<base target="_blank">'):
        assert said in shown
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not PublishedArticle.objects.exists()
    leica.refresh_from_db()
    assert leica.released_at is None


def test_the_preview_of_a_live_story_changes_nothing_of_its_page(admin_client):
    page = a_published_story(text="<p>Live.</p>")
    story = Article.objects.get()
    revision = retype(story, "Not for readers yet.")

    assert "Not for readers yet." in text(admin_client.get(page_of(story, "preview/page", revision)))

    page.refresh_from_db()
    assert "Live." in page.body_html


def test_the_bin_keeps_the_story_and_gives_it_back(admin_client, client):
    page = a_published_story("A quiet shutter")
    story = Article.objects.get()

    shown = text(admin_client.get(page_of(story, "delete")))
    assert page.path in shown
    assert "It can be put back" in shown or "it can be put back" in shown
    admin_client.post(page_of(story, "delete"), {"post": "yes"})
    story.refresh_from_db()
    assert (story.state, client.get(page.path).status_code) == (State.BINNED, 410)

    assert "In the bin" in text(admin_client.get(change_page(story)))
    assert admin_client.post(change_page(story), a_form("Changed")).status_code == 403
    assert "in the bin" in text(admin_client.get(page_of(story, "publish", story.latest_revision)))

    data = {"action": "put_back", "_selected_action": [story.pk]}
    admin_client.post("/admin/articles/article/?state=binned", data)
    story.refresh_from_db()
    assert story.state == State.WITHDRAWN


def test_nobody_opens_a_record_that_they_may_not_change(client):
    brand = a_brand(released_at=None)
    story = a_story(about=[brand])
    writer = User.objects.create_user("writer", is_staff=True)
    writer.user_permissions.set(Permission.objects.filter(codename__in=PUBLISHER))
    client.force_login(writer)

    assert 'name="release"' not in client.get(page_of(story, "publish", story.latest_revision)).text
    client.post(page_of(story, "publish"), {"revision": story.latest_revision.pk, "release": [brand.release_key]})

    brand.refresh_from_db()
    assert PublishedArticle.objects.exists()
    assert brand.released_at is None


@pytest.mark.parametrize("key", ["9" * 5000, "\u0663", "-1", "1.0"])
def test_a_revision_that_no_key_names_is_not_found(admin_client, key):
    story = a_story()

    assert admin_client.get(page_of(story, "publish"), {"revision": key}).status_code == 404
