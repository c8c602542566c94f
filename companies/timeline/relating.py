"""What the record says of a relation, ready to be drawn: who, what, and the days in which it began and ended."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from companies.as_of import Moment
from companies.dating import FROM, SINCE, UNTIL, WHEN, dated
from companies.kinds import kind_of
from companies.models import Ownership
from companies.spans import Span, span_of
from companies.words import DIFFERENCES, OVER, STARTS, TO_COME, in_force, role, stage

BRAND_ROLES = {
    Ownership.Role.OWNER: gettext_lazy("brand"),
    Ownership.Role.LICENSEE: gettext_lazy("brand under licence"),
}


@dataclass(frozen=True)
class Told:
    """A relation as a timeline tells it on the page of one of its ends; it is true if any date of it is known.

    `announced` where it is a part in a partnership of which nothing is known to be in force; `also` are the cited rows
    whose dates it takes over.
    """

    relation: object
    who: object
    what: str
    stage: str
    begin: Span | None
    end: Span | None
    announced: bool = False
    also: tuple = ()

    def __bool__(self):
        return bool(self.begin or self.end)

    @property
    def end_unknown(self):
        """Whether it is over, and no day can be drawn on which it ended."""
        return self.end is None and self.stage == OVER

    @property
    def is_event(self):
        """Whether it came about on a day, rather than went on for a time."""
        return self.announced or self.relation.span()[1] is None

    @property
    def when(self):
        """In a few words: "since 2021", "Feb 2016 to 31 March 2022", "announced May 2022, day disputed"."""
        since, until = self.relation.span()
        if self.is_event:
            return self.happened(since)
        if since and until:
            return from_to(since, until)
        if until:
            return dated(UNTIL, until, brief=True)
        if not since:
            return gettext("start disputed")
        return dated(FROM if self.stage == TO_COME else SINCE, since, brief=True)

    def happened(self, date):
        words = date.short
        if self.announced:
            words = gettext("announced {when}").format(when=dated(WHEN, date, brief=True))
        disputed = DIFFERENCES[self.begin.differ_in] if self.begin and self.begin.disputed else ""
        return ", ".join(str(said) for said in (words, disputed) if said)


def relations_of(record, now=None):
    """Return the Told of every relation that is drawn on a record's page; it came through `with_record()`."""
    return list(RELATIONS[record.kind_word](record, now))


def company_relations(company, now):
    for participation in company.shown_participations:
        partnership = participation.partnership
        partner = participation.role == participation.Role.PARTNER
        what = with_note(kind_of(partnership), participation.note) if partner else role(participation)
        yield told(participation, partnership, what, now, partnership=partnership, also=(partnership,))
    for ownership in company.shown_ownerships:
        scope_and_share = role(ownership).removeprefix(ownership.get_role_display())
        yield told(ownership, ownership.brand, f"{BRAND_ROLES[ownership.role]}{scope_and_share}", now)
    for relations, end, word in (
        (company.shown_as_child, "parent", gettext("parent company")),
        (company.shown_as_parent, "child", gettext("part of it")),
        (company.shown_as_successor, "predecessor", gettext("came before it")),
        (company.shown_as_predecessor, "successor", gettext("came after it")),
    ):
        for relation in relations:
            yield told(relation, getattr(relation, end), with_note(word, relation.note), now)


def brand_relations(brand, now):
    for ownership in brand.shown_ownerships:
        yield told(ownership, ownership.company, role(ownership), now)
    for creation in brand.shown_creations:
        yield told(creation, creation.partnership, with_note(gettext("created it"), creation.note), now)


def partnership_relations(partnership, now):
    for participation in partnership.shown_participations:
        yield told(participation, participation.company, role(participation), now, partnership=partnership)
    for creation in partnership.shown_creations:
        yield told(creation, creation.brand, with_note(gettext("brand created"), creation.note), now)


RELATIONS = {"company": company_relations, "brand": brand_relations, "partnership": partnership_relations}


def with_note(word, note):
    return ", ".join(filter(None, (word, note)))


def told(relation, who, what, now, *, partnership=None, also=()):
    """Return the Told of a relation; `also` as in `rows.row`.

    `partnership`, for a participation, is the one whose dates it takes over where it has none of its own: the row that
    the page has with its sources, of which the participation's own copy would ask the database.
    """
    stands, today = stage(relation, now), Moment.of(now).today
    since, until = relation.span()
    own, lent = relation.disputes(), lent_disputes(relation, partnership) if partnership else {}
    disputes = lent | own
    begin, end = span_of(since, disputes.get("since")), span_of(until, disputes.get("until"))
    return Told(
        relation=relation,
        who=who,
        what=what,
        stage=stands,
        # What has begun or ended in the course of this year did so by today.
        begin=begin if not begin or stands == TO_COME else begin.cut(today),
        end=end.cut(today) if end and stands == OVER else end,
        announced=bool(partnership) and only_announced(partnership) and not (relation.since or until),
        also=also or ((partnership,) if lent.keys() - own.keys() else ()),
    )


def from_to(since, until):
    """Return from when to when in a few words; once where it is the same year, month or day."""
    if since == until:
        return since.short
    if until.unknown:
        return gettext("{since} to an unknown day").format(since=since.short)
    return gettext("{since} to {until}").format(since=since.short, until=until.short)


def lent_disputes(participation, partnership):
    """Return the disputes, as `disputes()` does, of those dates that a participation takes over."""
    since, until = participation.span()
    lent = {}
    if since and not participation.since:
        lent["since"] = partnership.disputed(start_of(partnership))
    if until and not participation.until:
        lent["until"] = partnership.disputed("until")
    return {value: claims for value, claims in lent.items() if claims}


def start_of(partnership):
    return next(value for value in STARTS if getattr(partnership, partnership.claimable[value]))


def only_announced(partnership):
    return bool(partnership.announced) and not (partnership.signed or in_force(partnership))
