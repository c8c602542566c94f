"""What a picture shows, in 64 bits and in one colour.

The fingerprint says how light and dark are spread over a small grey copy: which low frequencies of its cosine transform
lie above their median. The same picture in another size or quality has nearly the same bits.
"""

import math
from statistics import median

from PIL import Image

SIDE, KEPT = 32, 8
COSINES = [[math.cos(math.pi / SIDE * (at + 0.5) * wave) for at in range(SIDE)] for wave in range(KEPT)]
# Differences below this come of rounding, as in a picture of one colour.
NOISE = 1e-3
COLOURS = 8


def fingerprint_of(picture):
    """Return the 64 bits of an upright RGB picture as 16 hexadecimal digits."""
    grey = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
    content = grey.tobytes()
    rows = [transformed(content[at : at + SIDE]) for at in range(0, len(content), SIDE)]
    waves = [wave for column in zip(*rows, strict=True) for wave in transformed(column)]
    # The first is how light the whole picture is, which a small correction changes.
    middle = median(waves[1:])
    bits = "".join("1" if wave > middle + NOISE else "0" for wave in [middle, *waves[1:]])
    return f"{int(bits, 2):016x}"


def transformed(values):
    """Return the lowest frequencies of SIDE values (discrete cosine transform II)."""
    return [sum(map(float.__mul__, wave, map(float, values))) for wave in COSINES]


def colour_of(picture):
    """Return the colour that takes most of an RGB picture, as "#rrggbb": one that is in it, not the mean of all."""
    small = picture.resize((64, 64), Image.Resampling.BOX)
    few = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=4, dither=Image.Dither.NONE)
    _share, most = max(few.getcolors())
    return "#" + bytes(few.getpalette()[3 * most : 3 * most + 3]).hex()
