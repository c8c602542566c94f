"""Which photographs are passed on, and in what form: where others show a link to a page, or find the picture itself."""

from photos import ladder
from photos.renditions import rendition


def may_pass_on(photo):
    """Tell whether others may be given a photo to show: it is there, its rights last, and it may be syndicated."""
    return photo is not None and photo.may_syndicate and photo.is_shown


def first_to_pass_on(photos):
    """Return the first of some photos, of which each may be None, that may be passed on; None if none may."""
    return next((photo for photo in photos if may_pass_on(photo)), None)


def card_of(photo):
    """Return the Rendition of a photo that stands beside a link to its page elsewhere; None if it may not be passed on.

    Cut round the focal point. Before the cut is made, the whole picture stands in for it.
    """
    return rendition(photo, ladder.CARD, width=ladder.CARD_SIZE[0]) if may_pass_on(photo) else None
