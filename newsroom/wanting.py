"""Photographs on readers' pages that want something of an editor: rights, a licence, a description."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When

from articles.models import PhotoUse
from photos import rights
from photos.flags import flags
from photos.models import Photo

# Of each kind: who has mended them finds the next ones in their place.
LIMIT = 6


def wanting(on, limit=LIMIT):
    """Return photographs of live stories that want something on the day `on`, each with `stories` and `flags`.

    Those whose rights end come first, the soonest at the top, then those that readers have lost already, then what
    lacks a licence or a description, newest first. Two queries, however many there are.
    """
    still = Case(When(rights_end_on__gte=on, then=F("rights_end_on")))
    ending = in_use().ending(on).order_by(still.asc(nulls_last=True), "-rights_end_on", "-pk")[:limit]
    bare = in_use().exclude(rights_end_on__lte=on + rights.NOTICE).filter(Q(licence="") | Q(alt_text=""))
    photographs = [*ending, *bare.order_by("-created_at", "-pk")[:limit]]
    for photo in photographs:
        photo.flags = flags(photo, on)
    return photographs


def in_use():
    """Photographs that readers meet in a story, with the number of such stories."""
    uses = PhotoUse.objects.filter(photo=OuterRef("pk")).order_by()
    stories = Subquery(uses.values("photo").annotate(number=Count("pk")).values("number"))
    return Photo.objects.filter(Exists(uses)).annotate(stories=stories)
