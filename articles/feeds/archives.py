"""Archives, by which all that a feed ever carried can be read (RFC 5005, section 4: archived feeds).

Each story of a feed belongs to one archive: the longest period round it that is over and holds no more than MOST
stories. Over is what ends before the minute of the feed's newest story, for nothing is ever published before that. So
archives depend on stories alone, not on the clock; their addresses stay, and what they hold changes only when a story
of theirs does. When a year is over, its months become one archive, if they are few enough; the months' addresses go on
answering.
"""

from articles.feeds import periods

MOST = 100
# So many of one minute are still told: no more come in a minute but by a program, and memory has an end.
MOST_OF_A_MINUTE = 1000


def closed_at(newest):
    """Return the moment before which periods are over, for a feed whose newest story is of the moment `newest`."""
    return newest.replace(second=0, microsecond=0)


def before(rows, moment, *, shown=0):
    """Return the Period of the archive with the newest of the rows before a moment at which one begins; or None.

    Arguments: so many of these rows are `shown` already, and need no archive.
    """
    nearest = moments(rows.filter(published_at__lt=moment).newest_first(), MOST + 1 + shown)
    return archive_of(nearest[shown:], among=nearest, until=moment)


def after(rows, moment, closed):
    """Return the Period of the archive with the oldest of the rows from a moment on at which one ends; or None.

    Arguments: `closed` is the moment before which periods are over.
    """
    later = rows.filter(published_at__gte=moment, published_at__lt=closed).order_by("published_at")
    nearest = moments(later, MOST + 1)
    return archive_of(nearest, among=nearest, since=moment, until=closed)


def moments(rows, most):
    """Return when the nearest stories came: as many as tell whether an archive would hold too many."""
    return list(rows.values_list("published_at", flat=True)[:most])


def archive_of(wanted, *, among, since=None, until):
    """Return the Period of the archive with the first of the moments wanted; None where there is none.

    Arguments: `among` are all moments near it; archives lie between the other two.
    """
    for period in periods.around(wanted[0]) if wanted else ():
        fits = period.end <= until and (since is None or period.start >= since)
        if fits and (period.is_finest or sum(map(period.holds, among)) <= MOST):
            return period
    return None


def most_in(period):
    return MOST_OF_A_MINUTE if period.is_finest else MOST


def stories_of(rows, period):
    """Return the rows of an archive, newest first: as many as it may hold, and one more if there are too many."""
    within = rows.filter(published_at__gte=period.start, published_at__lt=period.end)
    return within.newest_first()[: most_in(period) + 1]
