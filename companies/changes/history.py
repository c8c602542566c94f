"""What became of the record, in words for the desk: who changed what, before and after."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime

from companies.models import Merger, RecordChange
from companies.models.change import column
from companies.paging import Keyset
from companies.words import capitalised


def read_number(place):
    if not (place.isascii() and place.isdecimal() and len(place) <= 18):
        raise Http404("No such page of this history.")
    return (int(place),)


BY_NUMBER = Keyset(("pk",), True, read_number, lambda change: change.pk, on="before", back="after")


@dataclass(frozen=True)
class Step:
    """One row's change: what was done, with which row, and what each field said before and says now."""

    change: RecordChange
    verb: str
    table: str
    fields: tuple


@dataclass(frozen=True)
class Batch:
    """What one press of a button changed, as far as it is asked for; what a merger changed is `final`."""

    by: object
    at: object
    why: str
    steps: tuple
    final: bool


def history(changes, query, *, size=100):
    """Return a page of changes as (Slice, [Batch]), the newest first.

    Arguments: `changes` is a queryset of RecordChange; `query` is the request's GET. Raises Http404 for a place that
    cannot be read.
    """
    page = BY_NUMBER.page(changes.select_related("by").prefetch_related("undone_by"), query, size=size)
    return page, batches(page.items)


def batches(changes):
    """Return changes, newest first, as Batches; the names they point at take one query for each table."""
    names, mergers = Names(changes), batches_of_mergers(changes)
    groups = groupby(changes, key=lambda change: change.batch)
    return [batch(list(group), names, final=key in mergers) for key, group in groups]


def batch(changes, names, *, final):
    newest = changes[0]
    return Batch(newest.by, newest.at, newest.why, tuple(step(change, names) for change in changes), final)


def batches_of_mergers(changes):
    """Return the batches in which a row went because it was merged into another."""
    gone = {(f"companies.{change.table}", change.key): change.batch for change in changes if change.after is None}
    merged = Merger.objects.filter(old__in={key for _, key in gone}).values_list("kind", "old")
    return {gone[row] for row in merged if row in gone}


def step(change, names):
    fields = {} if is_release(change) else change.fields()
    lines = [line for name, pair in fields.items() if (line := said(change.model, name, pair, names))]
    return Step(change, verb(change), table(change), tuple(lines))


def table(change):
    """Return what kind of row changed, as the desk calls it: "participation", "alias"."""
    return str(change.model._meta.verbose_name) if change.model else change.table


def is_release(change):
    """Whether nothing changed but who sees the row."""
    return bool(change.before and change.after) and set(change.fields()) == {"released_at"}


def verb(change):
    if change.before is None:
        return "added"
    if change.after is None:
        return "taken away"
    if is_release(change):
        return "released to readers" if change.after["released_at"] else "withdrawn from readers"
    return "changed"


def said(model, name, pair, names):
    """Return a field's label and what it said before and after, or None where there is nothing to say of it."""
    field = column(model, name)
    before, after = (names.word(field, text) for text in pair)
    label = field.verbose_name if field else name.replace("_", " ")
    return (capitalised(str(label)), before, after) if before or after else None


class Names:
    """What the numbers in changes mean, fetched at once: the records and photographs that rows point at."""

    def __init__(self, changes):
        wanted = {}
        for change in changes:
            for name, pair in change.fields().items():
                field = column(change.model, name)
                if field and field.is_relation:
                    keys = (field.target_field.to_python(key) for key in pair if key)
                    wanted.setdefault(field.related_model, set()).update(keys)
        self.rows = {model: named(model, keys) for model, keys in wanted.items()}

    def word(self, field, text):
        """Return what a stored text means to an editor; "" for nothing."""
        if not text or field is None:
            return text or ""
        if field.is_relation:
            key = field.target_field.to_python(text)
            return self.rows[field.related_model].get(key, f"no. {text}, no longer there")
        value = field.to_python(text)
        if isinstance(value, datetime):
            return date_format(localtime(value), "j M Y, H:i")
        return str(dict(field.flatchoices).get(value, value))


def named(model, keys):
    """Return the names of rows by key; also of those that were merged into others since."""
    rows = model._base_manager.all()
    if ends := getattr(model, "ends", ()):  # A relation is named after them.
        rows = rows.select_related(*ends)
    rows = rows.in_bulk(keys)
    merged = Merger.objects.filter(kind=model._meta.label_lower, old__in=keys - rows.keys())
    return {key: str(row) for key, row in rows.items()} | {row.old: f"{row.name} (merged since)" for row in merged}
