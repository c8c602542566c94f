"""What becomes of a photograph after its upload: renditions in store, on its row, on pages, whatever happens."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Rebuild
from articles.tasks import rebuild_pages
from photos import ladder
from photos.developing import develop
from photos.models import Development, Photo, StaleFile
from photos.models.leased import LEASE
from photos.renditions import names_in, recipe_of
from photos.storage import public
from photos.tasks import develop_photographs, look_after, take, take_up_again
from tests.builders import a_published_story
from tests.photos.builders import a_photo, files_below, picture_bytes

pytestmark = pytest.mark.django_db

SMALL = picture_bytes(size=(360, 240))
FORMATS = ["avif", "jpeg", "webp"]
PATIENCE = 60  # seconds until a test gives up


def the_worker_runs():
    develop_photographs.call()


def row(photo):
    return Photo.objects.get(pk=photo.pk)


def made(photo):
    """Return the parts of a photo's row with their formats and widths."""
    parts = row(photo).renditions["made"]
    return {
        part: {kind: sorted(map(int, files)) for kind, files in each["files"].items()} for part, each in parts.items()
    }


def all_parts_of_small():
    return {
        part: dict.fromkeys(sorted({*ladder.formats_of(part)} & {*FORMATS}), ladder.widths_of(part, 360, 240))
        for part in ladder.PARTS
    }


def is_whole(photo):
    """Whether a photo has all its renditions, all of them in store, and the library asks for nothing more."""
    photo = row(photo)
    return (
        photo.renditions.get("recipe") == recipe_of(photo)
        and made(photo) == all_parts_of_small()
        and "replaced" not in photo.renditions
        and all(public().exists(name) for name in names_in(photo.renditions))
        and not Development.objects.exists()
    )


class Killed(BaseException):
    """Stands for a process that is gone: nothing that handles errors may handle it."""


def killed_at(step):
    """Return a wrapper of every SQL statement that ends the process, as it were, after so many of them."""
    left = iter(range(step))

    def execute(run, sql, params, many, context):
        if next(left, None) is None:
            raise Killed
        return run(sql, params, many, context)

    return execute


def test_all_parts_in_all_formats_and_widths_come_of_an_upload():
    photo = a_photo(content=SMALL)

    the_worker_runs()

    assert is_whole(photo)


def test_a_rendition_is_named_by_its_content_and_says_what_it_is(library):
    photo = a_photo(content=SMALL)

    the_worker_runs()

    starts = {"avif": b"ftypavif", "webp": b"WEBPVP8", "jpg": b"\xff\xd8\xff"}
    for name in names_in(row(photo).renditions):
        with public().open(name) as file:
            assert starts[name.rsplit(".", 1)[1]] in file.read(16)


def test_the_original_stays_as_it_came_and_out_of_the_public_folder(library, settings):
    photo = a_photo(content=SMALL)

    the_worker_runs()

    with photo.file.storage.open(photo.file.name) as original:
        assert original.read() == SMALL
    assert not [name for name in files_below(library) if not name.startswith("renditions/")]
    assert files_below(settings.DATA_DIR / "darkroom") == []


def test_finished_renditions_are_announced_once_and_pages_take_them_up(client):
    photo = a_photo(content=SMALL)
    page = a_published_story(blocks=[("figure", {"photo": photo})])
    assert "image/avif" not in client.get(page.path).text

    the_worker_runs()
    assert Rebuild.objects.count() == 1
    rebuild_pages.call()

    assert "image/avif" in client.get(page.path).text


def test_what_pages_showed_before_stays_for_a_day(library):
    photo = a_photo(content=SMALL)
    (first,) = names_in(photo.renditions)

    the_worker_runs()

    look_after(timezone.now() + timedelta(hours=23))
    assert public().exists(first)
    look_after(timezone.now() + timedelta(hours=25))
    assert not public().exists(first)
    assert set(files_below(library)) == names_in(row(photo).renditions)


def test_a_moved_focal_point_has_only_the_crops_made_again():
    photo = a_photo(content=SMALL)
    the_worker_runs()
    before = row(photo).renditions["made"]

    photo = row(photo)
    photo.focal_x = 0
    photo.save()
    the_worker_runs()

    after = row(photo).renditions["made"]
    assert after[""] == before[""]
    assert after["1:1"]["files"] != before["1:1"]["files"]
    assert is_whole(photo)


def test_words_that_renditions_carry_have_them_made_again_and_what_is_made_again_alike_is_kept():
    photo = a_photo(content=SMALL)
    the_worker_runs()
    before = names_in(row(photo).renditions)

    photo = row(photo)
    photo.credit = "Somebody else"
    photo.save()
    the_worker_runs()
    assert names_in(row(photo).renditions).isdisjoint(before)

    photo = row(photo)
    photo.credit = "Leica / Panasonic / Sigma"
    photo.save()
    the_worker_runs()
    assert names_in(row(photo).renditions) == before

    # The day on which the first of them were to be removed is over, but they are named again.
    look_after(timezone.now() + timedelta(days=2))
    assert is_whole(photo)


