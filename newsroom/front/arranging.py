"""Saving the front page: a new arrangement over the one that an editor began with, or none at all."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.models import PLACES, FrontPage, FrontSlot


class Outdated(Exception):
    """Somebody else has saved the front page meanwhile."""


def arrangement_number():
    """Return the number of the arrangement that holds; 0 before the first."""
    return FrontPage.objects.values_list("number", flat=True).first() or 0


def slots_standing(now):
    """Return the slots that stand at a moment, by place, with their stories and who put them there."""
    slots = FrontSlot.objects.newest().standing(now).for_front().select_related("put_by", "page__lead_photo")
    return {slot.place: slot for slot in slots}


def arrange(chosen, *, over, by, now=None):
    """Save an arrangement, and return its row; None where it is what stands already.

    Arguments: `chosen` is {place: (story, lapses_at)}; `over` the number of the arrangement that the editor began
    with. Raises Outdated if another holds by now; nothing is written then.
    """
    now = now or timezone.now()
    if arrangement_number() != over:
        raise Outdated
    before = slots_standing(now)
    told = changes({place: (slot.page, slot.lapses_at) for place, slot in before.items()}, chosen)
    if not told:
        return None
    try:
        with transaction.atomic():
            front = FrontPage.objects.create(number=over + 1, saved_at=now, saved_by=by, told=told)
            FrontSlot.objects.bulk_create(
                FrontSlot(front=front, page=story, place=place, lapses_at=at, **put(before.get(place), story, now, by))
                for place, (story, at) in chosen.items()
            )
    except IntegrityError as taken:
        if not FrontPage.objects.filter(number=over + 1).exists():
            raise
        raise Outdated from taken
    return front


def put(slot, story, now, by):
    """Return who put a story where it stands, and when: what stays in its place keeps both."""
    if slot and slot.page == story:
        return {"put_at": slot.put_at, "put_by": slot.put_by}
    return {"put_at": now, "put_by": by}


def changes(before, after):
    """Return in words what differs between two arrangements, {place: (story, lapses_at)}, a sentence for each place."""
    return [
        f"{name}: {words(after.get(place))}"
        for place, name in enumerate(PLACES)
        if before.get(place) != after.get(place)
    ]


def words(standing):
    if standing is None:
        return "the latest"
    story, lapses_at = standing
    until = f", until {date_format(timezone.localtime(lapses_at), 'j M Y, H:i')}" if lapses_at else ""
    return f"“{story.headline}”{until}"
