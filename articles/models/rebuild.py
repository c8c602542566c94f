from django.db import models
from django.db.models import Case, Value, When

from photos.models.leased import Leased, LeasedQuerySet

# Not rows of coverage but pages themselves: all of them, or those with photographs of one make of camera.
PAGES = "publishedarticle"


class RebuildQuerySet(LeasedQuerySet):
    def free(self, now):
        """Work that nobody holds; what goes through all pages comes after what concerns a few."""
        long = Case(When(coverage=PAGES, then=Value(1)), default=Value(0), output_field=models.IntegerField())
        return super().free(now).order_by(long, "pk")

    def alike(self, work):
        return self.filter(coverage=work.coverage, entity=work.entity, make=work.make)


class Rebuild(Leased):
    """Pages that carry something whose name, address or credit changed, to be rendered again by the worker.

    `reached` is the place of the last page done or passed, newest first (see `articles.paging`), so that a killed
    worker's successor goes on from there.
    """

    coverage = models.CharField(max_length=40, help_text="Model name of the rows that say which pages carry it.")
    entity = models.BigIntegerField(default=0)
    make = models.CharField(max_length=120, blank=True, help_text="Of all pages only those with photographs of it.")
    reached = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    objects = RebuildQuerySet.as_manager()

    def __str__(self):
        return f"{self.coverage} of {self.make or self.entity}"

    @property
    def is_long(self):
        """Whether it goes through all pages: other work need not wait until it is done."""
        return self.coverage == PAGES


class Edition(models.Model):
    """In which edition the worker was last asked to render all pages: one row, see `articles.tasks.keep_edition`."""

    name = models.CharField(max_length=40, blank=True)

    def __str__(self):
        return self.name
