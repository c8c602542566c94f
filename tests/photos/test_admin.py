import os

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from photos import kept_uploads
from photos.models import Photo
from photos.renditions import rendition
from tests.photos.builders import a_photo, an_upload, camera_exif, files_below, picture_bytes, png_that_claims

pytestmark = pytest.mark.django_db

ADD = "/admin/photos/photo/add/"
LIST = "/admin/photos/photo/"
WORDS = {
    "title": "Harbour at six",
    "alt_text": "Boats in fog.",
    "caption": "Wetzlar, 26 May.",
    "credit": "Leica / Panasonic / Sigma",
}


def change_page(photo):
    return f"{LIST}{photo.pk}/change/"


def originals(library):
    return [name.removeprefix("photos/") for name in files_below(library.parent / "originals" / "photos")]


def original_of(photo):
    return [photo.file.name.removeprefix("photos/")]


def errors(response):
    return dict(response.context["adminform"].form.errors)


def test_a_good_upload_is_added(admin_client, library):
    response = admin_client.post(ADD, WORDS | {"file": an_upload(picture_bytes("PNG"), name="harbour.jpg")})

    assert response.status_code == 302
    photo = Photo.objects.get()
    assert (photo.title, photo.caption, photo.credit) == ("Harbour at six", "Wetzlar, 26 May.", WORDS["credit"])
    assert photo.file.name.endswith(".png")
    assert originals(library) == original_of(photo)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The library cannot open this file"),
        (b"<script>alert(1)</script>", "The library cannot open this file"),
        (picture_bytes(size=(400, 300))[:-2000], "This picture is damaged"),
        (png_that_claims(60_000, 60_000), "more than 60 megapixels"),
        (png_that_claims(10_000, 7_000), "This picture has 70 megapixels (10000 × 7000)"),
    ],
)
def test_a_bad_upload_is_refused_beside_the_field_and_the_words_stay(admin_client, tmp_path, content, words):
    response = admin_client.post(ADD, WORDS | {"file": an_upload(content)})

    assert response.status_code == 200
    assert list(errors(response)) == ["file"]
    assert words in errors(response)["file"][0]
    page = response.content.decode()
    for typed in WORDS.values():
        assert typed in page
    assert not Photo.objects.exists()
    assert files_below(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["x" * 400 + ".jpg", "../../etc/passwd.jpg", "C:\\photos\\a.html", "\u202egpj.exe", ".jpg"]
)
def test_absurd_names_do_no_harm(admin_client, library, name):
    response = admin_client.post(ADD, WORDS | {"file": an_upload(name=name)})

    assert response.status_code == 302
    assert originals(library) == original_of(Photo.objects.get())


def test_no_file_and_no_credit_are_asked_for(admin_client):
    response = admin_client.post(ADD, WORDS | {"credit": "  "})
    assert sorted(errors(response)) == ["credit", "file"]


def test_a_good_file_is_kept_while_another_field_is_put_right(
    admin_client, library, tmp_path, django_capture_on_commit_callbacks
):
    refused = admin_client.post(ADD, WORDS | {"credit": "", "file": an_upload(name="<b>harbour</b>.jpg")})
    assert list(errors(refused)) == ["credit"]
    assert "b&gt;.jpg” is kept" in refused.content.decode()
    kept = refused.context["adminform"].form["kept"].value()

    again = admin_client.post(ADD, WORDS | {"credit": "", "kept": kept})
    assert again.context["adminform"].form["kept"].value() == kept
    assert not library.exists()

    with django_capture_on_commit_callbacks(execute=True):
        accepted = admin_client.post(ADD, WORDS | {"kept": kept})
    assert accepted.status_code == 302
    assert originals(library) == original_of(Photo.objects.get())
    assert files_below(tmp_path / "kept_uploads") == []


