"""The map as a table: every line that is drawn as a row, with its dates as exact as they are known."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from companies.industry_map.choosing import node_of
from companies.industry_map.drawing import word
from companies.industry_map.through_years import Course
from companies.models import Creation, Ownership, Parenthood, Participation, Succession
from companies.words import role, status_word

# Of each kind: who stands first, with whom, and what the first is to the second; None where the relation has a role.
ROWS = {
    Participation: ("company", "partnership", None),
    Ownership: ("company", "brand", None),
    Parenthood: ("parent", "child", _("parent company")),
    Succession: ("successor", "predecessor", _("successor")),
    Creation: ("partnership", "brand", _("created the brand")),
}
# Names that the page itself uses as anchors.
TAKEN = {"main"}


@dataclass(frozen=True)
class Cell:
    """A record in the table; its `anchor` is "" where it was named before."""

    record: object
    node: str
    anchor: str


@dataclass(frozen=True)
class Row:
    """A relation: who is what to whom, since and until when, how sure that is, and how it stands through the years."""

    key: str
    who: Cell
    what: str
    whom: Cell
    since: object
    until: object
    status: str
    status_word: str
    course: Course
    state: str


def table(drawn, standing):
    """Return the Rows of Drawn relations, in the order of who stands first; `standing` is theirs, a Standing."""
    rows, anchors = [], anchors_of([end for each in drawn for end in two(each)])
    for each in sorted(drawn, key=lambda each: [end.slug for end in two(each)]):
        relation = each.relation
        state, course = standing.ties[each]
        who, whom = (cell(record, anchors) for record in two(each))
        since, until = relation.span()
        what = ROWS[type(relation)][2]
        rows.append(
            Row(
                key=f"{each.kind}-{relation.pk}",
                who=who,
                what=role(relation, str(what) if what else ""),
                whom=whom,
                since=since,
                until=until,
                status="disputed" if each.disputed else relation.status,
                status_word=status_word(relation.get_status_display(), set(each.disputed)),
                course=course,
                state=state,
            )
        )
    return rows


def two(drawn):
    first, second, _what = ROWS[type(drawn.relation)]
    return getattr(drawn.relation, first), getattr(drawn.relation, second)


def anchors_of(records):
    """Return by which anchor a link leads to each record, its slug: a company's rather than another's of that slug."""
    nodes = {node_of(record): record.slug for record in records}
    anchors, taken = {}, set(TAKEN)
    for node in sorted(nodes, key=lambda node: (not node.is_company, node)):
        anchors[node] = f"{node.kind}-{nodes[node]}" if nodes[node] in taken else nodes[node]
        taken.add(nodes[node])
    return anchors


def cell(record, anchors):
    """Return the Cell of a record, whose anchor is taken out of `anchors`: it is where the record is named first."""
    node = node_of(record)
    return Cell(record, word(node), anchors.pop(node, ""))
