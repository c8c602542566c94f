"""The front page as readers get it: stories in the places that an editor gave them, the latest in all others."""

from django.utils import timezone

from articles.models.published import PublishedArticle
from companies.lists.rows import list_row
from companies.models import Partnership
from newsroom.frame import frame
from newsroom.front.sections import columns
from newsroom.front.strip import picture_strip
from newsroom.models import PLACES, FrontSlot

SECOND, LATEST, REST, RECORD = len(PLACES) - 1, 8, 9, 5
# Enough for the lists, also where all that was put in a place is among the newest.
NEWEST = len(PLACES) + SECOND + REST


def standing(now=None):
    """Return the slots that stand at a moment (the present if None), with their stories."""
    return list(FrontSlot.objects.newest().standing(now or timezone.now()).for_front())


def pinned(slots):
    """Return the stories that stand in a place, by the place's number."""
    return {slot.place: slot.page for slot in slots}


def seconds_to_lapse(slots, now):
    """Return for how long all of some slots stand at least; None where none lapses by itself."""
    return min(((slot.lapses_at - now).total_seconds() for slot in slots if slot.lapses_at), default=None)


def front_page(stories):
    """Return what the template of the front page shows.

    Arguments: `stories` are published pages by the number of their place. No story has two pictured places; the list
    of the latest names the newest wherever else they stand. Beneath are the columns of the paper's sections; where it
    has none, "earlier" stands there, which begins after the first four of the latest.
    """
    newest = list(PublishedArticle.objects.newest_first().for_front()[:NEWEST])
    placed = fill(stories, newest)
    lead, second = next(iter(placed), None), placed[1:]
    others = [story for story in newest if story != lead]
    rest = [story for story in others[SECOND:] if story not in second][:REST]
    shown = sorted({*placed, *others[:SECOND], *rest}, key=lambda story: (story.published_at, story.pk), reverse=True)
    around = frame()
    latest_on_record = Partnership.objects.released().latest().for_lists()[:RECORD]
    return {
        "day": newest[0].published_at if newest else None,
        "lead": lead,
        "second": second,
        "latest": others[:LATEST],
        "frame": around,
        "columns": columns(around.sections, placed),
        "rest": rest,
        "strip": picture_strip(shown),
        "record": [list_row(partnership) for partnership in latest_on_record],
    }


def fill(stories, newest):
    """Return the stories of all places in their order: the given ones, and the newest others where none is given."""
    given = set(stories.values())
    others = (story for story in newest if story not in given)
    filled = [stories.get(place) or next(others, None) for place in range(len(PLACES))]
    return [story for story in filled if story]
