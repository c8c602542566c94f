"""The front page."""

from django.shortcuts import render

from articles.models.published import PublishedArticle
from companies.lists.rows import list_row
from companies.models import Partnership
from photos.models import Photo

SECOND, LATEST, REST, RECORD, PICTURES = 4, 8, 9, 5, 5


def home(request):
    """Show the newest stories: one large, the next with their pictures and all in a list, and what came before.

    The first of them that has enough photographs within gives the front page its strip of pictures.
    """
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
            "strip": picture_strip(stories),
            "record": [list_row(partnership) for partnership in latest_on_record],
        },
    )


def picture_strip(stories):
    """Return the newest story whose photographs fill a strip, and the first of them; None if there is none."""
    wanted = {story: pictures_of(story) for story in stories}
    enough = {story: keys for story, keys in wanted.items() if len(keys) >= PICTURES}
    found = Photo.objects.in_bulk({key for keys in enough.values() for key in keys}) if enough else {}
    for story, keys in enough.items():
        shown = [found[key] for key in keys if key in found and found[key].is_shown]
        if len(shown) >= PICTURES:
            return {"story": story, "photographs": shown[:PICTURES]}
    return None


def pictures_of(story):
    """Return the ids of a story's photographs: those within, then its lead, which its card may show already."""
    return list(dict.fromkeys(filter(None, [*story.furniture.get("pictures", []), story.lead_photo_id])))
