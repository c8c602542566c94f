"""Photographs whose rights end: readers lose the picture, its pages say so, the original stays in the house.

Called by the publisher every half minute, so that a picture is seen no longer than that after the last day that
the house may show it.
"""

import logging

from django.db import transaction
from django.utils import timezone

from photos import rights
from photos.models import Photo, StaleFile
from photos.renditions import names_in
from photos.signals import photo_changed

logger = logging.getLogger(__name__)


def close_ended(now=None):
    """Close every photograph whose rights have ended by `now`, and return how many. Killed, it is taken up again."""
    now = now or timezone.now()
    ended = list(Photo.objects.to_close(rights.today(now)).order_by("pk").values_list("pk", flat=True))
    return sum(close(key, now) for key in ended)


@transaction.atomic
def close(key, now):
    """Take one photograph from readers, and say whether it was still to be taken.

    Not through `save()`, which judges by the clock and not by `now`. Its files go with this transaction, not a grace
    later: no page that somebody has open gives the house a right to show them.
    """
    photo = Photo.objects.to_close(rights.today(now)).select_for_update().filter(pk=key).first()
    if photo is None:  # An editor has extended the rights, or another publisher was quicker.
        return False
    names = names_in(photo.renditions)
    photo.renditions, photo.closed_at = {}, now
    Photo.objects.filter(pk=key).update(renditions={}, closed_at=now)
    StaleFile.objects.leave_at_once(names)
    photo_changed.send(Photo, photo=photo)
    logger.info("The rights to photograph %s have ended: readers see it no more.", key)
    return True
