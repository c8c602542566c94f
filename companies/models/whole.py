"""Whole records, as their pages show them: with their relations, and these with their sources.

One query for each kind of relation, in whichever direction, and one for all sources, however many records are read.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.query import ModelIterable

from companies.compiled import compiled


class WholeRecords(ModelIterable):
    """What a query for records gives, as its `_iterable_class`: they are read together, for what comes with them."""

    def __iter__(self):
        records = list(super().__iter__())
        if records:
            related = relate(records)
            named = self.queryset.model.complete(records, related)
            shown = (row for record in records for name in record.shown for row in getattr(record, f"shown_{name}"))
            fetch_sources([*records, *shown, *named])
        return iter(records)


def relate(records):
    """Give records of one kind their released relations, as `shown_<name>`; return all that were read, by model."""
    own = {record.pk: record for record in records}
    related = {}
    for relation, ends in ends_by_relation(type(records[0])).items():
        related[relation] = relations_of(list(own), relation=relation, ends=tuple(ends.values()))
        for name, end in ends.items():
            tied = lead_back(related[relation], end, own)
            for record in records:
                setattr(record, f"shown_{name}", tied.get(record.pk, []))
    return related


@compiled
def relations_of(keys, *, relation, ends):
    return relation.objects.for_pages().of(keys, ends)


def ends_by_relation(model):
    """Return at which ends a model's relations have it: {Parenthood: {"as_child": "child", "as_parent": "parent"}}."""
    ends = {}
    for name in model.shown:
        tie = model._meta.get_field(name)
        ends.setdefault(tie.related_model, {})[name] = tie.field.name
    return ends


def lead_back(relations, end, own):
    """Have relations lead to the very records of `own`, by key, at an end; return which do: {key: [relation]}."""
    tied = {}
    for relation in relations:
        key = getattr(relation, f"{end}_id")
        if key in own:
            setattr(relation, end, own[key])
            tied.setdefault(key, []).append(relation)
    return tied


def fetch_sources(rows):
    """Read the citations of records and relations of whatever kinds: their `citations.all()` asks nothing more."""
    keys, sources = {}, {}
    for row in rows:
        keys.setdefault(subject_of(row), set()).add(row.pk)
    # Of columns that are indexed each on its own: a database looks into every index, and reads no row in vain.
    wanted = reduce(or_, (Q(**{f"{subject}__in": found}) for subject, found in keys.items()))
    for citation in rows[0].citations.model.objects.filter(wanted):
        subject = next(subject for subject in keys if getattr(citation, f"{subject}_id"))
        sources.setdefault((subject, getattr(citation, f"{subject}_id")), []).append(citation)
    for row in rows:
        keep_sources(row, sources.get((subject_of(row), row.pk), []))


def subject_of(row):
    """Return the name of the foreign key by which citations support a row."""
    return row._meta.get_field("citations").field.name


def keep_sources(row, citations):
    # Just as prefetch_related() does, which can only do it for rows of one model at a time.
    kept = row.citations.all()
    kept._result_cache, kept._prefetch_done = citations, True
    row._prefetched_objects_cache = {**getattr(row, "_prefetched_objects_cache", {}), "citations": kept}
