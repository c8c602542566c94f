"""What is to be settled around a record: disputes and missing sources, its own and its relations'."""

from functools import reduce
from operator import add, or_

from django.db.models import Exists, OuterRef

from companies.models.cited import CitedRows, differences, number


class Settling(CitedRows):
    """For querysets of records; a relation counts on both of its ends, released or not."""

    def disputed(self):
        """Only records of which a value of their own, or of one of their relations, is disputed."""
        disputed = [Exists(rows.disputed()) for rows in relations_of(self.model)]
        return self.filter(reduce(or_, [*differences(self.model).values(), *disputed]))

    def unsourced(self):
        """Only records that have a relation without a source."""
        return self.filter(reduce(or_, (Exists(rows.unsourced()) for rows in relations_of(self.model))))

    def with_unsettled(self):
        """Add also how many relations are disputed or have no source: `disputed_relations`, `unsourced_relations`.

        For a page of rows at a time: each number asks for every kind of relation by itself.
        """
        kinds = relations_of(self.model)
        return (
            super()
            .with_unsettled()
            .annotate(
                disputed_relations=reduce(add, (number(rows.disputed()) for rows in kinds)),
                unsourced_relations=reduce(add, (number(rows.unsourced()) for rows in kinds)),
            )
        )


def relations_of(model):
    """Return the relations of a record, kind by kind, for a query over records of the model."""
    kinds = (model._meta.get_field(name) for name in model.shown)
    return [kind.related_model.objects.filter(**{kind.field.name: OuterRef("pk")}) for kind in kinds]
