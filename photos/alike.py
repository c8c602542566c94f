"""The same picture again: found by its file, or by what it shows, however it was saved, scaled or compressed since."""

from django.db.models import Q, Value
from django.db.models.functions import Substr
from django.db.models.lookups import Exact

from photos.models import Photo
from photos.models.photo import QUARTERS

# How many of 64 bits may differ: see QUARTERS, which find no more.
NEAR = 3
PLAIN = 0
FULL = 2**64 - 1


class Literal(Value):
    """A number written into the query as it stands in the index: SQLite does not know `SUBSTR(…, ?, ?)` for its own."""

    def as_sql(self, compiler, connection):
        return str(int(self.value)), []


def alike(photo, limit=4):
    """Return at most `limit` other photographs of the library that show the same picture, newest first.

    The photo need not be saved; its digest and its fingerprint are what is asked for. Two queries, through indexes.
    """
    candidates = Photo.objects.filter(same_file(photo) | shares_a_quarter(photo)).exclude(pk=photo.pk).order_by()
    rows = candidates.values_list("pk", "digest", "fingerprint")
    found = [key for key, *other in rows if is_same(photo, *other)]
    return list(Photo.objects.filter(pk__in=sorted(found)[-limit:]).order_by("-pk")) if found else []


def same_file(photo):
    return Q(digest=photo.digest) if photo.digest else Q(pk=None)


def shares_a_quarter(photo):
    """Return what holds of all photographs whose fingerprints are near, and of few others."""
    if not tells(photo.fingerprint):
        return Q(pk=None)
    quarters = ((at, photo.fingerprint[at - 1 : at + 3]) for at in QUARTERS)
    conditions = (Exact(Substr("fingerprint", Literal(at), Literal(4)), quarter) for at, quarter in quarters)
    return Q.create(list(conditions), connector=Q.OR)


def is_same(photo, digest, fingerprint):
    """Tell whether a photo is the same as one of which digest and fingerprint are known, or ""."""
    return (digest and digest == photo.digest) or near(fingerprint, photo.fingerprint)


def near(one, other):
    return tells(one) and tells(other) and distance(int(one, 16), int(other, 16)) <= NEAR


def tells(fingerprint):
    """Tell whether a fingerprint says anything: that of a picture in one tone is nearly the same as any other's."""
    return bool(fingerprint) and min(distance(int(fingerprint, 16), flat) for flat in (PLAIN, FULL)) > NEAR


def distance(one, other):
    """Return in how many bits two numbers differ (Hamming 1950)."""
    return (one ^ other).bit_count()
