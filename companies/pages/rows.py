"""The rows of relations on a record's page: who, what, when, and how sure."""

from dataclasses import dataclass

from django.utils.translation import gettext

from companies.kinds import kind_of
from companies.pages.joining import joined
from companies.partial_dates import PartialDate
from companies.words import GOING_ON, OTHERS_WITH, OVER, doubt, lasted, listed, role, stage, status_word


@dataclass(frozen=True)
class Row:
    """One line of the list `.relations`; `doubt` says why it held only perhaps at the moment that is spoken of."""

    who: object
    what: str
    since: PartialDate
    until: PartialDate | None
    status: str
    status_word: str
    mark: str
    doubt: str = ""


@dataclass(frozen=True)
class Section:
    """A list of rows under its heading; `anchor` is its id on the page."""

    heading: str
    anchor: str
    rows: list


def row(relation, who, what, notes, also=(), moment=None):
    """Return the Row of a relation toward the record `who`; `also` are cited rows whose dates it shows."""
    since, until = relation.span()
    disputed = {value for cited in (relation, *also) for value in cited.disputes()}
    return Row(
        who=who,
        what=what,
        since=since,
        until=until,
        status="disputed" if disputed else relation.status,
        status_word=status_word(relation.get_status_display(), disputed),
        mark=notes.mark(relation, *also),
        doubt=doubt(relation, moment),
    )


def partnership_row(participation, notes, moment):
    """A partnership, on the page of a company that takes part in it."""
    partnership = participation.partnership
    if participation.role == participation.Role.PARTNER:
        named = together(participation, moment)
    else:
        named = joined(participation, partnership.shown_participations, moment)
    what = role(participation, named)
    since, until = participation.span()
    if since and stage(participation, moment) == OVER and (time := lasted(since, until)):
        what = gettext("{what}; ended after {time}").format(what=what, time=time)
    return row(participation, partnership, what, notes, [partnership], moment)


def together(participation, moment):
    """Return what a partner does with whom: "joint development with Panasonic"; nobody is with those who come later."""
    partnership = participation.partnership
    stages = {stage(participation, moment), GOING_ON, OVER}
    rows = (other for other in partnership.shown_participations if stage(other, moment) in stages)
    others = dict.fromkeys(other.company for other in rows if met(participation, other))
    others.pop(participation.company, None)
    kind, companies = kind_of(partnership), listed([str(other) for other in others], others=OTHERS_WITH)
    return gettext("{kind} with {companies}").format(kind=kind, companies=companies) if others else kind


def met(one, other):
    """Whether two took part at the same time: neither had left, as far as is known, when the other joined."""
    return not any(left_before(left, joined) for left, joined in ((one, other), (other, one)))


def left_before(one, other):
    known = one.until and not one.until.unknown
    return known and one.until.earliest <= other.since.earliest


def connected_row(partnership, word, notes, moment):
    """A partnership that another one follows, or is followed by."""
    return row(partnership, partnership, f"{word}, {kind_of(partnership)}", notes, moment=moment)
