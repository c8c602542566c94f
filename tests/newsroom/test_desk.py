"""The desk: its pages answer in our frame, and the top line shows only the rooms that a person may enter."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles.models import PublishedArticle
from newsroom.desk import TOP_LINE
from newsroom.wanting import wanting
from photos.closing import close_ended
from photos.models import Photo
from photos.renditions import thumbnail
from tests.builders import a_photo, a_published_story, a_story
from tests.queries import queries

pytestmark = pytest.mark.django_db

ROOMS = ["Desk", "Stories", "Front page", "Photographs", "Galleries", "Companies", "Brands", "Partnerships", "Tags"]
PAGES = [f"admin:{label.lower().replace('.', '_')}_{page}" for label in TOP_LINE for page in ("changelist", "add")]
OURS = settings.BASE_DIR / "templates"
DJANGOS = Path(admin.__file__).parent / "templates"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


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
    assert choice == {"id": str(photo.pk), "text": "A lens", "thumb": thumbnail(photo), "note": "Ines Halloran"}
    assert choice["thumb"].startswith("/media/renditions/")


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


LAST = date(2031, 11, 25)
DAY = timedelta(days=1)


def in_a_live_story(title, **fields):
    photo = a_photo(title, **fields)
    a_published_story(f"With {title}", lead_photo=photo)
    return photo


def wanted(on):
    """Return what the desk says of photographs on a day, as (title, number of stories, flags)."""
    return [(photo.title, photo.stories, [flag.words for flag in photo.flags]) for photo in wanting(on)]


def test_photographs_of_live_stories_say_what_they_want_the_most_pressing_first():
    in_a_live_story("Fine", rights_end_on=LAST + 31 * DAY)
    in_a_live_story("Ended last", rights_end_on=LAST - DAY)
    in_a_live_story("Ended first", rights_end_on=LAST - 400 * DAY)
    in_a_live_story("In thirty days", rights_end_on=LAST + 30 * DAY)
    twice = in_a_live_story("Tomorrow", rights_end_on=LAST + DAY, alt_text="")
    a_published_story("Another", blocks=[("figure", {"photo": twice})])
    in_a_live_story("Bare", alt_text="")
    Photo.objects.filter(title="Bare").update(licence="")
    in_a_live_story("Newer", alt_text="")

    assert wanted(LAST) == [
        ("Tomorrow", 2, ["Rights end 26 Nov", "No description"]),
        ("In thirty days", 1, ["Rights end 25 Dec"]),
        ("Ended last", 1, ["Rights ended 24 Nov"]),
        ("Ended first", 1, ["Rights ended 21 Oct 2030"]),
        ("Newer", 1, ["No description"]),
        ("Bare", 1, ["No licence", "No description"]),
    ]


def test_photographs_that_no_reader_meets_want_nothing_of_the_desk():
    a_photo("In the library only", alt_text="")
    a_story("A draft", lead_photo=a_photo("In a draft", alt_text="", rights_end_on=LAST))

    assert wanting(LAST) == []


def test_many_without_a_description_do_not_hide_rights_that_end():
    in_a_live_story("Ends", rights_end_on=LAST)
    for number in range(8):
        in_a_live_story(f"Bare {number}", alt_text="")

    titles = [title for title, _, _ in wanted(LAST)]

    assert titles == ["Ends", "Bare 7", "Bare 6", "Bare 5", "Bare 4", "Bare 3", "Bare 2"]
    assert queries(wanting, LAST) == 2


def test_the_front_page_shows_them_with_their_picture_and_leads_to_them(admin_client):
    bare = in_a_live_story("Bare", alt_text="")
    over = in_a_live_story("Over", rights_end_on=date(2023, 1, 31))

    page = admin_client.get("/admin/").text
    section = page[page.index("Photographs wanting something") :]

    for photo in (bare, over):
        assert f'<a href="/admin/photos/photo/{photo.pk}/change/">' in section
        assert f">{photo.title}: </span>" in section
    assert section.index(thumbnail(bare)) > section.index("Over: </span>")
    assert 'class="photo-thumb noimg"' in section[: section.index("Over: </span>")]
    assert '<span class="flag over">Rights ended 31 Jan 2023</span>' in section
    assert '<span class="flag">No description</span>' in section
    assert section.count("In 1 live story<") == 2


def test_the_front_page_takes_the_same_queries_for_one_photograph_as_for_many(admin_client):
    in_a_live_story("First", alt_text="")
    admin_client.get("/admin/")
    one = queries(admin_client.get, "/admin/")
    for number in range(5):
        in_a_live_story(f"Bare {number}", alt_text="")
        in_a_live_story(f"Over {number}", rights_end_on=date(2023, 1, 31))

    assert admin_client.get("/admin/").text.count(" live stor") == 11
    assert queries(admin_client.get, "/admin/") == one


def test_who_may_not_see_photographs_is_not_told_of_them(client):
    in_a_live_story("Bare", alt_text="")
    writer = User.objects.create_user("writer", is_staff=True)
    writer.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(writer)

    assert "Photographs wanting something" not in client.get("/admin/").text


def test_the_desk_is_quiet_where_nothing_is_wanted(admin_client):
    in_a_live_story("Fine")

    assert "Photographs wanting something" not in admin_client.get("/admin/").text


def test_a_picture_that_readers_have_lost_is_not_what_one_signs_in_before(client):
    in_a_live_story("Fog", rights_end_on=LAST)
    assert "login-photo" in client.get("/admin/login/").text

    close_ended(datetime(2031, 11, 26, 12, tzinfo=UTC))

    assert PublishedArticle.objects.filter(lead_photo__isnull=False).exists()
    assert "login-photo" not in client.get("/admin/login/").text
