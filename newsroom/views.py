"""The front page."""

from django.shortcuts import render

from newsroom import heads
from newsroom.front.reading import front_page, pinned


def home(request):
    """Show what the editors put on the front page, and the latest: one large, some with their pictures, lists.

    The newest of them that has enough photographs within gives the front page its strip of pictures.
    """
    page = front_page(pinned())
    return render(request, "newsroom/home.html", page | {"head": heads.home(page)})
