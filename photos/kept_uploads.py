"""Uploads kept while the rest of their form is put right, because a browser cannot fill a file field a second time.

They lie outside the media folder, so nobody can fetch them, and are removed when used or after a day.
"""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

KEPT_FOR = timedelta(days=1)
SALT = "photos.kept_uploads"


def shelf():
    return FileSystemStorage(location=settings.DATA_DIR / "kept_uploads", file_permissions_mode=0o600)


def keep(upload):
    """Put an uploaded file on the shelf and return the token, signed by us, that takes it down again."""
    sweep()
    upload.seek(0)
    return signing.dumps([shelf().save(uuid4().hex, upload), upload.name], salt=SALT)


def take(token):
    """Return the open File that `token` stands for, under the name it came with; None if it is forged or gone."""
    try:
        place, name = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
        file = shelf().open(place)
    except (signing.BadSignature, FileNotFoundError):
        return None
    file.name = name
    return file


def discard(token):
    """Remove what `token` stands for, if it is still there."""
    place, _name = signing.loads(token, salt=SALT)
    shelf().delete(place)


def sweep(now=None):
    """Remove what nobody came back for."""
    now = now or timezone.now()
    folder = shelf()
    for place in folder.listdir("")[1] if folder.exists("") else ():
        if folder.get_modified_time(place) < now - KEPT_FOR:
            folder.delete(place)
