"""What a statement is, as Wikidata has them: a subject, a property, a value, what qualifies it, and who says so."""

from dataclasses import dataclass, field

from companies.models import Citation
from companies.models.record import Record
from companies.open_data.properties import Property
from companies.partial_dates import PartialDate


class Code(str):
    """A word of a list that others keep: "DE" of ISO 3166-1."""

    __slots__ = ()


class Address(str):
    """Where something is on the web."""

    __slots__ = ()


@dataclass(frozen=True)
class Reference:
    """A citation with what it claims of the statement it stands by: {"since": PartialDate, "status": "announced"}.

    The claims have the names of the statement's qualifiers; "value" is the value itself.
    """

    citation: Citation
    claims: dict


@dataclass(frozen=True)
class Statement:
    """One thing that the record says.

    Arguments: `value` is text, a Code, an Address, a PartialDate or a released record; `qualifiers` are by name, empty
    ones left out, each a text, a number, a PartialDate or a released record; `disputed` names what the references do
    not agree on, in the words of their claims.
    """

    subject: Record
    property: Property
    value: str | PartialDate | Record
    qualifiers: dict = field(default_factory=dict)
    status: str = ""
    disputed: tuple = ()
    references: tuple = ()


def claims(citation, names):
    """Return what a citation says, in the statement's words; `names` are those, by the citation's own."""
    return {name: claim for value, name in names.items() if (claim := getattr(citation, value))}


def known(**qualifiers):
    """Return the qualifiers of which something is known; a share of nothing is known."""
    return {name: value for name, value in qualifiers.items() if value not in (None, "", PartialDate())}