def test_another_file_goes_before_the_one_that_was_kept(admin_client):
    refused = admin_client.post(ADD, WORDS | {"credit": "", "file": an_upload()})
    kept = refused.context["adminform"].form["kept"].value()

    bad = admin_client.post(ADD, WORDS | {"kept": kept, "file": an_upload(b"no picture")})
    assert bad.context["adminform"].form["kept"].value() == ""

    admin_client.post(ADD, WORDS | {"kept": kept, "file": an_upload(picture_bytes("WEBP"))})
    assert Photo.objects.get().file.name.endswith(".webp")


@pytest.mark.parametrize("token", ["forged", "", "../../etc/passwd"])
def test_a_token_that_is_not_ours_keeps_nothing(admin_client, token):
    assert list(errors(admin_client.post(ADD, WORDS | {"kept": token}))) == ["file"]


def test_what_nobody_came_back_for_is_swept_after_a_day(tmp_path):
    kept_uploads.keep(an_upload(), owner=1)
    [place] = files_below(tmp_path / "kept_uploads")
    kept_uploads.sweep()
    assert files_below(tmp_path / "kept_uploads") == [place]

    two_days_ago = timezone.now().timestamp() - 2 * 86_400
    os.utime(tmp_path / "kept_uploads" / place, (two_days_ago, two_days_ago))
    kept_uploads.sweep()
    assert files_below(tmp_path / "kept_uploads") == []


def test_a_bad_replacement_leaves_the_photo_as_it_was(admin_client, library):
    photo = a_photo()
    response = admin_client.post(change_page(photo), WORDS | {"file": an_upload(b"no picture")})

    assert list(errors(response)) == ["file"]
    assert originals(library) == original_of(photo) == original_of(Photo.objects.get())


def test_words_can_be_changed_without_choosing_the_file_again(admin_client, library):
    photo = a_photo()
    assert admin_client.post(change_page(photo), WORDS | {"title": "Harbour at seven"}).status_code == 302
    assert Photo.objects.get().title == "Harbour at seven"
    assert originals(library) == original_of(photo)


def test_the_form_shows_the_photograph(admin_client):
    photo = a_photo()
    assert f'<img src="{rendition(photo, width=1080).url}"' in admin_client.get(change_page(photo)).text
    assert "<focal-point" in admin_client.get(ADD).text


def test_who_may_only_look_sees_the_photograph_and_no_upload(client):
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(looker)
    page = client.get(change_page(a_photo())).text
    assert "photo-preview" in page
    assert "kept" not in page.lower()


def test_the_list_shows_pictures_and_marks_what_lacks_a_description(admin_client):
    described, undescribed = a_photo(), a_photo(title="Lens", alt_text="")
    page = admin_client.get(LIST).text
    for photo in (described, undescribed):
        assert f'src="{rendition(photo, width=1080).url}"' in page
    assert page.count("No description") == 1

    wanting = admin_client.get(LIST, {"description": "none"})
    assert list(wanting.context["cl"].result_list) == [undescribed]


@pytest.mark.parametrize("words", ["Lens", "fog over Wetzlar", "Sigma"])
def test_photographs_are_found_by_title_caption_and_credit(admin_client, words):
    photo = a_photo(title="Lens", caption="Fog over Wetzlar", credit="Sigma")
    a_photo(title="Another", credit="Leica")
    assert list(admin_client.get(LIST, {"q": words}).context["cl"].result_list) == [photo]


def test_the_newest_comes_first_and_the_list_takes_as_many_queries_for_twenty_as_for_one(
    admin_client, django_assert_num_queries
):
    a_photo()
    admin_client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(LIST)
    newest = [a_photo(title=f"Photo {number}") for number in range(19)][-1]
    with django_assert_num_queries(len(one)):
        response = admin_client.get(LIST)
    assert response.context["cl"].result_list[0] == newest


