"""Sources: which publication supports which row of the record, and what it itself claims."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from companies.models.constraints import ends_after_start, refuse_end_before_start
from companies.models.record import Shown
from companies.models.relation import Status
from companies.partial_dates import PartialDateField

SUBJECTS = (
    "company",
    "brand",
    "partnership",
    "ownership",
    "participation",
    "parenthood",
    "succession",
    "creation",
)
CLAIMS = ("since", "until", "announced", "signed", "status")


def only(subject):
    return Q(**{f"{name}__isnull": name != subject for name in SUBJECTS})


def supports(model):
    return models.ForeignKey(f"companies.{model}", models.CASCADE, null=True, blank=True, related_name="citations")


class Citation(Shown):
    """One source of one record or relation, with real foreign keys of which exactly one is set.

    Its claims are its own: for a record, since and until stand for founded and dissolved, launched and retired,
    effective and ended.
    """

    company = supports("Company")
    brand = supports("Brand")
    partnership = supports("Partnership")
    ownership = supports("Ownership")
    participation = supports("Participation")
    parenthood = supports("Parenthood")
    succession = supports("Succession")
    creation = supports("Creation")

    publisher = models.CharField(max_length=120)
    title = models.CharField(max_length=300, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    published = PartialDateField()
    accessed = models.DateField(null=True, blank=True)

    since = PartialDateField("says since")
    until = PartialDateField("says until", unknown=True)
    announced = PartialDateField("says announced")
    signed = PartialDateField("says signed")
    status = models.CharField("says it is", max_length=10, choices=Status, blank=True)

    incidental = ("accessed",)
    found_by = ("publisher", "title", "url")

    class Meta:
        ordering = ["published", "pk"]
        indexes = [
            models.Index(fields=["url"], name="citation_by_address"),
            models.Index(fields=["published", "id"], name="citation_in_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(only, SUBJECTS)),
                name="a_citation_supports_exactly_one",
                violation_error_message="A citation supports one thing: choose exactly one.",
            ),
            models.CheckConstraint(condition=~Q(publisher=""), name="a_citation_names_its_publisher"),
            models.CheckConstraint(condition=~Q(title="", url=""), name="a_citation_can_be_found_again"),
            ends_after_start("since", "until"),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.title}" if self.title else self.publisher

    @property
    def subject(self):
        """The record or relation that it supports."""
        return next((row for name in SUBJECTS if (row := getattr(self, name)) is not None), None)

    def claims(self):
        """Return what it says, in words: {"since": "2015"}."""
        return {claim: str(value) for claim in CLAIMS if (value := getattr(self, claim))}

    def clean(self):
        refuse_end_before_start(self.since, self.until, "until")
        if not (self.title or self.url):
            raise ValidationError({"title": "Nobody finds this source again: give its title, its address, or both."})
        subject = self.subject
        if subject is None:
            return
        beside = [claim for claim in self.claims() if claim not in subject.claimable]
        if beside:
            refusal = f"There is no such value to cite for: {subject._meta.verbose_name}."
            raise ValidationError(dict.fromkeys(beside, refusal))

    def concerns(self):
        return self.subject.concerns()

    def shown_on(self):
        return self.subject.shown_on()
