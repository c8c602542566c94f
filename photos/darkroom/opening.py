"""Opening a picture by what it holds, whatever its name says."""

import warnings
from contextlib import contextmanager

from PIL import AvifImagePlugin, ExifTags, Image
from pillow_heif import register_heif_opener

from photos.darkroom import sizing

MAX_MEGAPIXELS = 60

# Pillow's names of what is taken in, with the ends of names. A camera's JPEG that carries a second, smaller picture
# calls itself MPO; browsers show its first one.
EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "AVIF": "avif",
    "TIFF": "tif",
    "HEIF": "heic",
}
# MPO has no reader of its own: JPEG's finds it.
READERS = tuple(name for name in EXTENSIONS if name != "MPO")
# The readers of these turn the picture as they decode it.
TURNED_WHEN_DECODED = {"TIFF", "HEIF"}
THREADS = 2

# Pillow itself refuses twice as many as this, before a decoder takes memory for them.
Image.MAX_IMAGE_PIXELS = 50_000_000
warnings.simplefilter("ignore", Image.DecompressionBombWarning)
# Each thread of a decoder takes memory of its own, and a server may have a hundred cores.
AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=THREADS)


class TooManyPixels(Exception):
    """A picture has more pixels than the library takes; `width` and `height` as they are stored."""

    def __init__(self, width, height):
        super().__init__(width, height)
        self.width, self.height = width, height


@contextmanager
def opened(path):
    """Give the Pillow image in a file: its first frame, not decoded yet.

    Raises UnidentifiedImageError where the file is none of EXTENSIONS, TooManyPixels or Pillow's DecompressionBombError
    where it is too large; of a damaged file anything at all.
    """
    with Image.open(path, formats=READERS) as image:
        width, height = image.size
        # Rounded, because a camera sold with 60 megapixels has a few more.
        if round(width * height / 1_000_000) > MAX_MEGAPIXELS:
            raise TooManyPixels(width, height)
        yield image


def orientation_of(image):
    """Return how the decoded pixels of an opened image have to be turned, 1 to 8 (Exif 2.32, 4.6.4, Orientation).

    A picture whose Exif cannot be read is shown as it lies, as browsers do. Of a PNG this decodes the pixels, because
    its Exif may stand behind them.
    """
    if image.format in TURNED_WHEN_DECODED:
        return 1
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # noqa: BLE001 - Exif is whatever somebody wrote into a file
        return 1
    return orientation if orientation in range(1, 9) else 1


def size_of(image):
    """Return the width and height of an opened image that nobody has reduced yet, as it is shown."""
    return sizing.lying(image.size, orientation_of(image))
