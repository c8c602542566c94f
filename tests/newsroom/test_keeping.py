"""A site is backed up while it runs, and a backup becomes the same site elsewhere; half of one counts for nothing."""

import re
import stat
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import Tag
from newsroom.keeping import backing_up, restoring
from newsroom.keeping.backing_up import back_up
from newsroom.keeping.backup import backups, opened
from newsroom.keeping.cells import line_of, row_of
from newsroom.keeping.restoring import bring_back
from newsroom.keeping.tables import lines, tables
from newsroom.models import AuditEntry, Deed
from photos.models import Photo
from tests.builders import a_photo, a_published_story
from tests.newsroom.found_site import PAGES, a_whole_site

MORE = ("/feed/", "/feed/atom/", "/feed/json/", "/sitemap.xml", "/robots.txt", "/search/?q=panasonic", "/nowhere/")
ONCE, LATER = datetime(2026, 3, 1, 4, tzinfo=UTC), datetime(2026, 3, 2, 4, tzinfo=UTC)


class Killed(BaseException):
    """What no code of ours catches, as the end of a process."""


@pytest.fixture(autouse=True)
def here(settings, tmp_path):
    """A data directory of the site's own, with a secret key."""
    move_to(settings, tmp_path / "here")
    (settings.DATA_DIR / "secret_key").write_text("what signs the sessions here")
    return settings


def move_to(settings, directory):
    directory.mkdir()
    settings.DATA_DIR, settings.MEDIA_ROOT = directory, directory / "media"


def as_read(page):
    """Return what a reader gets at every address, and every picture of the story."""
    read = {path: Client().get(path) for path in (*PAGES, *MORE, page.path)}
    pictures = re.findall(r'/media/([^"? ]+)', read[page.path].content.decode())
    shown = {name: Path(storages["default"].path(name)).read_bytes() for name in pictures}
    return {path: (answer.status_code, answer.content) for path, answer in read.items()} | shown


def rows_of_all():
    return {table.name: b"".join(lines(table)) for table in tables()}


