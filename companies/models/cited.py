"""What can be supported by citations, and whose values are disputed where the citations differ."""

from itertools import combinations

from django.db import models


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

        May 2022 and 26 May 2022 agree: the one is only less exact. 26 May and 31 May do not.
        """
        claims = self.claims(value)
        return claims if any(not agree(*pair) for pair in combinations(claims, 2)) else {}

    def disputes(self):
        """Return every disputed value with its differing claims: {value: {claim: [citation]}}."""
        return {value: claims for value in self.claimable if (claims := self.disputed(value))}


def agree(claim, other):
    return claim.agrees_with(other) if hasattr(claim, "agrees_with") else claim == other
