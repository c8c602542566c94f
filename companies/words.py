"""Words that are computed from the record's rows and the moment: nobody types "active" or "for six years"."""

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils import timezone
from django.utils.text import get_text_list

BEGUN = {"company": "founded", "brand": "launched", "partnership": "active since"}
ENDED = {"company": "dissolved", "brand": "retired", "partnership": "ended"}
GOING_ON, TO_COME, OVER = "going on", "to come", "ended"
# How a company's partnerships stand, in the order in which they are counted.
STANDINGS = ("active", "signed", "announced", "reported", "confirmed", TO_COME, OVER)
DISPUTED = {"since": "start disputed", "until": "end disputed", "status": "status disputed"}


def state(record, now=None):
    """Return how a record stands at a moment: "active since September 2018", "announced May 2022"; "" if unknown."""
    since, until = record.span()
    stands = stage(record, now)
    if stands == OVER:
        after = f" after {lasted(since, until)}" if since else ""
        return f"{ENDED[record.kind_word]} {until}{after}"
    if not since:
        return ""
    if stands == TO_COME:
        return f"to begin {since}"
    planned = f", until {until}" if until else ""
    return f"{begun(record)} {since}{planned}"


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
    since, until = row.span()
    if has_ended(until, now):
        return OVER
    start = max(since, getattr(row, "partnership", row).span()[0])
    return TO_COME if start.earliest > timezone.localdate(now) else GOING_ON


def standing(participation, now=None):
    """Return in a word, one of STANDINGS, how a company's part in a partnership stands."""
    stands = stage(participation, now)
    return begun(participation.partnership).removesuffix(" since") if stands == GOING_ON else stands


def has_ended(until, now=None):
    """Whether an end (a PartialDate or None) has come; one known to a year counts from that year's first day."""
    return bool(until) and until.earliest <= timezone.localdate(now)


def lasted(since, until):
    """Return how long it went on, no more exactly than both dates allow: "more than six years", "about four years"."""
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


def role(relation):
    """Return what a relation is, in a few words: "founder, licenses the mount", "owner (cameras), 51 %"."""
    scope = f" ({relation.scope})" if getattr(relation, "scope", "") else ""
    share = f"{float(relation.share):g} %" if getattr(relation, "share", None) is not None else ""
    named = relation.get_role_display() + scope if hasattr(relation, "role") else ""
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
    return DISPUTED.get(next(iter(disputed)), "date disputed") if len(disputed) == 1 else "dates disputed"


def capitalised(text):
    """Like capfirst, and nothing else becomes small."""
    return text[:1].upper() + text[1:]
