"""What a picture's Exif tells: how the picture lies, which camera took it and when.

Exif is whatever somebody wrote into a file: nothing here raises, and what cannot be read is not known.
Tags and their forms: CIPA DC-008 (Exif 2.32), 4.6.
"""

import struct
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from PIL import ExifTags

# As long as the columns of a photograph.
LONGEST = 120
# Of a text that may be megabytes of rubbish, no more is looked at.
LOOKED_AT = 1000
# Niépce's view from his window; what claims to be older was not taken.
FIRST_PHOTOGRAPH = 1826
# What Pillow has been seen to raise over bytes that are no Exif.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class Shot(NamedTuple):
    """How a picture was taken, by the names of a photograph's columns: "" and None where its Exif does not say."""

    camera_make: str = ""
    camera_model: str = ""
    taken_at: datetime | None = None


def orientation_of(image):
    """Return the orientation, 1 to 8; a picture whose Exif cannot be read is shown as it lies, as browsers do."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except UNREADABLE:
        return 1


def shot_of(image, now=None):
    """Return the `Shot` of an open Pillow image.

    The moment counts as taken in the camera's own zone if the file gives one (OffsetTimeOriginal, Exif 2.31), else
    in TIME_ZONE: most cameras write their wall clock and no zone. A moment before photography, or after `now` by
    more than the zones of the world differ, is a clock that nobody set, and is not known.
    """
    try:
        exif = image.getexif()
        make, model = exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model)
    except UNREADABLE:
        return Shot()
    return Shot(tidy(make), tidy(model), moment_of(exif, now or timezone.now()))


def moment_of(exif, now):
    try:
        taken = exif.get_ifd(ExifTags.IFD.Exif)
        date, offset = taken.get(ExifTags.Base.DateTimeOriginal), taken.get(ExifTags.Base.OffsetTimeOriginal)
        wall_clock = datetime.strptime(tidy(date), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - its zone follows
        moment = wall_clock.replace(tzinfo=zone_of(tidy(offset)) or timezone.get_default_timezone())
        return moment if wall_clock.year >= FIRST_PHOTOGRAPH and moment <= now + timedelta(days=1) else None
    except UNREADABLE:
        return None


def zone_of(offset):
    """Return the zone that an offset such as "+02:00" means; None for what is none, such as Exif's blank "   :  "."""
    try:
        return datetime.strptime(offset, "%z").tzinfo
    except ValueError:
        return None


def tidy(text):
    """Return `text`, str or bytes as it stands in a file, fit for a column: "" if it is neither.

    It ends at its first NUL; control and invisible characters are out, spaces are single, and it is cut to LONGEST.
    """
    words = decoded(text).strip("\0 ").partition("\0")[0][:LOOKED_AT]
    seen = (" " if unicodedata.category(letter).startswith("C") else letter for letter in words)
    return " ".join("".join(seen).split())[:LONGEST].rstrip()


def decoded(text):
    """Pillow reads Exif's text as Latin-1, but cameras and programs that need more than ASCII write UTF-8."""
    try:
        written = text.encode("latin-1") if isinstance(text, str) else text
        return written.decode() if isinstance(written, bytes) else ""
    except UnicodeError:
        return text if isinstance(text, str) else text.decode("latin-1")