def test_nothing_is_made_of_what_is_up_to_date():
    photo = a_photo(content=SMALL)
    the_worker_runs()
    before = {name: public().get_modified_time(name) for name in names_in(row(photo).renditions)}
    Development.objects.ask(photo)

    the_worker_runs()

    assert is_whole(photo)
    assert {name: public().get_modified_time(name) for name in names_in(row(photo).renditions)} == before
    assert Rebuild.objects.count() == 0


def test_who_saves_what_was_fetched_before_the_renditions_keeps_them():
    stale = a_photo(content=SMALL)
    the_worker_runs()

    stale.caption = "Typed while the worker was at it."
    stale.save()

    assert made(stale) == all_parts_of_small()
    the_worker_runs()
    assert is_whole(stale)


class TestFailures:
    def test_a_damaged_original_says_why_and_holds_up_nobody(self):
        damaged, whole = a_photo(content=SMALL), a_photo(content=SMALL)
        with damaged.file.storage.open(damaged.file.name, "wb") as original:
            original.write(SMALL[:200])

        the_worker_runs()

        assert "damaged" in Development.objects.get(photo=damaged).problem
        assert made(whole) == all_parts_of_small()

    def test_an_original_that_is_missing_says_so_and_waits_until_it_is_asked_for_again(self):
        photo = a_photo(content=SMALL)
        photo.file.storage.delete(photo.file.name)
        the_worker_runs()
        assert "missing" in Development.objects.get().problem

        photo.file = ContentFile(SMALL, name="again.jpg")
        photo.save()
        the_worker_runs()

        assert is_whole(photo)

    def test_a_storage_that_is_away_is_tried_again_when_the_lease_is_over(self, library):
        photo = a_photo(content=SMALL)
        folder = library / "renditions" / photo.renditions["folder"]
        folder.rename(folder.with_suffix(".away"))
        folder.write_text("A file where a folder should be.")
        the_worker_runs()
        assert Development.objects.get().problem == ""

        folder.unlink()
        folder.with_suffix(".away").rename(folder)
        Development.objects.update(leased_until=timezone.now())
        the_worker_runs()

        assert is_whole(photo)


class TestMeanwhile:
    """What editors do while the darkroom is at work, as seen when a file has just been made."""

    def test_another_file_makes_the_rest_of_the_first_superfluous(self, library):
        photo = a_photo(content=SMALL)
        taken = take(timezone.now())
        other = picture_bytes("PNG", size=(360, 240))

        def replaced():
            if row(photo).file == photo.file:
                newer = row(photo)
                newer.file = ContentFile(other, name="b.png")
                newer.save()

        develop(photo.pk, each_file=replaced)
        taken.done()
        the_worker_runs()

        assert row(photo).file.name.endswith(".png")
        assert is_whole(photo)
        look_after(timezone.now() + timedelta(days=2))
        assert set(files_below(library)) == names_in(row(photo).renditions)

    def test_a_photograph_that_is_deleted_leaves_no_file(self, library):
        photo = a_photo(content=SMALL)

        develop(photo.pk, each_file=lambda: Photo.objects.filter(pk=photo.pk).first() and row(photo).delete())

        look_after(timezone.now())
        assert files_below(library) == []

    def test_rights_that_end_leave_no_rendition(self, library):
        photo = a_photo(content=SMALL)

        def rights_end():
            if not row(photo).is_closed:
                newer = row(photo)
                newer.rights_end_on = timezone.localdate() - timedelta(days=1)
                newer.save()

        develop(photo.pk, each_file=rights_end)

        look_after(timezone.now())
        assert files_below(library) == []
        assert row(photo).renditions == {}

    def test_rights_that_end_and_are_extended_at_once_leave_no_broken_picture(self):
        photo = a_photo(content=SMALL)
        ended = []

        def for_a_moment():
            if len(names_in(row(photo).renditions)) == 1 and StaleFile.objects.count() == 4 and not ended:
                newer = row(photo)
                newer.rights_end_on = timezone.localdate() - timedelta(days=1)
                newer.save()
                StaleFile.objects.remove_due()
                newer.rights_end_on = None
                newer.save()
                ended.append(True)

        develop(photo.pk, each_file=for_a_moment)
        assert ended
        the_worker_runs()

        assert is_whole(photo)

    def test_words_typed_meanwhile_are_in_the_renditions_in_the_end(self):
        photo = a_photo(content=SMALL)
        taken = take(timezone.now())

        def typed():
            newer = row(photo)
            if newer.caption != "Typed meanwhile.":
                newer.caption = "Typed meanwhile."
                newer.save()

        develop(photo.pk, each_file=typed)
        assert "recipe" not in row(photo).renditions
        taken.done()
        the_worker_runs()

        assert is_whole(photo)


