"""The sections of the paper."""

from django.db import models
from django.db.models import Exists, OuterRef

from articles.models.published import TagCoverage


class SectionQuerySet(models.QuerySet):
    def with_stories(self):
        """Those whose tag has a page, since something that readers can read carries it; in their order."""
        return self.filter(Exists(TagCoverage.objects.of(OuterRef("tag")))).select_related("tag")


class Section(models.Model):
    """A tag as a section of the paper: a way in that stands on every page, and a column of the front page."""

    tag = models.OneToOneField(
        "articles.Tag",
        on_delete=models.CASCADE,
        related_name="+",
        error_messages={"unique": "This tag is a section already."},
    )
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="Sections stand in the order of these numbers, as far as there is room for them."
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return str(self.tag)
