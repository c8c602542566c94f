"""What a merger would do, in words for the page that asks: every row by its name."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, reverse

from companies.models.change import as_text
from companies.words import capitalised
from photos.where_used import used_by

NAMED_AT_MOST = 20


@dataclass(frozen=True)
class Line:
    """A row by its name, with the address of the form where it can be looked at; "" where there is none."""

    name: str
    dates: str
    form: str


@dataclass(frozen=True)
class Pair:
    """Two rows that become one: what comes along of the one that goes, and what it said differently."""

    goes: Line
    stays: Line
    takes: list
    leaves: list
    sources: int


class MergePreview:
    """A plan of `companies.merging.plan`, as its page tells it."""

    def __init__(self, plan):
        self.plan, self.duplicate, self.into, self.seal = plan, plan.old, plan.new, plan.seal

    @property
    def takes(self):
        """What the one that stays takes over: label and words."""
        return taken(self.plan)

    @property
    def leaves(self):
        """What is not taken over: label, what the duplicate says, what stands."""
        return left(self.plan)

    @property
    def old_address(self):
        return self.duplicate.public_address() or self.duplicate.known_at

    @property
    def moving(self):
        """What moves as it is: a heading, the number of rows, the first of them, and how many more there are."""
        for table in self.plan.tables:
            if table.number:
                heading = self.heading(table, "that move", "that will name the other")
                lines = [line(row) for row in table.moving[:NAMED_AT_MOST]]
                yield heading, table.number, lines, table.number - len(lines)

    @property
    def pairs(self):
        """What becomes one: a heading, the number of pairs, the first of them, and how many more there are."""
        for table in self.plan.tables:
            if table.unions:
                heading = self.heading(table, "that become one", "that name both")
                pairs = [pair(union, table) for union in table.unions[:NAMED_AT_MOST]]
                yield heading, len(table.unions), pairs, len(table.unions) - len(pairs)

    def heading(self, table, become, owned):
        """Return the heading over a table's rows, or over what they belong to: “Stories (record cards) that …”.

        Arguments: `become` says what becomes of the rows, `owned` the same of what they belong to.
        """
        owner = self.owners[table.field]
        if owner is None:
            return capitalised(f"{rows_called(table)} {become}")
        alone = list(self.owners.values()).count(owner) == 1
        called = owner._meta.verbose_name_plural
        return capitalised(f"{called} {owned}" if alone else f"{called} ({rows_called(table)}) {owned}")

    @cached_property
    def owners(self):
        """The model that an editor knows the rows of each table by; None where that is their own."""
        return {table.field: owning_model(table) for table in self.plan.tables}


def rows_called(table):
    """Return the word for a table's rows; where two of its columns could name a record, by which they do."""
    model, field = table.field.model, table.field
    ends = [end for end in model._meta.concrete_fields if end.related_model is field.related_model]
    return str(model._meta.verbose_name_plural) + (f", as {field.verbose_name}" if len(ends) > 1 else "")


def owning_model(table):
    row = table.unions[0].old if table.unions else table.moving[0]
    owner = used_by(row)
    return None if owner is row else type(owner)


def pair(union, table):
    further = table.is_of_record
    return Pair(
        goes=line(union.old),
        stays=line(union.new),
        takes=taken(union) if further else [],
        leaves=left(union) if further else [],
        sources=sum(each.number for each in union.tables),
    )


def line(row):
    owner = used_by(row)
    words = [f"{word} {date.words}" for word in ("since", "until") if (date := getattr(row, word, None))]
    return Line(str(owner), " ".join(words), form_of(owner))


def form_of(row):
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[quote(row.pk)])
    except NoReverseMatch:
        return ""


def taken(union):
    fields = [field for field in union.old._meta.concrete_fields if field.attname in union.takes]
    return [(capitalised(str(field.verbose_name)), words(field, union.old)) for field in fields]


def left(union):
    fields = union.leaves
    return [(capitalised(str(f.verbose_name)), words(f, union.old), words(f, union.new)) for f in fields]


def words(field, row):
    """Return what a field says in an editor's words."""
    if field.is_relation:
        return str(getattr(row, field.name) or "")
    value = field.to_python(as_text(field, row))
    return str(dict(field.flatchoices).get(value, value))
