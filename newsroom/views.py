"""The front page."""

from django.shortcuts import render

from newsroom.front.reading import front_page, pinned


def home(request):
    """Show what the editors put on the front page, and the latest: one large, some with their pictures, lists.

    The newest of them that has enough photographs within gives the front page its strip of pictures.
    """
    return render(request, "newsroom/home.html", front_page(pinned()))
