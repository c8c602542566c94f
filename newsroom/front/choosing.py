"""What an editor may choose from for the front page, and what an address proposes for it."""

from django.utils import timezone

from articles.models.published import PublishedArticle
from newsroom.front.form import KEY
from newsroom.models import PLACES, FrontSlot
from photos.finding.searching import found
from photos.finding.words import words_typed

OFFERED = 24


def stories_to_choose(term):
    """Return published stories, the latest first: all, or those with every word of a term; a screenful at most."""
    stories = PublishedArticle.objects.newest_first().for_cards()
    if words_typed(term):
        stories = stories.filter(pk__in=found(PublishedArticle, term))
    elif term.strip():
        stories = stories.none()
    return list(stories[:OFFERED])


def proposed(asked, stand, now=None):
    """Return the arrangement that an address proposes, {place: (story, lapses_at)}; None if it proposes nothing.

    Arguments: `asked` are its parameters: `put` is the key of a story to lead, `from` the number of an earlier
    arrangement to take up again; `stand` is what stands. Raises PublishedArticle.DoesNotExist where readers see no
    such story.
    """
    earlier, put = asked.get("from", ""), asked.get("put", "")
    if put:
        key = int(put) if KEY.fullmatch(put) else None
        return led_by(PublishedArticle.objects.for_front().get(pk=key), stand)
    if not KEY.fullmatch(earlier):
        return None
    slots = FrontSlot.objects.filter(front__number=int(earlier)).standing(now or timezone.now()).for_front()
    return {slot.place: (slot.page, slot.lapses_at) for slot in slots}


def led_by(story, stand):
    """Return an arrangement with a story as its lead; the others make room, as far as the first place that is free."""
    others = {place: held for place, held in stand.items() if held[0] != story}
    led, moved, place = {0: (story, None)}, others.pop(0, None), 1
    while moved and place < len(PLACES):
        led[place], moved = moved, others.pop(place, None)
        place += 1
    return led | others
