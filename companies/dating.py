"""Partial dates inside sentences: "since 2018", "until 31 March 2022", "at the end of 2018".

English puts the same word before a year, a month and a day; other languages do not, so that each phrase is there for
each of them, and a translation of a whole sentence takes such a phrase in its place.
"""

from django.utils.translation import gettext_lazy, pgettext_lazy

WHEN = {
    "year": pgettext_lazy("in a year", "{date}"),
    "month": pgettext_lazy("in a month", "{date}"),
    "day": pgettext_lazy("on a day", "{date}"),
}
SINCE = {
    "year": pgettext_lazy("a year", "since {date}"),
    "month": pgettext_lazy("a month", "since {date}"),
    "day": pgettext_lazy("a day", "since {date}"),
}
FROM = {
    "year": pgettext_lazy("a year", "from {date}"),
    "month": pgettext_lazy("a month", "from {date}"),
    "day": pgettext_lazy("a day", "from {date}"),
}
UNTIL = {
    "year": pgettext_lazy("a year", "until {date}"),
    "month": pgettext_lazy("a month", "until {date}"),
    "day": pgettext_lazy("a day", "until {date}"),
    "unknown": gettext_lazy("until an unknown day"),
}
SOMETIME = {
    "year": pgettext_lazy("a year", "some time in {date}"),
    "month": pgettext_lazy("a month", "some time in {date}"),
    "day": pgettext_lazy("a day", "some time in {date}"),
}
# As a heading says what was so on a date: of a year or a month, at its end.
BY = {
    "year": pgettext_lazy("a year", "at the end of {date}"),
    "month": pgettext_lazy("a month", "at the end of {date}"),
    "day": pgettext_lazy("a day", "on {date}"),
}


def dated(phrases, date, *, brief=False):
    """Return one of the phrases above with a PartialDate in it that is not open; `brief` as tables write it."""
    return phrases[date.precision].format(date=date.short if brief else date.words)
