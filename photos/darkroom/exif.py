"""What a picture's Exif tells of the camera, the exposure and the words that came with it.

Tags and their forms: CIPA DC-008 (Exif 2.32), 4.6. Nothing here raises: what cannot be read is not known.
"""

import math

from PIL.ExifTags import IFD, Base

from photos.darkroom.tidying import line

LONGEST = 120
TEXTS = {
    "make": (None, Base.Make),
    "model": (None, Base.Model),
    "lens": (IFD.Exif, Base.LensModel),
    "taken": (IFD.Exif, Base.DateTimeOriginal),
    "offset": (IFD.Exif, Base.OffsetTimeOriginal),
}
# In mm, as f-number, in seconds, as ISO 12232 gives it.
NUMBERS = {
    "focal_length": Base.FocalLength,
    "aperture": Base.FNumber,
    "exposure_time": Base.ExposureTime,
    "iso": Base.ISOSpeedRatings,
}
WORDS = {"caption": Base.ImageDescription, "creator": Base.Artist, "copyright_notice": Base.Copyright}


def shot_of(image):
    """Return how an opened picture was taken, as a dict: texts of TEXTS and numbers of NUMBERS, if it has them."""
    tables = {None: table_of(image), IFD.Exif: table_of(image, IFD.Exif)}
    texts = {name: line(tables[place].get(tag), LONGEST) for name, (place, tag) in TEXTS.items()}
    numbers = {name: number(tables[IFD.Exif].get(tag)) for name, tag in NUMBERS.items()}
    return {name: value for name, value in (texts | numbers).items() if value}


def words_of(image):
    """Return the texts of WORDS as they stand in an opened picture's Exif."""
    table = table_of(image)
    return {name: table[tag] for name, tag in WORDS.items() if table.get(tag)}


def table_of(image, place=None):
    """Return a table of tags as a dict: the first one, or the one that the first leads to."""
    try:
        exif = image.getexif()
        return dict(exif if place is None else exif.get_ifd(place))
    except Exception:  # noqa: BLE001 - Pillow raises nearly anything over bytes that are no Exif
        return {}


def number(value):
    """Return a tag's value, or the first of several, as a float above nothing; None if it is no such number."""
    try:
        first = float(value[0] if isinstance(value, tuple) else value)
    except (ArithmeticError, IndexError, TypeError, ValueError):
        return None
    return first if math.isfinite(first) and first > 0 else None