class TestKilled:
    # A real transaction: a savepoint is taken back by a statement, and a killed process sends none.
    @pytest.mark.django_db(transaction=True)
    def test_whichever_statement_was_the_last_the_next_run_makes_it_good(self, library):
        """Each attempt gets a little further than the one before, and dies."""
        photo = a_photo(content=SMALL)
        deaths = 0
        for step in range(1, 200, 9):
            Development.objects.update(leased_until=None)
            try:
                with connection.execute_wrapper(killed_at(step)):
                    the_worker_runs()
            except Killed:
                deaths += 1
            else:
                break

        Development.objects.update(leased_until=None)
        the_worker_runs()

        assert deaths > 5
        assert is_whole(photo)
        look_after(timezone.now() + timedelta(days=2))
        assert set(files_below(library)) == names_in(row(photo).renditions)

    def test_a_part_that_stood_is_not_made_again(self):
        photo = a_photo(content=SMALL)

        def killed_after_the_whole():
            if "1:1" in row(photo).renditions["made"]:
                raise Killed

        with pytest.raises(Killed):
            develop(photo.pk, each_file=killed_after_the_whole)
        stood = {name: public().get_modified_time(name) for name in names_in(row(photo).renditions)}
        assert {"", "1:1"} <= set(made(photo))
        the_worker_runs()

        assert is_whole(photo)
        assert {name: public().get_modified_time(name) for name in stood} == stood

    def test_half_a_file_under_a_whole_name_is_replaced(self, library):
        photo = a_photo(content=SMALL)
        the_worker_runs()
        name = min(names_in(row(photo).renditions))
        content = (library / name).read_bytes()
        (library / name).write_bytes(content[:100])

        develop(photo.pk, anew=True)

        assert (library / name).read_bytes() == content

    def test_work_left_over_is_put_in_the_queue_again_unless_somebody_is_at_it(self):
        a_photo(content=SMALL)
        DBTaskResult.objects.all().delete()
        later = timezone.now() + LEASE

        take_up_again(timezone.now())
        assert DBTaskResult.objects.count() == 0
        Development.objects.update(leased_until=later + LEASE)
        take_up_again(later)
        assert DBTaskResult.objects.count() == 0
        Development.objects.update(leased_until=None)
        take_up_again(later)
        assert DBTaskResult.objects.count() == 1

    def test_what_killed_processes_left_in_their_folders_goes_after_an_hour(self, settings):
        left = settings.DATA_DIR / "darkroom" / "left"
        left.mkdir(parents=True)
        (left / "original").write_bytes(SMALL)

        look_after(timezone.now() + timedelta(minutes=50))
        assert left.exists()
        look_after(timezone.now() + timedelta(minutes=70))
        assert not left.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_for_good_is_followed_by_another(settings, library, worker_environment):
    photo = a_photo(content=picture_bytes(size=(1200, 800)))
    worker = [sys.executable, "manage.py", "db_worker", "--batch", "--queue-name", "*"]
    process = subprocess.Popen(worker, env=worker_environment)  # noqa: S603
    deadline = time.monotonic() + PATIENCE
    while "1:1" not in row(photo).renditions["made"]:
        assert process.poll() is None, "The worker ended before it was killed."
        assert time.monotonic() < deadline
        time.sleep(0.02)

    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    stood = {name: public().get_modified_time(name) for name in names_in(row(photo).renditions)}
    assert Development.objects.get().leased_until > timezone.now()
    the_worker_runs()
    assert "recipe" not in row(photo).renditions  # Still leased: nobody else may take it yet.
    Development.objects.update(leased_until=timezone.now())
    the_worker_runs()
    now = row(photo)
    assert now.renditions["recipe"] == recipe_of(now)
    assert {name: public().get_modified_time(name) for name in stood} == stood
    assert not Development.objects.exists()


@pytest.fixture
def worker_environment(settings, library):
    """The environment of a worker in a process of its own, on the database of the tests and this test's library."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        host = (database["HOST"] or "").replace("/", "%2F")
        url = f"postgres://{database['USER']}:{database['PASSWORD']}@{host}:{database['PORT']}/{database['NAME']}"
    ours = {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "SECRET_KEY": "a worker's"}
    return os.environ | ours | {"DATABASE_URL": url, "DATA_DIR": str(settings.DATA_DIR)}


class TestRowsFromBefore:
    def older(self):
        """A photo as the release before this one left it, its file moved among the originals."""
        photo = a_photo(content=SMALL)
        Photo.objects.filter(pk=photo.pk).update(digest="", fingerprint="", colour="", renditions={}, width=1, height=1)
        for name in names_in(photo.renditions):
            public().delete(name)
        return row(photo)

    def test_they_are_looked_at_first_and_then_developed(self):
        photo = self.older()
        Development.objects.ask(photo)

        the_worker_runs()

        now = row(photo)
        assert (now.width, now.height, len(now.digest)) == (360, 240, 64)
        assert now.caption == photo.caption
        assert is_whole(photo)

    def test_a_file_that_is_no_picture_says_so(self):
        photo = self.older()
        with photo.file.storage.open(photo.file.name, "wb") as original:
            original.write(b"<svg/>")
        Development.objects.ask(photo)

        the_worker_runs()

        assert Development.objects.get().problem
