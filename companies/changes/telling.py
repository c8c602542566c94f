"""What a change of the record means to who has read of it: is something wrong, or over, that was told before."""

from companies.models import Merger
from companies.models.change import column
from companies.partial_dates import PartialDate, PartialDateField
from companies.release import RECORDS, RELATIONS

TABLES = {model._meta.model_name: model for model in (*RECORDS, *RELATIONS)}
# Facts beside dates and the ends of relations: what stories are likely to have said.
SAID = ("name", "status", "role", "scope", "share", "headquarters", "country")


def ends_of(change):
    """Return the records that a change is about, as (kind, key): of a relation its ends, its own record first.

    Empty where the row is neither a record nor a relation.
    """
    model = TABLES.get(change.table)
    if model is None:
        return []
    if model in RECORDS:
        return [(model.kind_word, change.key)]
    said = change.after or change.before
    ends = [model._meta.get_field(end) for end in model.ends]
    return [(end.related_model.kind_word, int(said[end.attname])) for end in ends]


def own_record(change):
    """Return the record whose stories a change concerns first, as (kind, key); None where it is about no record.

    Of a relation that is the partnership, the brand, the subsidiary: whoever tells of them tells of the relation.
    """
    return next(iter(ends_of(change)), None)


def contradicts(change):
    """Whether readers who knew the row as it was know something that is wrong or over now.

    That a fact is added, or given more exactly, contradicts nothing; that something has ended does.
    """
    model, before, after = TABLES.get(change.table), change.before, change.after
    if model is None or not (before and before.get("released_at")):
        return False
    if after is None or not after.get("released_at"):
        return not was_merged(model, change.key)
    return any(differs(model, name, *pair) for name, pair in change.fields().items())


def differs(model, name, before, after):
    field = column(model, name)
    if isinstance(field, PartialDateField):
        over = field.unknown and not before
        return over or bool(before) and not PartialDate(before).agrees_with(PartialDate(after or ""))
    if field is None or not before:
        return False
    if field.name in getattr(model, "ends", ()):
        return Merger.objects.resolve(field.related_model, [int(before)]).get(int(before)) != int(after)
    return field.name in SAID


def was_merged(model, key):
    return bool(Merger.objects.resolve(model, [key]))
