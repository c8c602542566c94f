"""What a file is, told by its content and never by its name: only pictures that every browser shows are taken in."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from photos.exif import Shot, orientation_of, shot_of

MAX_MEGABYTES = 100
MAX_MEGAPIXELS = 60

# A camera's JPEG that carries a second, smaller picture calls itself MPO; browsers show its first one.
EXTENSIONS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
LYING_ON_THEIR_SIDE = {5, 6, 7, 8}


class Picture(NamedTuple):
    """What a file holds: the extension that fits its content, its size in pixels as a browser shows it, its `Shot`."""

    extension: str
    width: int
    height: int
    shot: Shot


def read_picture(file):
    """Return the `Picture` in `file`, a Django File, after decoding it to its end; the file is wound back afterwards.

    Raises ValidationError, in words for who chose the file, if it is empty, too large, damaged or no picture.
    """
    check_weight(file.size)
    file.seek(0)
    try:
        return decode(file)
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError(
            "Browsers cannot show this file: whatever its name says, it is no JPEG, PNG, WebP or AVIF picture. "
            "Export the photograph as one of these, then choose that file.",
            code="not_a_picture",
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(
            f"This picture has far more than {MAX_MEGAPIXELS} megapixels, the most that the library takes. "
            "Export it smaller, then choose that file.",
            code="too_many_pixels",
        ) from error
    except Exception as error:  # a decoder may raise anything at all when it is fed a damaged file
        raise ValidationError(
            "This picture is damaged, or a part of it is missing: it could not be opened to its end. "
            "Copy or export it again, then choose the new file.",
            code="damaged",
        ) from error
    finally:
        file.seek(0)


def check_weight(size):
    """Raise ValidationError unless `size`, in bytes, is one that a picture may have."""
    if not size:
        raise ValidationError("This file is empty (0 bytes). Copy or export it again, then choose it.", code="no_bytes")
    if size > MAX_MEGABYTES * 1_000_000:
        raise ValidationError(
            f"This file has {size / 1_000_000:.0f} MB; the library takes up to {MAX_MEGABYTES} MB. "
            "Export it smaller or with a little less quality, then choose that file.",
            code="too_heavy",
        )


def decode(file):
    with Image.open(file, formats=("JPEG", "PNG", "WEBP", "AVIF")) as image:
        width, height = image.size
        check_pixels(width, height)
        # A JPEG is read to its last byte all the same, but takes a 64th of the memory.
        image.draft(image.mode, (1, 1))
        image.load()
        if orientation_of(image) in LYING_ON_THEIR_SIDE:
            width, height = height, width
        return Picture(EXTENSIONS[image.format], width, height, shot_of(image))


def check_pixels(width, height):
    # Rounded, because a camera sold with 60 megapixels has a few more.
    if round(width * height / 1_000_000) > MAX_MEGAPIXELS:
        raise ValidationError(
            f"This picture has {width * height / 1_000_000:.0f} megapixels ({width} × {height}); the library takes up "
            f"to {MAX_MEGAPIXELS}. Export it smaller, then choose that file.",
            code="too_many_pixels",
        )
