"""Indexes for the lists that readers see: of released records only, in the order of their addresses."""

from django.db import models
from django.db.models import Q

RELEASED = Q(released_at__isnull=False)


def for_lists(kind, *, choice, start, end):
    """Return the indexes for a list that is filtered by one column, and by who has ended or is to come.

    Arguments: `kind` is the model's word, for their names; `choice` and `end` are columns, `start` is a column or an
    expression. Of what has ended there is little: an index of its own finds it without reading what goes on.
    """
    by_start = {"fields": [start]} if isinstance(start, str) else {}
    expressions = () if by_start else (start,)
    return [
        models.Index(fields=[choice, "slug"], name=f"{kind}_list_by_{choice}", condition=RELEASED),
        models.Index(fields=["slug", end], name=f"{kind}_list_ended", condition=RELEASED & Q(**{f"{end}__gt": ""})),
        models.Index(*expressions, **by_start, name=f"{kind}_list_by_start", condition=RELEASED),
    ]
