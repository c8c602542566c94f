"""What a snapshot names, fetched from the library and the record as they stand now."""

from dataclasses import dataclass, field

from articles.models.author import Author
from articles.models.tag import Tag
from companies.models import Brand, Company, Partnership
from photos.models import Photo

MODELS = {
    "photo": Photo,
    "lead_photo": Photo,
    "author": Author,
    "tag": Tag,
    "company": Company,
    "brand": Brand,
    "partnership": Partnership,
}
RECORDS = {"companies": "company", "brands": "brand", "partnerships": "partnership"}


@dataclass
class Relations:
    """The rows a snapshot names, by model and id; asking for one that is gone gives None."""

    rows: dict = field(default_factory=dict)
    opening: frozenset = frozenset()

    def of(self, name, reference):
        """Return the row that a snapshot's `{"id", "name"}` under the field `name` means, or None."""
        return reference and self.rows.get(MODELS[name], {}).get(reference["id"])

    def public(self, name, reference):
        """Return the record if readers may see it, or will with this publication; else None."""
        record = self.of(name, reference)
        return record if record and (record.released_at or record.release_key in self.opening) else None

    def used(self, model):
        """Return the rows of one model, in the order in which the snapshot first names them."""
        return list(self.rows.get(model, {}).values())


def gather(snapshot, *, opening=(), hold=False):
    """Return the Relations of a snapshot, in one query for each model it names.

    Arguments: `opening` are records that readers will see from the publication that is being prepared. With `hold` the
    rows are locked until the transaction ends: who renames one meanwhile waits, and then finds the page that names it.
    """
    wanted = {}
    for name, reference in references(snapshot):
        wanted.setdefault(MODELS[name], {})[reference["id"]] = None
    # Always in the same order, so that two publications never wait for each other.
    for model in sorted(wanted, key=lambda model: model._meta.label):
        rows = model._default_manager.filter(pk__in=wanted[model]).order_by("pk")
        found = {row.pk: row for row in (rows.select_for_update(no_key=True) if hold else rows)}
        wanted[model] = {pk: found[pk] for pk in wanted[model] if pk in found}
    return Relations(wanted, frozenset(thing.release_key for thing in opening))


def references(snapshot):
    """Yield the field and the reference of all that a snapshot names, links first."""
    yield from named(snapshot)
    for part in ("bylines", *RECORDS, "blocks"):
        for row in snapshot[part]:
            yield from named(row)
    for tag in snapshot["tags"]:
        yield "tag", tag


def named(row):
    return ((name, row[name]) for name in MODELS if row.get(name))


def missing(snapshot, relations):
    """Return the last names of what a snapshot names and the house no longer has."""
    return [reference["name"] for name, reference in references(snapshot) if not relations.of(name, reference)]
