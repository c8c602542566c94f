"""What merging a duplicate would do, row by row. Nothing here changes anything."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db.models import Count, ManyToOneRel, Max, Q, QuerySet

from companies.merging.twins import twins
from companies.models.change import as_text, values
from companies.models.record import Shown
from companies.partial_dates import UNKNOWN
from photos.where_used import with_what_they_name

# A record's name becomes an alias, and its slug a redirect: they are not taken over as values are.
IDENTITY = ("name", "slug")
# Texts with one entry in a line: both may have their say.
LISTS = ("same_as",)


@dataclass
class Table:
    """The rows of one table that name the duplicate through one foreign key.

    `moving` are to name the other instead; each of `unions` becomes one with a row that the other has already.
    """

    field: object
    moving: QuerySet
    unions: list

    @property
    def is_of_record(self):
        """Whether its rows write down what becomes of them, and so move one by one."""
        return issubclass(self.field.model, Shown)

    @cached_property
    def number(self):
        return self.moving.count()


@dataclass
class Union:
    """Two rows that become one: `old` goes, `new` stays.

    `takes` is what `new` takes over, by column; `leaves` are the fields in which `old` says something else that is not
    taken over, and stays in the log of changes only; `tables` are what names `old`.
    """

    old: object
    new: object
    takes: dict
    leaves: list
    tables: list

    def __iter__(self):
        """Give this union, then those of the rows that name it, and so on."""
        yield self
        for table in self.tables:
            for union in table.unions:
                yield from union

    @cached_property
    def alias(self):
        """The name of the duplicate, where it is to be kept beside the other's; else ""."""
        known = self.new.aliases.filter(name=self.old.name) or self.old.aliases.filter(name=self.old.name)
        return "" if self.old.name == self.new.name or known else self.old.name

    @property
    def seal(self):
        """What tells this plan from any other: who agreed to it has agreed to nothing else."""
        return sha256(repr(told(self)).encode()).hexdigest()

    @cached_property
    def refusals(self):
        """The reasons why it cannot be done, in words for an editor; none is good."""
        ties = [f"“{row}” ties the two: merged, one would be tied to itself." for row in between(self.old, self.new)]
        return ties + [reason for union in self if (reason := embargo(union, root=union is self))]


def planned(old, new, *, through=None, hold=False):
    """Return the Union of two rows of one model.

    Arguments: `through` is the foreign key in which the two differ because they are not one yet; with `hold`, the rows
    of the record are locked until the transaction ends.
    """
    fields = [field for field in old._meta.concrete_fields if field.editable and not field.primary_key]
    fields = [field for field in fields if field.name not in IDENTITY and field != through]
    takes = taken_over(old, new, fields)
    compared = [field for field in fields if as_text(field, old) and field.name not in LISTS]
    differing = [field for field in compared if as_text(field, old) != as_text(field, new)]
    tables = [table(field, old, new, hold) for field in foreign_keys_to(old)]
    return Union(
        old,
        new,
        takes,
        leaves=[field for field in differing if field.attname not in takes],
        tables=[table for table in tables if table.unions or table.number],
    )


def taken_over(old, new, fields):
    """Return what is blank in the new row and not in the old, and what outweighs the new row's own, by column."""
    outweighing = getattr(new, "outweighing", {})
    takes = {}
    for field in fields:
        value, own = as_text(field, old), as_text(field, new)
        if value and value != own and (says_nothing(field, own) or value == outweighing.get(field.name)):
            takes[field.attname] = field.value_from_object(old)
        elif field.name in LISTS and not {*value.splitlines()} <= {*own.splitlines()}:
            takes[field.attname] = "\n".join(dict.fromkeys([*own.splitlines(), *value.splitlines()]))
    return takes


def says_nothing(field, text):
    """Whether a stored text leaves all to be said: it is blank, or an end of which nobody says when."""
    return not text or (getattr(field, "unknown", False) and text == UNKNOWN)


def table(field, old, new, hold):
    rows, others = named_by(field, old), named_by(field, new)
    if hold and issubclass(field.model, Shown):
        lock(rows | others)
    if field == alias_field(old):
        rows = rows.exclude(name=new.name)  # It is no other name of the one that stays: it goes with the duplicate.
    pairs = twins(field, rows, others)
    moving = rows.exclude(pk__in=[row.pk for row in pairs]) if pairs else rows
    unions = [planned(row, twin, through=field, hold=hold) for row, twin in pairs.items()]
    return Table(field, moving, unions)


def named_by(field, row):
    return with_what_they_name(field.model._base_manager.filter(**{field.name: row}).order_by("pk"))


def lock(rows):
    list(rows.select_related(None).select_for_update().values_list("pk"))


def foreign_keys_to(row):
    """Return every foreign key that can name a row, hidden ones ("+") too: the record's own first."""
    relations = row._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if isinstance(relation, ManyToOneRel)]
    return sorted(fields, key=lambda field: not issubclass(field.model, Shown))


def alias_field(row):
    """Return the foreign key of a row's other names; None for what has none."""
    relation = next((field for field in row._meta.related_objects if field.name == "aliases"), None)
    return relation and relation.field


def between(old, new):
    """Yield the rows that tie two rows of one model to each other."""
    for field in foreign_keys_to(old):
        ends = [end.name for end in field.model._meta.concrete_fields if end.related_model is type(old)]
        tie = Q(pk__in=[])
        for end in ends:
            tie |= Q(**{field.name: old, end: new}) if end != field.name else Q()
        if field.model is type(old):
            tie |= Q(**{field.name: old, "pk": new.pk}) | Q(**{field.name: new, "pk": old.pk})
        yield from field.model._base_manager.filter(tie)


def embargo(union, root):
    """Say why two rows cannot become one of which readers see only one; "" where it is the same for both."""
    old, new = union.old, union.new
    if not hasattr(new, "released_at") or bool(old.released_at) == bool(new.released_at):
        return ""
    if not root:
        return f"“{old}” and “{new}” would be one, and readers see only one of the two: release or withdraw one first."
    if new.released_at:
        return f"“{old}” is on the desk only: merged into what readers see, it would be out. Release it first."
    return f"Readers know “{old}”, and its address would lead them nowhere: release “{new}” first, or withdraw “{old}”."


def told(union):
    """Return what a plan says in full, for its seal; of rows outside the record, how many there are."""
    old, new = union.old, union.new
    tables = [
        (
            str(table.field),
            [(row.pk, values(row)) for row in table.moving] if table.is_of_record else newest(table.moving),
            [told(each) for each in table.unions],
        )
        for table in union.tables
    ]
    return new._meta.label, old.pk, values(old), new.pk, values(new), tables


def newest(rows):
    return rows.order_by().aggregate(Count("pk"), Max("pk"))
