"""Files in a directory of backups: each content once, under its checksum, however many backups and names it has."""

import hashlib
import os
import sqlite3
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import storages

PIECE = 1 << 20
KNOWN = """CREATE TABLE IF NOT EXISTS known (
    storage TEXT, name TEXT, size INTEGER, digest TEXT, PRIMARY KEY (storage, name)
) WITHOUT ROWID"""


class Damaged(Exception):
    """A file of a backup is missing or is not what was written; the message says which."""


class Shelf:
    """Where the files of all backups in a directory lie, and which of a storage's files are there already.

    A storage's name never means another content, so that a file of known name and size is not read again. What is known
    is only a saving of time: without it everything is read, and what is there is not written again.
    """

    def __init__(self, directory):
        self.directory = Path(directory)
        self.folder = self.directory / "files"

    @cached_property
    def known(self):
        """What is known, opened by who takes files in only: a directory may be read where it cannot be written."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        known = sqlite3.connect(self.directory / "known.sqlite3", isolation_level=None)
        known.execute("PRAGMA synchronous = OFF")
        known.execute(KNOWN)
        return known

    def close(self):
        if "known" in self.__dict__:
            self.known.close()

    def path(self, digest):
        return self.folder / digest[:2] / digest

    def take(self, storage, name):
        """Take in a file of a storage, and return (digest, size, whether it was copied).

        Raises FileNotFoundError if the storage has none of that name, and whatever else it raises.
        """
        size = storages[storage].size(name)
        asked = "SELECT digest FROM known WHERE storage = ? AND name = ? AND size = ?"
        for (digest,) in self.known.execute(asked, (storage, name, size)):
            if self.has(digest, size):
                return digest, size, False
        with storages[storage].open(name) as source:
            digest, size, is_new = self.put(source)
        self.known.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)", (storage, name, size, digest))
        return digest, size, is_new

    def has(self, digest, size):
        path = self.path(digest)
        return path.is_file() and path.stat().st_size == size

    def put(self, source):
        """Write an open file under its checksum, whole or not at all; return (digest, size, whether it is new)."""
        half = self.folder / f"half-{uuid4().hex}"
        try:
            digest, size = copy(source, half)
            is_new = not self.has(digest, size)
            if is_new:
                place = self.path(digest)
                place.parent.mkdir(mode=0o700, exist_ok=True)
                half.replace(place)
        finally:
            half.unlink(missing_ok=True)
        return digest, size, is_new

    def sweep(self):
        """Remove what a killed backup left half written; called by the only one at work here."""
        for half in self.folder.glob("half-*"):
            half.unlink(missing_ok=True)

    def check(self, digest, size):
        """Read a file again. Raises Damaged unless it is what was written."""
        path = self.path(digest)
        if not path.is_file():
            raise Damaged(f"{path} is missing.")
        if path.stat().st_size != size or digest_of(path) != digest:
            raise Damaged(f"{path} is not what was written: its checksum is another.")

    def give(self, digest, storage, name):
        """Put a file into a storage under its own name, unless it is there already; say whether it was put.

        Half of it may be there, of a restore that was killed: it is replaced.
        """
        path, store = self.path(digest), storages[storage]
        if store.exists(name):
            if store.size(name) == path.stat().st_size:
                return False
            store.delete(name)
        with path.open("rb") as source:
            stored = store.save(name, File(source))
        if stored != name:
            store.delete(stored)
            raise Damaged(f"The storage {storage!r} does not take the name {name}.")
        return True


def copy(source, path):
    """Copy an open file to a new one that only its owner may read, down to the disk; return (sha256, size)."""
    digest, size = hashlib.sha256(), 0
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest(), size


def digest_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
