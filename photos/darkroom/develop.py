"""All renditions of an original: decoded once, scaled down at once, then from one width to the next.

Colour and orientation come after the first scaling, when there is little left to convert and to turn.
"""

import json
import math
import sys
from concurrent.futures import ThreadPoolExecutor

from photos import ladder
from photos.darkroom.colour import has_wide_colours, to_p3, to_srgb
from photos.darkroom.encoding import encode, without_idle_alpha
from photos.darkroom.labels import labels_of
from photos.darkroom.opening import opened, orientation_of, size_of
from photos.darkroom.pixels import developed_mode
from photos.darkroom.sizing import lying, oriented, scaled

WIDE = [name for name in ladder.FORMATS if name.endswith("-p3")]
USUAL = [name for name in ladder.FORMATS if name not in WIDE]
# Wide enough to show whether a picture has colours beyond sRGB.
GLANCE = 400


def main(original, out):
    """Carry out the order that stands on the standard input as JSON: "focal", "parts" and "words".

    Each finished file is a line of JSON on the standard output: its "part", "format" and "width", and "file", its name
    in the folder `out`. The last line says "done".
    """
    order = json.load(sys.stdin)
    for rendition in renditions(original, out, **order):
        say(rendition)
    say({"done": True})


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def renditions(original, out, parts, words, focal=(50, 50), **_known):
    """Write all renditions of the named parts into the folder `out`, and give each as soon as it is there.

    Part by part: whoever stores them takes a part for whole when the next one begins.
    """
    labels = labels_of(words)
    looks, size = looks_of(original, parts)
    # While one width is written the next is made: on one more core, but never two writers, for each takes much memory.
    with ThreadPoolExecutor(1) as writer:
        writing = None
        for part in parts:
            for formats, picture in made_of(part, looks):
                for width, image in cascade(picture, part, size, focal):
                    before, writing = writing, writer.submit(written, image, part, formats, width, out, labels)
                    yield from before.result() if before else ()
        yield from writing.result()


def made_of(part, looks):
    """Give those looks of which a part has a format, with just these formats."""
    for formats, picture in looks:
        if kept := [name for name in formats if name in ladder.formats_of(part)]:
            yield kept, picture


def written(image, part, formats, width, out, labels):
    """Write an image in each of the formats into the folder `out`, and return what is told of the files."""
    return [rendition(image, part, name, width, out, labels) for name in formats]


def rendition(image, part, name, width, out, labels):
    """Write one rendition into the folder `out`, and return what is told of it; `name` is its format's."""
    file = f"{part.replace(':', 'x') or 'whole'}-{name}-{width}.{ladder.FORMATS[name].extension}"
    encode(image, name, out / file, labels)
    return {"part": part, "format": name, "width": width, "file": file}


def looks_of(original, parts):
    """Return an original's formats with its picture in their colours, pair by pair, and its size upright."""
    negative, icc, size = enlarged(original, parts)
    looks = [(USUAL, without_idle_alpha(to_srgb(negative, icc)))]
    if has_wide_colours(glance(negative), icc):
        looks.append((WIDE, without_idle_alpha(to_p3(negative, icc))))
    return looks, size


def enlarged(original, parts):
    """Return an original upright and just large enough for what is wanted, its ICC profile, and its size upright."""
    with opened(original) as image:
        size, orientation, icc = size_of(image), orientation_of(image), image.info.get("icc_profile")
        wanted = lying(working_size(parts, *size), orientation)
        # A JPEG can be decoded at a half, a quarter or an eighth, in a fraction of time and memory.
        image.draft(None, wanted)
        return oriented(scaled(developed_mode(image), *wanted), orientation), icc, size


def working_size(parts, width, height):
    """Return the least width and height of the whole picture that has enough pixels for the widest of each part."""
    shares = [ladder.widths_of(part, width, height)[-1] / ladder.part_size(part, width, height)[0] for part in parts]
    working_width = math.ceil(width * max(shares))
    return working_width, ladder.rendition_height(ladder.WHOLE, width, height, at=working_width)


def glance(image):
    """Return a small copy of a picture."""
    width = min(image.width, GLANCE)
    return scaled(image, width, max(1, round(image.height * width / image.width)))


def cascade(picture, part, size, focal):
    """Give each width of a part, widest first, with its image: each is made from the one before.

    Arguments: `size` is the original's, by which the ladder goes; `picture` is it in any size.
    """
    scale = picture.width / size[0], picture.height / size[1]
    box = tuple(side * scale[place % 2] for place, side in enumerate(ladder.box_of(part, *size, focal)))
    image = picture
    for width in reversed(ladder.widths_of(part, *size)):
        image = scaled(image, width, ladder.rendition_height(part, *size, at=width), box)
        box = None
        yield width, image
