"""The timeline of a record's page: its relations as lines through the years, and the same as a table."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy, ngettext_lazy

from companies.as_of import Moment
from companies.models import Ownership, Participation
from companies.numbers import in_number
from companies.pages.rows import row
from companies.timeline.drawing import Bar, Event, Scale, percent
from companies.timeline.lettering import Label, year_label
from companies.timeline.relating import relations_of
from companies.words import TO_COME, capitalised

# More lines are no drawing but a list, and the list is below. Where there are many, they stand closer.
LINES_AT_MOST, MANY = 40, 12
PITCH, CLOSE_PITCH = 46, 42
AXIS, FOOT = 20, 8
NAMED_IN_WORDS = 6
# Every sign of the drawing's language, in the order of the key, which explains those that occur.
SIGNS = {
    "confirmed": gettext_lazy("confirmed"),
    "announced": gettext_lazy("announced"),
    "reported": gettext_lazy("reported by others"),
    "disputed": gettext_lazy("status disputed"),
    "event": gettext_lazy("event"),
    "event-disputed": gettext_lazy("event, its date disputed"),
    "began": gettext_lazy("began within this span"),
    "ended": gettext_lazy("ended within this span"),
    "sources-differ": gettext_lazy("disputed: sources differ"),
    "start-unknown": gettext_lazy("start unknown"),
    "end-unknown": gettext_lazy("end unknown"),
    "goes-on": gettext_lazy("goes on"),
}
MORE = ngettext_lazy("one more", "{number} more")
DRAWN = ngettext_lazy(
    "The {drawn} that began last are drawn; {number} more is in the table.",
    "The {drawn} that began last are drawn; {number} more are in the table.",
)
UNDATED = ngettext_lazy(
    "one without a known date is in the table only.", "{number} without a known date are in the table only."
)


@dataclass(frozen=True)
class Line:
    """A relation as it is drawn: a Bar or an Event, `y` px from the top, with its Label."""

    y: int
    label: Label
    bar: Bar | None
    event: Event | None
    status: str

    @property
    def x(self):
        return (self.event or self.bar).x

    def signs(self):
        """Return which of SIGNS it is drawn with."""
        if self.event:
            return {"event-disputed" if self.event.within.disputed else "event"}
        before, after = self.bar.before, self.bar.after
        found = {
            "began": before and not before.disputed,
            "ended": after and not after.disputed,
            "sources-differ": (before and before.disputed) or (after and after.disputed),
            "start-unknown": self.bar.start_unknown,
            "end-unknown": self.bar.end_unknown,
            "goes-on": self.bar.goes_on,
        }
        return {self.status, *(sign for sign, occurs in found.items() if occurs)}


@dataclass(frozen=True)
class Timeline:
    """What the template draws; `rows` are all relations, also those that are not among `lines`.

    `asked` is where the day lies that the page looks back to, and its words; () where it does not.
    """

    heading: str
    of: str
    description: str
    years: list
    today: str
    asked: tuple
    lines: list
    rows: list
    left_out: str
    height: int

    @property
    def key(self):
        """The signs that occur, each with what it means."""
        signs = set().union(*(line.signs() for line in self.lines))
        explained = [(sign, words) for sign, words in SIGNS.items() if sign in signs]
        return explained + ([("asked", self.asked[1])] if self.asked else [])


def timeline_of(record, notes, now=None, *, asked=None):
    """Return the Timeline of a record that came through `with_record()`; it asks the database nothing more.

    None where no two dated relations differ in time: a drawing compares, and of one date the rows say all. It is of all
    years, whichever of them the page speaks of; `asked` is that Moment, which is marked in it.
    """
    today = Moment.of(now).today
    relations = sorted(relations_of(record, now), key=began)
    dated = [each for each in relations if each]
    if len({(each.begin, each.end) for each in dated}) < 2:
        return None
    rows = {each: row(each.relation, each.who, each.what, notes, each.also) for each in relations}
    drawn = dated[-LINES_AT_MOST:]
    scale = scale_of(drawn, today)
    pitch = PITCH if len(drawn) <= MANY else CLOSE_PITCH
    lines = [line(each, rows[each].mark, scale, AXIS + pitch * at, today) for at, each in enumerate(drawn)]
    return Timeline(
        heading=heading(record, dated),
        of=record.name,
        description=described(dated),
        years=[year_label(year, left, scale.at(today)) for year, left in scale.years()],
        today=percent(scale.at(today)),
        asked=looked_back_to(asked, scale),
        lines=lines,
        rows=list(rows.values()),
        left_out=left_out(len(dated) - len(drawn), len(relations) - len(dated)),
        height=AXIS + pitch * len(drawn) + FOOT,
    )


def looked_back_to(moment, scale):
    if not moment or not moment.looks_back or moment.day < scale.first:
        return ()
    return percent(scale.at(moment.day)), moment.words


def began(each):
    """Sort by the start; an unknown one comes first, and what has no date at all last."""
    return not each, each.begin.earliest if each.begin else date.min


def scale_of(drawn, today):
    spans = [span for each in drawn for span in (each.begin, each.end) if span]
    return Scale.over(
        [today, *(span.earliest for span in spans), *(span.latest for span in spans)],
        room_before=any(each.begin is None for each in drawn),
        room_after=any(each.stage == TO_COME and not each.end and not each.is_event for each in drawn),
    )


def line(each, mark, scale, y, today):
    """Return the Line of a Told that has a date."""
    until = scale.last if each.stage == TO_COME else today
    event = scale.event(each.begin) if each.is_event else None
    bar = None if event else scale.bar(each.begin, each.end, until=until, end_unknown=each.end_unknown)
    # Of a brand, cameras and endoscopes may have different owners since the same day.
    first = isinstance(each.relation, Ownership)
    label = Label.beside((event or bar).left, each.who.name, each.what, each.when, mark, what_first=first)
    status = "disputed" if each.relation.disputed("status") else each.relation.status
    return Line(y, label, bar, event, status)


def heading(record, dated):
    """Return what the drawing is about; one of several kinds of relations is about the years."""
    if record.kind_word == "brand":
        return gettext("Who had the name when")
    if any(not isinstance(each.relation, Participation) for each in dated):
        return gettext("Through the years")
    company = record.kind_word == "company"
    return gettext("Partnerships through the years") if company else gettext("Who joined when")


def described(dated):
    """Return in a sentence what is drawn, for those who do not see it."""
    named = "; ".join(f"{each.who.name}, {each.what}, {each.when}" for each in dated[:NAMED_IN_WORDS])
    more = len(dated) - NAMED_IN_WORDS
    if more > 0:
        named = gettext("{named}; and {more}").format(named=named, more=in_number(MORE, more))
    return gettext("{named}. The table under the drawing says the same.").format(named=named)


def left_out(crowd, undated):
    """Return in words what only the table has; "" for nothing."""
    few = DRAWN.format(crowd, drawn=LINES_AT_MOST, number=crowd)
    some = capitalised(in_number(UNDATED, undated))
    return " ".join([few] * bool(crowd) + [some] * bool(undated))
