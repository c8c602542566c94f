"""Opening rows of the record to readers, and taking them back: what an embargo ends with."""

import re

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from companies.models import (
    Brand,
    Company,
    Creation,
    Merger,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    Succession,
)

RECORDS = (Company, Brand, Partnership)
RELATIONS = (Ownership, Participation, Parenthood, Succession, Creation)
RELEASABLE = {model._meta.model_name: model for model in (*RECORDS, *RELATIONS)}
KEY = re.compile(r"([a-z]+):([0-9]{1,18})")


@transaction.atomic
def release(rows, now=None):
    """Let readers see these records and relation rows from `now` (a datetime) on; the day of a first release stands.

    Records come first, so that what is said of a relation finds both of its ends open; and always in the same order, so
    that two who release the same never wait for each other.
    """
    for row in sorted(rows, key=lambda row: (isinstance(row, RELATIONS), row._meta.label, row.pk)):
        lay(row, lambda released_at: released_at or now or timezone.now())


@transaction.atomic
def withdraw(rows):
    """Take these records and relation rows back to the desk."""
    for row in rows:
        lay(row, lambda released_at: None)


def lay(row, moment):
    # Read again under a lock: a slug that somebody changed meanwhile decides which address comes or goes.
    row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update())
    row.released_at = moment(row.released_at)
    row.save()


def unreleased_around(records):
    """Return the unreleased among `records`, then the unreleased relations among them and with released records."""
    waiting = [record for record in records if not record.is_public()]
    return waiting + [relation for model in RELATIONS for relation in unreleased_relations(model, records)]


def unreleased_relations(model, records):
    given, open_ends = Q(), Q()
    for end in model.ends:
        kind = model._meta.get_field(end).related_model
        among = Q(**{f"{end}__in": [record.pk for record in records if isinstance(record, kind)]})
        given |= among
        open_ends &= among | Q(**{f"{end}__released_at__isnull": False})
    return model.objects.with_ends().filter(given, open_ends, released_at__isnull=True)


def by_keys(keys):
    """Return the records and relation rows that `release_key`s name, in order; what names nothing is left out.

    What was merged meanwhile is what it was merged into.
    """
    wanted = {}
    for key in keys:
        if (written := KEY.fullmatch(key)) and written[1] in RELEASABLE:
            wanted.setdefault(written[1], []).append(int(written[2]))
    found = {key: row for name, ids in wanted.items() for key, row in rows_by_key(name, ids).items()}
    return list(dict.fromkeys(found[key] for key in keys if key in found))


def rows_by_key(name, ids):
    rows = {row.pk: row for row in rows_named(name, ids)}
    if gone := set(ids) - rows.keys():
        went = Merger.objects.resolve(RELEASABLE[name], gone)
        there = {row.pk: row for row in rows_named(name, went.values())}
        rows |= {old: there[new] for old, new in went.items() if new in there}
    return {f"{name}:{pk}": row for pk, row in rows.items()}


def rows_named(name, ids):
    model = RELEASABLE[name]
    rows = model.objects.with_ends() if model in RELATIONS else model.objects
    return rows.filter(pk__in=ids)