def restored(directory, *arguments):
    said = StringIO()
    call_command("restore", directory, *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_the_restored_site_equals_the_original_page_by_page(here, tmp_path):
    page = a_whole_site()
    read, rows = as_read(page), rows_of_all()
    call_command("backup", tmp_path / "kept", verbosity=0)
    move_to(here, tmp_path / "elsewhere")
    a_published_story("What is here before", tags=["Elsewhere"])
    Photo.objects.update(caption="Other words.")
    Tag.objects.filter(slug="l-mount").update(name="Other words")

    said = restored(tmp_path / "kept", "--replace")

    assert as_read(page) == read
    again, trail = rows_of_all(), AuditEntry._meta.db_table
    assert again.pop(trail).startswith(rows.pop(trail))
    assert again == rows
    assert AuditEntry.objects.newest_first()[0].deed == Deed.BROUGHT_BACK
    key = here.DATA_DIR / "secret_key"
    assert (key.read_text(), stat.S_IMODE(key.stat().st_mode)) == ("what signs the sessions here", 0o600)
    assert "Restored" in said
    # Keys go on behind those that came back.
    assert a_published_story("After it").pk > page.pk


@pytest.mark.django_db
def test_rows_of_either_database_say_the_same_once_the_other_has_had_them():
    a_whole_site("A backslash \\ and a\ttab")
    compared = 0

    for table in tables():
        for line in lines(table):
            row = row_of(line, table.kinds)
            assert row_of(line_of(row, table.kinds), table.kinds) == row
            compared += 1

    assert compared > 100


@pytest.mark.django_db
def test_what_is_there_already_is_not_copied_again(tmp_path):
    a_photo()
    back_up(tmp_path / "kept", now=ONCE)
    files = {path: path.stat().st_ino for path in (tmp_path / "kept" / "files").rglob("*") if path.is_file()}
    a_photo("Another", caption="Of the same pixels.")
    said = []

    back_up(tmp_path / "kept", now=LATER, say=said.append)

    assert len(backups(tmp_path / "kept")) == 2
    assert {path: path.stat().st_ino for path in files} == files
    assert sum(path.is_file() for path in (tmp_path / "kept" / "files").rglob("*")) == len(files)
    assert re.search(r"  4 files, .* MB, 0 of them copied now", said[0])


class TestDamage:
    pytestmark = pytest.mark.django_db

    @pytest.fixture
    def kept(self, tmp_path):
        a_photo()
        back_up(tmp_path / "kept", now=ONCE)
        return tmp_path / "kept"

    def test_a_wrong_checksum_is_found_and_nothing_restored(self, kept):
        _, name, digest, size = next(opened(kept).files())
        (kept / "files" / digest[:2] / digest).write_bytes(b"?" * size)

        with pytest.raises(CommandError, match=rf"(?s)damaged in 1 places.*checksum is another.*{name}"):
            restored(kept, "--replace")

    def test_a_missing_file_is_found(self, kept):
        _, name, digest, _ = next(opened(kept).files())
        (kept / "files" / digest[:2] / digest).unlink()

        with pytest.raises(CommandError, match=rf"(?s)is missing.*{name}"):
            restored(kept, "--dry-run")

    def test_rows_that_are_not_what_was_written_are_found(self, kept):
        (opened(kept).folder / "photos_photo.gz").write_bytes(b"")

        with pytest.raises(CommandError, match=r"photos_photo\.gz is not what was written"):
            restored(kept, "--replace")

    def test_a_manifest_that_cannot_be_read_is_an_error_in_words(self, kept):
        (opened(kept).folder / "manifest.json").write_text("[]")

        with pytest.raises(CommandError, match="cannot be read"):
            restored(kept, "--replace")

    def test_a_backup_of_another_release_is_refused(self, kept):
        manifest = opened(kept).folder / "manifest.json"
        manifest.write_text(manifest.read_text().replace("photos.0001_initial", "photos.9999_to_come"))

        with pytest.raises(CommandError, match=r"this one lacks photos.9999_to_come; it lacks photos.0001_initial"):
            restored(kept, "--replace")

    def test_a_file_that_the_site_has_lost_is_named_and_the_rest_is_kept(self, tmp_path):
        lost, kept = a_photo("Lost"), a_photo("Kept")
        storages["originals"].delete(lost.file.name)
        said = StringIO()

        call_command("backup", tmp_path / "kept", verbosity=0, stderr=said)

        assert f"Missing on the site, so not in the backup: {lost.file.name}" in said.getvalue()
        assert ["originals", kept.file.name] in [file[:2] for file in opened(tmp_path / "kept").files()]


class TestRefusing:
    pytestmark = pytest.mark.django_db

    def test_a_site_that_is_here_is_replaced_only_if_one_says_so(self, tmp_path):
        a_photo("Ours")
        back_up(tmp_path / "kept", now=ONCE)

        with pytest.raises(CommandError, match="--replace"):
            restored(tmp_path / "kept")

    def test_a_dry_run_says_what_it_would_do_and_does_nothing(self, tmp_path):
        back_up(tmp_path / "kept", now=ONCE)
        get_user_model().objects.create_user("mina")

        assert "It is whole." in restored(tmp_path / "kept", "--dry-run", "--replace")
        assert get_user_model().objects.exists()

    def test_a_directory_without_backups_is_an_error_in_words(self, tmp_path):
        with pytest.raises(CommandError, match="holds no whole backup"):
            restored(tmp_path)


class TestKilled:
    pytestmark = pytest.mark.django_db

    @pytest.mark.parametrize("step", ["copy_files", "copy_table", "copy_secret_key", "settle"])
    def test_a_backup_killed_in_the_middle_is_none_and_the_next_one_goes_on(self, tmp_path, monkeypatch, step):
        a_photo()
        back_up(tmp_path / "kept", now=ONCE)
        with monkeypatch.context() as patched:
            patched.setattr(backing_up, step, kill)
            with pytest.raises(Killed):
                back_up(tmp_path / "kept", now=LATER)
        assert backups(tmp_path / "kept") == ["2026-03-01T040000Z"]

        back_up(tmp_path / "kept", now=LATER)

        assert backups(tmp_path / "kept") == ["2026-03-01T040000Z", "2026-03-02T040000Z"]
        assert not list((tmp_path / "kept").glob("unfinished-*"))

    @pytest.mark.parametrize("step", ["put_rows", "clear", "fill", "count_on", "put_secret_key"])
    def test_a_restore_killed_in_the_middle_leaves_the_old_site(self, tmp_path, monkeypatch, step):
        a_photo("Backed up")
        back_up(tmp_path / "kept", now=ONCE)
        Photo.objects.update(title="Since then")
        rows = rows_of_all()
        with monkeypatch.context() as patched:
            patched.setattr(restoring, step, kill)
            with pytest.raises(Killed):
                bring_back(opened(tmp_path / "kept"), tmp_path / "kept")
        assert rows_of_all() == rows

        bring_back(opened(tmp_path / "kept"), tmp_path / "kept")

        assert Photo.objects.get().title == "Backed up"


def kill(*args, **kwargs):
    raise Killed


@pytest.mark.parametrize("words", ["", "\\N", "a\tb\nc\\d\r", "\\\\N", "ü\u2028\x0b\x08"])
def test_a_cell_comes_back_as_it_was(words):
    kinds = ("TextField", "TextField")

    assert row_of(line_of((words, None), kinds), kinds) == [words, None]


def test_moments_come_back_so_that_text_sorts_as_time():
    assert row_of(b"2022-05-31 12:20:00.5+00\t2022-05-31 12:20:00+00\n", ("DateTimeField",) * 2) == [
        "2022-05-31 12:20:00.500000",
        "2022-05-31 12:20:00",
    ]
