"""Files that nobody names any more go, and none that somebody names."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from photos.models import Photo, StaleFile
from photos.models.stale import AGAIN, GRACE
from photos.renditions import names_in
from photos.storage import NotStored, originals, public, put
from photos.tasks import look_after
from tests.photos.builders import a_photo, files_below, picture_bytes

pytestmark = pytest.mark.django_db

NAME = "renditions/abc/0123456789abcdef.jpg"


def fail(action):
    """Do something in a transaction that fails afterwards."""
    with transaction.atomic():
        action()
        raise ZeroDivisionError


def left(name=NAME, **options):
    put(name, b"pixels")
    return StaleFile.objects.leave("default", [name], **options)


def test_a_file_goes_when_its_grace_is_over():
    left()

    look_after(timezone.now() + GRACE - timedelta(minutes=1))
    assert public().exists(NAME)
    look_after(timezone.now() + GRACE + timedelta(minutes=1))
    assert not public().exists(NAME)
    assert not StaleFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_without_grace_it_goes_with_the_transaction_and_not_before():
    with transaction.atomic():
        left(after=timedelta(0))
        assert public().exists(NAME)
    assert not public().exists(NAME)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_removes_nothing():
    with pytest.raises(ZeroDivisionError):
        fail(lambda: left(after=timedelta(0)))
    look_after(timezone.now() + GRACE * 2)
    assert public().exists(NAME)


def test_what_lies_beside_a_file_that_must_go_at_once_goes_with_it(django_capture_on_commit_callbacks):
    left("renditions/abc/1111111111111111.jpg")
    left("renditions/other/2222222222222222.jpg")
    put(NAME, b"pixels")

    with django_capture_on_commit_callbacks(execute=True):
        StaleFile.objects.leave_at_once([NAME])

    assert [stale.name for stale in StaleFile.objects.all()] == ["renditions/other/2222222222222222.jpg"]
    assert not public().exists("renditions/abc/1111111111111111.jpg")


def test_a_file_that_is_named_again_stays():
    left()
    StaleFile.objects.about_to_store(NAME)

    assert StaleFile.objects.count() == 1
    assert StaleFile.objects.named([NAME, "renditions/abc/never-noted.jpg"]) == {NAME}
    look_after(timezone.now() + GRACE * 2)
    assert public().exists(NAME)


def test_a_file_noted_before_it_was_stored_and_never_named_goes():
    StaleFile.objects.about_to_store(NAME)
    put(NAME, b"pixels")

    look_after(timezone.now() + GRACE * 2)

    assert not public().exists(NAME)


def test_a_file_that_is_gone_already_is_no_problem():
    StaleFile.objects.leave("default", [NAME])

    assert StaleFile.objects.remove_due(timezone.now() + GRACE) == 1


def test_a_storage_that_refuses_holds_up_no_other_file_and_is_asked_again(library):
    left("renditions/full/0123456789abcdef.jpg")
    # What should be a file is a folder with something in it, which no disk removes.
    stubborn = library / NAME
    (stubborn / "inside").mkdir(parents=True)
    StaleFile.objects.leave("default", [NAME])
    due = timezone.now() + GRACE

    assert StaleFile.objects.remove_due(due) == 1
    assert [stale.name for stale in StaleFile.objects.all()] == [NAME]
    (stubborn / "inside").rmdir()
    assert StaleFile.objects.remove_due(due) == 0
    assert StaleFile.objects.remove_due(due + AGAIN) == 1


def test_so_many_at_a_time_and_the_oldest_first():
    names = [f"renditions/abc/{number}.jpg" for number in range(3)]
    for age, name in enumerate(names):
        left(name, now=timezone.now() - GRACE * 2 - timedelta(hours=age))

    assert StaleFile.objects.remove_due(limit=2) == 2

    assert [name for name in names if public().exists(name)] == names[:1]


class TestStoring:
    def test_the_same_content_is_stored_once(self, library):
        put(NAME, b"pixels")
        put(NAME, b"pixels")

        assert files_below(library) == [NAME]

    def test_what_a_killed_process_left_half_written_is_replaced(self, library):
        public().save(NAME, ContentFile(b"pix"))
        put(NAME, b"pixels")

        assert (library / NAME).read_bytes() == b"pixels"
        assert files_below(library) == [NAME]

    def test_originals_have_no_address_and_nobody_else_on_the_machine_reads_them(self):
        photo = a_photo()

        with pytest.raises(ValueError, match="not public"):
            photo.file.url  # noqa: B018
        path = Path(originals().path(photo.file.name))
        assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.django_db(transaction=True)
class TestUploads:
    """What is stored inside a transaction that fails."""

    def everything(self, settings):
        return [name for name in files_below(settings.DATA_DIR) if not name.startswith("kept_uploads")]

    def test_a_committed_upload_leaves_no_note(self, settings):
        photo = a_photo()

        kept = self.everything(settings)

        assert sorted(name.split("/")[0] for name in kept) == ["media", "originals"]
        assert f"originals/{photo.file.name}" in kept

    def test_a_failed_one_leaves_nothing_once_the_request_is_over(self, settings, client):
        with pytest.raises(ZeroDivisionError):
            fail(a_photo)

        client.get("/healthz")

        assert self.everything(settings) == []

    def test_a_storage_that_does_not_answer_hinders_nobody_and_is_asked_again(self, settings, client):
        # Where the folder should be there is a file, so that nothing can be stored or removed.
        settings.MEDIA_ROOT.write_bytes(b"")
        with pytest.raises(NotStored):
            a_photo()
        assert client.get("/healthz").status_code == 200
        assert len(files_below(settings.DATA_DIR / "unsettled")) == 1

        settings.MEDIA_ROOT.unlink()
        later = timezone.now() + timedelta(days=2)
        look_after(later)

        assert self.everything(settings) == []

    def test_so_does_a_part_of_a_transaction_that_is_taken_back(self, settings, client):
        with transaction.atomic():
            kept = a_photo("Kept")
            with pytest.raises(ZeroDivisionError):
                fail(lambda: a_photo("Taken back"))

        client.get("/healthz")

        assert Photo.objects.get() == kept
        assert len(self.everything(settings)) == 2

    def test_a_file_stored_without_a_form_is_an_upload_like_any_other(self, settings, library):
        photo = a_photo()

        photo.file.save("b.png", ContentFile(picture_bytes("PNG")))

        photo.refresh_from_db()
        assert names_in(photo.renditions) < set(files_below(library))
        assert files_below(settings.DATA_DIR / "originals") == [photo.file.name]

    def test_another_file_that_was_not_taken_leaves_the_first(self, settings, client):
        photo = a_photo()
        before = self.everything(settings)
        photo.file = ContentFile(picture_bytes("PNG"), name="b.png")
        with pytest.raises(ZeroDivisionError):
            fail(photo.save)

        client.get("/healthz")

        assert self.everything(settings) == before

    def test_what_a_killed_process_left_goes_after_a_day(self, settings):
        with pytest.raises(ZeroDivisionError):
            fail(a_photo)

        look_after(timezone.now() + timedelta(hours=23))
        assert len(self.everything(settings)) == 3
        look_after(timezone.now() + timedelta(hours=25))
        assert self.everything(settings) == []

    def test_a_note_that_was_not_written_to_its_end_goes_too(self, settings):
        note = settings.DATA_DIR / "unsettled" / "half.json"
        note.parent.mkdir()
        note.write_text('{"orig')

        look_after(timezone.now() + timedelta(hours=25))

        assert not note.exists()
