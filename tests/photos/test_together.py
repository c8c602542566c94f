"""The same said of several photographs: what changes is seen first, and only that is written."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from photos.models import Photo
from tests.builders import a_member
from tests.photos.builders import a_photo
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/photo/"


def page_of(*photos):
    return f"{LIST}together/?photographs={','.join(str(photo.pk) for photo in photos)}"


def applied(client, photos, **said):
    """Ask what changes, and agree to it."""
    seal = client.post(page_of(*photos), said).context["seal"]
    return client.post(page_of(*photos), said | {"seal": seal}, follow=True)


@pytest.fixture
def two():
    return [
        a_photo("Harbour", keywords="fog, boats", rights_end_on=date(2999, 1, 1)),
        a_photo("Lens", keywords="", licence=""),
    ]


def test_those_that_are_ticked_lead_to_the_page(admin_client, two):
    keys = [photo.pk for photo in two]
    response = admin_client.post(LIST, {"action": "say_the_same", "_selected_action": keys}, follow=True)
    assert [photo for photo, _ in response.context["photographs"]] == [two[1], two[0]]


def test_what_changes_is_seen_before_anything_is_written(admin_client, two):
    response = admin_client.post(page_of(*two), {"licence": "Agency contract", "keywords": "Fog, kiel"})

    assert [[line.in_words() for line in lines] for _, lines in response.context["photographs"]] == [
        [("", "Our own", "Agency contract"), ("fog, boats", "", "kiel")],
        [("", "", "Agency contract"), ("", "", "Fog, kiel")],
    ]
    assert "Change 2 photographs" in response.text
    assert set(Photo.objects.values_list("licence", flat=True)) == {"Our own", ""}


def test_what_is_agreed_to_is_written_and_the_rest_stays(admin_client, two):
    response = applied(admin_client, two, licence="Agency contract", keywords="kiel", no_end="on")

    assert "2 photographs changed." in response.text
    rows = Photo.objects.order_by("pk").values_list("title", "credit", "licence", "keywords", "rights_end_on")
    assert list(rows) == [
        ("Harbour", "Leica / Panasonic / Sigma", "Agency contract", "fog, boats, kiel", None),
        ("Lens", "Leica / Panasonic / Sigma", "Agency contract", "kiel", None),
    ]
    assert LogEntry.objects.count() == 2


def test_what_says_so_already_is_not_touched(admin_client, two):
    before = Photo.objects.get(pk=two[0].pk).updated_at
    assert "1 photograph changed." in applied(admin_client, two, licence="Our own").text
    assert Photo.objects.get(pk=two[0].pk).updated_at == before
    assert "All of them say so already." in admin_client.post(page_of(*two), {"licence": "Our own"}).text


def test_what_changed_meanwhile_is_shown_again_and_not_written_over(admin_client, two):
    said = {"credit": "Ines Halloran"}
    seal = admin_client.post(page_of(*two), said).context["seal"]
    Photo.objects.filter(pk=two[0].pk).update(credit="Mei Okabe")

    response = admin_client.post(page_of(*two), said | {"seal": seal})
    assert "look at it again" in response.text
    assert Photo.objects.get(pk=two[0].pk).credit == "Mei Okabe"


def test_rights_that_end_close_each_of_them_as_the_form_would(admin_client, two):
    applied(admin_client, two, rights_end_on="2020-01-01")
    assert [photo.is_closed for photo in Photo.objects.all()] == [True, True]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "__all__"),
        ({"rights_end_on": "yesterday"}, "rights_end_on"),
        ({"rights_end_on": "2030-01-01", "no_end": "on"}, "rights_end_on"),
        ({"licence": "x" * 300}, "licence"),
        ({"licence_url": "no address"}, "licence_url"),
        ({"credit": "a\0b"}, "credit"),
    ],
)
def test_a_wrong_word_is_refused_beside_its_field_and_stays_typed(admin_client, two, said, field):
    response = admin_client.post(page_of(*two), said | {"creator": "", "seal": "forged"})
    assert list(response.context["form"].errors) == [field]
    assert Photo.objects.filter(licence="Our own").count() == 1


@pytest.mark.parametrize("keys", ["", "x", "0", "9" * 40, "1,,2,x"])
def test_no_forged_address_breaks_it(admin_client, keys):
    address = f"{LIST}together/?photographs={keys}"
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"credit": "Ines", "seal": "forged"}).status_code == 200


def test_only_who_may_change_photographs_gets_there(client, two):
    client.force_login(a_member("Contributor"))
    assert client.get(page_of(*two)).status_code == 403
    assert client.post(page_of(*two), {"credit": "Ines"}).status_code == 403
    assert "Say the same of them" not in client.get(LIST).text


def test_it_asks_as_much_for_many_as_for_one(admin_client, two):
    more = [a_photo(f"Another {number}") for number in range(5)]
    one = queries(admin_client.post, page_of(two[0]), {"credit": "Ines"})
    assert queries(admin_client.post, page_of(*two, *more), {"credit": "Ines"}) == one
