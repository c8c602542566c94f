"""How renditions are written. The figures were chosen by measurement: benchmarks/quality.py, benchmarks/RESULTS.md."""

from PIL import Image

from photos.darkroom import profiles
from photos.darkroom.labels import Labels
from photos.ladder import FORMATS

SETTINGS = {
    "AVIF": {"quality": 67, "speed": 8, "subsampling": "4:4:4"},
    "WEBP": {"quality": 86, "method": 4},
    "JPEG": {"quality": 79, "subsampling": "4:2:0", "progressive": True, "optimize": True},
}
OPAQUE, PAPER = 255, "white"


def encode(image, format, path, labels=None):
    """Write a rendition to `path`.

    Arguments: `image` is RGB or RGBA in the colours that `format`, a key of FORMATS, asks for: Display P3 for
    "avif-p3", else sRGB; `labels` are what the file says of itself.
    """
    labels = labels or Labels()
    writer = FORMATS[format].writer
    profile = profiles.DISPLAY_P3 if format.endswith("-p3") else profiles.SRGB
    options = SETTINGS[writer] | {"icc_profile": profile, "exif": labels.exif, "xmp": labels.xmp}
    if writer == "JPEG":
        image, options["extra"] = on_paper(image), labels.iim
    # What the original said of itself hangs on the image, and Pillow would write some of it.
    image.info = {}
    image.save(path, writer, **options)


def without_idle_alpha(image):
    """Return `image` as RGB if all of it is opaque."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == OPAQUE:
        return image.convert("RGB")
    return image


def on_paper(image):
    """Return a picture as it looks on white, for a format without transparency."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
