"""Words that are computed from the record's rows and the moment: nobody types "active" or "for six years"."""

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import get_text_list

from companies.as_of import Certainty, Moment, happened, held, started
from companies.models import Status

BEGUN = {"company": "founded", "brand": "launched", "partnership": "active since"}
ENDED = {"company": "dissolved", "brand": "retired", "partnership": "ended"}
# The dates with which a partnership can begin, as citations call them; the first that is known is its start.
STARTS = ("since", "signed", "announced")
GOING_ON, TO_COME, OVER = "going on", "to come", "ended"
# How a company's partnerships stand, in the order in which they are counted.
PERHAPS = "perhaps"
STANDINGS = ("active", "signed", "announced", "reported", PERHAPS, TO_COME, OVER)
# How a relation comes about and ends, by its kind; the others begin and end.
COMES_AND_GOES = {"participation": ("joined", "left"), "creation": ("came about", ""), "succession": ("came about", "")}
DISPUTED = {"since": "start disputed", "until": "end disputed", "status": "status disputed"}


def state(record, now=None):
    """Return how a record stands at a moment: "active since September 2018", "announced May 2022"; "" if unknown."""
    since, until = record.span()
    stands = stage(record, now)
    if stands == OVER:
        if until.unknown:
            return f"{ENDED[record.kind_word]}, nobody says when"
        after = f" after {lasted(since, until)}" if since else ""
        return f"{ENDED[record.kind_word]} {until}{after}"
    if not since:
        return ""
    if stands == TO_COME:
        return f"to begin {since}"
    doubt = "perhaps " if held_only_perhaps(record, now) else ""
    planned = f", until {until}" if until else ""
    return f"{doubt}{begun(record)} {since}{planned}"


def begun(record):
    """What is known to have begun: an agreement that was only signed or announced is not called active.

    Of one without any date, no more is known than its status.
    """
    if record.kind_word != "partnership" or record.effective:
        return BEGUN[record.kind_word]
    return next((day for day in ("signed", "announced") if getattr(record, day)), record.get_status_display())


def stage(row, now=None):
    """Return where a record or a relation stands at a moment: GOING_ON, TO_COME or OVER.

    What has no known start goes on; but nobody takes part in a partnership that is itself to come.
    """
    moment = Moment.of(now)
    if has_ended(row.span()[1], moment):
        return OVER
    return TO_COME if started(row, moment) is Certainty.NOT else GOING_ON


def in_force(partnership):
    """Whether a partnership is known to be more than words: it took effect, or is confirmed though no date says so."""
    return bool(partnership.effective) or partnership.status == Status.CONFIRMED


def in_sight(relations, now=None):
    """Return the relations that a page tells of: who looks back from today does not tell of what was still to come."""
    looks_back = Moment.of(now).looks_back
    return [row for row in relations if not (looks_back and stage(row, now) == TO_COME)]


def standing(participation, now=None):
    """Return in a word, one of STANDINGS, how a company's part in a partnership stands."""
    stands = stage(participation, now)
    if stands != GOING_ON:
        return stands
    if held_only_perhaps(participation, now):
        return PERHAPS
    partnership = participation.partnership
    return "active" if in_force(partnership) else begun(partnership)


def held_only_perhaps(row, now=None):
    return held(row, Moment.of(now)) is Certainty.PERHAPS


def doubt(relation, now=None):
    """Return why a relation held only perhaps: "perhaps: joined some time in 2021"; "" where that is no question."""
    moment = Moment.of(now)
    if not held_only_perhaps(relation, moment):
        return ""
    came, went = COMES_AND_GOES.get(relation._meta.model_name, ("began", "ended"))
    since, until = relation.span()
    unsure = []
    if happened(since, moment) is Certainty.PERHAPS:
        unsure.append(f"{came} some time in {since}" if since else "since when is unknown")
    if until and happened(until, moment) is Certainty.PERHAPS:
        unsure.append("until when is unknown" if until.unknown else f"{went} some time in {until}")
    return f"perhaps: {', '.join(unsure)}"


def has_ended(until, now=None):
    """Whether an end (a PartialDate or None) has surely come; this year's counts from its first day, "?" has today."""
    return bool(until) and happened(until, Moment.of(now)) is Certainty.SURELY


def lasted(since, until):
    """Return how long it went on, no more exactly than both dates allow: "more than six years", "about four years".

    Of what ended on an unknown day there is nothing to say: "".
    """
    if until.unknown:
        return ""
    least, most = whole_years(since.latest, until.earliest), whole_years(since.earliest, until.latest)
    if most < 1:
        return "less than a year"
    if least != most:
        return f"about {years(most)}"
    to_the_day = since.precision == until.precision == "day" and since.parts[1:] == until.parts[1:]
    return years(most) if to_the_day else f"more than {years(most)}"


def whole_years(start, end):
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def years(number):
    return "a year" if number == 1 else f"{apnumber(number)} years"


def role(relation, named=""):
    """Return what a relation is, in a few words: "founder, licenses the mount", "owner (cameras), 51 %".

    `named` stands for the role where more is known of it: "joined as the ninth member".
    """
    scope = f" ({relation.scope})" if getattr(relation, "scope", "") else ""
    share = f"{float(relation.share):g} %" if getattr(relation, "share", None) is not None else ""
    named = named or (relation.get_role_display() + scope if hasattr(relation, "role") else "")
    return ", ".join(word for word in (named, share, relation.note) if word)


def listed(names, limit=3):
    """Return names as a sentence has them: "A and B", "A, B, C and two others"."""
    more = len(names) - limit
    if more < 1:
        return get_text_list(names, "and")
    others = "one other" if more == 1 else f"{apnumber(more)} others"
    return get_text_list([*names[:limit], others], "and")


def counted(standings):
    """Return how many of STANDINGS there are of each: "Two active, one announced, one ended"; "" for none."""
    words = [word for word in STANDINGS if word in standings]
    return capitalised(", ".join(f"{apnumber(standings.count(word))} {word}" for word in words))


def status_word(status, disputed):
    """Return the word beside a relation's mark: its status, or which of its values is disputed."""
    if not disputed:
        return status
    if len(disputed) == 1:
        return DISPUTED.get(next(iter(disputed)), "date disputed")
    return "disputed" if "status" in disputed else "dates disputed"


def disputed(claims, word="disputed"):
    """Return a dispute, as `Cited.disputed()` gives it: "disputed: 2015 according to A, 2016 according to B"."""
    return f"{word}: {who_says_what(claims)}"


def who_says_what(claims):
    """Return differing claims by source: "2015 according to A, February 2016 according to B and C"."""
    said = []
    for claim, citations in claims.items():
        publishers = dict.fromkeys(citation.publisher for citation in citations)
        said.append(f"{claim} according to {listed(list(publishers))}")
    return ("; " if any("," in words for words in said) else ", ").join(said)


def capitalised(text):
    """Like capfirst, and nothing else becomes small."""
    return text[:1].upper() + text[1:]
