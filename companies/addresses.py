"""What has a public address says so whenever that address comes, moves or goes."""

from urllib.parse import unquote

from django.db import models, transaction

from companies.signals import address_changed, renamed


class Addressed(models.Model):
    """A row with a `slug` and a `get_absolute_url()`, whose address readers may know.

    Sends `address_changed` and `renamed` inside the transaction that saves or deletes it.
    """

    # The last address that readers could open it at; kept while they cannot, to lead on when they can again.
    known_at = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            stored = self.stored()
            self.known_at = stored.known_at if stored else ""
            had = stored.public_address() if stored else ""
            super().save(*args, **kwargs)
            if stored and str(stored) != str(self):
                renamed.send(type(self), obj=self, before=str(stored))
            self.tell_address(had, self.public_address())

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            stored = self.stored()
            had = stored.public_address() if stored else ""
            deleted = super().delete(*args, **kwargs)
            self.tell_address(had, "")
        return deleted

    def is_public(self):
        """Whether readers can open this row's address; for the row as it is in memory."""
        raise NotImplementedError

    def public_address(self):
        return self.get_absolute_url() if self.is_public() else ""

    def stored(self):
        # Locked, so that of two editors who rename at once each leaves a redirect from what the other wrote.
        return self.pk and type(self)._base_manager.select_for_update().filter(pk=self.pk).first()

    def tell_address(self, had, has):
        """Announce that readers had this row at one address and have it at another; "" for none."""
        if had == has:
            return
        old = had or self.known_at
        self.known_at = unquote(has or had)  # Quoted, other scripts take six times the room.
        type(self)._base_manager.filter(pk=self.pk).update(known_at=self.known_at)
        address_changed.send(type(self), obj=self, old=old, new=has, returning=not had)
