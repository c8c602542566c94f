"""The record as files, in bounded memory however much there is, and what tells that one has not changed."""

import csv
import hashlib

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse

from companies.links import absolute
from companies.models import Brand, ChangedRecord, Company, Partnership
from companies.open_data.documents import document, written
from companies.open_data.tables import COLUMNS, lines

KINDS = (Company, Brand, Partnership)
# How many records are in memory at a time, with all that is said of them.
CHUNK = 100
# Raised whenever the same record is written differently: files kept elsewhere are then fetched anew.
FORMAT = 1


def for_data(model):
    """Return the released records of a model with all that data says of them; as many queries for one as for many."""
    records = model.objects.released().with_changed_at().with_record()
    return records.prefetch_related("camera_makes") if model is Company else records


def each_of(models):
    """Yield every released record, a kind after the other, in the order in which they were entered.

    By their keys, for a record that is renamed meanwhile must be neither missing nor there twice.
    """
    for model in models:
        last = 0
        while chunk := list(for_data(model).filter(pk__gt=last).order_by("pk")[:CHUNK]):
            yield from chunk
            last = chunk[-1].pk


def as_json(records, address):
    """Yield the pieces of a JSON file about records; `address` is the path that it is found at."""
    head = {
        "publisher": settings.SITE_NAME,
        "address": absolute(address),
        "about": absolute(reverse("record")),
        "licence": settings.RECORD_LICENCE or None,
        "format": FORMAT,
    }
    yield f'{written(head)[:-1]}, "records": ['
    for number, record in enumerate(records):
        yield (",\n" if number else "\n") + written(document(record))
    yield "\n]}\n"


def as_csv(records, address):
    """Yield the lines of a CSV file about records; `address` is not in it."""
    writer = csv.writer(Echo())
    yield writer.writerow(COLUMNS)
    for record in records:
        yield "".join(writer.writerow(line) for line in lines(record))


class Echo:
    """A file for csv.writer that gives back what is written to it."""

    def write(self, line):
        return line


def version(models):
    """Return the entity tag of a file about all records of some models, and when it last changed (None: never).

    Read before the records are: a change in between makes the file newer than its tag, which costs a download at most.
    Public changes are counted, because one with an earlier moment may be committed later.
    """
    kinds = [model.kind_word for model in models]
    public = ChangedRecord.objects.filter(kind__in=kinds, public=True)
    changes, changed_at = public.aggregate(changes=Count("pk"), at=Max("at")).values()
    opened = [model.objects.released().aggregate(Count("pk"), at=Max("released_at")) for model in models]
    moments = [moment for moment in (changed_at, *(each["at"] for each in opened)) if moment]
    made_of = (FORMAT, settings.SITE_URL, settings.SITE_NAME, settings.RECORD_LICENCE, changes, changed_at, opened)
    return f'"{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}"', max(moments, default=None)
