"""What can be supported by citations, and whose values are disputed where the citations differ."""

from functools import reduce
from itertools import combinations
from operator import or_

from django.db import models
from django.db.models import Exists, Func, IntegerField, OuterRef, Subquery

from companies.partial_dates import UNKNOWN


class CitedRows:
    """For querysets of cited rows: which have no source, and which have some that differ, as `Cited` has it of one."""

    def disputed(self):
        """Only rows with a value on which two of their sources differ."""
        return self.filter(reduce(or_, differences(self.model).values()))

    def unsourced(self):
        return self.exclude(Exists(sources_of(self.model)))

    def with_disputes(self):
        """Add `disputed_since`, `disputed_status`, ...: whether two sources differ, for each value they may claim."""
        return self.annotate(**{f"disputed_{value}": found for value, found in differences(self.model).items()})

    def with_unsettled(self):
        """Add what a list says of each row: `disputed_<value>`, and how many sources it has, `citation_count`."""
        return self.with_disputes().annotate(citation_count=number(sources_of(self.model)))


class Cited(models.Model):
    """A row with `citations`, each of which says what it itself claims of this row's values."""

    # What a citation may claim of this row -> the row's own field of that meaning.
    claimable = {}

    class Meta:
        abstract = True

    def claims(self, value):
        """Return what sources say of a value ("since", "until", "announced", "signed", "status"): {claim: [citation]}.

        Asks no database where the citations are prefetched.
        """
        claims = {}
        for citation in self.citations.all():
            if claim := getattr(citation, value):
                claims.setdefault(claim, []).append(citation)
        return dict(sorted(claims.items()))

    def disputed(self, value):
        """Return the differing claims of a value by source, earliest first; empty where the sources agree.

        May 2022 and 26 May 2022 agree: the one is only less exact. 26 May and 31 May do not. Who says that it ended and
        not when is no party to a dispute.
        """
        claims = {claim: said for claim, said in self.claims(value).items() if not getattr(claim, "unknown", False)}
        return claims if any(not agree(*pair) for pair in combinations(claims, 2)) else {}

    def disputes(self):
        """Return every disputed value with its differing claims: {value: {claim: [citation]}}."""
        return {value: claims for value in self.claimable if (claims := self.disputed(value))}


def sources_of(model):
    """Return the citations of a row, for a query over rows of the model."""
    citations = model._meta.get_field("citations")
    return citations.related_model.objects.filter(**{citations.field.name: OuterRef("pk")})


def differences(model):
    """Return the conditions under which the values of the model's rows are disputed: {value: Exists}.

    Two claims differ where neither is how the other begins. Of two the lesser cannot begin with the greater, so that
    one comparison is enough; "", no claim, is how every other begins.
    """
    subject = model._meta.get_field("citations").field.name
    rows = sources_of(model)
    return {value: Exists(rows.filter(Exists(greater(rows.model, subject, value)))) for value in model.claimable}


def greater(citations, subject, value):
    """Return, for a query over citations, others of the same subject whose claim of a value is greater and differs."""
    others = citations.objects.filter(**{subject: OuterRef(subject), f"{value}__gt": OuterRef(value)})
    others = others.exclude(**{f"{value}__startswith": OuterRef(value)})
    return others.exclude(**{value: UNKNOWN}) if value == "until" else others


def number(rows):
    """Return how many rows a query finds, for use within another; of nothing there is 0."""
    return Subquery(rows.order_by().values(number=Counted("pk")))


class Counted(Func):
    """Counts without Django's grouping, which would leave no row where there is nothing to count."""

    function = "COUNT"
    output_field = IntegerField()


def agree(claim, other):
    return claim.agrees_with(other) if hasattr(claim, "agrees_with") else claim == other
