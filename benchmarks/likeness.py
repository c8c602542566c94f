"""How much alike two pictures look: multi-scale structural similarity (Wang, Simoncelli and Bovik, 2003), in Pillow.

It is taken of lightness and of both differences of colour, which count a sixth as much, as the eye is weaker there.
Windows are 11 pixels wide as published, but side by side and of equal weight, which is what Pillow computes fast.
"""

import math

from PIL import Image, ImageMath

WINDOW = 11
SCALES = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
PLANES = (6 / 8, 1 / 8, 1 / 8)
# What keeps divisions by next to nothing calm: (0.01 of 255)² and (0.03 of 255)².
CALM_MEAN, CALM_SPREAD = 6.5025, 58.5225


def likeness(original, copy):
    """Return in decibels how much alike two RGB images of one size look: 10 is poor, 20 is hard to tell apart."""
    pairs = zip(original.convert("YCbCr").split(), copy.convert("YCbCr").split(), strict=True)
    alike = sum(weight * similarity(*pair) for weight, pair in zip(PLANES, pairs, strict=True))
    return -10 * math.log10(max(1 - alike, 1e-6))


def similarity(first, second):
    """Return the multi-scale similarity, up to 1, of two planes of 8 bits."""
    first, second = first.convert("F"), second.convert("F")
    product = 1
    for scale, weight in enumerate(SCALES):
        means, structure = compared(first, second)
        last = scale == len(SCALES) - 1
        product *= max(means * structure if last else structure, 1e-6) ** weight
        first, second = first.reduce(2), second.reduce(2)
    return product


def compared(first, second):
    """Return the likeness of means, and of contrast and structure, averaged over all windows of two planes."""
    mean, other = first.reduce(WINDOW), second.reduce(WINDOW)
    squares, others, products = (
        product(a, b).reduce(WINDOW) for a, b in ((first, first), (second, second), (first, second))
    )
    means = ImageMath.lambda_eval(
        lambda of: (of["m"] * of["o"] * 2 + CALM_MEAN) / (of["m"] * of["m"] + of["o"] * of["o"] + CALM_MEAN),
        m=mean,
        o=other,
    )
    structure = ImageMath.lambda_eval(
        lambda of: (
            ((of["p"] - of["m"] * of["o"]) * 2 + CALM_SPREAD)
            / (of["s"] - of["m"] * of["m"] + of["t"] - of["o"] * of["o"] + CALM_SPREAD)
        ),
        m=mean,
        o=other,
        p=products,
        s=squares,
        t=others,
    )
    return average(means), average(structure)


def product(first, second):
    return ImageMath.lambda_eval(lambda of: of["a"] * of["b"], a=first, b=second)


def average(plane):
    return plane.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