def test_bulk_deletion_is_off(admin_client):
    photo = a_photo()
    assert "delete_selected" not in admin_client.get(LIST).text
    admin_client.post(LIST, {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"})
    assert Photo.objects.exists()


def test_an_unused_photo_is_deleted_with_its_file(admin_client, library, django_capture_on_commit_callbacks):
    photo = a_photo()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"})
    assert not Photo.objects.exists()
    assert files_below(library) == []


def replace_when_fetched(photo):
    """Have a colleague replace the file right after the next form has fetched its photograph."""

    def replace(instance, **kwargs):
        post_init.disconnect(replace, sender=Photo)
        colleague = Photo.objects.get(pk=photo.pk)
        colleague.file = an_upload(picture_bytes("PNG", size=(90, 30)))
        colleague.save()

    post_init.connect(replace, sender=Photo, weak=False)


def test_new_words_do_not_bring_back_a_file_that_was_replaced_meanwhile(
    admin_client, library, django_capture_on_commit_callbacks
):
    photo = a_photo()
    replace_when_fetched(photo)
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(change_page(photo), WORDS | {"title": "Harbour at seven"}).status_code == 302

    stored = Photo.objects.get()
    assert (stored.title, stored.width, stored.height) == ("Harbour at seven", 90, 30)
    assert originals(library) == original_of(stored)
    assert stored.file.name.endswith(".png")


def test_a_new_file_brings_its_own_measures(admin_client, library):
    photo = a_photo()
    new = an_upload(picture_bytes("PNG", size=(90, 30)))
    assert admin_client.post(change_page(photo), WORDS | {"file": new}).status_code == 302
    stored = Photo.objects.get()
    assert (stored.width, stored.height, stored.file.name[-4:]) == (90, 30, ".png")


def shot(photo):
    return photo.camera_make, photo.camera_model, photo.taken_at and f"{photo.taken_at:%Y-%m-%d %H:%M}"


def test_an_upload_keeps_camera_and_moment_and_the_form_shows_them_and_takes_none(admin_client):
    forged = {"camera_make": "FORGED", "camera_model": "FORGED", "taken_at": "1999-01-01"}
    taken = an_upload(picture_bytes(exif=camera_exif(offset="+02:00")))
    admin_client.post(ADD, WORDS | forged | {"file": taken})

    photo = Photo.objects.get()
    assert shot(photo) == ("LEICA CAMERA AG", "LEICA Q2", "2022-05-26 08:31")
    page = admin_client.get(change_page(photo)).text
    for words in ("LEICA Q2", "The file says “LEICA CAMERA AG”", "26 May 2022"):
        assert words in page
    assert 'name="camera_make"' not in page


def test_a_new_file_brings_its_own_camera_and_no_word_of_an_editor_is_touched(admin_client):
    admin_client.post(ADD, WORDS | {"file": an_upload(picture_bytes(exif=camera_exif()))})
    photo = Photo.objects.get()

    other = camera_exif("SONY", "ILCE-7M4", "2024:01:02 03:04:05")
    admin_client.post(change_page(photo), WORDS | {"file": an_upload(picture_bytes("PNG", exif=other))})
    photo.refresh_from_db()
    assert shot(photo) == ("SONY", "ILCE-7M4", "2024-01-02 03:04")
    assert {name: getattr(photo, name) for name in WORDS} == WORDS

    admin_client.post(change_page(photo), WORDS | {"caption": "Wetzlar, 27 May."})
    photo.refresh_from_db()
    assert shot(photo) == ("SONY", "ILCE-7M4", "2024-01-02 03:04")

    admin_client.post(change_page(photo), WORDS | {"file": an_upload(picture_bytes())})
    photo.refresh_from_db()
    assert shot(photo) == ("", "", None)
    assert "<dt>Camera</dt>" not in admin_client.get(change_page(photo)).text


def test_a_file_that_was_kept_brings_its_camera(admin_client, django_capture_on_commit_callbacks):
    refused = admin_client.post(ADD, WORDS | {"credit": "", "file": an_upload(picture_bytes(exif=camera_exif()))})
    kept = refused.context["adminform"].form["kept"].value()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(ADD, WORDS | {"kept": kept})
    assert Photo.objects.get().camera_model == "LEICA Q2"
