"""What companies, brands and partnerships have in common."""

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Prefetch
from django.utils import timezone

from companies.addresses import Addressed
from companies.as_of import AsOf
from companies.links import web_addresses
from companies.models.change import ChangedQuerySet, RecordChange
from companies.models.cited import Cited
from companies.models.settling import Settling
from companies.models.whole import WholeRecords
from companies.signals import record_changed
from photos.finding.words import begins_a_word, words_typed


class Shown(models.Model):
    """A row that readers see on the pages of records.

    Whoever saves or deletes it writes down what changed and says so to the house, in the same transaction.
    """

    # The fields in which two rows may differ and still say the same thing; see companies.merging.twins.
    incidental = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            stored = self.as_stored()
            before = shown_before(stored)
            super().save(*args, **kwargs)
            self.tell([*self.shown_on(), *before, *self.named_on(stored)], stored, self.as_stored())

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            stored = self.as_stored()
            before, concerned = shown_before(stored), stored.concerns() if stored else []
            for row in self.parts():
                row.delete()
            deleted = super().delete(*args, **kwargs)
            self.tell(before, stored, None, concerned)
        return deleted

    def tell(self, records, before, after, concerned=()):
        """Write the change down, and announce it for the released records whose readers see the difference."""
        told = list(dict.fromkeys(records))
        concerned = [*concerned, *(record for row in (before, after) if row for record in row.concerns() if record.pk)]
        RecordChange.objects.write(before, after, concerns=concerned, told=told)
        for record in told:
            record_changed.send(type(record), record=record)

    def concerns(self):
        """Return the records that this row belongs to, released or not."""
        raise NotImplementedError

    def parts(self):
        """Return the rows that go with this one; deleted one by one, so that each is written down."""
        return []

    def shown_on(self):
        """Return the released records whose pages show this row, as it is in memory; [] where readers see nothing."""
        raise NotImplementedError

    def named_on(self, stored):
        """Return the records that name this row in passing, where what they say of it differs from `stored`."""
        return []

    def as_stored(self):
        # Locked: of two who save at once, the later one's change must begin with what the earlier one wrote.
        return self.pk and type(self)._base_manager.select_for_update(no_key=True).filter(pk=self.pk).first()


def shown_before(stored):
    return stored.shown_on() if stored else []


class Releasable(models.Model):
    """A row that stays on the desk until it is released to readers."""

    released_at = models.DateTimeField("released", null=True, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    @property
    def release_key(self):
        """How a form names this row among all that can be released: "brand:5"."""
        return f"{self._meta.model_name}:{self.pk}"


class RecordQuerySet(AsOf, Settling, ChangedQuerySet):
    """What is asked of companies, brands and partnerships alike."""

    def released(self):
        """Only what readers may see."""
        return self.filter(released_at__isnull=False)

    def latest(self):
        """What readers were shown last comes first."""
        return self.order_by("-released_at", "-pk")

    def for_lists(self):
        """What a row of a list says, in the same number of queries however long the list is."""
        return self.defer("description")

    def names(self, name):
        """Return the Prefetch of released relations as `shown_<name>`, for whom they name and not for their sources."""
        rows = self.model._meta.get_field(name).related_model.objects.for_pages()
        return Prefetch(name, rows, to_attr=f"shown_{name}")

    def with_record(self):
        """All that the record's page shows, in the same number of queries however much it is.

        Released relations come as `shown_<name>`: a page cannot take the unreleased ones by mistake.
        """
        records = self.prefetch_related("aliases")
        records._iterable_class = WholeRecords
        return records


class Record(Shown, Addressed, Cited, Releasable):
    """An entry of the record, with a page of its own."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=120, unique=True, error_messages={"unique": "This address is taken: choose another slug."}
    )
    summary = models.CharField(max_length=300, blank=True, help_text="One plain sentence.")
    description = models.TextField(blank=True, help_text="Plain paragraphs, an empty line between them.")
    wikidata = models.CharField(
        "Wikidata identifier",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"\AQ[1-9][0-9]*\Z", "An identifier of Wikidata is a Q and a number: Q42.")],
    )
    same_as = models.TextField(
        "the same elsewhere",
        blank=True,
        validators=[web_addresses],
        help_text="Pages that are about the very same thing, one address in a line: Wikipedia, a company register.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    kind_word = "record"
    found_by = ("name", "aliases__name")
    # The relations that its page shows.
    shown = ()
    # What its own page alone tells: those of others, which name it, are read without.
    its_own = ("known_at", "summary", "description", "same_as", "created_at", "updated_at")

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self):
        return self.name

    @classmethod
    def complete(cls, records, related):
        """Add to records what their pages show beside the relations that were read, by model; with `with_record()`.

        Returns the rows that the pages name with their sources beside those relations.
        """
        return []

    def found_as(self, term):
        """Return the other name under which the record is found whose own name lacks a word of the term; None if none.

        Asks no database where the aliases are prefetched.
        """
        missing = [word for word in words_typed(term) if not begins_a_word(word, self.name)]
        names = [alias.name for alias in self.aliases.all()] if missing else []
        return next((name for name in names if any(begins_a_word(word, name) for word in missing)), None)

    def clean_fields(self, exclude=None):
        # Lists go by addresses, and a database that tells small letters from capitals would keep DJI apart.
        self.slug = self.slug.lower()
        super().clean_fields(exclude)

    def is_public(self):
        return self.released_at is not None

    def concerns(self):
        return [self]

    def parts(self):
        return [*self.aliases.all(), *self.citations.all()]

    def shown_on(self):
        return [self] if self.is_public() else []

    def named_on(self, stored):
        # Nobody else's page names one that was and is on the desk only: what changes there must not show elsewhere.
        told = stored and (stored.is_public() or self.is_public())
        return self.neighbours() if told and stored.signboard() != self.signboard() else []

    def signboard(self):
        """What the pages, cards and data of other records say of this one."""
        return self.name, self.slug, self.is_public(), self.wikidata

    def neighbours(self):
        """Return the released records that a relation of which readers may know ties to this one, released or not."""
        ties = (row for name in self.shown for row in getattr(self, name).exclude(released_at=None).with_ends())
        return [record for row in ties for record in row.records if record != self and record.is_public()]


class Alias(Shown):
    """Another name of a record, under which editors find it."""

    class Kind(models.TextChoices):
        LEGAL = "legal", "Legal name"
        OTHER = "other", "Also called"
        FORMER = "former", "Formerly"

    # The foreign key to the record that bears the name.
    of = ""

    name = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)

    class Meta:
        abstract = True
        ordering = ["kind", "name"]
        indexes = [models.Index(fields=["kind", "name"], name="%(class)s_in_order")]

    def __str__(self):
        return self.name

    def concerns(self):
        return [getattr(self, self.of)]

    def shown_on(self):
        return getattr(self, self.of).shown_on()
