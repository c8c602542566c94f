"""Partnerships, who took part when, and the brands that came of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse

from companies.models.constraints import ends_after_start, open_once, refuse_end_before_start, two_different
from companies.models.record import Alias, Record, RecordQuerySet
from companies.models.relation import LastingRelation, Relation, Status
from companies.partial_dates import PartialDateField


class PartnershipQuerySet(RecordQuerySet):
    def with_record(self):
        followers = self.model.objects.released().prefetch_related("citations")
        return (
            super()
            .with_record()
            .select_related("follows")
            .prefetch_related("follows__citations", Prefetch("followed_by", followers, to_attr="shown_followed_by"))
        )


class Partnership(Record):
    """Companies that do something together. Announced, signed and effective are three different dates."""

    class Kind(models.TextChoices):
        JOINT_DEVELOPMENT = "joint-development", "Joint development"
        ALLIANCE = "alliance", "Alliance"
        COOPERATION = "cooperation", "Cooperation agreement"
        LICENCE = "licence", "Licence"
        CO_BRANDING = "co-branding", "Co-branding"
        SUPPLY = "supply", "Supply"
        INVESTMENT = "investment", "Investment"
        ACQUISITION = "acquisition", "Acquisition"

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COOPERATION)
    status = models.CharField(max_length=10, choices=Status, default=Status.REPORTED)
    announced = PartialDateField()
    signed = PartialDateField()
    effective = PartialDateField()
    ended = PartialDateField(help_text="Empty while it goes on.")
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")

    objects = PartnershipQuerySet.as_manager()

    kind_word = "partnership"
    shown = ("participations", "creations")
    claimable = {
        "announced": "announced",
        "signed": "signed",
        "since": "effective",
        "until": "ended",
        "status": "status",
    }

    class Meta(Record.Meta):
        constraints = [
            ends_after_start("effective", "ended"),
            two_different("id", "follows", "A partnership does not follow itself."),
        ]

    @property
    def start(self):
        """When it began, as far as is known: in effect, else signed, else announced."""
        return self.effective or self.signed or self.announced

    def span(self):
        """Return its start and end as partial dates."""
        return self.start, self.ended

    def clean(self):
        refuse_end_before_start(self.start, self.ended, "ended")
        before, seen = self.follows, set()
        while before and before not in seen:
            if before.pk == self.pk:
                raise ValidationError({"follows": "This would make the partnership its own predecessor."})
            seen.add(before)
            before = before.follows

    def get_absolute_url(self):
        return reverse("partnership", args=[self.slug])


class PartnershipAlias(Alias):
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="aliases")

    of = "partnership"

    class Meta(Alias.Meta):
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="a_partnership_has_an_alias_once")]


class Participation(LastingRelation):
    """A company takes part in a partnership, from joining to leaving."""

    class Role(models.TextChoices):
        PARTNER = "partner", "partner"
        FOUNDER = "founder", "founder"
        MEMBER = "member", "member"
        LICENSOR = "licensor", "licensor"
        LICENSEE = "licensee", "licensee"
        SUPPLIER = "supplier", "supplier"
        CUSTOMER = "customer", "customer"
        INVESTOR = "investor", "investor"
        ACQUIRER = "acquirer", "acquirer"
        ACQUIRED = "acquired", "acquired"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="participations")
    company = models.ForeignKey("companies.Company", models.PROTECT, related_name="participations")
    role = models.CharField(max_length=10, choices=Role, default=Role.PARTNER)

    ends = ("partnership", "company")
    open_once = ("partnership", "company")

    class Meta(LastingRelation.Meta):
        constraints = [
            *LastingRelation.Meta.constraints,
            open_once("partnership", "company"),
        ]

    def __str__(self):
        return f"{self.company}, {self.get_role_display()} in {self.partnership}"

    def span(self):
        """Return its start and end; what is not said of the company is the partnership's own.

        A member may have joined at any time: for members no start is assumed.
        """
        assumed = self.since if self.role == self.Role.MEMBER else self.partnership.start
        return self.since or assumed, self.until or self.partnership.ended


class Creation(Relation):
    """A brand that a partnership brought about."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="creations")
    brand = models.ForeignKey("companies.Brand", models.PROTECT, related_name="creations")

    ends = ("partnership", "brand")

    class Meta(Relation.Meta):
        verbose_name = "brand created"
        verbose_name_plural = "brands created"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "brand"], name="a_partnership_creates_a_brand_once")
        ]

    def __str__(self):
        return f"{self.brand}, created by {self.partnership}"
