"""Brands, and who owned or licensed them when."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from companies.models.constraints import ends_after_start, open_once, refuse_end_before_start
from companies.models.indexes import for_lists
from companies.models.record import Alias, Record, RecordQuerySet
from companies.models.relation import LastingRelation
from companies.models.shares import refuse_more_than_the_whole
from companies.partial_dates import PartialDateField


class BrandQuerySet(RecordQuerySet):
    def for_lists(self):
        return super().for_lists().prefetch_related(self.names("ownerships"))

    def with_record(self):
        return super().with_record().select_related("logo")


class Brand(Record):
    """A name under which things are made and sold."""

    class Kind(models.TextChoices):
        CAMERAS = "cameras", gettext_lazy("Cameras")
        LENSES = "lenses", gettext_lazy("Lenses")
        CAMERAS_AND_LENSES = "cameras-and-lenses", gettext_lazy("Cameras and lenses")
        PHONES = "phones", gettext_lazy("Phones")
        FILM = "film", gettext_lazy("Film and paper")
        LIGHT = "light", gettext_lazy("Light")
        ACCESSORIES = "accessories", gettext_lazy("Accessories")
        SOFTWARE = "software", gettext_lazy("Software")
        TECHNOLOGY = "technology", gettext_lazy("Technology")
        OTHER = "other", gettext_lazy("Other")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CAMERAS)
    launched = PartialDateField()
    retired = PartialDateField(unknown=True)
    website = models.URLField(blank=True)
    logo = models.ForeignKey("photos.Photo", models.PROTECT, null=True, blank=True, related_name="+")

    objects = BrandQuerySet.as_manager()

    kind_word = "brand"
    shown = ("ownerships", "creations")
    its_own = (*Record.its_own, "launched", "retired", "website", "logo")
    claimable = {"since": "launched", "until": "retired"}
    starts, stops = (F("launched"),), F("retired")

    class Meta(Record.Meta):
        constraints = [ends_after_start("launched", "retired")]
        indexes = [
            *for_lists("brand", choice="kind", start="launched", end="retired"),
            models.Index(fields=["website"], name="brand_by_website"),
        ]

    def span(self):
        """Return its start and end as partial dates."""
        return self.launched, self.retired

    def clean(self):
        refuse_end_before_start(self.launched, self.retired, "retired")

    def signboard(self):
        """The pages of partnerships that created it also say what kind of brand it is."""
        return *super().signboard(), self.kind

    def get_absolute_url(self):
        return reverse("brand", args=[self.slug])


class BrandAlias(Alias):
    brand = models.ForeignKey(Brand, models.CASCADE, related_name="aliases")

    of = "brand"

    class Meta(Alias.Meta):
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="a_brand_has_an_alias_once")]


class Ownership(LastingRelation):
    """A company owns a brand, or is licensed to use it, wholly or for a part."""

    class Role(models.TextChoices):
        OWNER = "owner", gettext_lazy("owner")
        LICENSEE = "licensee", gettext_lazy("licensee")

    brand = models.ForeignKey(Brand, models.PROTECT, related_name="ownerships")
    company = models.ForeignKey("companies.Company", models.PROTECT, related_name="ownerships")
    role = models.CharField(max_length=10, choices=Role, default=Role.OWNER)
    scope = models.CharField(max_length=80, blank=True, help_text="What it covers, if not all: cameras, endoscopes.")
    share = models.DecimalField(
        "share, %",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    ends = ("brand", "company")
    open_once = ("brand", "company", "role", "scope")
    incidental = (*LastingRelation.incidental, "share")

    class Meta(LastingRelation.Meta):
        constraints = [
            *LastingRelation.Meta.constraints,
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__range=(0, 100)), name="a_share_is_of_a_hundred"
            ),
            open_once("brand", "company", "role", "scope"),
        ]

    def __str__(self):
        return f"{self.company}, {self.get_role_display()} of {self.brand}"

    def clean(self):
        super().clean()
        if self.brand_id and self.role == self.Role.OWNER:
            alike = self.others().filter(brand=self.brand_id, scope=self.scope, role=self.role, share__gt=0)
            refuse_more_than_the_whole(self, alike)
