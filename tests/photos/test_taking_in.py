"""An upload loses nothing: the storage may fail, a token serves only its owner, and what is alike is shown to few."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils import timezone

from photos import rights
from photos.closing import close_ended
from photos.models import Photo
from tests.builders import an_editor
from tests.photos.builders import a_photo, an_upload, files_below, picture_bytes

pytestmark = pytest.mark.django_db

ADD = "/admin/photos/photo/add/"
UPLOAD = "/admin/photos/photo/upload/"
WORDS = {"title": "Harbour at six", "credit": "Leica", "caption": "Wetzlar, 26 May.", "focal_x": 50, "focal_y": 50}
AWAY = "The storage for photographs did not take this file just now."


def a_colleague(*permissions):
    user = User.objects.create_user("colleague", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    return user


def errors(response):
    return dict(response.context["adminform"].form.errors)


def block(folder):
    """Put a file where a storage wants to make its folder, so that it can store nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("A file where a folder should be.")


@pytest.fixture(params=["originals", "media/renditions"])
def failing(request, tmp_path):
    """A storage that fails: that of the originals, or the one behind it once the original is in."""
    folder = tmp_path / request.param
    block(folder)
    return folder


def test_a_storage_that_fails_keeps_the_words_and_the_file(admin_client, failing, django_capture_on_commit_callbacks):
    refused = admin_client.post(ADD, WORDS | {"file": an_upload()})

    assert (refused.status_code, Photo.objects.count()) == (200, 0)
    assert errors(refused)["file"][0].startswith(AWAY)
    assert "Wetzlar, 26 May." in refused.text

    failing.unlink()
    kept = refused.context["adminform"].form["kept"].value()
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(ADD, WORDS | {"kept": kept}).status_code == 302
    assert Photo.objects.get().caption == "Wetzlar, 26 May."


def test_a_large_upload_that_lies_on_disk_is_kept_as_well(admin_client, failing, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    refused = admin_client.post(ADD, WORDS | {"file": an_upload()})
    assert isinstance(refused.wsgi_request.FILES["file"], TemporaryUploadedFile)

    failing.unlink()
    kept = refused.context["adminform"].form["kept"].value()
    assert admin_client.post(ADD, WORDS | {"kept": kept}).status_code == 302


def test_of_a_replacement_that_cannot_be_stored_nothing_stays(admin_client, tmp_path):
    photo = a_photo()
    before = files_below(tmp_path / "originals")
    (tmp_path / "media" / "renditions").rename(tmp_path / "elsewhere")
    block(tmp_path / "media" / "renditions")

    page = f"/admin/photos/photo/{photo.pk}/change/"
    refused = admin_client.post(page, WORDS | {"title": "Another", "file": an_upload()})

    assert list(errors(refused)) == ["file"]
    stored = Photo.objects.get()
    assert (stored.title, stored.file.name) == (photo.title, photo.file.name)
    assert [name for name in files_below(tmp_path / "originals") if name in before] == before


def test_one_of_many_that_cannot_be_stored_is_kept_and_sent_again(admin_client, failing):
    answer = admin_client.post(UPLOAD, WORDS | {"file": an_upload()}).json()
    assert (answer["kind"], answer["words"].startswith(AWAY), Photo.objects.count()) == ("failed", True, 0)

    failing.unlink()
    assert admin_client.post(UPLOAD, WORDS | {"kept": answer["kept"]}).json()["kind"] == "added"


def test_a_disk_that_takes_nothing_at_all_loses_no_word(admin_client, tmp_path):
    block(tmp_path / "darkroom")
    refused = admin_client.post(ADD, WORDS | {"file": an_upload()})

    assert "its disk is full, or away" in errors(refused)["file"][0]
    assert "Wetzlar, 26 May." in refused.text


def test_a_shelf_that_takes_nothing_asks_for_the_file_again_and_loses_no_word(admin_client, tmp_path):
    block(tmp_path / "kept_uploads")
    refused = admin_client.post(ADD, WORDS | {"title": "", "file": an_upload()})

    assert list(errors(refused)) == ["title"]
    assert refused.context["adminform"].form["kept"].value() == ""
    assert "Wetzlar, 26 May." in refused.text


def test_nobody_takes_down_what_another_has_left(client, admin_client):
    refused = admin_client.post(ADD, WORDS | {"title": "", "file": an_upload()})
    kept = refused.context["adminform"].form["kept"].value()

    client.force_login(a_colleague("add_photo", "view_photo"))
    assert "file" in errors(client.post(ADD, WORDS | {"kept": kept}))
    assert client.post(UPLOAD, WORDS | {"kept": kept}).json()["kind"] == "refused"
    assert admin_client.post(ADD, WORDS | {"kept": kept}).status_code == 302


def test_who_may_not_look_learns_only_that_the_picture_is_there(client):
    content = picture_bytes()
    a_photo("Secret", content=content)
    client.force_login(a_colleague("add_photo"))

    refused = client.post(ADD, WORDS | {"file": an_upload(content)})
    assert "The library has this picture already." in errors(refused)["file"][0]
    assert "Secret" not in refused.text
    assert 'class="alike"' not in refused.text


class TestAClosedPhotograph:
    @pytest.fixture
    def photo(self):
        photo = a_photo(rights_end_on=rights.today(), content=picture_bytes(size=(2400, 1600)))
        close_ended(timezone.now() + timedelta(days=2))
        photo.refresh_from_db()
        assert photo.is_closed
        return photo

    def address(self, photo):
        return f"/admin/photos/photo/{photo.pk}/closed/"

    def test_is_seen_by_who_may_change_it_and_kept_by_nobody(self, admin_client, photo):
        assert f'src="{self.address(photo)}"' in admin_client.get(f"/admin/photos/photo/{photo.pk}/change/").text
        response = admin_client.get(self.address(photo))

        assert response.content.startswith(b"\xff\xd8\xff")
        assert response.content != photo.file.open().read()
        assert response["Content-Type"] == "image/jpeg"
        assert {"private", "no-store"} <= {*response["Cache-Control"].split(", ")}
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"

    def test_is_not_seen_by_others(self, client, photo):
        assert client.get(self.address(photo)).status_code == 302
        client.force_login(a_colleague("view_photo", "add_photo"))
        assert client.get(self.address(photo)).status_code == 403
        page = client.get(f"/admin/photos/photo/{photo.pk}/change/").text
        assert "Nobody sees it: the rights to it have ended." in page
        assert self.address(photo) not in page

    @pytest.mark.parametrize("key", ["0", "x", "9" * 40, "a_2Fb"])
    def test_no_forged_address_breaks_it(self, admin_client, key):
        assert admin_client.get(f"/admin/photos/photo/{key}/closed/").status_code == 404

    def test_what_readers_see_has_no_such_address(self, client):
        client.force_login(an_editor())
        assert client.get(self.address(a_photo())).status_code == 404

    def test_an_original_that_is_missing_is_not_there(self, admin_client, photo):
        photo.file.storage.delete(photo.file.name)
        assert admin_client.get(self.address(photo)).status_code == 404

    def test_nothing_is_changed_by_a_post(self, admin_client, photo):
        assert admin_client.post(self.address(photo)).status_code == 405
