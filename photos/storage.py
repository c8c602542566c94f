"""Where originals lie: as they came, under names of ours, and out of every reader's reach. And what readers get."""

from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages


class NotStored(Exception):
    """A storage failed to take a file; the reason is the exception's cause."""


class Originals(FileSystemStorage):
    """A folder beside the public one. It is looked up each time, because tests give each library its own."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self):
        return settings.DATA_DIR / "originals"

    @property
    def location(self):
        return str(Path(self.base_location).resolve())

    def url(self, name):
        """Raises ValueError: an original has no address."""
        raise ValueError("Originals are not public: show a rendition of the photograph instead.")


def originals():
    return storages["originals"]


def public():
    return storages["default"]


def stored_in(folder):
    """Return the names of all public files in a folder; none if there is no such folder."""
    try:
        return [f"{folder}/{name}" for name in public().listdir(folder)[1]]
    except FileNotFoundError:
        return []


def put(name, content):
    """Store `content`, bytes, publicly under a name that holds its hash; once is enough.

    A killed process may have left half of it under that name, which is replaced.
    """
    if public().exists(name):
        if public().size(name) == len(content):
            return
        public().delete(name)
    stored = public().save(name, ContentFile(content))
    if stored != name:  # Another process stored the same in the same moment, and its name was taken.
        public().delete(stored)
