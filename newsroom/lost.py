"""What readers get where there is no page: none was there, one was withdrawn, or they may not."""

from django.http import HttpResponseNotFound
from django.shortcuts import render

from articles.models.published import PublishedArticle
from newsroom.nearby import near, words_of

LATEST = 5


def unanswered(request, exception):
    """Django's handler of 404: on the desk a page at once; for readers nothing, which `MovedOrGone` fills.

    Only there it is known whether the address moved, and who is led on needs none of what the page is made of.
    """
    from_desk = request.path_info.startswith("/admin/")
    return render(request, "404.html", {"from_desk": True}, status=404) if from_desk else HttpResponseNotFound()


def not_found(request):
    """Say that there is no page, and what may have been meant."""
    context = {"near": near(request.path), "words": words_of(request.path), "latest": latest()}
    return render(request, "404.html", context, status=404)


def gone(request):
    """Say that there was a page. It is not named: it may have been withdrawn for its very words."""
    return render(request, "410.html", {"latest": latest()}, status=410)


def latest():
    return PublishedArticle.objects.newest_first().only("path", "headline", "published_at")[:LATEST]
