"""What became of the record's rows: who changed what, before and after."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from companies.acting import present_hand
from companies.models.merger import Merger
from companies.signals import change_written

# What a row says of itself, and nobody typed.
UNWRITTEN = ("id", "known_at", "created_at", "updated_at")


class RecordChangeQuerySet(models.QuerySet):
    def write(self, before, after, *, concerns, told):
        """Write down that a row changed, and return the RecordChange; None where it did not.

        Arguments: `before` and `after` are the row as it was stored and is stored, None where there was or is none;
        `concerns` are the records that it belongs to, `told` the released ones whose readers can see the difference.
        """
        was, now = values(before), values(after)
        if was == now:
            return None
        row, hand = after or before, present_hand()
        change = self.create(
            by_id=hand.by and hand.by.pk,
            batch=hand.batch,
            why=hand.why[:300],
            undoes=hand.undoes,
            table=row._meta.model_name,
            key=row.pk,
            name=str(row)[:300],
            before=was,
            after=now,
        )
        told = {(record.kind_word, record.pk) for record in told}
        touched = {(record.kind_word, record.pk) for record in concerns} | told
        ChangedRecord.objects.bulk_create(
            ChangedRecord(change=change, kind=kind, key=key, at=change.at, public=(kind, key) in told)
            for kind, key in sorted(touched)
        )
        change_written.send(self.model, change=change)
        return change

    def of(self, record):
        """Return what concerns a record: its own row, its other names, its relations and their sources.

        What concerned a duplicate that was merged into it does too.
        """
        keys = [record.pk, *Merger.objects.into(record)]
        touched = ChangedRecord.objects.filter(kind=record.kind_word, key__in=keys)
        return self.filter(pk__in=touched.values("change"))

    def newest_first(self):
        return self.order_by("-pk")


class RecordChange(models.Model):
    """One row of the record before and after a change; None before its first save, and after its end."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    batch = models.UUIDField(db_index=True, help_text="Rows that one press of a button changed share it.")
    why = models.CharField(max_length=300, blank=True)
    table = models.CharField(max_length=30, help_text="The model of the row: participation.")
    key = models.BigIntegerField()
    name = models.CharField(max_length=300, help_text="What the row called itself.")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="undone_by")

    found_by = ("name", "why")

    objects = RecordChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "change of the record"
        verbose_name_plural = "changes of the record"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["table", "key", "-id"], name="changes_of_a_row_newest"),
            models.Index(fields=["table", "-at", "-id"], name="changes_of_a_table_newest"),
        ]

    def __str__(self):
        return self.name

    @property
    def model(self):
        """The model of the row; None where the house has no such table any more."""
        return apps.all_models["companies"].get(self.table)

    def fields(self):
        """Return what differs, by the name of the field: {"until": ("", "2022-03-31")}."""
        before, after = self.before or {}, self.after or {}
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        return {name: (before.get(name), after.get(name)) for name in names}


class ChangedRecord(models.Model):
    """That a change concerns a company, brand or partnership; `public` where its readers can see the difference.

    Rows of their own, only ever added: a column on the record would have two editors of neighbours wait for each other.
    """

    change = models.ForeignKey(RecordChange, models.CASCADE, related_name="records")
    kind = models.CharField(max_length=12)
    key = models.BigIntegerField()
    at = models.DateTimeField()
    public = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "-at"], name="changes_of_a_record_newest")]

    def __str__(self):
        return f"{self.kind} {self.key}"

    @classmethod
    def latest(cls, kind, **only):
        """Return, for the rows of a query over records of one kind, when one last changed."""
        touched = cls.objects.filter(kind=kind, key=OuterRef("pk"), **only).order_by("-at")
        return Subquery(touched.values("at")[:1])


class ChangedQuerySet(models.QuerySet):
    """What the record's changes tell of the rows of a query."""

    def with_changed_at(self):
        """Add `changed_at`: when something last changed that readers may see; this is lastmod, and open data's."""
        told = ChangedRecord.latest(self.model.kind_word, public=True)
        return self.annotate(changed_at=Coalesce(told, "released_at"))

    def with_touched_at(self):
        """Add `touched_at`: when anything of it last changed on the desk, its relations and their sources included."""
        return self.annotate(touched_at=Coalesce(ChangedRecord.latest(self.model.kind_word), "updated_at"))


def values(row):
    """Return what somebody entered in a row, as text by column; None for no row."""
    if not row:
        return None
    fields = [field for field in row._meta.concrete_fields if field.name not in UNWRITTEN]
    return {field.attname: as_text(field, row) for field in fields}


def as_text(field, row):
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def column(model, name):
    """Return a model's field by its column; None for a column, or a model, that the house no longer has."""
    fields = model._meta.concrete_fields if model else ()
    return next((field for field in fields if field.attname == name), None)
