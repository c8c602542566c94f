from django.db import models
from django.db.models import Exists, OuterRef

from companies.addresses import Addressed


class CarriedQuerySet(models.QuerySet):
    def public(self):
        """Those that a published story carries."""
        coverage = self.model._meta.get_field("coverage")
        rows = coverage.related_model.objects.filter(**{coverage.field.name: OuterRef("pk")})
        return self.filter(Exists(rows))


class Carried(Addressed):
    """Something that stories carry: readers have a page of it once a published one does, and while one does."""

    objects = CarriedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_public(self):
        return self.coverage.exists()
