"""What has a public address says so whenever that address comes, moves or goes."""

from django.db import models, transaction

from companies.signals import address_changed


class Addressed(models.Model):
    """A row with a `slug` and a `get_absolute_url()`, whose address readers may know.

    Sends `address_changed` inside the transaction that saves or deletes it.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            old = self.stored_address()
            super().save(*args, **kwargs)
            self.tell_address(old, self.public_address())

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            old = self.stored_address()
            deleted = super().delete(*args, **kwargs)
            self.tell_address(old, "")
        return deleted

    def is_public(self):
        """Whether readers can open this row's address; for the row as it is in memory."""
        raise NotImplementedError

    def public_address(self):
        return self.get_absolute_url() if self.is_public() else ""

    def stored_address(self):
        # Locked, so that of two editors who rename at once each leaves a redirect from what the other wrote.
        stored = self.pk and type(self)._base_manager.select_for_update().filter(pk=self.pk).first()
        return stored.public_address() if stored else ""

    def tell_address(self, old, new):
        if old != new:
            address_changed.send(type(self), obj=self, old=old, new=new)
