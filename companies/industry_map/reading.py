"""The rows that are drawn, read in a query for each kind of record and of relation, however many there are."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps

from companies.industry_map.choosing import node_of
from companies.industry_map.ties import Node
from companies.models import Brand, Company, Parenthood, Participation, Partnership

RECORDS = (Company, Brand, Partnership)


@dataclass(frozen=True)
class Drawn:
    """A relation that is drawn, from one Node to another, and the names of its values on which sources differ."""

    relation: object
    ends: tuple
    disputed: frozenset

    @property
    def kind(self):
        return self.relation._meta.model_name


def read(ties):
    """Return the records and the relations of some Ties: ({Node: record}, [Drawn]), these in order of their dates."""
    keys = defaultdict(list)
    for tie in ties:
        keys[tie.model].append(tie.key)
    records = records_of({end for tie in ties for end in tie.ends})
    rows = [row for name in sorted(keys) for row in relations_of(name, keys[name])]
    drawn = [drawn_of(row, records) for row in rows]
    return records, sorted(drawn, key=lambda each: (each.relation.span()[0], each.kind, each.relation.pk))


def records_of(nodes):
    found = {}
    for model in RECORDS:
        keys = [node.key for node in nodes if node.kind == model.kind_word]
        rows = model.objects.filter(pk__in=keys).defer("summary", "description", "same_as")
        rows = rows.with_disputes() if model is Partnership else rows
        found |= {node_of(row): row for row in rows}
    return found


def relations_of(name, keys):
    model = apps.get_model("companies", name)
    return model.objects.filter(pk__in=keys).with_disputes().order_by("since", "pk")


def drawn_of(row, records):
    """Return the Drawn of a relation, whose ends become the very records that were read."""
    ends = []
    for end in row.ends:
        node = Node(row._meta.get_field(end).related_model.kind_word, getattr(row, f"{end}_id"))
        setattr(row, end, records[node])
        ends.append(node)
    # A line leads from the parent to its child, and from who was there first to who came after.
    return Drawn(row, tuple(reversed(ends) if isinstance(row, Parenthood) else ends), frozenset(disputed_values(row)))


def disputed_values(row):
    """Return on which values sources differ; also those of a partnership that a part in it takes over."""
    own = {value for value in row.claimable if getattr(row, f"disputed_{value}")}
    if not isinstance(row, Participation):
        return own
    since, until = row.span()
    frame = row.partnership
    lent = set()
    if since and not row.since:
        start = next(value for value in ("since", "signed", "announced") if getattr(frame, frame.claimable[value]))
        lent |= {"since"} if getattr(frame, f"disputed_{start}") else set()
    if until and not row.until and frame.disputed_until:
        lent.add("until")
    return own | lent
