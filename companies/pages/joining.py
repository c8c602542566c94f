"""At which place members joined an alliance: "joined as the ninth member", no more exactly than the dates allow."""

from bisect import bisect_left, bisect_right

from django.contrib.humanize.templatetags.humanize import ordinal

from companies.words import TO_COME, stage

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


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
            verb = "to join" if stage(row, now) == TO_COME else "joined"
            words[row] = f"{verb} {place(*places[row])}" if row in places else f"{verb} again"
    return words


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
        return f"as a member between the {nth(least)} and the {nth(most)}"
    either = nth(least) if least == most else f"{nth(least)} or {nth(most)}"
    return f"as the {either} member"


def nth(number):
    return ORDINALS[number] if number < len(ORDINALS) else ordinal(number)
