"""What the page says around the drawing: how much of the record is on it, what its lines mean, who was found."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from companies.industry_map.through_years import HOLDS, OVER, PERHAPS
from companies.timeline.drawing import STEPS, percent

# Every line of the drawing's language: its status, how it stands, in words.
KEY = (
    ("confirmed", HOLDS, _("confirmed")),
    ("announced", HOLDS, _("announced")),
    ("reported", HOLDS, _("reported by others")),
    ("disputed", HOLDS, _("sources differ")),
    ("confirmed", PERHAPS, _("perhaps")),
    ("confirmed", OVER, _("ended")),
)
YEARS_MARKED = 8
# Nearer to an end of the slider, in percent, a year would meet the end's own.
NEAR_AN_END = 9


@dataclass(frozen=True)
class Found:
    """A record that was looked for: where its row in the table is, and the address of the map around it."""

    record: object
    anchor: str
    around: str


@dataclass(frozen=True)
class Tick:
    year: int
    x: str
    at: str = ""


def found(records, asked, rows):
    """Return the Found of some records."""
    anchors = {cell.record: cell.anchor for row in rows for cell in (row.who, row.whom) if cell.anchor}
    return [
        Found(record, anchors.get(record, ""), reverse("map") + asked.query(around=record.slug)) for record in records
    ]


def step(asked, years):
    """Return (year, address of the same map in it) of the one year, if there is one."""
    return (years[0], reverse("map") + asked.query(as_of=str(years[0]))) if years else None


def ticks(first, last):
    """Return the years that are written under the slider, the first and the last among them."""
    if first == last:
        return [Tick(first, percent(0), "first")]
    step = next(step for step in STEPS if (last - first) / step <= YEARS_MARKED)
    between = [(year, 100 * (year - first) / (last - first)) for year in range(-(-first // step) * step, last, step)]
    marked = [Tick(year, percent(x)) for year, x in between if NEAR_AN_END < x < 100 - NEAR_AN_END]
    return [Tick(first, percent(0), "first"), *marked, Tick(last, percent(100), "last")]


def how_much(chosen):
    """Return how much is drawn, of how much that could be."""
    if chosen.is_all:
        companies = ngettext("%(number)d company", "%(number)d companies", chosen.companies)
        others = ngettext("%(number)d partnership or brand", "%(number)d partnerships and brands", chosen.others)
        both = {"companies": companies % {"number": chosen.companies}, "others": others % {"number": chosen.others}}
        return gettext("Drawn are all that are tied to others: %(companies)s, %(others)s between them.") % both
    return gettext(
        "Drawn are the %(companies)s best connected of %(all_companies)s companies that are tied to others, and"
        " %(others)s of %(all_others)s partnerships and brands between companies. The rest is in the lists; find a"
        " name to draw the map around it."
    ) % {name: intcomma(number) for name, number in vars(chosen).items() if name != "ties"}
