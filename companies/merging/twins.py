"""Rows that cannot both stand once their records are one, or need not: pairs of which one will remain."""

from django.db.models import Exists, OuterRef, Q

from companies.models.change import as_text
from companies.models.record import Shown


def twins(field, rows, others):
    """Return {row: its twin among `others`} of rows that would be alike if they named the same through `field`.

    Arguments: `rows` and `others` are querysets over the model of `field`, a foreign key; each names one thing through
    it. Two that a unique constraint forbids are twins; so are two of the record that say the same thing.
    """
    pairs = dict(forbidden(field, rows, others))
    if issubclass(field.model, Shown):
        taken = set(pairs.values())
        same = {said(field, other): other for other in others if other not in taken}
        for row in rows:
            if row not in pairs and (twin := same.pop(said(field, row), None)):
                pairs[row] = twin
    return pairs


def forbidden(field, rows, others):
    """Yield the pairs that a unique constraint of the table forbids."""
    for names, condition in unique(field):
        besides = [name for name in names if name != field.name]
        mine, theirs = rows.filter(condition), others.filter(condition)
        meeting = Q(**{name: OuterRef(name) for name in besides})
        found = {alike(other, besides): other for other in theirs.filter(Exists(mine.filter(meeting)))}
        for row in mine.filter(Exists(theirs.filter(meeting))):
            yield row, found[alike(row, besides)]


def unique(field):
    """Yield the names and the condition of each unique constraint that a foreign key is part of."""
    if field.unique:
        yield [field.name], Q()
    for constraint in field.model._meta.total_unique_constraints + partial(field.model):
        if field.name in constraint.fields:
            yield constraint.fields, constraint.condition or Q()


def partial(model):
    found = (row for row in model._meta.constraints if getattr(row, "fields", ()))
    return [constraint for constraint in found if constraint.condition is not None]


def alike(row, names):
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in names)


def said(field, row):
    """Return all that a row says but for what it names through `field`, and what is beside the point."""
    aside = {field.name, row._meta.pk.name, *row.incidental}
    return tuple(as_text(each, row) for each in row._meta.concrete_fields if each.name not in aside)
