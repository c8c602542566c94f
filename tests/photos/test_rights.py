"""Rights that end: when they are judged, and what readers lose then. The day is an argument."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from photos import rights
from photos.closing import close_ended
from photos.developing import develop
from photos.flags import flags
from photos.models import Development, Photo, StaleFile
from photos.renditions import names_in, sources
from photos.signals import photo_changed
from photos.storage import public
from photos.tasks import develop_photographs, look_after
from tests.photos.builders import a_photo, an_upload, files_below, picture_bytes
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

LAST = date(2031, 11, 25)
SAME_DAY = datetime(2031, 11, 25, 12, tzinfo=UTC)
NEXT_DAY = datetime(2031, 11, 26, 12, tzinfo=UTC)
LONG_AGO = date(2020, 1, 31)


def words(photo, on):
    return [flag.words for flag in flags(photo, on)]


@pytest.fixture
def announced():
    """The titles of photographs announced as changed, each with whether it was closed then."""
    heard = []

    def listen(sender, photo, **kwargs):
        heard.append((photo.title, photo.is_closed))

    photo_changed.connect(listen)
    yield heard
    photo_changed.disconnect(listen)


def test_the_last_day_is_a_day_on_which_it_may_be_shown():
    photo = Photo(title="Harbour", licence="Our own", rights_end_on=LAST)

    assert rights.problem(photo, LAST) == ""
    assert rights.problem(photo, LAST + timedelta(days=1)) == "The rights to “Harbour” ended on 25 November 2031."
    assert rights.problem(Photo(title="Harbour", licence="Our own"), LAST) == ""


def test_a_photograph_of_which_nobody_says_the_licence_may_not_be_published():
    assert rights.problem(Photo(title="Harbour"), LAST) == (
        "Nobody has said under which licence “Harbour” may be shown."
    )


@pytest.mark.parametrize(
    ("days", "when"), [(31, ""), (30, "in 30 days"), (12, "in 12 days"), (1, "tomorrow"), (0, "today"), (-1, "")]
)
def test_the_desk_is_told_from_thirty_days_ahead_until_the_last_day(days, when):
    warning = rights.warning(Photo(title="Harbour", rights_end_on=LAST), LAST - timedelta(days=days))

    assert warning == (when and f"The rights to “Harbour” end on 25 November 2031, {when}.")


def test_the_day_is_the_installations_own(settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    assert rights.today(datetime(2031, 11, 25, 15, tzinfo=UTC)) == date(2031, 11, 26)


def test_flags_name_what_is_wanted_and_the_year_only_where_it_is_another():
    bare = Photo(title="Harbour", rights_end_on=LAST)

    assert words(bare, LAST) == ["Rights end 25 Nov", "No licence", "No description"]
    assert words(bare, date(2032, 1, 1)) == ["Rights ended 25 Nov 2031", "No licence", "No description"]
    assert [flag.over for flag in flags(bare, date(2032, 1, 1))] == [True, False, False]
    assert words(Photo(licence="Our own", alt_text="Boats.", rights_end_on=LAST), date(2031, 1, 1)) == []


def test_nothing_is_closed_on_the_last_day(library):
    photo = a_photo(rights_end_on=LAST)

    assert close_ended(SAME_DAY) == 0
    photo.refresh_from_db()
    assert (photo.is_closed, photo.is_shown) == (False, True)


def test_the_day_after_readers_lose_every_rendition_at_once_and_the_house_keeps_the_original(library, announced):
    photo = a_photo(rights_end_on=LAST)
    a_photo("Stays", picture_bytes("PNG"))
    assert len(files_below(library)) == 2

    assert close_ended(NEXT_DAY) == 1

    photo.refresh_from_db()
    assert (photo.closed_at, photo.renditions) == (NEXT_DAY, {})
    assert len(files_below(library)) == 1
    assert StaleFile.objects.count() == 0
    assert photo.file.storage.exists(photo.file.name)
    assert announced == [("Harbour at six", True)]
    assert close_ended(NEXT_DAY) == 0
    assert len(announced) == 1


def test_renditions_that_were_replaced_and_are_still_in_grace_go_too(library):
    photo = a_photo(rights_end_on=LAST)
    [older] = names_in(photo.renditions)
    newer = older.replace(".jpg", ".avif")
    public().save(newer, ContentFile(b"The same picture, made again."))
    StaleFile.objects.leave("default", [newer])

    close_ended(NEXT_DAY)

    assert files_below(library) == []


def test_a_process_that_is_killed_before_the_files_are_gone_leaves_them_noted(library, monkeypatch):
    a_photo(rights_end_on=LAST)

    def killed(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(FileSystemStorage, "delete", killed)
    with pytest.raises(KeyboardInterrupt):
        close_ended(NEXT_DAY)
    monkeypatch.undo()

    assert Photo.objects.get().is_closed
    assert len(files_below(library)) == 1
    assert StaleFile.objects.remove_due() == 1
    assert files_below(library) == []


def test_one_that_cannot_be_closed_leaves_nothing_half_done(library):
    def fails(sender, photo, **kwargs):
        raise RuntimeError("The database is away.")

    a_photo(rights_end_on=LAST)
    photo_changed.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            close_ended(NEXT_DAY)
    finally:
        photo_changed.disconnect(fails)

    assert Photo.objects.get().is_shown
    assert len(files_below(library)) == 1
    assert close_ended(NEXT_DAY) == 1


def test_two_publishers_at_once_close_it_once(library, announced):
    a_photo(rights_end_on=LAST)

    assert sorted(at_once(lambda: close_ended(NEXT_DAY), lambda: close_ended(NEXT_DAY))) == [0, 1]
    assert announced == [("Harbour at six", True)]


def test_an_editor_who_says_that_the_rights_have_ended_closes_it_with_that_save(library, announced):
    photo = a_photo()

    photo.rights_end_on = LONG_AGO
    photo.save()

    assert (photo.is_closed, photo.is_shown) == (True, False)
    assert files_below(library) == []
    assert announced == [("Harbour at six", True)]


@pytest.mark.parametrize("columns", [None, ["rights_end_on"]])
def test_extended_rights_open_it_again_and_have_it_developed(library, announced, columns):
    photo = a_photo(rights_end_on=LAST)
    close_ended(NEXT_DAY)
    Development.objects.all().delete()
    photo = Photo.objects.get()

    photo.rights_end_on = LAST + timedelta(days=365)
    photo.save(update_fields=columns)

    assert Photo.objects.get().closed_at is None
    assert [row.photo for row in Development.objects.all()] == [photo]
    assert announced == [("Harbour at six", True), ("Harbour at six", False)]


def test_what_was_typed_before_it_was_closed_does_not_bring_it_back(library):
    stale = a_photo(rights_end_on=LONG_AGO + timedelta(days=36500))
    Photo.objects.update(rights_end_on=LONG_AGO)
    close_ended()

    stale.caption = "Typed in a form that was opened yesterday."
    stale.save(update_fields=["caption"])

    row = Photo.objects.get()
    assert (row.caption, row.is_closed, row.renditions) == (stale.caption, True, {})


def test_a_worker_that_was_at_it_while_it_was_closed_brings_nothing_back(library):
    at_work = a_photo(rights_end_on=LAST)
    close_ended(NEXT_DAY)

    at_work.save(update_fields=["renditions"])

    assert Photo.objects.get().renditions == {}


def test_one_that_is_closed_while_it_is_being_developed_keeps_none_of_its_renditions(library):
    photo = a_photo(rights_end_on=LAST)
    develop(photo.pk, each_file=lambda: close_ended(NEXT_DAY))

    assert (Photo.objects.get().is_closed, Photo.objects.get().renditions) == (True, {})
    StaleFile.objects.remove_due()
    assert files_below(library) == []


@pytest.mark.django_db(transaction=True)
def test_one_that_is_closed_just_before_a_file_is_stored_keeps_not_even_that(library, monkeypatch):
    class SlowStorage(FileSystemStorage):
        def save(self, *args, **kwargs):
            close_ended(NEXT_DAY)
            return super().save(*args, **kwargs)

    photo = a_photo(rights_end_on=LAST)
    monkeypatch.setattr(public(), "__class__", SlowStorage)

    develop(photo.pk)

    assert Photo.objects.get().is_closed
    assert files_below(library) == []


def test_the_publisher_closes_what_has_ended_and_the_worker_brings_back_what_is_extended(library):
    photo = a_photo(rights_end_on=LAST)

    look_after(NEXT_DAY)
    develop_photographs.call()
    photo.refresh_from_db()
    assert (photo.is_shown, Development.objects.count()) == (False, 0)

    photo.rights_end_on = None
    photo.save()
    develop_photographs.call()
    photo.refresh_from_db()
    assert (photo.is_shown, Development.objects.count()) == (True, 0)
    assert {source.media_type for source in sources(photo)} >= {"image/avif", "image/webp", "image/jpeg"}
    assert names_in(photo.renditions) <= set(files_below(library))


def test_a_new_file_does_not_renew_rights_that_have_ended(library):
    photo = a_photo()
    photo.rights_end_on = LONG_AGO
    photo.save()

    photo.file = an_upload()
    photo.save()

    assert (Photo.objects.get().is_closed, files_below(library)) == (True, [])


def test_a_photograph_whose_rights_have_ended_already_is_taken_in_unseen(library):
    photo = a_photo(rights_end_on=LONG_AGO)

    assert (photo.is_closed, files_below(library)) == (True, [])
    assert not Development.objects.exists()


def test_how_much_a_look_asks_of_the_database_does_not_grow_with_what_is_closed_already(
    library, django_assert_num_queries
):
    for number in range(3):
        a_photo(f"Ended {number}", rights_end_on=LONG_AGO)

    with django_assert_num_queries(1):
        close_ended()
