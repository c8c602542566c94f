"""The order of what was found: a headline says more than a name, a name more than the text; the newer the better."""

from datetime import datetime
from math import log2
from typing import NamedTuple

from django.utils import timezone

# What it is worth to be found in titles, names and text, and how much of that a doubled age takes.
WORTH = (3.0, 2.0, 1.0)
FADING = 0.25
YEAR = 365.25 * 24 * 60 * 60


class Candidate(NamedTuple):
    """What ranking and counting know of a document that was found; `tier` is the first index that had it."""

    id: int
    kind: str
    published_at: datetime | None
    marks: str
    tier: int


def ranked(found, now=None):
    """Return Candidates, the best first; of equals the one that was added last."""
    now = now or timezone.now()
    return sorted(found, key=lambda each: (worth(each, now), each.id), reverse=True)


def worth(candidate, now):
    """Return what a candidate is worth at a moment; records and tags do not age."""
    age = max((now - candidate.published_at).total_seconds(), 0) / YEAR if candidate.published_at else 0
    return WORTH[candidate.tier] - FADING * log2(1 + age)
