"""At which place members joined an alliance: "joined as the ninth member", no more exactly than the dates allow."""

from bisect import bisect_left, bisect_right

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.translation import gettext, pgettext_lazy

from companies.words import TO_COME, stage

# As in "as the ninth member", and as in "between the sixth and the ninth": languages bend them.
AS_A_MEMBER = {
    1: pgettext_lazy("as the … member", "first"),
    2: pgettext_lazy("as the … member", "second"),
    3: pgettext_lazy("as the … member", "third"),
    4: pgettext_lazy("as the … member", "fourth"),
    5: pgettext_lazy("as the … member", "fifth"),
    6: pgettext_lazy("as the … member", "sixth"),
    7: pgettext_lazy("as the … member", "seventh"),
    8: pgettext_lazy("as the … member", "eighth"),
    9: pgettext_lazy("as the … member", "ninth"),
}
BETWEEN = {
    1: pgettext_lazy("between the … and the …", "first"),
    2: pgettext_lazy("between the … and the …", "second"),
    3: pgettext_lazy("between the … and the …", "third"),
    4: pgettext_lazy("between the … and the …", "fourth"),
    5: pgettext_lazy("between the … and the …", "fifth"),
    6: pgettext_lazy("between the … and the …", "sixth"),
    7: pgettext_lazy("between the … and the …", "seventh"),
    8: pgettext_lazy("between the … and the …", "eighth"),
    9: pgettext_lazy("between the … and the …", "ninth"),
}


def joined(participation, participations, now=None):
    """Return how a company became a member, as all `participations` of the partnership that readers see tell it.

    "" for who is no member, as founders are, or joined at a time unknown.
    """
    return joinings(participations, now).get(participation, "")


def joinings(participations, now=None):
    """Return the words for each member that joined at a known date: {participation: "joined as the ninth member"}.

    Whoever founded it or has left it since is counted; who came back has a place already.
    """
    places = places_of(participations)
    words = {}
    for row in participations:
        if row.role == row.Role.MEMBER and row.since:
            words[row] = joining(place(*places[row]) if row in places else "", to_come=stage(row, now) == TO_COME)
    return words


def joining(place, *, to_come):
    """Return how one joined at a place, or again where there is none."""
    if not place:
        return gettext("to join again") if to_come else gettext("joined again")
    return (gettext("to join {as_member}") if to_come else gettext("joined {as_member}")).format(as_member=place)


def places_of(participations):
    """Return the first and the last place at which each company can have joined: {its first participation: (6, 7)}.

    Everybody counts, whatever the role; those who were there from the start come first, and have no place. Two who
    joined in the same month, or on the same day, may have joined in either order.
    """
    founders = {row.company_id for row in participations if from_the_start(row)}
    firsts = {}
    for row in sorted(participations, key=lambda row: row.since):
        if row.company_id not in founders:
            firsts.setdefault(row.company_id, row)
    earliest = sorted(row.since.earliest for row in firsts.values())
    latest = sorted(row.since.latest for row in firsts.values())
    before = len(founders)
    return {
        row: (before + bisect_left(latest, row.since.earliest) + 1, before + bisect_right(earliest, row.since.latest))
        for row in firsts.values()
    }


def from_the_start(participation):
    """Whether a company founded a partnership, or is in it for as long as that exists; a member joined some day."""
    role, roles = participation.role, participation.Role
    began = participation.span()[0] == participation.partnership.start
    return role == roles.FOUNDER or (role != roles.MEMBER and began)


def place(least, most):
    """Return a place in words: "as the ninth member", "as the sixth or seventh member"."""
    if most - least > 1:
        words = gettext("as a member between the {least} and the {most}")
        return words.format(least=nth(least, BETWEEN), most=nth(most, BETWEEN))
    least, most = nth(least, AS_A_MEMBER), nth(most, AS_A_MEMBER)
    if least == most:
        return gettext("as the {nth} member").format(nth=least)
    return gettext("as the {least} or {most} member").format(least=least, most=most)


def nth(number, spelled):
    return str(spelled[number]) if number in spelled else ordinal(number)
