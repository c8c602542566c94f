"""Files stored inside a transaction that may yet fail: if it does, nothing of them stays.

The database cannot remember them, because it would forget them together with the row. So a note on disk does, written
before the files are: whoever finds it later asks the database whether a row names them. Most notes are gone with the
commit; the rest are settled when the request is over, and those of a killed process after a day.
"""

import json
import logging
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.signals import request_finished
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.dispatch import receiver
from django.utils import timezone

logger = logging.getLogger(__name__)
# No transaction is open so long: what it names then would not be seen by whoever asks.
LEFT_AFTER = timedelta(days=1)
own = threading.local()


def note(original, files):
    """Note files that are about to be stored for a photograph, until the caller's transaction is committed.

    Arguments: `original` is the name that the photograph's row will have for its file; `files` are pairs of a storage's
    alias and a name.
    """
    place = shelf() / f"{uuid4().hex}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"original": original, "files": files}))
    own.places = [*getattr(own, "places", ()), place]
    transaction.on_commit(lambda: forget(place), robust=True)


def shelf():
    return settings.DATA_DIR / "unsettled"


def forget(place):
    place.unlink(missing_ok=True)


def settle(place):
    """Remove the files that a note names, unless a photograph has them, and the note."""
    try:
        noted = json.loads(place.read_text())
    except ValueError:  # killed while the note was written: no file had been stored
        return forget(place)
    if not apps.get_model("photos", "Photo").objects.filter(file=noted["original"]).exists():
        try:
            for alias, name in noted["files"]:
                storages[alias].delete(name)
        except Exception:  # a storage raises whatever its service does
            logger.exception("Could not remove the files that %s names; they are tried again in a day.", place)
            return place.touch()
    return forget(place)


@receiver(request_finished)
def settle_own(**kwargs):
    """Settle what the request that is over has left: its transaction failed, or it was refused after all."""
    if not getattr(own, "places", ()) or connection.in_atomic_block:
        return
    left, own.places = [place for place in own.places if place.exists()], []
    try:
        for place in left:
            settle(place)
    except DatabaseError:
        logger.exception("The database did not answer; %s files wait for the sweep.", len(left))
    if left:
        close_old_connections()


def sweep(now=None):
    """Settle what killed processes left."""
    before = (now or timezone.now()) - LEFT_AFTER
    for place in shelf().glob("*.json"):
        with suppress(FileNotFoundError):  # its transaction was committed in this moment
            if datetime.fromtimestamp(place.stat().st_mtime, tz=before.tzinfo) < before:
                settle(place)
