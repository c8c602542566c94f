"""The days on which something can have begun or ended, as one date or differing sources leave it open."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Span:
    """The days that a date can mean, first and last; disputed where its sources differ."""

    earliest: date
    latest: date
    disputed: bool = False

    def cut(self, day):
        """Return it without what lies after `day`, for what has happened by then; as it is if all of it does."""
        return self if day < self.earliest else replace(self, latest=min(self.latest, day))

    @property
    def differ_in(self):
        """The largest part of a date in which its ends differ: "year", "month" or "day"."""
        if self.earliest.year != self.latest.year:
            return "year"
        return "day" if self.earliest.month == self.latest.month else "month"


def span_of(date, claims):
    """Return the Span of a date, or of what sources claim of it where they differ; None where it is open or unknown."""
    if claims:
        return Span(min(claim.earliest for claim in claims), max(claim.latest for claim in claims), disputed=True)
    return Span(date.earliest, date.latest) if date and not date.unknown else None
