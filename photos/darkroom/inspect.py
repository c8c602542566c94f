"""Looks at a new picture: decodes it once, to its end, says what it is and makes the JPEG that readers get at first."""

import json
import sys

from PIL import Image, UnidentifiedImageError

from photos import ladder
from photos.darkroom import exif, words
from photos.darkroom.colour import to_srgb
from photos.darkroom.encoding import encode, on_paper
from photos.darkroom.fingerprint import colour_of, fingerprint_of
from photos.darkroom.labels import labels_of
from photos.darkroom.opening import EXTENSIONS, TooManyPixels, opened, orientation_of, size_of
from photos.darkroom.pixels import developed_mode
from photos.darkroom.sizing import lying, oriented, scaled

FIRST = "first.jpg"


def main(original, out):
    """Write FIRST into the folder `out` and print one JSON object: what `looked_at` returns, or why it is refused."""
    try:
        answer = looked_at(original, out)
    except UnidentifiedImageError:
        answer = {"refused": "not_a_picture"}
    except TooManyPixels as error:
        megapixels = error.width * error.height / 1_000_000
        answer = {"refused": "too_many_pixels", "width": error.width, "height": error.height, "megapixels": megapixels}
    except Image.DecompressionBombError:
        answer = {"refused": "far_too_many_pixels"}
    except MemoryError:
        answer = {"refused": "too_much_memory"}
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything at all when it is fed a damaged file
        answer = {"refused": "damaged", "because": repr(error)[:500]}
    sys.stdout.write(json.dumps(answer) + "\n")


def looked_at(original, out):
    """Return what the picture at a path is, as a dict of plain values. Raises whatever decoders raise."""
    with opened(original) as image:
        if image.format == "PNG":
            check_sums(original)
        extension, orientation, (width, height) = EXTENSIONS[image.format], orientation_of(image), size_of(image)
        first = ladder.first_width(width, height)
        wanted = lying((first, ladder.rendition_height("", width, height, at=first)), orientation)
        # A JPEG is read to its last byte all the same, but takes a part of the memory and time.
        image.draft(None, wanted)
        decoded, icc = developed_mode(image), image.info.get("icc_profile")
        shot, said = exif.shot_of(image), words.words_of(image)
    picture = on_paper(to_srgb(oriented(scaled(decoded, *wanted), orientation), icc))
    facts = {"colour": colour_of(picture), "fingerprint": fingerprint_of(picture)}
    encode(picture, "jpeg", out / FIRST, labels_of(said))
    return {"extension": extension, "width": width, "height": height, "shot": shot, "words": said} | facts


def check_sums(path):
    """Raise SyntaxError if a PNG is not as it was written; its decoder does not ask the sums that each chunk has."""
    with Image.open(path, formats=["PNG"]) as image:
        image.verify()
