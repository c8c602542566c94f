"""How much of a brand is owned at one moment."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from companies.models.lineage import certain, overlap

WHOLE = 100


def refuse_more_than_the_whole(row, others):
    """Raise a ValidationError beside the share where `row` and `others`, owners of the same, would have over 100 %.

    Only shares that were surely held at one moment are added: who sold in 2008 and who bought then share nothing.
    """
    if not isinstance(row.share, Decimal) or not 0 <= row.share <= WHOLE:  # None, or refused already.
        return
    owned = row.share + most_held(row, others)
    if owned > WHOLE:
        told = f"{owned.normalize():f} %"
        raise ValidationError({"share": f"Owners of the same would have {told} at one time: see the others’ shares."})


def most_held(row, others):
    """Return the largest sum of shares that others surely held at one moment while `row` did."""
    held = [(both, other.share) for other in others if (both := overlap(certain(row), certain(other)))]
    moments = [start for (start, _), _ in held]
    return max((sum(share for (start, end), share in held if start <= at < end) for at in moments), default=0)
