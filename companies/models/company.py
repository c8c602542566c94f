"""Companies, their parents over time, and who came after whom."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.urls import reverse
from django_countries.fields import CountryField

from companies.models.constraints import ends_after_start, refuse_end_before_start, two_different
from companies.models.indexes import for_lists
from companies.models.lineage import closes_a_circle
from companies.models.partnership import Participation
from companies.models.record import Alias, Record, RecordQuerySet
from companies.models.relation import LastingRelation, Relation
from companies.partial_dates import PartialDateField


class CompanyQuerySet(RecordQuerySet):
    def for_lists(self):
        return super().for_lists().prefetch_related(self.names("ownerships"))

    def with_record(self):
        return super().with_record().select_related("logo")


class Company(Record):
    """A firm: it makes, owns or licenses brands, and works with others."""

    country = CountryField(blank=True)
    headquarters = models.CharField(max_length=120, blank=True, help_text="The town; the country has its own field.")
    website = models.URLField(blank=True)
    founded = PartialDateField()
    dissolved = PartialDateField(unknown=True)
    logo = models.ForeignKey("photos.Photo", models.PROTECT, null=True, blank=True, related_name="+")

    objects = CompanyQuerySet.as_manager()

    kind_word = "company"
    shown = ("participations", "ownerships", "as_child", "as_parent", "as_predecessor", "as_successor")
    its_own = (*Record.its_own, "country", "headquarters", "website", "founded", "dissolved", "logo")
    claimable = {"since": "founded", "until": "dissolved"}
    starts, stops = (F("founded"),), F("dissolved")

    class Meta(Record.Meta):
        verbose_name_plural = "companies"
        constraints = [ends_after_start("founded", "dissolved")]
        indexes = [
            *for_lists("company", choice="country", start="founded", end="dissolved"),
            models.Index(fields=["website"], name="company_by_website"),
            models.Index(fields=["country"], name="company_by_country"),
        ]

    @classmethod
    def complete(cls, records, related):
        """Their partnerships come with everybody who takes part, and with their sources."""
        partnerships = {row.partnership_id: row.partnership for row in related[Participation]}
        for partnership in partnerships.values():
            partnership.shown_participations = []
        for row in related[Participation]:
            row.partnership = partnerships[row.partnership_id]
            row.partnership.shown_participations.append(row)
        return partnerships.values()

    def span(self):
        """Return its start and end as partial dates."""
        return self.founded, self.dissolved

    def clean(self):
        refuse_end_before_start(self.founded, self.dissolved, "dissolved")

    def get_absolute_url(self):
        return reverse("company", args=[self.slug])


class CompanyAlias(Alias):
    company = models.ForeignKey(Company, models.CASCADE, related_name="aliases")

    of = "company"

    class Meta(Alias.Meta):
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["company", "name"], name="a_company_has_an_alias_once")]


class Parenthood(LastingRelation):
    """One company belongs to another, for a time."""

    child = models.ForeignKey(Company, models.PROTECT, related_name="as_child")
    parent = models.ForeignKey(Company, models.PROTECT, related_name="as_parent")

    ends = ("child", "parent")

    class Meta(LastingRelation.Meta):
        constraints = [
            *LastingRelation.Meta.constraints,
            two_different("child", "parent", "A company is not its own parent."),
        ]

    def __str__(self):
        return f"{self.parent}, parent of {self.child}"

    def clean(self):
        super().clean()
        if self.child_id and closes_a_circle(self, above="parent", below="child"):
            raise ValidationError(dict.fromkeys(self.ends, "This would make the company its own ancestor."))


class Succession(Relation):
    """One company took the place of another."""

    predecessor = models.ForeignKey(Company, models.PROTECT, related_name="as_predecessor")
    successor = models.ForeignKey(Company, models.PROTECT, related_name="as_successor")

    ends = ("predecessor", "successor")

    class Meta(Relation.Meta):
        constraints = [
            two_different("predecessor", "successor", "A company does not succeed itself."),
            models.UniqueConstraint(fields=["predecessor", "successor"], name="a_company_succeeds_another_once"),
        ]

    def __str__(self):
        return f"{self.successor}, successor of {self.predecessor}"

    def clean(self):
        if self.successor_id and closes_a_circle(self, above="predecessor", below="successor"):
            raise ValidationError(dict.fromkeys(self.ends, "This would make the company its own predecessor."))
