"""The front page's strip of pictures."""

from articles.anchors import anchor_of
from articles.contexts import made_by
from companies.makers import know_makers
from photos.models import Photo

PICTURES = 5


def picture_strip(stories):
    """Return the newest story whose photographs fill a strip, and the first of them; None if there is none."""
    wanted = {story: pictures_of(story) for story in stories}
    enough = {story: keys for story, keys in wanted.items() if len(keys) >= PICTURES}
    found = Photo.objects.in_bulk({key for keys in enough.values() for key in keys}) if enough else {}
    for story, keys in enough.items():
        shown = [found[key] for key in keys if key in found and found[key].is_shown]
        if len(shown) >= PICTURES:
            return {"story": story, "photographs": framed(shown[:PICTURES])}
    return None


def framed(photos):
    """Return what stands with each photograph, as in a story: {photo, anchor, made}; one query for all their makers."""
    know_makers(photos)
    return [{"photo": photo, "anchor": anchor_of(photo), "made": made_by(photo)} for photo in photos]


def pictures_of(story):
    """Return the ids of a story's photographs: those within, then its lead, which its card may show already."""
    return list(dict.fromkeys(filter(None, [*story.furniture.get("pictures", []), story.lead_photo_id])))
