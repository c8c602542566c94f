"""Colours: from what an original's ICC profile says to sRGB, and to Display P3 for screens that show more.

Colours are converted relative-colorimetrically with black point compensation, as Photoshop does by default: what fits
stays as the photographer saw it, white is white and black is black. A profile that is missing, broken or for another
kind of picture counts as sRGB, as in browsers.
"""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from photos.darkroom import press, profiles

INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
# A profile that moves no colour by more than this, of 255, is sRGB in all but name.
UNSEEN = 2
# How much less than no light a primary needs on an sRGB screen to be clearly beyond it: P3's green 0.22, Adobe's 0.40.
BEYOND = 0.1
# XYZ under D50 to linear sRGB: the inverse of profiles.SRGB_COLORANTS.
TO_LINEAR_SRGB = ((3.13414, -1.61738, -0.49066), (-0.97880, 1.91629, 0.03344), (0.07196, -0.22899, 1.40540))
# Wide colours count from this difference, of 255, and in this share of the picture.
SEEN, SOME = 6, 1 / 2000


def to_srgb(image, icc):
    """Return `image` (L, RGB, RGBA, CMYK) as sRGB in RGB, or RGBA where it has alpha; `icc` is its profile's bytes."""
    return converted(image, icc, profiles.SRGB)


def to_p3(image, icc):
    """Return `image` in Display P3, whose profile is `profiles.DISPLAY_P3`."""
    return converted(image, icc, profiles.DISPLAY_P3)


def is_wide(icc):
    """Return whether a profile's red, green and blue reach clearly beyond sRGB, as Display P3's and Adobe RGB's do."""
    profile = opened(icc)
    if profile is None or profile.profile.xcolor_space != "RGB ":
        return False
    core = profile.profile
    primaries = [primary[0] for primary in (core.red_primary, core.green_primary, core.blue_primary) if primary]
    light = (sum(map(float.__mul__, row, primary)) for primary in primaries for row in TO_LINEAR_SRGB)
    return min(light, default=0) < -BEYOND


def has_wide_colours(image, icc):
    """Return whether a picture uses what its profile has beyond sRGB; a small copy of it is enough.

    A phone calls each of its pictures P3, and of most of them sRGB shows everything.
    """
    if not is_wide(icc):
        return False
    wide, clipped = to_p3(image, icc).convert("RGB"), to_p3(to_srgb(image, icc), profiles.SRGB).convert("RGB")
    red, green, blue = ImageChops.difference(wide, clipped).split()
    counts = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(counts[SEEN:]) > SOME * image.width * image.height


def converted(image, icc, target):
    """Return `image` in the colours of the profile `target`, bytes, as RGB or RGBA."""
    source = opened(icc)
    space = source.profile.xcolor_space.strip() if source else ""
    if image.mode == "CMYK" and space != "CMYK":
        source = opened(press.profile())
    elif image.mode != "CMYK" and not (space == "RGB" or (space == "GRAY" and image.mode == "L")):
        source = opened(profiles.SRGB)
    if image.mode == "L" and source.profile.xcolor_space == "RGB ":
        image = image.convert("RGB")
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        transform = ImageCms.buildTransform(source, opened(target), image.mode, wanted, INTENT, FLAGS)
    except ImageCms.PyCMSError:  # its head can be read, its tables cannot
        return converted(image, None, target) if icc else image.convert(wanted)
    if image.mode == wanted and changes_nothing(transform, wanted):
        return image
    return ImageCms.applyTransform(image, transform)


def changes_nothing(transform, mode):
    """Return whether a transform from RGB leaves the colours of a small colour chart as they are."""
    steps = range(0, 256, 51)
    chart = Image.new("RGB", (36, 6))
    chart.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    chart = chart.convert(mode)
    moved = ImageChops.difference(chart, ImageCms.applyTransform(chart, transform)).convert("RGB")
    return max(high for _, high in moved.getextrema()) <= UNSEEN


def opened(icc):
    """Return the profile in `icc`, bytes; None if there is none that littlecms can read."""
    try:
        return ImageCms.ImageCmsProfile(BytesIO(icc)) if icc else None
    except (OSError, ImageCms.PyCMSError):
        return None
