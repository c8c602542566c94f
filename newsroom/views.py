"""The front page."""

from django.shortcuts import render
from django.utils import timezone

from companies.page_keys import FRAME, RECORD, STORIES, keyed
from newsroom import heads
from newsroom.front.reading import front_page, pinned, seconds_to_lapse, standing


def home(request):
    """Show what the editors put on the front page, and the latest: one large, some with their pictures, lists.

    The newest of them that has enough photographs within gives the front page its strip of pictures.
    """
    now = timezone.now()
    slots = standing(now)
    page = front_page(pinned(slots))
    response = render(request, "newsroom/home.html", page | {"head": heads.home(page)})
    return keyed(response, STORIES, "front", RECORD, FRAME, seconds=seconds_to_lapse(slots, now))
