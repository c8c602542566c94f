"""The statements of a record's relations, each toward its other end; what is not released does not come this far."""

from itertools import permutations

from companies.models import Status
from companies.open_data import properties
from companies.open_data.statement import Reference, Statement, claims, known
from companies.pages.rows import met

SURENESS = [Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED]
# With more partners than these, that they take part says who works with whom; pairs would be as many as their square.
PAIRED_AT_MOST = 6
LASTING = {"since": "since", "until": "until", "status": "status"}
EVENT = {"since": "on", "status": "status"}


def company_relations(company):
    for row in company.shown_participations:
        yield lasting(row, company, taking_part(row), row.partnership, role=row.role)
    for row in company.shown_ownerships:
        yield owning(row, company, properties.OWNER_OF, properties.LICENSEE_OF, row.brand)
    for row in company.shown_as_child:
        yield lasting(row, company, properties.PARENT, row.parent)
    for row in company.shown_as_parent:
        yield lasting(row, company, properties.SUBSIDIARY, row.child)
    for row in company.shown_as_successor:
        yield event(row, company, properties.REPLACES, row.predecessor)
    for row in company.shown_as_predecessor:
        yield event(row, company, properties.REPLACED_BY, row.successor)


def brand_relations(brand):
    for row in brand.shown_ownerships:
        yield owning(row, brand, properties.OWNED_BY, properties.LICENSED_TO, row.company)
    for row in brand.shown_creations:
        yield event(row, brand, properties.CREATED_BY, row.partnership)


def partnership_relations(partnership):
    alliance = is_alliance(partnership)
    for row in partnership.shown_participations:
        part = properties.HAS_MEMBER if alliance else properties.HAS_PARTICIPANT
        yield lasting(row, partnership, part, row.company, role=row.role)
    for row in partnership.shown_creations:
        yield event(row, partnership, properties.HAS_BRAND, row.brand)
    if partnership.follows and partnership.follows.is_public():
        yield Statement(partnership, properties.FOLLOWS, partnership.follows)
    for follower in partnership.shown_followed_by:
        yield Statement(partnership, properties.FOLLOWED_BY, follower)
    yield from pairs(partnership)


RELATIONS = {"company": company_relations, "brand": brand_relations, "partnership": partnership_relations}


def is_alliance(partnership):
    """Whether one is a member of it; in an agreement one takes part."""
    return partnership.kind == partnership.Kind.ALLIANCE


def taking_part(participation):
    return properties.MEMBER_OF if is_alliance(participation.partnership) else properties.PARTICIPANT_IN


def lasting(row, subject, name, value, **qualifiers):
    qualifiers = known(since=row.since, until=row.until, **qualifiers, note=row.note)
    return said(row, subject, name, value, qualifiers, LASTING)


def owning(row, subject, owns, licenses, value):
    name = owns if row.role == row.Role.OWNER else licenses
    # A number of JSON's, the same from every database: one gives 50.50 and another 50.5.
    share = None if row.share is None else float(row.share)
    return lasting(row, subject, name, value, scope=row.scope, share=share)


def event(row, subject, name, value):
    return said(row, subject, name, value, known(on=row.since, note=row.note), EVENT)


def said(row, subject, name, value, qualifiers, claimable):
    """Return the Statement of a relation's row; `claimable` are the statement's words for what its citations claim."""
    return Statement(
        subject,
        name,
        value,
        qualifiers,
        status=row.status,
        disputed=tuple(claimable[value] for value in row.disputes()),
        references=tuple(Reference(citation, claims(citation, claimable)) for citation in row.citations.all()),
    )


def pairs(partnership):
    """Yield that each two partners have a partnership with each other, said in both directions.

    They stand with the partnership, whose dates and sources they repeat, and have its partners for their subjects.
    """
    partners = [row for row in partnership.shown_participations if row.role == row.Role.PARTNER]
    if len(partners) > PAIRED_AT_MOST:
        return
    disputes = partnership.disputes()
    vouching = tuple(Reference(citation, claims(citation, LASTING)) for citation in partnership.citations.all())
    for one, other in permutations(partners, 2):
        if one.company != other.company and met(one, other):
            yield Statement(
                one.company,
                properties.PARTNER_OF,
                other.company,
                known(since=together_since(partnership, one, other), until=together_until(partnership, one, other))
                | {"partnership": partnership},
                status=min(partnership.status, one.status, other.status, key=SURENESS.index),
                disputed=tuple(value for value in LASTING if value in disputes),
                references=vouching,
            )


def together_since(partnership, *rows):
    """When the later of two came; of what was only announced or signed nobody says that it began."""
    return max(row.since or partnership.effective for row in rows)


def together_until(partnership, *rows):
    """When the first of two left; nobody says when, if that is so of one."""
    ends = [end for row in rows if (end := row.until or partnership.ended)]
    return next((end for end in ends if end.unknown), min(ends, default=None))
