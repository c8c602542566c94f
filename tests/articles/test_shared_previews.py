"""A preview for people without an account: one revision, at an address nobody can guess, until it is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import PreviewLink
from articles.publishing import discard, publish, withdraw
from tests.articles.desk import page_of, the_story
from tests.builders import a_brand, a_member, a_published_story, a_story, an_editor, retype

pytestmark = pytest.mark.django_db


def shared(client, story, days=7):
    client.force_login(an_editor())
    client.post(page_of(story, "share"), {"days": days})
    client.logout()
    return f"/preview/{PreviewLink.objects.first().token}/"


def test_whoever_has_the_address_reads_the_revision_and_nothing_saved_later(client):
    story = a_story("Not for everybody", text="<p>First words.</p>")
    address = shared(client, story)
    retype(story, "Second words.")

    answer = client.get(address)
    assert answer.status_code == 200
    assert "First words." in answer.text
    assert "Second words." not in answer.text
    assert "preview of revision 1" in answer.text


def test_it_is_kept_by_nobody_and_opens_no_session(client):
    answer = client.get(shared(client, a_story()))

    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex' in answer.text
    assert not answer.cookies
    assert client.head(answer.request["PATH_INFO"]).status_code == 200
    assert client.post(answer.request["PATH_INFO"]).status_code == 405


def test_records_under_embargo_are_shown_as_if_they_opened_with_it(client):
    story = a_story("With a brand", about=[a_brand("Secret brand", "secret", released_at=None)])

    assert "Secret brand" in client.get(shared(client, story)).text
    assert client.get("/brands/secret/").status_code == 404


def ended(answer):
    assert answer.status_code == 410
    assert "This preview has ended" in answer.text
    return "Secret headline" not in answer.text


def test_taken_back_or_over_it_tells_nothing(client):
    story = a_story("Secret headline")
    address = shared(client, story)
    client.force_login(an_editor())
    client.post(page_of(story, "share"), {"revoke": PreviewLink.objects.get().pk})
    assert ended(client.get(address))

    again = shared(client, story)
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ended(client.get(again))


@pytest.mark.parametrize("end", [withdraw, discard])
def test_with_the_story_its_previews_go(client, end):
    a_published_story("Secret headline")
    address = shared(client, the_story())
    end(the_story(), by=an_editor())

    assert ended(client.get(address))


def test_publishing_leaves_what_was_shared(client):
    story = a_story()
    address = shared(client, story)
    publish(story.latest_revision, by=an_editor())

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 300, "%00", "..", "%F0%9F%93%B7", "'or''='"])
def test_no_other_token_finds_anything(client, token):
    shared(client, a_story("Secret headline"))

    answer = client.get(f"/preview/{token}/")
    assert answer.status_code in (404, 410)
    assert "Secret headline" not in answer.text


def test_tokens_cannot_be_guessed(client):
    story = a_story()
    tokens = {shared(client, story) for _ in range(5)}

    assert len(tokens) == 5
    assert min(map(len, tokens)) > 40


def test_the_owner_and_editors_share_and_nobody_else(client):
    mina = a_member("Contributor", "mina")
    own, others = a_story("Own", owner=mina), a_story("Another's")
    client.force_login(mina)

    client.post(page_of(own, "share"), {"days": 1})
    assert PreviewLink.objects.get().article == own
    assert client.post(page_of(others, "share"), {"days": 1}).status_code == 404
    assert client.get(page_of(others, "share")).status_code == 404


@pytest.mark.parametrize("days", ["", "0", "365", "x"])
def test_another_span_than_those_offered_makes_no_link(client, days):
    client.force_login(an_editor())
    client.post(page_of(a_story(), "share"), {"days": days})

    assert not PreviewLink.objects.exists()


def test_the_desks_preview_comes_in_the_theme_that_is_asked_for(admin_client):
    story = a_story()
    page = page_of(story, "preview/page", story.latest_revision)

    assert 'data-theme="dark"' in admin_client.get(f"{page}&theme=dark").text
    assert "data-theme=" not in admin_client.get(f"{page}&theme=%22%3E").text
    assert "data-theme=" not in admin_client.get("/?theme=dark").text
