"""Indexes for the desk's lists of stories: each holds just the stories that a list shows, in its order.

Who narrows the list down to what is rare must not have all stories read until a page of it is found.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

ON_DESK = Q(binned_at=None)
LIVE = Q(page__isnull=False, scheduled_for=None)
UNCHANGED = Q(published_revision=F("latest_revision"))
NEWEST_FIRST = ("-updated_at", "-id")


def desk_indexes():
    return [
        newest_first("on_desk", ON_DESK),
        newest_first("in_bin", Q(binned_at__isnull=False)),
        newest_first("of_kind", ON_DESK, "kind"),
        newest_first("in_hand", ON_DESK & Q(page=None, scheduled_for=None), "stage"),
        newest_first("own_in_hand", ON_DESK & Q(page=None, scheduled_for=None), "owner"),
        newest_first("scheduled", ON_DESK & Q(scheduled_for__isnull=False)),
        newest_first("changed", ON_DESK & LIVE & ~UNCHANGED),
        models.Index(fields=["headline"], name="article_by_headline", condition=ON_DESK),
        models.Index(Coalesce("scheduled_for", "first_published_at"), name="article_by_moment", condition=ON_DESK),
    ]


def newest_first(which, condition, *within):
    return models.Index(fields=[*within, *NEWEST_FIRST], name=f"article_{which}_newest", condition=condition)
