"""Galleries on the desk: their order, their captions, many at once, and what is announced of a change."""

import pytest

from photos.models import Gallery, GalleryPhoto
from photos.signals import gallery_changed
from tests.photos.builders import a_photo
from tests.queries import queries

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/gallery/"
ADD = f"{LIST}add/"


def a_gallery(*titles, title="Harbours"):
    gallery = Gallery.objects.create(title=title)
    for position, each in enumerate(titles, start=1):
        GalleryPhoto.objects.create(gallery=gallery, photo=a_photo(each), position=position)
    return gallery


def change_page(gallery):
    return f"{LIST}{gallery.pk}/change/"


def a_form(*rows, title="Harbours", saved=0):
    """Return what a browser posts: `rows` are dicts, of which the first `saved` are there already."""
    data = {"title": title, "photographs-TOTAL_FORMS": len(rows), "photographs-INITIAL_FORMS": saved}
    for number, row in enumerate(rows):
        filled = {"caption": "", "position": ""} | row
        data |= {f"photographs-{number}-{name}": value for name, value in filled.items()}
    return data


def rows_of(gallery):
    """Return the rows of a gallery as its form would post them untouched."""
    return [
        {"id": row.pk, "gallery": gallery.pk, "photo": row.photo_id, "caption": row.caption, "position": row.position}
        for row in gallery.photographs.all()
    ]


def order(gallery):
    return [row.photo.title for row in gallery.photographs.select_related("photo")]


@pytest.fixture
def announced():
    """The galleries whose change was announced, as often as it was."""
    heard = []

    def hear(sender, gallery, **kwargs):
        heard.append(gallery)

    gallery_changed.connect(hear)
    yield heard
    gallery_changed.disconnect(hear)


def test_a_gallery_is_made_with_its_photographs_in_the_order_of_its_rows(admin_client, announced):
    one, two = a_photo("One"), a_photo("Two")
    admin_client.post(ADD, a_form({"photo": two.pk, "caption": "Fog."}, {"photo": one.pk}))

    gallery = Gallery.objects.get()
    assert list(gallery.photographs.values_list("photo__title", "caption", "position")) == [
        ("Two", "Fog.", 1),
        ("One", "", 2),
    ]
    assert announced == [gallery]


def test_a_gallery_without_photographs_is_refused_kindly(admin_client):
    response = admin_client.post(ADD, a_form())
    assert "A gallery shows photographs: add one at least, or delete the gallery." in response.text
    assert not Gallery.objects.exists()


def test_the_last_photograph_is_not_taken_out(admin_client):
    gallery = a_gallery("One")
    [row] = rows_of(gallery)
    response = admin_client.post(change_page(gallery), a_form(row | {"DELETE": "on"}, saved=1))
    assert "add one at least" in response.text
    assert order(gallery) == ["One"]


def test_a_new_number_moves_a_photograph_and_the_others_close_up(admin_client, announced):
    gallery = a_gallery("One", "Two", "Three")
    rows = rows_of(gallery)
    rows[2]["position"] = 1
    admin_client.post(change_page(gallery), a_form(*rows, saved=3))
    assert order(gallery) == ["Three", "One", "Two"]
    assert announced == [gallery]


def test_all_numbers_at_once_are_the_order_that_was_dragged(admin_client):
    gallery = a_gallery("One", "Two", "Three")
    rows = [row | {"position": position} for row, position in zip(rows_of(gallery), (3, 1, 4), strict=True)]
    added = {"photo": a_photo("Four").pk, "position": 2, "gallery": gallery.pk}
    admin_client.post(change_page(gallery), a_form(*rows, added, saved=3))
    assert order(gallery) == ["Two", "Four", "One", "Three"]


def test_a_gallery_that_was_only_looked_at_announces_nothing_and_is_not_touched(admin_client, announced):
    gallery = a_gallery("One", "Two")
    before = Gallery.objects.get().updated_at
    admin_client.post(change_page(gallery), a_form(*rows_of(gallery), saved=2))
    assert announced == []
    assert Gallery.objects.get().updated_at == before


def test_a_new_caption_touches_the_gallery(admin_client):
    gallery = a_gallery("One")
    before = Gallery.objects.get().updated_at
    [row] = rows_of(gallery)
    admin_client.post(change_page(gallery), a_form(row | {"caption": "Fog."}, saved=1))
    assert Gallery.objects.get().updated_at > before


@pytest.mark.parametrize("forged", ["nonsense", "99999999", ""])
def test_a_row_that_names_no_photograph_is_refused_and_the_rest_stays(admin_client, forged):
    response = admin_client.post(ADD, a_form({"photo": forged, "caption": "Words that stay."}))
    assert response.status_code == 200
    assert "Words that stay." in response.text
    assert not Gallery.objects.exists()


def test_photographs_chosen_in_the_library_are_rows_already(admin_client):
    one, two = a_photo("One"), a_photo("Two")
    page = admin_client.get(ADD, {"photographs": f"{two.pk},nonsense,{one.pk},{two.pk},999999"}).text
    assert page.index(f'value="{two.pk}" selected') < page.index(f'value="{one.pk}" selected')
    assert page.count("data-thumb=") == 2


def test_the_form_shows_each_photograph_and_asks_as_much_for_many(admin_client):
    gallery = a_gallery("One")
    one = queries(admin_client.get, change_page(gallery))
    for number in range(5):
        GalleryPhoto.objects.create(gallery=gallery, photo=a_photo(f"Photo {number}"), position=number + 2)
    assert queries(admin_client.get, change_page(gallery)) == one
    assert admin_client.get(change_page(gallery)).text.count("data-thumb=") == 6


def test_gathering_many_asks_as_much_as_gathering_one(admin_client):
    photos = [a_photo(f"Photo {number}") for number in range(5)]
    one = queries(admin_client.get, ADD, {"photographs": str(photos[0].pk)})
    assert queries(admin_client.get, ADD, {"photographs": ",".join(str(photo.pk) for photo in photos)}) == one


def test_the_list_shows_the_first_few_photographs_and_how_many_there_are(admin_client):
    a_gallery(*(f"Photo {number}" for number in range(7)))
    one = queries(admin_client.get, LIST)
    a_gallery("One", "Two", title="Lenses")
    assert queries(admin_client.get, LIST) == one
    page = admin_client.get(LIST)
    assert [(gallery.title, gallery.count, len(gallery.few)) for gallery in page.context["cl"].result_list] == [
        ("Lenses", 2, 2),
        ("Harbours", 7, 5),
    ]


def test_a_photograph_in_a_gallery_is_not_deleted_and_says_in_which(admin_client):
    gallery = a_gallery("One")
    photo = gallery.photographs.get().photo
    page = admin_client.post(f"/admin/photos/photo/{photo.pk}/delete/", {"post": "yes"}).text
    assert f'Gallery: <a href="{change_page(gallery)}">Harbours</a>' in page
    assert gallery.photographs.count() == 1


def test_an_unused_gallery_is_deleted_and_its_photographs_stay(admin_client):
    gallery = a_gallery("One")
    photo = gallery.photographs.get().photo
    admin_client.post(f"{LIST}{gallery.pk}/delete/", {"post": "yes"})
    assert not Gallery.objects.exists()
    photo.refresh_from_db()
