"""Words on the map: names in as few lines as their place is wide, and what a line between two signs says of itself."""

import re

from django.utils.translation import gettext_lazy as _

from companies.models import Creation, Ownership, Parenthood, Participation, Succession
from companies.timeline.lettering import cut, width

# A name may be broken after a dash: "Leica–", "Panasonic".
PARTS = re.compile(r"[^–-]*[–-]+|[^–-]+")
# Letters on the map are a little narrower than those that the timeline's widths are of.
NARROWER = 0.88
WHAT = {Parenthood: _("parent"), Succession: _("successor"), Creation: _("brand")}


def wrapped(name, most, lines):
    """Return a name in at most so many lines of at most so many px; what is left over is cut."""
    most, rows = most / NARROWER, [""]
    for word in name.split():
        for number, part in enumerate(PARTS.findall(word)):
            joined = f"{rows[-1]} {part}".strip() if number == 0 else rows[-1] + part
            if rows[-1] and width(joined) > most:
                rows.append(part)
            else:
                rows[-1] = joined
    kept, rest = rows[: lines - 1], rows[lines - 1 :]
    return [cut(row, most) for row in (*kept, " ".join(rest)) if row]


def on_the_line(relation):
    """Return in a few words what a relation is and in which years: "founder 2018–", "owner 2008–2011"."""
    return " ".join(filter(None, (what(relation), years(*relation.span()))))


def what(relation):
    if isinstance(relation, Participation):
        return "" if relation.role == relation.Role.PARTNER else relation.get_role_display()
    if isinstance(relation, Ownership):
        return relation.get_role_display()
    return str(WHAT[type(relation)])


def years(since, until):
    """Return years as briefly as a map can have them: "2018–", "2008–2011", "–2003", "2021–?"; of an event "2006"."""
    begun = f"{since.earliest.year}" if since else ""
    if until is None:
        return begun
    ended = "?" if until.unknown else f"{until.earliest.year}" if until else ""
    if not (begun or ended) or begun == ended:
        return begun
    return f"{begun}–{ended}"
