"""manage.py make_renditions, and the migration that moves photographs' files among the originals."""

from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from photos.models import Development, Photo, StaleFile
from photos.models.leased import LEASE
from photos.renditions import names_in, recipe_of
from photos.storage import originals, public
from photos.tasks import develop_photographs
from tests.photos.builders import a_photo, picture_bytes

pytestmark = pytest.mark.django_db

SMALL = picture_bytes(size=(40, 30))


def make(*ids, **options):
    said = StringIO()
    call_command("make_renditions", *ids, stdout=said, **options)
    return said.getvalue()


def is_whole(photo):
    row = Photo.objects.get(pk=photo.pk)
    return row.renditions.get("recipe") == recipe_of(row)


def times(*photos):
    rows = Photo.objects.filter(pk__in=[photo.pk for photo in photos])
    return {name: public().get_modified_time(name) for row in rows for name in names_in(row.renditions)}


def broken(photo):
    with photo.file.storage.open(photo.file.name, "wb") as original:
        original.write(b"no picture")
    return photo


def bare(photo):
    """A photo from before this release, of which readers have nothing."""
    Photo.objects.filter(pk=photo.pk).update(renditions={}, digest="")
    return photo


def without_asking_itself(wrapper):
    """Return a wrapper of SQL statements that may ask the database something of its own."""
    asking = []

    def execute(run, *statement):
        if asking:
            return run(*statement)
        asking.append(True)
        try:
            return wrapper(run, *statement)
        finally:
            asking.clear()

    return execute


def test_a_whole_library_is_made_and_it_says_how_far_it_is():
    photos = [a_photo(content=SMALL) for _ in range(3)]

    said = make()

    assert all(map(is_whole, photos))
    assert "3 of 3 done" in said
    assert not Development.objects.exists()


def test_what_is_up_to_date_is_not_made_again_unless_one_asks():
    photo = a_photo(content=SMALL)
    make()
    before = times(photo)

    assert make() == "All photographs have their renditions.\n"
    assert times(photo) == before
    assert "1 of 1 done" in make(all=True)
    assert is_whole(photo)


def test_only_those_that_are_named():
    asked, other = a_photo(content=SMALL), a_photo(content=SMALL)

    make(asked.pk)

    assert (is_whole(asked), is_whole(other)) == (True, False)
    with pytest.raises(CommandError, match="has the number 999999"):
        make(999999)


def test_failures_are_listed_at_the_end_and_hold_up_nobody():
    damaged, whole = broken(a_photo(content=SMALL)), a_photo(content=SMALL)

    with pytest.raises(CommandError, match=f"1 of 2 photographs could not be done:\n  {damaged.pk}: .*damaged"):
        make()

    assert is_whole(whole)
    assert "damaged" in Development.objects.get().problem


def test_what_another_has_in_hand_is_left_to_them():
    photo = a_photo(content=SMALL)
    Development.objects.update(leased_until=timezone.now() + LEASE)

    make()

    assert not is_whole(photo)
    assert Development.objects.get().leased_until > timezone.now()


def test_stopped_by_hand_it_goes_on_from_there_when_it_is_called_again():
    first, second = a_photo(content=SMALL), a_photo(content=SMALL)

    def ctrl_c(run, sql, params, many, context):
        if is_whole(second) and not is_whole(first) and sql.startswith("UPDATE"):
            raise KeyboardInterrupt
        return run(sql, params, many, context)

    with connection.execute_wrapper(without_asking_itself(ctrl_c)), pytest.raises(CommandError) as stopped:
        make()
    assert stopped.value.returncode == 130
    assert (is_whole(first), is_whole(second)) == (False, True)
    before = times(second)

    assert "1 of 1 done" in make()

    assert is_whole(first)
    assert times(second) == before


@pytest.mark.django_db(transaction=True)
def test_several_at_a_time_come_to_the_same():
    photos = [a_photo(content=SMALL) for _ in range(3)]

    assert "3 of 3 done" in make(jobs=2)

    assert all(map(is_whole, photos))


def test_a_first_one_each_is_enough_before_readers_come_and_the_worker_makes_the_rest():
    photo, damaged = bare(a_photo(content=SMALL)), broken(bare(a_photo(content=SMALL)))
    whole = a_photo(content=SMALL)
    make(whole.pk)
    before = times(whole)
    Development.objects.all().delete()

    with pytest.raises(CommandError, match="1 of 2 photographs"):
        make(first=True)

    row = Photo.objects.get(pk=photo.pk)
    assert list(row.renditions["made"]) == [""]
    assert [name for name in names_in(row.renditions) if public().exists(name)]
    assert [work.photo for work in Development.objects.all()] == [photo]
    develop_photographs.call()
    assert is_whole(photo)
    assert Photo.objects.get(pk=damaged.pk).renditions == {}
    assert times(whole) == before


class TestMigration:
    """0004: photographs of the release before have their files in the public folder."""

    moving = import_module("photos.migrations.0004_originals")

    def published(self, name="photos/2022/05/0123456789abcdef0123456789abcdef.jpg"):
        public().save(name, ContentFile(SMALL))
        return Photo.objects.bulk_create([Photo(title="Old", file=name, width=40, height=30, credit="Leica")])[0]

    def test_a_file_is_copied_and_its_renditions_are_asked_for(self):
        photo = self.published()

        self.moving.take_in(apps, None)

        with originals().open(photo.file.name) as original:
            assert original.read() == SMALL
        assert [(stale.storage, stale.name) for stale in StaleFile.objects.all()] == [("default", photo.file.name)]
        assert Development.objects.get().photo == photo
        develop_photographs.call()
        assert is_whole(photo)

    def test_what_was_copied_to_its_half_is_copied_again_and_what_is_missing_stops_nothing(self):
        photo = self.published()
        originals().save(photo.file.name, ContentFile(SMALL[:50]))
        lost = Photo.objects.bulk_create([Photo(title="Lost", file="photos/lost.jpg", width=1, height=1)])[0]

        self.moving.take_in(apps, None)

        assert originals().size(photo.file.name) == len(SMALL)
        assert [stale.name for stale in StaleFile.objects.all()] == [photo.file.name]
        develop_photographs.call()
        assert "missing" in Development.objects.get(photo=lost).problem

    def test_the_way_back_puts_them_where_the_release_before_looks_for_them(self):
        photo = a_photo(content=SMALL)

        self.moving.give_back(apps, None)

        with public().open(photo.file.name) as file:
            assert file.read() == SMALL
