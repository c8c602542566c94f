"""Which renditions there are: widths, crops and formats. Plain arithmetic, for the worker's subprocess as for pages.

Each width is at most half as much again as the one before, so that no reader fetches more than that over what is shown.
"""

from typing import NamedTuple

WHOLE = ""
WIDTHS = (150, 224, 320, 480, 720, 1080, 1600, 2400, 3200)
CROP_WIDTHS = (320, 480, 720, 1080, 1600)
CROPS = {"1:1": 1 / 1, "4:3": 4 / 3, "16:9": 16 / 9}
# What a link to a page is shown with elsewhere: one JPEG in the size that such cards are drawn in (https://ogp.me).
CARD, CARD_SIZE = "card", (1200, 630)
PARTS = (WHOLE, *CROPS, CARD)
RATIOS = CROPS | {CARD: CARD_SIZE[0] / CARD_SIZE[1]}
RUNGS = {WHOLE: WIDTHS, CARD: CARD_SIZE[:1]}
# No rendition is higher: WebP ends at 16383 and JPEG at 65535, and a screen long before.
TALLEST = 6400
# Made while the editor waits, so that a page is never without its picture.
FIRST_WIDTH = 1080


class Format(NamedTuple):
    """How a rendition is written: its Pillow format, the end of its name, its media type."""

    writer: str
    extension: str
    media_type: str


# The best first, as a browser chooses. "avif-p3" exists only where the original has colours that sRGB has not.
FORMATS = {
    "avif-p3": Format("AVIF", "avif", "image/avif"),
    "avif": Format("AVIF", "avif", "image/avif"),
    "webp": Format("WEBP", "webp", "image/webp"),
    "jpeg": Format("JPEG", "jpg", "image/jpeg"),
}


def formats_of(part):
    """Return the names of the formats in which a part is made: who draws a card elsewhere may know no newer one."""
    return ("jpeg",) if part == CARD else tuple(FORMATS)


def part_size(part, width, height):
    """Return the width and height in pixels of the largest piece of a picture that has the form of a part."""
    if part == WHOLE:
        return width, height
    ratio = RATIOS[part]
    return (width, max(1, round(width / ratio))) if width / height < ratio else (max(1, round(height * ratio)), height)


def box_of(part, width, height, focal=(50, 50)):
    """Return the left, top, right and bottom of a part, in pixels: as near round the focal point as the edges allow.

    Arguments: `focal` in hundredths of the width and height, from the upper left corner.
    """
    wide, high = part_size(part, width, height)
    left = min(max(round(width * focal[0] / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * focal[1] / 100 - high / 2), 0), height - high)
    return left, top, left + wide, top + high


def widths_of(part, width, height):
    """Return the widths in which a part is made: the rungs that the picture fills, and its own where one is missed."""
    own = widest(*part_size(part, width, height))
    rungs = RUNGS.get(part, CROP_WIDTHS)
    fitting = [rung for rung in rungs if rung <= own]
    if not fitting or (own < rungs[-1] and own > fitting[-1] * 1.1):
        fitting.append(own)
    return fitting


def widest(width, height):
    """Return how wide a picture can be shown without being enlarged, and without being higher than TALLEST."""
    return max(1, min(width, width * TALLEST // height))


def rendition_height(part, width, height, *, at):
    """Return how high a part is when it is `at` pixels wide."""
    own_width, own_height = part_size(part, width, height)
    return max(1, round(own_height * at / own_width))


def first_width(width, height):
    return min(widest(width, height), FIRST_WIDTH)
