"""Turning and scaling pictures.

Pictures are scaled in their own, gamma-encoded values, as browsers and picture editors do: linear light would ask for
16 bits a channel, twice the memory, and draws halos round dark edges.
"""

from PIL import Image

# What brings a picture that lies this way to stand upright: Exif 2.32, 4.6.4 A, Orientation.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = {5, 6, 7, 8}
# A picture this many times too large is first averaged down to it: as sharp, in a third of the time.
GAP = 3.0


def oriented(image, orientation):
    """Return `image` upright; an orientation that Exif does not know leaves it as it lies."""
    return image.transpose(TURNS[orientation]) if orientation in TURNS else image


def lying(size, orientation):
    """Return the width and height that an upright picture of `size` has as it is stored, or the other way round."""
    return size[::-1] if orientation in LYING else size


def scaled(image, width, height, box=None):
    """Return `image`, or the piece in `box`, in that many pixels; as it is if nothing has to be done.

    Arguments: `box` is left, top, right, bottom in pixels, whole or not. Colours under transparency weigh nothing,
    so that none of them shows at an edge.
    """
    if image.size == (width, height) and box in (None, (0, 0, width, height)):
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=GAP)
