"""One backup: a folder named by its moment, which has that name only once everything is in it."""

import gzip
import json
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.keeping.shelf import Damaged, digest_of

FORM = 1
MANIFEST, SECRET_KEY, FILES = "manifest.json", "secret_key", "files.gz"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
UNFINISHED = "unfinished-"


class NoBackup(Exception):
    """There is no whole backup where one was looked for; the message says why, in words for whoever runs the site."""


@dataclass(frozen=True)
class Backup:
    folder: Path
    manifest: dict

    def rows(self, table):
        """Yield the lines of a table."""
        with gzip.open(self.folder / table["file"]) as lines:
            yield from lines

    def files(self):
        """Yield (storage, name, digest, size) of each file."""
        with gzip.open(self.folder / FILES, "rt") as lines:
            yield from map(json.loads, lines)

    def told(self):
        """Return how much is in it, in words."""
        rows = sum(table["rows"] for table in self.manifest["tables"])
        lost = len(self.manifest["missing"])
        return f"{rows} rows and {self.manifest['number']} files" + (f" ({lost} were missing then)" if lost else "")

    def check(self, name):
        """Read one of its own files again. Raises Damaged unless it is what was written."""
        path, written = self.folder / name, self.manifest["checksums"][name]
        if not path.is_file():
            raise Damaged(f"{path} is missing.")
        if digest_of(path) != written:
            raise Damaged(f"{path} is not what was written: its checksum is another.")


def backups(directory):
    """Return the names of the whole backups in a directory, the oldest first."""
    found = Path(directory).glob("*/" + MANIFEST)
    return sorted(path.parent.name for path in found if MOMENT.fullmatch(path.parent.name))


def opened(directory, name=""):
    """Return the Backup of that name, by default the newest. Raises NoBackup."""
    names = backups(directory)
    if not names:
        raise NoBackup(f"{directory} holds no whole backup.")
    name = name or names[-1]
    if name not in names:
        raise NoBackup(f"{directory} holds no whole backup {name!r}; it has {', '.join(names)}.")
    folder = Path(directory) / name
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        form = manifest["form"]
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise NoBackup(f"{folder / MANIFEST} cannot be read: {error}") from error
    if form != FORM:
        raise NoBackup(f"{folder} is of form {form}, which another release reads.")
    return Backup(folder, manifest)


@contextmanager
def packed(path):
    """Open a new compressed file for writing bytes; it is on the disk when this ends."""
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0) as lines:
            yield lines
        file.flush()
        os.fsync(file.fileno())
