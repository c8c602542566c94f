"""Where records stand at a moment, asked of the database: the same three answers as `companies.words.stage`.

Partial dates are ISO text, and the first day that one can mean is where its text begins: a date has come when its
text is not greater than today's. "2026" and "2026-11" have come on 2026-11-22, "2026-12" and "2027" have not. An
unknown end has come.
"""

from django.db.models import Q, Value
from django.db.models.functions import Greatest
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from companies.as_of import ended_by
from companies.words import OVER, STARTS, TO_COME


def standing_at(stage, model, now=None):
    """Return the Q of those records of a model that stand at one of the stages of `companies.words`."""
    today = timezone.localdate(now).isoformat()
    starts = [model.claimable[value] for value in STARTS if value in model.claimable]
    if stage == OVER:
        return over(model, today)
    if stage == TO_COME:
        return ~over(model, today) & to_begin(starts, today) & any_later(starts, today)
    return ~over(model, today) & ~to_begin(starts, today)


def over(model, today):
    return ended_by(model.claimable["until"], today)


def to_begin(starts, today):
    """Return the Q of what begins later: the first of its start's columns that is not open says so."""
    ahead, unknown = Q(), Q()
    for start in starts:
        ahead |= unknown & Q(**{f"{start}__gt": today})
        unknown &= Q(**{start: ""})
    return ahead


def any_later(starts, today):
    """Return what is so of all that begins later, in the one form for which there is an index."""
    return Q(GreaterThan(Greatest(*starts), Value(today))) if len(starts) > 1 else Q()
