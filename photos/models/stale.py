import logging
from datetime import timedelta
from pathlib import PurePosixPath

from django.core.files.storage import storages
from django.db import models, transaction
from django.utils import timezone

logger = logging.getLogger(__name__)
# A page that somebody has open may still be about to fetch a rendition that a newer one has replaced.
GRACE = timedelta(days=1)
# When a file is tried again that its storage would not remove.
AGAIN = timedelta(hours=1)


class StaleFileQuerySet(models.QuerySet):
    def leave(self, storage, names, *, after=GRACE, now=None):
        """Note files that no row names any more, in the caller's transaction.

        Arguments: `storage` is its alias in STORAGES; they are removed once `after`, a timedelta, has gone by.
        """
        at = (now or timezone.now()) + after
        left = self.bulk_create(StaleFile(storage=storage, name=name, removable_at=at) for name in names)
        if left and not after:
            transaction.on_commit(self.remove_due, robust=True)
        return left

    def leave_at_once(self, names):
        """Have public files removed with the caller's transaction, and with them what lay in grace beside them."""
        for folder in {PurePosixPath(name).parent.name for name in names}:
            self.hurry(folder)
        return self.leave("default", names, after=timedelta(0))

    def hurry(self, folder):
        """Have what is noted of one photograph's folder removed without grace."""
        noted = self.filter(storage="default", name__startswith=f"renditions/{folder}/")
        return noted.update(removable_at=timezone.now())

    def about_to_store(self, name, now=None):
        """Note a public file before it is stored: if nobody lives to name it on a row, it is removed a grace later."""
        at = (now or timezone.now()) + GRACE
        if not self.filter(storage="default", name=name).update(removable_at=at):
            self.create(storage="default", name=name, removable_at=at)

    def named(self, names):
        """Forget public files that a row is about to name, in the caller's transaction, and return those noted."""
        noted = self.select_for_update().filter(storage="default", name__in=names)
        found = dict(noted.values_list("pk", "name"))
        self.filter(pk__in=found).delete()
        return set(found.values())

    def remove_due(self, now=None, limit=500):
        """Remove the files that are due, and return how many; one that its storage refuses is tried again later."""
        now = now or timezone.now()
        keys = list(self.due(now).order_by("removable_at", "pk").values_list("pk", flat=True)[:limit])
        return sum(self.remove(key, now) for key in keys)

    @transaction.atomic
    def remove(self, key, now):
        """Remove one file if it is still due and nobody else is at it, and say whether it was removed."""
        stale = self.due(now).select_for_update(skip_locked=True).filter(pk=key).first()
        if stale is None:
            return False
        try:
            storages[stale.storage].delete(stale.name)
        except Exception:  # a storage raises whatever its service does
            logger.exception("Could not remove %s from storage %s.", stale.name, stale.storage)
            stale.removable_at = now + AGAIN
            stale.save(update_fields=["removable_at"])
            return False
        stale.delete()
        return True

    def due(self, now):
        return self.filter(removable_at__lte=now)


class StaleFile(models.Model):
    """A stored file that no row names any more, to be removed by and by: a killed process forgets none."""

    storage = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    removable_at = models.DateTimeField()

    objects = StaleFileQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["removable_at", "id"], name="stale_file_due"),
            models.Index(fields=["storage", "name"], name="stale_file_name"),
        ]

    def __str__(self):
        return self.name
