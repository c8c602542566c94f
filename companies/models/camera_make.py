"""Who made a camera: the make that a photograph's file names, and the company behind it at the time."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from companies.models.constraints import ends_after_start, refuse_end_before_start
from companies.models.record import Shown
from companies.partial_dates import PartialDateField
from photos.exif import tidy


def spoken(make):
    """Return a make as it is compared: neither case nor spaces tell two makes apart."""
    return tidy(make).casefold()


class CameraMakeQuerySet(models.QuerySet):
    def written(self, *makes):
        """Return the rows of makes as files have them, whatever their case and spaces.

        SQLite knows the case of ASCII letters only, which are all that Exif allows.
        """
        alike = [Q(make__iexact=tidy(make)) for make in makes]
        return self.filter(reduce(or_, alike)) if alike else self.none()


class CameraMake(Shown):
    """A make as Exif writes it (tag 0x010F, Make), and which company that was from when to when."""

    make = models.CharField(max_length=120, help_text="As photographs' files have it: LEICA CAMERA AG.")
    company = models.ForeignKey("companies.Company", models.PROTECT, related_name="camera_makes")
    since = PartialDateField()
    until = PartialDateField(unknown=True, help_text="Empty while it goes on.")

    objects = CameraMakeQuerySet.as_manager()

    # Keys of rows that are saved along with this one: see admin.formsets.
    beside = ()

    class Meta:
        ordering = ["make", "since", "pk"]
        constraints = [
            ends_after_start("since", "until"),
            models.UniqueConstraint(
                Upper("make"),
                condition=Q(until=""),
                name="a_make_is_one_companys_at_a_time",
                violation_error_message="This make is another company's by now: say there first until when.",
            ),
        ]

    def __str__(self):
        return f"{self.make}: {self.company}"

    def span(self):
        """Return its start and end as partial dates."""
        return self.since, self.until

    def clean_fields(self, exclude=None):
        self.make = tidy(self.make)
        super().clean_fields(exclude)

    def clean(self):
        refuse_end_before_start(self.since, self.until, "until")
        if self.make and not self.until and (other := self.goes_on_already()):
            raise ValidationError(
                {"until": f"This make goes on already as {other.company}’s: say here, or there first, when it ended."}
            )

    def goes_on_already(self):
        others = CameraMake.objects.written(self.make).filter(until="").exclude(pk__in=[self.pk, *self.beside])
        return others.select_related("company").first()

    def concerns(self):
        return [self.company]

    def shown_on(self):
        return self.company.shown_on()
