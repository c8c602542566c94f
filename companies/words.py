"""Words that are computed from the record's rows and the moment: nobody types "active" or "for six years"."""

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext, gettext_lazy, ngettext_lazy, npgettext_lazy, pgettext

from companies.as_of import Certainty, Moment, happened, held, started
from companies.dating import SINCE, SOMETIME, UNTIL, WHEN, dated
from companies.models import Status
from companies.numbers import in_number

ENDED = {"company": gettext_lazy("dissolved"), "brand": gettext_lazy("retired"), "partnership": gettext_lazy("ended")}
# What is told of a beginning, of an end, and of an end of which nobody says when.
BEGINNINGS = {
    "founded": gettext_lazy("founded {when}"),
    "launched": gettext_lazy("launched {when}"),
    "active": gettext_lazy("active {since}"),
    "signed": gettext_lazy("signed {when}"),
    "announced": gettext_lazy("announced {when}"),
}
ENDINGS = {
    "company": gettext_lazy("dissolved {when}"),
    "brand": gettext_lazy("retired {when}"),
    "partnership": gettext_lazy("ended {when}"),
}
ENDED_SOME_DAY = {
    "company": gettext_lazy("dissolved, nobody says when"),
    "brand": gettext_lazy("retired, nobody says when"),
    "partnership": gettext_lazy("ended, nobody says when"),
}
# The dates with which a partnership can begin, as citations call them; the first that is known is its start.
STARTS = ("since", "signed", "announced")
GOING_ON, TO_COME, OVER = "going on", "to come", "ended"
# How a company's partnerships stand, in the order in which they are counted.
PERHAPS = "perhaps"
STANDINGS = {
    "active": ngettext_lazy("one active", "{number} active"),
    "signed": ngettext_lazy("one signed", "{number} signed"),
    "announced": ngettext_lazy("one announced", "{number} announced"),
    "reported": ngettext_lazy("one reported", "{number} reported"),
    PERHAPS: ngettext_lazy("one perhaps", "{number} perhaps"),
    TO_COME: ngettext_lazy("one to come", "{number} to come"),
    OVER: ngettext_lazy("one ended", "{number} ended"),
}
# How a relation comes about and ends, by its kind; the others begin and end.
CAME_ABOUT = (gettext_lazy("came about {sometime}"), "")
COMES_AND_GOES = {
    "participation": (gettext_lazy("joined {sometime}"), gettext_lazy("left {sometime}")),
    "creation": CAME_ABOUT,
    "succession": CAME_ABOUT,
}
BEGINS_AND_ENDS = (gettext_lazy("began {sometime}"), gettext_lazy("ended {sometime}"))
DISPUTED = {
    "since": gettext_lazy("start disputed"),
    "until": gettext_lazy("end disputed"),
    "status": gettext_lazy("status disputed"),
}
# By the largest part of a date in which its sources differ: see companies.spans.
DIFFERENCES = {
    "year": gettext_lazy("year disputed"),
    "month": gettext_lazy("month disputed"),
    "day": gettext_lazy("day disputed"),
}
YEARS = npgettext_lazy("after", "a year", "{number} years")
# Who is left out of a list of names: languages bend it by what they are, and by the word before the list.
OTHERS = npgettext_lazy("companies", "one other", "{number} others")
OTHER_BRANDS = npgettext_lazy("brands", "one other", "{number} others")
OTHERS_WITH = npgettext_lazy("with companies", "one other", "{number} others")
OTHERS_SAYING = npgettext_lazy("according to sources", "one other", "{number} others")


def state(record, now=None):
    """Return how a record stands at a moment: "active since September 2018", "announced May 2022"; "" if unknown."""
    since, until = record.span()
    stands = stage(record, now)
    if stands == OVER:
        if until.unknown:
            return str(ENDED_SOME_DAY[record.kind_word])
        ended = ENDINGS[record.kind_word].format(when=dated(WHEN, until))
        return gettext("{ended} after {time}").format(ended=ended, time=lasted(since, until)) if since else ended
    if not since:
        return ""
    if stands == TO_COME:
        return gettext("to begin {when}").format(when=dated(WHEN, since))
    words = BEGINNINGS[begun(record)].format(when=dated(WHEN, since), since=dated(SINCE, since))
    if held_only_perhaps(record, now):
        words = gettext("perhaps {state}").format(state=words)
    return f"{words}, {dated(UNTIL, until)}" if until else words


