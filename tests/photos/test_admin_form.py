"""The form of a photograph: what its file tells, the same picture again, its focal point, what became of it."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from photos.models import Development, Gallery, GalleryPhoto, Photo
from photos.renditions import recipe_of
from tests.photos.builders import a_photo, an_upload, camera_exif, picture_bytes
from tests.photos.test_alike import a_scene, written
from tests.queries import queries

pytestmark = pytest.mark.django_db

ADD = "/admin/photos/photo/add/"
EMPTY = {"title": "", "credit": "", "alt_text": "", "caption": "", "focal_x": 50, "focal_y": 50, "may_syndicate": "on"}
TOLD = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
photoshop:Credit="Leica / Panasonic / Sigma"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Boats in fog</rdf:li>
</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"""


def change_page(photo):
    return f"/admin/photos/photo/{photo.pk}/change/"


def form_of(response):
    return response.context["adminform"].form


def as_shown(photo, **fields):
    return EMPTY | {"title": photo.title, "credit": photo.credit, "alt_text": photo.alt_text} | fields


def test_what_the_file_tells_need_not_be_typed_and_is_said(admin_client):
    response = admin_client.post(ADD, EMPTY | {"file": an_upload(picture_bytes(xmp=TOLD))}, follow=True)

    photo = Photo.objects.get()
    assert (photo.title, photo.credit) == ("Boats in fog", "Leica / Panasonic / Sigma")
    assert "The file itself told: title and credit." in response.text


def test_what_was_typed_stands_whatever_the_file_tells(admin_client):
    admin_client.post(ADD, EMPTY | {"title": "Harbour at six", "file": an_upload(picture_bytes(xmp=TOLD))})
    photo = Photo.objects.get()
    assert (photo.title, photo.credit) == ("Harbour at six", "Leica / Panasonic / Sigma")


def test_what_neither_the_editor_nor_the_file_says_is_asked_for_beside_its_field(admin_client):
    form = form_of(admin_client.post(ADD, EMPTY | {"file": an_upload()}))
    assert form.errors == {
        "title": ["Give it a title: the file tells none."],
        "credit": ["Say whose picture it is: the file does not tell."],
    }
    assert form["kept"].value()


def test_a_refused_form_shows_the_picture_and_what_its_file_tells(admin_client):
    refused = admin_client.post(
        ADD, EMPTY | {"licence_url": "no address", "file": an_upload(picture_bytes(xmp=TOLD, exif=camera_exif()))}
    )
    form = form_of(refused)
    assert list(form.errors) == ["licence_url"]
    assert (form["title"].value(), form["credit"].value()) == ("Boats in fog", "Leica / Panasonic / Sigma")
    assert "Filled in from what the file tells: title, credit." in refused.text
    assert re.search(r'<img src="data:image/jpeg;base64,[^"]{100,}', refused.text)
    assert "LEICA Q2" in refused.text


def test_the_same_picture_again_is_refused_once_with_the_one_that_is_there_and_added_if_meant(admin_client):
    there = a_photo(content=written(a_scene(5), quality=95))
    data = EMPTY | {"title": "Again", "credit": "Sigma"}

    refused = admin_client.post(ADD, data | {"file": an_upload(written(a_scene(5), quality=60))})
    form = form_of(refused)
    assert list(form.errors) == ["file"]
    assert "The library has this picture already." in form.errors["file"][0]
    assert f'<a href="{change_page(there)}">' in refused.text
    assert '<input type="checkbox" name="anyway"' in refused.text

    admin_client.post(ADD, data | {"kept": form["kept"].value(), "anyway": "on"})
    assert list(Photo.objects.values_list("title", flat=True)) == ["Again", there.title]


def test_no_box_asks_whether_to_add_a_picture_that_is_new(admin_client):
    assert 'type="checkbox" name="anyway"' not in admin_client.get(ADD).text


def test_a_photograph_may_get_its_own_file_again_and_not_unasked_that_of_another(admin_client):
    photo, other = a_photo(content=written(a_scene(5))), a_photo(content=written(a_scene(6)), title="Other")

    again = admin_client.post(change_page(photo), as_shown(photo, file=an_upload(written(a_scene(5), quality=50))))
    assert again.status_code == 302
    refused = admin_client.post(change_page(photo), as_shown(photo, file=an_upload(written(a_scene(6)))))
    assert list(form_of(refused).errors) == ["file"]
    assert f'<a href="{change_page(other)}">' in refused.text


def test_rights_keywords_and_focal_point_are_saved(admin_client):
    photo = a_photo()
    typed = {
        "creator": "Ines Halloran",
        "copyright_notice": "© 2022 Ines Halloran",
        "keywords": "harbour, fog",
        "licence": "CC BY 4.0",
        "licence_url": "creativecommons.org/licenses/by/4.0/",
        "rights_end_on": "2099-11-25",
        "focal_x": "12",
        "focal_y": "88",
    }
    admin_client.post(change_page(photo), as_shown(photo, **typed))

    photo.refresh_from_db()
    assert (photo.creator, photo.copyright_notice, photo.keywords) == (
        "Ines Halloran",
        "© 2022 Ines Halloran",
        "harbour, fog",
    )
    assert (photo.licence, photo.licence_url) == ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert (str(photo.rights_end_on), photo.focal_x, photo.focal_y) == ("2099-11-25", 12, 88)


