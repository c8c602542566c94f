"""Copying a whole site while it runs: files, then the database as of one moment, then the files that came meanwhile.

A file is never changed, but it may go: one that readers have lost goes at once. Were the database copied first, it
would name files that are gone when they are copied. So most files come first, which takes long; then the rows; and then
what these name beyond that, which takes seconds. If one is gone by then, the rows are copied once more.
"""

import fcntl
import json
import os
import shutil
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsroom.keeping.backup import FILES, FORM, MANIFEST, SECRET_KEY, UNFINISHED, NoBackup, packed
from newsroom.keeping.shelf import Shelf, digest_of
from newsroom.keeping.tables import lines, one_moment, state, tables
from photos.models import Photo
from photos.renditions import names_in

TRIES = 3


def back_up(directory, *, say=lambda words: None, now=None):
    """Make a backup in a directory, which is made if need be; return (its folder, the files that are missing).

    What is missing is missing on the site: it is named, so that `restore` can say so. Raises NoBackup if another one is
    being made there, OSError if there is no room.
    """
    directory = Path(directory)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = (now or timezone.now()).astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    if (directory / name).exists():
        raise NoBackup(f"{directory / name} is there already.")
    with alone_in(directory), closing(Shelf(directory)) as shelf:
        for unfinished in directory.glob(f"{UNFINISHED}*"):
            shutil.rmtree(unfinished)
        shelf.sweep()
        _, missing = copy_files(shelf, say)
        for _ in range(TRIES):
            folder = directory / f"{UNFINISHED}{name}"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            lacking = copy_all(shelf, folder, say)
            if lacking <= missing:
                break
            missing = lacking
        folder.rename(directory / name)
        settle(directory)
    return directory / name, sorted(lacking)


@contextmanager
def alone_in(directory):
    """Hold a directory of backups; the system lets go of it when this process ends, however it ends."""
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NoBackup(f"Another backup is being made in {directory}.") from error
        yield


def named():
    """Yield (storage, name) of every file that the database names, photograph by photograph."""
    for file, renditions in Photo.objects.order_by("pk").values_list("file", "renditions").iterator(chunk_size=500):
        yield "originals", file
        for name in sorted(names_in(renditions)):
            yield "default", name


def copy_files(shelf, say, note=lambda *file: None):
    """Take in all files that the database names, and return (how many, those missing); `note` is told of each."""
    missing, number, size, copied = set(), 0, 0, 0
    for storage, name in named():
        try:
            digest, length, is_new = shelf.take(storage, name)
        except FileNotFoundError:
            missing.add((storage, name))
            continue
        note(storage, name, digest, length)
        number, size, copied = number + 1, size + length, copied + is_new
        if number % 1000 == 0:
            say(f"  {number} files ...")
    say(f"  {number} files, {megabytes(size)}, {copied} of them copied now")
    return number, missing


def as_line(file):
    return json.dumps(file).encode() + b"\n"


def copy_all(shelf, folder, say):
    """Write a backup's folder, the manifest last, and return the files that are missing."""
    with one_moment():
        migrations = state()
        written = [copy_table(table, folder, say) for table in tables()]
        with packed(folder / FILES) as list_of_files:
            number, missing = copy_files(shelf, say, lambda *file: list_of_files.write(as_line(file)))
    manifest = {
        "form": FORM,
        "site": settings.SITE_URL,
        "database": connection.vendor,
        "migrations": migrations,
        "tables": written,
        "number": number,
        "missing": sorted(missing),
        "secret_key": copy_secret_key(folder),
        "checksums": {path.name: digest_of(path) for path in sorted(folder.iterdir())},
    }
    half = folder / f"{MANIFEST}.half"
    with half.open("x") as file:
        json.dump(manifest, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    half.rename(folder / MANIFEST)
    settle(folder)
    return missing


def copy_table(table, folder, say):
    """Write the rows of a table, and return what the manifest says of it."""
    file, rows = f"{table.name}.gz", 0
    with packed(folder / file) as target:
        for line in lines(table):
            rows += line.count(b"\n")
            target.write(line)
    if rows:
        say(f"  {table.name}: {rows}")
    return {"name": table.name, "columns": table.columns, "kinds": table.kinds, "rows": rows, "file": file}


def copy_secret_key(folder):
    """Keep the key that the site made for itself, and say whether it has; one in the environment is kept elsewhere."""
    path = settings.DATA_DIR / "secret_key"
    if not path.exists():
        return False
    with open(folder / SECRET_KEY, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(path.read_text())
    return True


def settle(folder):
    """Have the names in a folder on the disk, not only what is in the files."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def megabytes(size):
    return f"{size / 1_000_000:.1f} MB"
