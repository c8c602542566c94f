import re
import stat

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import ExifTags

from photos.models import Photo, StaleFile
from photos.models.stale import GRACE
from photos.renditions import names_in
from photos.signals import photo_changed
from tests.photos.builders import a_photo, camera_exif, files_below, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def changes():
    """The titles of photographs announced as changed, each with whether a transaction was open."""
    heard = []

    def listen(sender, photo, **kwargs):
        heard.append((photo.title, transaction.get_connection().in_atomic_block))

    photo_changed.connect(listen)
    yield heard
    photo_changed.disconnect(listen)


@pytest.fixture
def originals(tmp_path):
    """The names of all originals that are stored, a function."""
    return lambda: files_below(tmp_path / "originals")


def test_the_stored_name_is_ours_and_its_extension_the_contents():
    photo = a_photo(content=picture_bytes("PNG"))
    assert re.fullmatch(r"photos/\d{4}/\d\d/[0-9a-f]{32}\.png", photo.file.name)


def test_the_original_is_private_and_untouched_and_readers_get_a_jpeg(library, originals, tmp_path):
    content = picture_bytes("TIFF") + b"left over"
    photo = a_photo(content=content)
    [first] = names_in(photo.renditions)
    assert (originals(), files_below(library)) == ([photo.file.name], [first])
    assert (tmp_path / "originals" / photo.file.name).read_bytes() == content
    assert stat.S_IMODE((tmp_path / "originals" / photo.file.name).stat().st_mode) == 0o600
    assert (library / first).read_bytes().startswith(b"\xff\xd8")
    with pytest.raises(ValueError, match="not public"):
        photo.file.url  # noqa: B018


def test_a_photo_saved_without_a_form_is_checked_and_measured_too(originals):
    photo = Photo(title="Unchecked", file=ContentFile(picture_bytes(orientation=6), name="a.jpg"))
    photo.save()
    assert (photo.width, photo.height) == (40, 60)

    with pytest.raises(ValidationError):
        Photo(title="Bad", file=ContentFile(b"<svg/>", name="b.jpg")).save()
    assert originals() == [photo.file.name]


def test_full_clean_puts_the_refusal_on_the_file_and_nowhere_else():
    photo = Photo(title="Bad", credit="Leica", file=ContentFile(b"<svg/>", name="b.jpg"))
    with pytest.raises(ValidationError) as refusal:
        photo.full_clean()
    assert list(refusal.value.message_dict) == ["file"]


def test_words_of_the_file_fill_what_nobody_typed():
    exif = camera_exif()
    exif[ExifTags.Base.ImageDescription] = "From the file."
    exif[ExifTags.Base.Artist] = "Ines Halloran"
    photo = a_photo(content=picture_bytes(exif=exif), caption="", credit="Leica")
    assert (photo.caption, photo.creator, photo.credit) == ("From the file.", "Ines Halloran", "Leica")


def test_replacing_a_file_measures_the_new_one_and_removes_the_old_after_commit(
    originals, django_capture_on_commit_callbacks
):
    photo = a_photo()
    old = photo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        photo.file = ContentFile(picture_bytes("WEBP", size=(30, 20)), name="new.webp")
        photo.save()
        assert old in originals()
    photo.refresh_from_db()
    assert originals() == [photo.file.name]
    assert (photo.width, photo.height) == (30, 20)


def test_renditions_of_a_replaced_file_stay_for_pages_that_somebody_has_open(library):
    photo = a_photo()
    old = names_in(photo.renditions)
    photo.file = ContentFile(picture_bytes("WEBP"), name="new.webp")
    photo.save()
    StaleFile.objects.remove_due()
    assert set(files_below(library)) == old | names_in(photo.renditions)

    StaleFile.objects.remove_due(timezone.now() + GRACE)
    assert set(files_below(library)) == names_in(photo.renditions)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("columns", [None, ["caption"], ["rights_end_on"], ["renditions"]])
def test_who_saves_what_was_fetched_before_a_file_was_replaced_keeps_the_new_file(originals, library, columns):
    photo = a_photo()
    stale = Photo.objects.get()
    photo.file = ContentFile(picture_bytes("WEBP", size=(30, 20)), name="new.webp")
    photo.save()

    stale.caption = "Typed meanwhile."
    stale.save(update_fields=columns)

    row = Photo.objects.get()
    assert (row.file.name, row.renditions, row.width, row.digest) == (
        *(photo.file.name, photo.renditions),
        *(photo.width, photo.digest),
    )
    assert originals() == [photo.file.name]
    StaleFile.objects.remove_due(timezone.now() + GRACE)
    assert set(files_below(library)) == names_in(row.renditions)


@pytest.mark.django_db(transaction=True)
def test_a_new_file_that_a_save_leaves_out_costs_nobody_the_one_that_is_there(originals, library):
    photo = a_photo()
    name = photo.file.name
    photo.file = ContentFile(picture_bytes("WEBP"), name="new.webp")
    photo.save(update_fields=["caption"])

    assert (Photo.objects.get().file.name, originals()) == (name, [name])
    assert set(files_below(library)) == names_in(Photo.objects.get().renditions)


@pytest.mark.django_db(transaction=True)
def test_who_deletes_what_was_fetched_before_leaves_nothing_of_what_came_since(originals, library):
    photo = a_photo()
    stale = Photo.objects.get()
    photo.file = ContentFile(picture_bytes("WEBP"), name="new.webp")
    photo.save()

    stale.delete()

    assert originals() == []
    StaleFile.objects.remove_due(timezone.now() + GRACE)
    assert files_below(library) == []


@pytest.mark.parametrize("delete", [lambda photo: photo.delete(), lambda photo: Photo.objects.all().delete()])
def test_a_deleted_photos_files_go_after_commit(library, originals, django_capture_on_commit_callbacks, delete):
    photo = a_photo()
    with django_capture_on_commit_callbacks(execute=True):
        delete(photo)
        assert originals() == [photo.file.name]
    StaleFile.objects.remove_due(timezone.now() + GRACE)
    assert originals() == files_below(library) == []


@pytest.mark.django_db(transaction=True)
def test_a_deletion_that_is_rolled_back_keeps_the_files(library, originals):
    photo = a_photo()
    with transaction.atomic():
        photo.delete()
        transaction.set_rollback(True)
    StaleFile.objects.remove_due(timezone.now() + GRACE)
    assert originals() == [photo.file.name]
    assert set(files_below(library)) == names_in(photo.renditions)


@pytest.mark.parametrize("field", ["alt_text", "caption", "credit"])
@pytest.mark.django_db(transaction=True)
def test_a_change_that_readers_see_is_announced_inside_the_transaction(changes, field):
    photo = a_photo()
    setattr(photo, field, "Something else.")
    photo.save()
    assert changes == [("Harbour at six", True)]


def test_another_file_is_announced(changes):
    photo = a_photo()
    photo.file = ContentFile(picture_bytes("PNG"), name="new.png")
    photo.save()
    assert len(changes) == 1


def test_what_only_the_desk_sees_is_not_announced(changes):
    photo = a_photo()
    photo.title = "Harbour, cropped"
    photo.save()
    assert changes == []
