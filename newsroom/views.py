"""The front page."""

from django.shortcuts import render

from articles.models.published import PublishedArticle
from companies.lists.rows import list_row
from companies.models import Partnership

SECOND, LATEST, REST, RECORD = 4, 8, 9, 5


def home(request):
    """Show the newest stories: one large, the next with their pictures and all in a list, and what came before."""
    stories = list(PublishedArticle.objects.newest_first().for_front()[: 1 + SECOND + REST])
    others = stories[1:]
    latest_on_record = Partnership.objects.released().latest().for_lists()[:RECORD]
    return render(
        request,
        "newsroom/home.html",
        {
            "lead": next(iter(stories), None),
            "second": others[:SECOND],
            "latest": others[:LATEST],
            "rest": others[SECOND:],
            "record": [list_row(partnership) for partnership in latest_on_record],
        },
    )
