"""The library as a contact sheet: what each photograph wants, finding and narrowing down, choosing several."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User

from photos import rights
from photos.models import Development
from tests.photos.builders import a_photo, camera_exif, picture_bytes
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/photo/"


@pytest.fixture
def library_of_five():
    """One photograph that wants nothing, and one for each thing that may be wanting."""
    today = rights.today()
    return {
        "good": a_photo("Good"),
        "undescribed": a_photo("Undescribed", alt_text=""),
        "unlicensed": a_photo("Unlicensed", licence=""),
        "ending": a_photo("Ending", rights_end_on=today + timedelta(days=3), licence="Agency contract"),
        "ended": a_photo("Ended", rights_end_on=today - timedelta(days=3), licence="Agency contract"),
    }


def titles(response):
    return sorted(photo.title for photo in response.context["cl"].result_list)


def test_each_card_says_what_its_photograph_wants(admin_client, library_of_five):
    Development.objects.exclude(photo=library_of_five["good"]).delete()
    Development.objects.create(photo=library_of_five["unlicensed"], asked_at="2022-05-31T12:20Z", problem="Disk full.")
    page = admin_client.get(LIST).text
    assert page.count('<span class="photo-flag soft">No description</span>') == 1
    assert page.count('<span class="photo-flag soft">No licence</span>') == 1
    assert page.count('<span class="photo-flag soft">Rights end ') == 1
    assert page.count('<span class="photo-flag over">Rights ended ') == 1
    assert page.count('<span class="photo-flag wait">Being made</span>') == 1
    assert page.count('<span class="photo-flag over">Not made</span>') == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"description": "none"}, ["Undescribed"]),
        ({"licence": "none"}, ["Unlicensed"]),
        ({"licence": "Agency contract"}, ["Ended", "Ending"]),
        ({"rights": "ending"}, ["Ending"]),
        ({"rights": "ended"}, ["Ended"]),
        ({"renditions": "waiting"}, ["Good"]),
        ({"renditions": "failed"}, ["Undescribed"]),
        ({"rights": "ended", "licence": "none"}, []),
        ({"rights": "nonsense"}, ["Ended", "Ending", "Good", "Undescribed", "Unlicensed"]),
    ],
)
def test_the_library_is_narrowed_down(admin_client, library_of_five, asked, found):
    Development.objects.filter(photo=library_of_five["undescribed"]).update(problem="Disk full.")
    Development.objects.exclude(photo__in=[library_of_five["undescribed"], library_of_five["good"]]).delete()
    assert titles(admin_client.get(LIST, asked)) == found


def test_filters_say_how_many_there_are(admin_client, library_of_five):
    page = admin_client.get(LIST).text
    for words in ("Without a description (1)", "Without a licence (1)", "Our own (2)", "Agency contract (2)"):
        assert words in page
    for words in ("Ending soon (1)", "Ended (1)", "Failed (0)"):
        assert words in page


def test_photographs_are_found_by_camera_make(admin_client):
    a_photo("Leica", content=picture_bytes(exif=camera_exif()))
    a_photo("Sony", content=picture_bytes(exif=camera_exif("SONY", "ILCE-7M4")))
    assert titles(admin_client.get(LIST, {"camera_make": "SONY"})) == ["Sony"]
    assert "LEICA CAMERA AG (1)" in admin_client.get(LIST).text


@pytest.mark.parametrize(
    ("field", "held", "typed"),
    [
        ("creator", "Ines Halloran", "halloran"),
        ("keywords", "harbour, fog", "harbour"),
        ("lens", "Summilux 28/1.7", "summilux"),
        ("camera_model", "LEICA Q2", "q2"),
    ],
)
def test_photographs_are_found_by_what_is_said_of_them(admin_client, field, held, typed):
    photo = a_photo("Found")
    setattr(photo, field, held)
    photo.save()
    a_photo("Another")
    assert titles(admin_client.get(LIST, {"q": typed})) == ["Found"]


def test_flags_cost_no_query_for_each_photograph(admin_client, library_of_five):
    many = queries(admin_client.get, LIST)
    type(library_of_five["good"]).objects.exclude(pk=library_of_five["unlicensed"].pk).delete()
    assert queries(admin_client.get, LIST) == many


def test_a_photograph_can_be_chosen_in_a_popup(admin_client):
    photo = a_photo()
    page = admin_client.get(LIST, {"_popup": "1", "_to_field": "id"}).text
    assert f'data-popup-opener="{photo.pk}"' in page


def test_those_that_are_ticked_lead_to_a_new_gallery(admin_client):
    chosen = [a_photo(f"Photo {number}") for number in range(3)][:2]
    response = admin_client.post(LIST, {"action": "gather", "_selected_action": [photo.pk for photo in chosen]})
    assert response.status_code == 302
    page = admin_client.get(response.url)
    forms = page.context["inline_admin_formsets"][0].formset.forms
    assert [form.initial["photo"].title for form in forms] == ["Photo 1", "Photo 0"]


def test_who_may_not_make_galleries_is_not_offered_one(client):
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="change_photo"))
    client.force_login(looker)
    a_photo()
    assert "Make a gallery of them" not in client.get(LIST).text
