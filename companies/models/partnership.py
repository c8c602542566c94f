"""Partnerships, who took part when, and the brands that came of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, prefetch_related_objects
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from companies.as_of import first_said
from companies.models.constraints import ends_after_start, open_once, refuse_end_before_start, two_different
from companies.models.indexes import for_lists
from companies.models.record import Alias, Record, RecordQuerySet
from companies.models.relation import LastingRelation, Relation, RelationQuerySet, Status
from companies.partial_dates import PartialDateField


class PartnershipQuerySet(RecordQuerySet):
    def for_lists(self):
        return super().for_lists().prefetch_related("citations", self.names("participations"))

    def with_record(self):
        return super().with_record().select_related("follows")


class Partnership(Record):
    """Companies that do something together. Announced, signed and effective are three different dates."""

    class Kind(models.TextChoices):
        JOINT_DEVELOPMENT = "joint-development", gettext_lazy("Joint development")
        ALLIANCE = "alliance", gettext_lazy("Alliance")
        COOPERATION = "cooperation", gettext_lazy("Cooperation agreement")
        LICENCE = "licence", gettext_lazy("Licence")
        CO_BRANDING = "co-branding", gettext_lazy("Co-branding")
        SUPPLY = "supply", gettext_lazy("Supply")
        INVESTMENT = "investment", gettext_lazy("Investment")
        ACQUISITION = "acquisition", gettext_lazy("Acquisition")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COOPERATION)
    status = models.CharField(max_length=10, choices=Status, default=Status.REPORTED)
    announced = PartialDateField()
    signed = PartialDateField()
    effective = PartialDateField()
    ended = PartialDateField(unknown=True, help_text="Empty while it goes on.")
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
    starts, stops = (first_said("effective", "signed", "announced"),), F("ended")

    class Meta(Record.Meta):
        constraints = [
            ends_after_start("effective", "ended"),
            two_different("id", "follows", "A partnership does not follow itself."),
        ]
        indexes = for_lists(
            "partnership", choice="kind", start=Greatest("effective", "signed", "announced"), end="ended"
        )

    @classmethod
    def complete(cls, records, related):
        """With those that they follow or are followed by, and the sources of these."""
        followers = Prefetch("followed_by", cls.objects.released(), to_attr="shown_followed_by")
        prefetch_related_objects(records, followers)
        connected = (other for record in records for other in (record.follows, *record.shown_followed_by))
        return [other for other in connected if other]

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

    def shown_on(self):
        """The page of the one that it follows shows it too, with its dates and sources."""
        shown = super().shown_on()
        return [*shown, self.follows] if shown and self.follows and self.follows.is_public() else shown

    def signboard(self):
        """The pages of those who take part also say what they do together, since when, and how surely."""
        return *super().signboard(), self.kind, self.status, *self.span()

    def neighbours(self):
        connected = [self.follows, *self.followed_by.all()]
        return [*super().neighbours(), *(other for other in connected if other and other.is_public())]

    def get_absolute_url(self):
        return reverse("partnership", args=[self.slug])


class PartnershipAlias(Alias):
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="aliases")

    of = "partnership"

    class Meta(Alias.Meta):
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="a_partnership_has_an_alias_once")]


# Nobody takes part in a partnership, and no brand came of it, before it began.
WITHIN = (first_said("partnership__effective", "partnership__signed", "partnership__announced"),)


class ParticipationQuerySet(RelationQuerySet):
    def of(self, keys, ends):
        """Of companies, the parts of everybody in whatever they take part in: a page says who works with whom."""
        rows = super().of(keys, ends)
        return rows if "partnership" in ends else self.filter(partnership__in=rows.values("partnership"))


class Participation(LastingRelation):
    """A company takes part in a partnership, from joining to leaving."""

    class Role(models.TextChoices):
        PARTNER = "partner", gettext_lazy("partner")
        FOUNDER = "founder", gettext_lazy("founder")
        MEMBER = "member", gettext_lazy("member")
        LICENSOR = "licensor", gettext_lazy("licensor")
        LICENSEE = "licensee", gettext_lazy("licensee")
        SUPPLIER = "supplier", gettext_lazy("supplier")
        CUSTOMER = "customer", gettext_lazy("customer")
        INVESTOR = "investor", gettext_lazy("investor")
        ACQUIRER = "acquirer", gettext_lazy("acquirer")
        ACQUIRED = "acquired", gettext_lazy("acquired")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="participations")
    company = models.ForeignKey("companies.Company", models.PROTECT, related_name="participations")
    role = models.CharField(max_length=10, choices=Role, default=Role.PARTNER)

    objects = ParticipationQuerySet.as_manager()

    ends = ("partnership", "company")
    open_once = ("partnership", "company")
    starts = (F("since"), *WITHIN)
    stops = first_said("until", "partnership__ended")

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
    starts = (F("since"), *WITHIN)

    class Meta(Relation.Meta):
        verbose_name = "brand created"
        verbose_name_plural = "brands created"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "brand"], name="a_partnership_creates_a_brand_once")
        ]

    def __str__(self):
        return f"{self.brand}, created by {self.partnership}"
