"""A backup becomes the site again: all its files first, then all rows and the secret key as one transaction.

Files have names that never mean another content, so that those of the old site stay whole beside them. Killed at any
moment, the old site is there; called again, it goes on with the files that are not there yet.
"""

import os
from dataclasses import replace

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import connection, transaction

from newsroom.audit.writing import enter
from newsroom.keeping.backup import FILES, SECRET_KEY, NoBackup
from newsroom.keeping.shelf import Damaged, Shelf
from newsroom.keeping.tables import clear, count_on, fill, state, tables
from newsroom.models import Deed
from newsroom.touching import EVERYTHING, touch


def faults(backup, directory):
    """Yield what is wrong with a backup, in words: each of its files is read and its checksum compared."""
    for name in backup.manifest["checksums"]:
        try:
            backup.check(name)
        except Damaged as damage:
            yield str(damage)
            if name == FILES:
                return
    shelf, seen = Shelf(directory), set()
    for storage, name, digest, size in backup.files():
        if digest not in seen:
            seen.add(digest)
            try:
                shelf.check(digest, size)
            except Damaged as damage:
                yield f"{damage} It is {name} of the storage {storage!r}."


def misfit(backup):
    """Return why the rows of a backup do not fit into this database, "" if they do."""
    theirs, ours = set(backup.manifest["migrations"]), set(state())
    if theirs == ours:
        return ""
    lacking, beyond = sorted(theirs - ours), sorted(ours - theirs)
    told = [f"this one lacks {', '.join(lacking)}"] if lacking else []
    told += [f"it lacks {', '.join(beyond)}"] if beyond else []
    return f"The backup was made by another release: {'; '.join(told)}. Restore it with that one, then upgrade."


def bring_back(backup, directory, *, say=lambda words: None):
    """Make a backup the site. Raises NoBackup if it does not fit, Damaged if a file of it cannot be stored.

    Whether it is whole has been asked of `faults`, and whether the site may be replaced of whoever runs it.
    """
    if reason := misfit(backup):
        raise NoBackup(reason)
    put_files(backup, directory, say)
    with transaction.atomic():
        put_rows(backup, say)
        connection.check_constraints()
        touch(EVERYTHING)
        enter(Deed.BROUGHT_BACK, label=str(backup.folder))
        put_secret_key(backup)
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()


def put_files(backup, directory, say):
    shelf, put, number = Shelf(directory), 0, 0
    for number, (storage, name, digest, _) in enumerate(backup.files(), start=1):
        put += shelf.give(digest, storage, name)
        if number % 1000 == 0:
            say(f"  {number} files ...")
    say(f"  {number} files, {put} of them put there now")


def put_rows(backup, say):
    """Put the rows of a backup in place of all that are there. Raises NoBackup for a table that is not as it was."""
    every = {table.name: table for table in tables()}
    clear(every.values())
    for written in backup.manifest["tables"]:
        table, columns = every.get(written["name"]), tuple(written["columns"])
        if table is None or set(columns) != set(table.columns):
            raise NoBackup(f"The table {written['name']} has other columns here.")
        fill(replace(table, columns=columns, kinds=tuple(written["kinds"])), backup.rows(written))
        if written["rows"]:
            say(f"  {written['name']}: {written['rows']}")
    count_on()


def put_secret_key(backup):
    """Put the site's own key in place of what is there; before the transaction ends, so that no restore forgets it."""
    if not backup.manifest["secret_key"]:
        return
    half = settings.DATA_DIR / "secret_key.half"
    half.unlink(missing_ok=True)
    with open(half, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write((backup.folder / SECRET_KEY).read_text())
    half.replace(settings.DATA_DIR / "secret_key")