@pytest.mark.parametrize("number", ["101", "-1", "middle"])
def test_a_focal_point_off_the_picture_is_refused_beside_its_number(admin_client, number):
    photo = a_photo()
    refused = admin_client.post(change_page(photo), as_shown(photo, focal_x=number))
    assert list(form_of(refused).errors) == ["focal_x"]


def test_an_emptied_focal_point_stays_where_it_was(admin_client):
    photo = a_photo(focal_x=20, focal_y=30)
    assert admin_client.post(change_page(photo), as_shown(photo, focal_x="", focal_y="40")).status_code == 302
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (20, 40)


def test_crops_are_drawn_as_they_will_be_cut(admin_client):
    photo = a_photo(content=picture_bytes(size=(600, 400)), focal_x=100, focal_y=50)
    page = admin_client.get(change_page(photo)).text
    assert 'style="aspect-ratio: 1 / 1; object-position: 100% 50%"' in page
    photo.focal_x = 50
    photo.save()
    page = admin_client.get(change_page(photo)).text
    assert 'style="aspect-ratio: 1 / 1; object-position: 50% 50%"' in page


def test_the_form_says_how_far_the_renditions_are(admin_client):
    photo = a_photo()
    assert "Being made." in admin_client.get(change_page(photo)).text

    Development.objects.update(problem="The disk is full.")
    page = admin_client.get(change_page(photo)).text
    assert "The disk is full." in page

    Development.objects.all().delete()
    Photo.objects.update(renditions=photo.renditions | {"recipe": recipe_of(photo)})
    page = admin_client.get(change_page(photo)).text
    assert "All renditions are made." in page
    assert 'name="_develop"' not in page


def test_renditions_that_failed_are_asked_for_again_and_what_was_typed_is_saved(admin_client):
    photo = a_photo()
    Development.objects.update(problem="The disk is full.")

    response = admin_client.post(change_page(photo), as_shown(photo, title="Harbour at seven", _develop="1"))

    assert (response.status_code, response.url) == (302, change_page(photo))
    assert Development.objects.get().problem == ""
    assert Photo.objects.get().title == "Harbour at seven"


def test_a_photograph_whose_rights_are_over_is_seen_on_the_desk_only_and_says_so(admin_client):
    photo = a_photo(rights_end_on="2020-01-01")
    Photo.objects.update(closed_at=timezone.now(), renditions={})
    page = admin_client.get(change_page(photo)).text
    assert "Only the desk sees it: the rights to it have ended." in page
    assert "The rights have ended: readers lost it on" in page


def test_the_form_says_where_the_photograph_is_used_and_asks_as_much_for_many_uses(admin_client):
    photo = a_photo()
    assert "Nothing yet" in admin_client.get(change_page(photo)).text
    first = Gallery.objects.create(title="Harbours")
    GalleryPhoto.objects.create(gallery=first, photo=photo)
    one = queries(admin_client.get, change_page(photo))
    for number in range(5):
        GalleryPhoto.objects.create(gallery=Gallery.objects.create(title=f"Gallery {number}"), photo=photo)

    assert queries(admin_client.get, change_page(photo)) == one
    page = admin_client.get(change_page(photo)).text
    assert f'<a href="/admin/photos/gallery/{first.pk}/change/">Harbours</a>' in page


def test_saving_words_brings_nothing_back_that_another_changed_meanwhile(admin_client):
    photo = a_photo(licence="Our own")
    form = as_shown(photo, licence="Our own", caption="Wetzlar.")
    Photo.objects.update(fingerprint="f0f0f0f0f0f0f0f0", lens="Summilux", iso=400)
    admin_client.post(change_page(photo), form)

    stored = Photo.objects.get()
    assert stored.caption == "Wetzlar."
    assert (stored.fingerprint, stored.lens, stored.iso) == (
        "f0f0f0f0f0f0f0f0",
        "Summilux",
        400,
    )


def test_who_may_only_look_gets_the_picture_and_its_facts_and_no_button(client):
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(looker)
    page = client.get(change_page(a_photo(content=picture_bytes(exif=camera_exif())))).text
    assert "LEICA Q2" in page
    assert "60 × 40" in page
    for name in ("_develop", "anyway", "focal_x"):
        assert f'name="{name}"' not in page


def test_a_caption_of_several_lines_stays_as_it_is_kept_whatever_ends_browsers_give_them(admin_client):
    photo = a_photo(caption="Kiel.\nBoats in fog.")

    admin_client.post(change_page(photo), as_shown(photo, caption="Kiel.\r\nBoats in fog."))

    photo.refresh_from_db()
    assert photo.caption == "Kiel.\nBoats in fog."
