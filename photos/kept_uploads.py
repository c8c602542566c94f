"""Uploads kept while the rest of their form is put right, because a browser cannot fill a file field a second time.

They lie outside the media folder, so nobody can fetch them, and are removed when used or after a day. A token serves
only whose upload it was.
"""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

KEPT_FOR = timedelta(days=1)
SALT = "photos.kept_uploads"


def shelf():
    return FileSystemStorage(location=settings.DATA_DIR / "kept_uploads", file_permissions_mode=0o600)


def keep(upload, owner):
    """Put a file that `owner`, the key of a user, uploaded on the shelf; return the signed token that takes it down."""
    sweep()
    upload.seek(0)
    return signing.dumps([shelf().save(uuid4().hex, File(upload)), upload.name, owner], salt=SALT)


def take(token, owner):
    """Return the open File that `token` stands for, under the name it came with.

    None if it is forged, gone, or another person's than `owner`.
    """
    try:
        place, name, whose = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
        file = shelf().open(place) if whose == owner else None
    except (signing.BadSignature, FileNotFoundError, ValueError):
        return None
    if file is None:
        return None
    file.name = name
    return file


def discard(token):
    """Remove what `token` stands for, if it is still there."""
    place, *_ = signing.loads(token, salt=SALT)
    shelf().delete(place)


def sweep(now=None):
    """Remove what nobody came back for."""
    now = now or timezone.now()
    folder = shelf()
    for place in folder.listdir("")[1] if folder.exists("") else ():
        if folder.get_modified_time(place) < now - KEPT_FOR:
            folder.delete(place)
