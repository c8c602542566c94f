"""What a snapshot names, fetched from the library and the record as they stand now."""

from dataclasses import dataclass, field

from articles.models.article import Article
from articles.models.author import Author
from articles.models.embedded import Embedded
from articles.models.tag import Tag
from companies.makers import know_makers
from companies.models import Brand, Company, Merger, Partnership
from photos.models import Gallery, Photo

MODELS = {
    "photo": Photo,
    "lead_photo": Photo,
    "before": Photo,
    "after": Photo,
    "gallery": Gallery,
    "embedded": Embedded,
    "author": Author,
    "tag": Tag,
    "company": Company,
    "brand": Brand,
    "partnership": Partnership,
    "story": Article,
}
RECORDS = {"companies": "company", "brands": "brand", "partnerships": "partnership"}


@dataclass
class Relations:
    """The rows a snapshot names, by model and id; asking for one that is gone gives None."""

    rows: dict = field(default_factory=dict)
    opening: frozenset = frozenset()
    # What was merged since the snapshot was made: (model, id that it names) -> id of the row that took its place.
    went: dict = field(default_factory=dict)

    def of(self, name, reference):
        """Return the row that a snapshot's `{"id", "name"}` under the field `name` means, or None."""
        if not reference:
            return None
        model, key = MODELS[name], reference["id"]
        return self.rows.get(model, {}).get(self.went.get((model, key), key))

    def public(self, name, reference):
        """Return the record if readers may see it, or will with this publication; else None."""
        record = self.of(name, reference)
        return record if record and (record.released_at or record.release_key in self.opening) else None

    def used(self, model):
        """Return the rows of one model, in the order in which the snapshot first names them."""
        return list(self.rows.get(model, {}).values())


def gather(snapshot, *, opening=(), hold=False):
    """Return the Relations of a snapshot, in one query for each model it names; two more where rows are missing, and
    for the makers of cameras.

    Arguments: `opening` are records that readers will see from the publication that is being prepared. With `hold` the
    rows are locked until the transaction ends: who renames one meanwhile waits, and then finds the page that names it.
    Other stories are not: a page names them by what never changes, and of two that name each other both may be on
    their way to readers.
    """
    wanted, went = {}, {}
    for name, reference in references(snapshot):
        wanted.setdefault(MODELS[name], {})[reference["id"]] = None
    # Always in the same order, so that two publications never wait for each other.
    for model in sorted(wanted, key=lambda model: model._meta.label):
        found = fetched(model, wanted[model], hold and model is not Article)
        if gone := wanted[model].keys() - found.keys():
            merged = Merger.objects.resolve(model, gone)
            found |= fetched(model, merged.values(), hold)
            went |= {(model, old): new for old, new in merged.items()}
        keys = dict.fromkeys(went.get((model, key), key) for key in wanted[model])
        wanted[model] = {key: found[key] for key in keys if key in found}
    know_makers(wanted.get(Photo, {}).values(), hold=hold)
    return Relations(wanted, frozenset(thing.release_key for thing in opening), went)


def fetched(model, keys, hold):
    if not keys:
        return {}
    rows = model._default_manager.filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in (rows.select_for_update(no_key=True) if hold else rows)}


def references(snapshot):
    """Yield the field and the reference of all that a snapshot names, links first."""
    yield from named(snapshot)
    for part in ("bylines", *RECORDS, "related", "blocks"):
        for row in snapshot[part]:
            yield from named(row)
            for photograph in row.get("photographs", ()):
                yield from named(photograph)
    for tag in snapshot["tags"]:
        yield "tag", tag


def named(row):
    return ((name, row[name]) for name in MODELS if row.get(name))


def missing(snapshot, relations):
    """Return the last names of what a snapshot names and the house no longer has."""
    return [reference["name"] for name, reference in references(snapshot) if not relations.of(name, reference)]


def without_related(snapshot):
    """Return a snapshot that names no other stories: readers' pages do without one that is gone."""
    return snapshot | {"related": []}
