"""What relations between records have in common: a date, a status, sources, and a day on which readers may know."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy

from companies.as_of import AsOf
from companies.models.change import RecordChange
from companies.models.cited import Cited, CitedRows
from companies.models.constraints import ends_after_start, refuse_end_before_start
from companies.models.record import Releasable, Shown
from companies.partial_dates import PartialDateField

OPEN_TWICE = "This goes on already in another row: say here, or there first, when it ended."


class Status(models.TextChoices):
    """How sure a relation is: said by others, said by one side, or known to be in force."""

    REPORTED = "reported", gettext_lazy("reported")
    ANNOUNCED = "announced", gettext_lazy("announced")
    CONFIRMED = "confirmed", gettext_lazy("confirmed")


class RelationQuerySet(AsOf, CitedRows, models.QuerySet):
    """What is asked of relations of every kind."""

    def released(self):
        """Only what readers may see: the relation and both of its ends are released."""
        rows = ["released_at", *(f"{end}__released_at" for end in self.model.ends)]
        return self.filter(**{f"{row}__isnull": False for row in rows})

    def with_ends(self):
        return self.select_related(*self.model.ends)

    def naming_ends(self):
        """With both ends for readers: without what only the pages of these tell themselves."""
        records = {end: self.model._meta.get_field(end).related_model for end in self.model.ends}
        return self.with_ends().defer(*(f"{end}__{field}" for end in records for field in records[end].its_own))

    def with_touched_at(self):
        """Add `touched_at`: when the row or one of its sources last changed on the desk; None if it never did."""
        name = self.model._meta.model_name
        sources = self.model._meta.get_field("citations").related_model.objects
        touched = Q(table=name, key=OuterRef("pk")) | Q(
            table="citation", key__in=sources.filter(**{name: OuterRef(OuterRef("pk"))}).values("pk")
        )
        return self.annotate(touched_at=Subquery(RecordChange.objects.filter(touched).newest_first().values("at")[:1]))

    def for_pages(self):
        """What a record's page shows of relations, but for their sources: see companies.models.whole."""
        return self.released().naming_ends().order_by("since", "pk")

    def of(self, keys, ends):
        """Relations of some records, given by key, at any of these ends: the names of foreign keys."""
        return self.filter(reduce(or_, (Q(**{f"{end}__in": keys}) for end in ends)))


class Relation(Shown, Cited, Releasable):
    """A relation that came about on a day, in a month or a year."""

    # The foreign keys to the two records that it ties.
    ends = ()
    claimable = {"since": "since", "status": "status"}
    incidental = ("status", "note", "released_at")
    # Its span for the database, as span() gives it: see companies.as_of.
    starts = (F("since"),)
    stops = None

    since = PartialDateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.REPORTED)
    note = models.CharField(max_length=200, blank=True, help_text="A few words for readers, beside the role.")

    objects = RelationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["since", "id"], name="%(class)s_in_order")]

    @property
    def records(self):
        """The two records that it ties."""
        return [getattr(self, end) for end in self.ends]

    def concerns(self):
        return self.records

    def parts(self):
        return self.citations.all()

    def shown_on(self):
        released = self.released_at and all(record.is_public() for record in self.records)
        return self.records if released else []

    def span(self):
        """Return its start and end as partial dates; an event has no end."""
        return self.since, None


class LastingRelation(Relation):
    """A relation that goes on for a time, and may have ended."""

    claimable = {"since": "since", "until": "until", "status": "status"}
    # The fields in which no two relations that go on may be alike; none: any two may.
    open_once = ()
    # Keys of rows that are saved along with this one, and so are not compared as they are stored: see admin.formsets.
    beside = ()
    stops = F("until")

    until = PartialDateField(unknown=True, help_text="Empty while it goes on.")

    class Meta(Relation.Meta):
        abstract = True
        constraints = [ends_after_start("since", "until")]

    def clean(self):
        refuse_end_before_start(self.since, self.until, "until")
        if self.open_once and not self.until and self.goes_on_already():
            raise ValidationError({"until": OPEN_TWICE})

    def goes_on_already(self):
        alike = {name: getattr(self, self._meta.get_field(name).attname) for name in self.open_once}
        return self.others().filter(until="", **alike).exists()

    def others(self):
        """Return the rows as they are stored that this one must get on with."""
        return type(self).objects.exclude(pk__in=[self.pk, *self.beside])

    def span(self):
        return self.since, self.until
