"""Photographs and their files: the original is in its storage, and so is every rendition that the row names."""

from django.utils import timezone

from newsroom.keeping.verifying.check import Check
from photos.models import Development, Photo
from photos.renditions import names_made
from photos.storage import originals, public
from photos.tasks import ask_to_develop, finish, take_photo


class NotMended(Exception):
    """Why the renditions of a photograph could not be made."""


def photographs():
    return Photo.objects.order_by("pk").values_list("pk", flat=True)


def wrong_originals(keys):
    rows = Photo.objects.filter(pk__in=keys).only("file", "title")
    return {
        photo.pk: f"photograph {photo.pk}, “{photo}”: its original {photo.file.name} is missing"
        for photo in rows
        if not originals().exists(photo.file.name)
    }


def shown():
    return Photo.objects.filter(closed_at=None).order_by("pk").values_list("pk", flat=True)


def wrong_renditions(keys):
    """Tell of photographs that readers may see which of their files are missing or empty."""
    found = {}
    waiting = set(Development.objects.filter(photo__in=keys).values_list("photo", flat=True))
    for photo in Photo.objects.filter(pk__in=keys, closed_at=None):
        missing = [name for name in sorted(names_made(photo.renditions)) if not is_whole(name)]
        if missing:
            found[photo.pk] = f"photograph {photo.pk}, “{photo}”: {len(missing)} renditions are missing: {missing[0]} …"
        elif not photo.renditions and photo.pk not in waiting:
            found[photo.pk] = f"photograph {photo.pk}, “{photo}”: it has no renditions, and none are asked for"
    return found


def is_whole(name):
    return public().exists(name) and public().size(name) > 0


def make_again(key):
    """Make all renditions of a photograph here and now. Raises NotMended."""
    if not Photo.objects.get(pk=key).renditions:
        ask_to_develop(Photo.objects.get(pk=key))
        return
    work = take_photo(key, timezone.now())
    if work is None:
        raise NotMended("the worker is at it")
    if reason := finish(work, anew=True):
        raise NotMended(reason)


CHECKS = [
    Check("Originals", photographs, wrong_originals),
    Check("Renditions", shown, wrong_renditions, make_again),
]