def begun(record):
    """What is known to have begun, one of BEGINNINGS: what was only signed or announced is not called active.

    Of a partnership without any date, no more is known than its status.
    """
    if record.kind_word != "partnership":
        return "founded" if record.kind_word == "company" else "launched"
    if record.effective:
        return "active"
    return next((day for day in ("signed", "announced") if getattr(record, day)), record.status)


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
    came, went = COMES_AND_GOES.get(relation._meta.model_name, BEGINS_AND_ENDS)
    since, until = relation.span()
    unsure = []
    if happened(since, moment) is Certainty.PERHAPS:
        unsure.append(came.format(sometime=dated(SOMETIME, since)) if since else gettext("since when is unknown"))
    if until and happened(until, moment) is Certainty.PERHAPS:
        unknown = until.unknown
        unsure.append(gettext("until when is unknown") if unknown else went.format(sometime=dated(SOMETIME, until)))
    return gettext("perhaps: {reasons}").format(reasons=", ".join(unsure))


def has_ended(until, now=None):
    """Whether an end (a PartialDate or None) has surely come; this year's counts from its first day, "?" has today."""
    return bool(until) and happened(until, Moment.of(now)) is Certainty.SURELY


def lasted(since, until):
    """Return after how long it ended, no more exactly than both dates allow: "more than six years", "about a year".

    Of what ended on an unknown day there is nothing to say: "".
    """
    if until.unknown:
        return ""
    least, most = whole_years(since.latest, until.earliest), whole_years(since.earliest, until.latest)
    if most < 1:
        return pgettext("after", "less than a year")
    time = in_number(YEARS, most)
    if least != most:
        return pgettext("after", "about {time}").format(time=time)
    to_the_day = since.precision == until.precision == "day" and since.parts[1:] == until.parts[1:]
    return time if to_the_day else pgettext("after", "more than {time}").format(time=time)


def whole_years(start, end):
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def role(relation, named=""):
    """Return what a relation is, in a few words: "founder, licenses the mount", "owner (cameras), 51 %".

    `named` stands for the role where more is known of it: "joined as the ninth member".
    """
    scope = f" ({relation.scope})" if getattr(relation, "scope", "") else ""
    share = percent(relation.share) if getattr(relation, "share", None) is not None else ""
    named = named or (relation.get_role_display() + scope if hasattr(relation, "role") else "")
    return ", ".join(word for word in (named, share, relation.note) if word)


def percent(share):
    """Return a share of a hundred without needless noughts: "51 %", "33.3 %"."""
    return f"{number_format(f'{float(share):g}')} %"


def listed(names, limit=3, *, others=OTHERS):
    """Return names as a sentence has them: "A and B", "A, B, C and two others"; `others` is a phrase for these."""
    more = len(names) - limit
    if more < 1:
        return get_text_list(names, gettext("and"))
    return get_text_list([*names[:limit], in_number(others, more)], gettext("and"))


def counted(standings):
    """Return how many of STANDINGS there are of each: "Two active, one announced, one ended"; "" for none."""
    found = [in_number(words, standings.count(word)) for word, words in STANDINGS.items() if word in standings]
    return capitalised(", ".join(found))


def status_word(status, disputed):
    """Return the word beside a relation's mark: its status, or which of its values is disputed."""
    if not disputed:
        return status
    if len(disputed) == 1:
        return str(DISPUTED.get(next(iter(disputed)), gettext("date disputed")))
    return gettext("disputed") if "status" in disputed else gettext("dates disputed")


def disputed(claims, word):
    """Return a dispute, as `Cited.disputed()` gives it: "year disputed: 2015 according to A, 2016 according to B"."""
    return f"{word}: {who_says_what(claims)}"


def who_says_what(claims):
    """Return differing claims by source: "2015 according to A, February 2016 according to B and C"."""
    said = []
    for claim, citations in claims.items():
        publishers = dict.fromkeys(citation.publisher for citation in citations)
        words = Status(claim).label if claim in Status.values else claim
        sources = listed(list(publishers), others=OTHERS_SAYING)
        said.append(gettext("{claim} according to {sources}").format(claim=words, sources=sources))
    return ("; " if any("," in words for words in said) else ", ").join(said)


def capitalised(text):
    """Like capfirst, and nothing else becomes small."""
    return text[:1].upper() + text[1:]
