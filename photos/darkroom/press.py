"""What CMYK means when no profile says so: inks on coated paper, after ISO 12647-2.

The colour of every overlap of solid inks is known; which share of the paper each overlap takes follows from how much
of it each ink covers (Neugebauer's equations, with Demichel's shares). It is written as an ICC profile, a table of
CIELAB, so that littlecms does the work as for every other picture.
"""

import functools
import itertools
import struct

from photos.darkroom.profiles import D50, assembled, text, xyz

# CIELAB of the paper and of solid inks upon each other (ISO 12647-2:2004, paper type 1).
PAPER, BLACK = (95, 0, -2), (16, 0, 0)
OVERLAPS = {
    (0, 0, 0): PAPER,
    (1, 0, 0): (55, -37, -50),
    (0, 1, 0): (48, 74, -3),
    (0, 0, 1): (89, -5, 93),
    (0, 1, 1): (47, 68, 48),
    (1, 0, 1): (50, -65, 27),
    (1, 1, 0): (24, 22, -46),
    (1, 1, 1): (23, 0, 0),
}
# Black hides nearly all of what lies below: of its reflectance this power is left.
UNDER_BLACK = 0.2
# A half-tone dot spreads: 50 % covers 64 % of the paper.
SPREAD = 0.56
STEPS = 9


@functools.cache
def profile():
    """Return the bytes of an ICC profile, CMYK to CIELAB relative to the paper (lut8Type, ICC.1:2022, 10.11)."""
    covered = [step / (STEPS - 1) + SPREAD * step / (STEPS - 1) * (1 - step / (STEPS - 1)) for step in range(STEPS)]
    table = bytes(itertools.chain.from_iterable(map(printed, itertools.product(covered, repeat=4))))
    identity = struct.pack(">9i", *(65536 * (place % 4 == 0) for place in range(9)))
    ramp = bytes(range(256))
    lut = b"mft1\0\0\0\0" + bytes((4, 3, STEPS, 0)) + identity + ramp * 4 + table + ramp * 3
    tags = {b"desc": text("Coated paper"), b"cprt": text("CC0"), b"wtpt": xyz(D50)}
    # The second name is the intent that colour.py asks for; without it littlecms compensates no black point.
    tags |= {b"A2B0": lut, b"A2B1": lut}
    return assembled(b"scnr", b"CMYK", b"Lab ", tags)


def printed(covered):
    """Return the 8-bit CIELAB of paper of which cyan, magenta, yellow and black cover these shares."""
    cyan, magenta, yellow, black = covered
    seen = [0.0, 0.0, 0.0]
    for (c, m, y), (bare, under_black) in reflectances().items():
        share = (cyan if c else 1 - cyan) * (magenta if m else 1 - magenta) * (yellow if y else 1 - yellow)
        for axis in range(3):
            seen[axis] += share * (bare[axis] * (1 - black) + under_black[axis] * black)
    x, y, z = (cube_root(each) for each in seen)
    lab = (116 * y - 16) * 2.55, 500 * (x - y) + 128, 200 * (y - z) + 128
    return [min(max(round(each), 0), 255) for each in lab]


@functools.cache
def reflectances():
    """Return for each overlap its XYZ as shares of the paper's, alone and under solid black."""
    black = relative(BLACK)
    alone = {inks: relative(lab) for inks, lab in OVERLAPS.items()}
    return {
        inks: (bare, [ink * max(below, 0) ** UNDER_BLACK for ink, below in zip(black, bare, strict=True)])
        for inks, bare in alone.items()
    }


def relative(lab):
    return [each / paper for each, paper in zip(reflectance(lab), reflectance(PAPER), strict=True)]


def reflectance(lab):
    """Return a colour's XYZ as shares of white's (CIE 15, CIELAB the other way)."""
    y = (lab[0] + 16) / 116
    roots = (y + lab[1] / 500, y, y - lab[2] / 200)
    return [root**3 if root > 6 / 29 else (root - 4 / 29) * 3 * (6 / 29) ** 2 for root in roots]


def cube_root(share):
    return share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
