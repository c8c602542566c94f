"""The desk: its pages answer in our frame, and the top line shows only the rooms that a person may enter."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from articles.publishing import discard
from newsroom.desk import TOP_LINE
from tests.builders import a_photo, a_published_story, a_story

pytestmark = pytest.mark.django_db

ROOMS = ["Desk", "Stories", "Photographs", "Companies", "Brands", "Partnerships", "Tags"]
PAGES = [f"admin:{label.lower().replace('.', '_')}_{page}" for label in TOP_LINE for page in ("changelist", "add")]
OURS = settings.BASE_DIR / "templates"
DJANGOS = Path(admin.__file__).parent / "templates"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def top_line(page):
    """Return the names in the top line, and those marked as the place where one is."""
    nav = re.search(r'<nav id="rooms".*?</nav>', page.text, re.DOTALL)
    links = re.findall(r'<a href="[^"]+"( aria-current="page")?>([^<]+)</a>', nav[0]) if nav else []
    return [name for _, name in links], [name for current, name in links if current]


def blocks(path):
    """Return the names of the blocks of a template of Django's, with those of the templates it extends."""
    source = path.read_text()
    parent = re.search(r'{% extends "([^"]+)" %}', source)
    return set(re.findall(r"{% block ([\w-]+)", source)) | (blocks(DJANGOS / parent[1]) if parent else set())


@pytest.mark.parametrize("page", ["admin:index", "admin:app_list", "admin:password_change", *PAGES])
def test_every_page_of_the_top_line_answers_with_our_styles_last(admin_client, page):
    answer = admin_client.get(reverse(page, args=["articles"] if page == "admin:app_list" else []))
    assert answer.status_code == 200
    assert top_line(answer)[0] == ROOMS
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', answer.text)[-1] == "/static/desk/css/login.css"


def test_the_top_line_says_where_one_is(admin_client):
    assert top_line(admin_client.get("/admin/"))[1] == ["Desk"]
    assert top_line(admin_client.get("/admin/companies/company/add/"))[1] == ["Companies"]


def test_the_page_of_one_application_lists_its_tables(admin_client):
    page = admin_client.get("/admin/photos/").text
    assert 'id="photos-photo"' in page
    assert "front-top" not in page


def test_who_may_only_look_at_photographs_is_offered_nothing_else(client):
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(looker)

    page = client.get("/admin/")
    assert top_line(page)[0] == ["Desk", "Photographs"]
    assert "/add/" not in page.text


def test_a_stranger_sees_no_room_and_before_anything_is_published_no_picture(client):
    page = client.get("/admin/login/")
    assert top_line(page) == ([], [])
    assert "login-photo" not in page.text


def test_one_signs_in_before_the_newest_picture_that_readers_see(client):
    a_published_story("Fog over Wetzlar", lead_photo=a_photo("Fog"))
    a_published_story("A story without a picture")
    a_story("Not for readers yet", lead_photo=a_photo("Secret", credit="Nobody yet"))

    page = client.get("/admin/login/").text
    assert "Fog over Wetzlar. Image: Ines Halloran" in page
    assert "Nobody yet" not in page


def test_a_photograph_is_chosen_by_sight(admin_client):
    photo = a_photo()
    field = {"app_label": "articles", "model_name": "article", "field_name": "lead_photo"}
    [choice] = admin_client.get("/admin/autocomplete/", field).json()["results"]
    assert choice == {"id": str(photo.pk), "text": "A lens", "thumb": photo.file.url, "note": "Ines Halloran"}


PAGES_OF_DJANGOS = ("base_site", "index", "login", "change_list", "change_form", "delete_confirmation")


@pytest.mark.parametrize("name", [f"admin/{page}.html" for page in (*PAGES_OF_DJANGOS, "delete_selected_confirmation")])
def test_every_block_we_fill_is_still_one_of_djangos(name):
    filled = set(re.findall(r"{% block ([\w-]+)", (OURS / name).read_text()))
    assert filled
    assert filled - blocks(DJANGOS / name) == set()


TABLES = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_table_opens_and_no_label_ends_in_a_colon(admin_client, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert admin_client.get(reverse(f"{name}_changelist")).status_code == 200
    form = admin_client.get(reverse(f"{name}_add"))
    assert form.status_code == (200 if admin.site.get_model_admin(model).has_add_permission(form.wsgi_request) else 403)
    assert re.findall(r"<label[^>]*>[^<]*:</label>", form.text) == []


def test_what_is_only_shown_and_the_way_in_have_no_colons_either(client, admin_user):
    assert not re.search(r"<label[^>]*>[^<]*:</label>", client.get("/admin/login/").text)
    client.force_login(admin_user)
    page = a_published_story().pk
    assert not re.search(
        r"<label[^>]*>[^<]*:</label>", client.get(f"/admin/articles/publishedarticle/{page}/change/").text
    )


def saved_by(user, headline):
    story = a_story(headline)
    story.revisions.update(created_by=user)
    return story


def latest(client):
    return re.findall(r'class="to" href="/admin/articles/article/\d+/change/">([^<]+)<', client.get("/admin/").text)


def test_the_front_page_lists_what_one_saved_oneself_newest_first(admin_client, admin_user):
    saved_by(admin_user, "The older")
    saved_by(admin_user, "The newer")
    saved_by(admin_user, "In the bin")
    discard(Article.objects.get(headline="In the bin"), by=admin_user)
    a_story("A colleague’s")

    assert latest(admin_client) == ["The newer", "The older"]


def test_the_front_page_takes_the_same_queries_for_one_story_as_for_eight(admin_client, admin_user):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            admin_client.get("/admin/")
        return len(captured)

    saved_by(admin_user, "The first").save()
    queries()
    one = queries()
    for number in range(7):
        saved_by(admin_user, f"Story {number}")
    assert len(latest(admin_client)) == 8
    assert queries() == one
