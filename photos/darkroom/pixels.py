"""Pixels of any kind become L, RGB, RGBA or CMYK of eight bits, the kinds that colours can be converted in."""

import math

from PIL import Image, ImageCms, TiffImagePlugin

SIXTEEN_BITS = 65_535
READY = {"L", "RGB", "RGBA", "CMYK"}
# Where Pillow goes through another mode, with the mode that keeps most.
STEPS = {"1": "L", "La": "LA", "LA": "RGBA", "PA": "RGBA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB", "HSV": "RGB"}


def developed_mode(image):
    """Return a Pillow image of any mode as L, RGB, RGBA or CMYK; RGBA only where it has transparency.

    It is decoded to its end first. Grey of more than eight bits is scaled: Pillow alone would show all that is above
    255 as white.
    """
    image = decoded(image)
    if image.mode.startswith("I;16"):
        image = narrowed(image)
    elif image.mode in ("I", "F"):
        image = levelled(image)
    elif image.mode == "LAB":
        image = from_lab(image)
    elif image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    while image.mode not in READY:
        image = image.convert(STEPS.get(image.mode, "RGB"))
    return image


def decoded(image):
    """Return an opened image with its pixels.

    Pillow would hold a WebP four times while it decodes it, and twice ever after: of 60 megapixels that is a gigabyte.
    So the decoder is asked itself, its bytes are used as they are, and it is dropped.
    """
    if image.format != "WEBP":
        image.load()
        return image
    frame = vars(image).pop("_decoder").get_next()
    if frame is None:
        raise EOFError("The first frame of this WebP breaks off.")
    return Image.frombuffer(image.rawmode, image.size, frame[0], "raw", image.rawmode, 0, 1)


def narrowed(image):
    """Return grey of 16 bits as L."""
    whole = image if image.mode == "I;16" else image.convert("I")
    grey = whole.point(lambda value: value * (255 / SIXTEEN_BITS) + 0.5).convert("L")
    return grey.point(lambda value: 255 - value) if white_is_zero(image) else grey


def white_is_zero(image):
    """Return whether a TIFF counts from white to black, which Pillow heeds for no more than eight bits."""
    tags = getattr(image, "tag_v2", {})
    return tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == 0


def levelled(image):
    """Return grey of whole numbers or fractions as L.

    Fractions count from 0 to 1 and whole numbers of no more than 16 bits to 65535, by convention; of others nobody
    knows where white is, so their brightest pixel is white and their darkest black.
    """
    low, high = image.getextrema()
    white = 1 if image.mode == "F" else SIXTEEN_BITS
    if not (math.isfinite(low) and math.isfinite(high)) or (low >= 0 and high <= white):
        low, high = 0, white
    scale = 255 / ((high - low) or 1)
    return image.point(lambda value: value * scale + (0.5 - low * scale)).convert("L")


def from_lab(image):
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
