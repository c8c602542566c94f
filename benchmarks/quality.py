"""Which quality each format needs to look the same: python -m benchmarks.quality

Every demo photograph is scaled to some widths, written in every format and quality, read again and compared with what
was written (benchmarks/likeness.py). From that follow the settings of photos/darkroom/encoding.py.
"""

import io
import statistics
import time
from pathlib import Path

from PIL import Image

from benchmarks.likeness import likeness
from benchmarks.report import tell
from photos.darkroom.colour import to_srgb
from photos.darkroom.encoding import SETTINGS
from photos.darkroom.opening import opened, orientation_of
from photos.darkroom.pixels import developed_mode
from photos.darkroom.sizing import oriented, scaled

PHOTOGRAPHS = Path(__file__).parent.parent / "newsroom/demo/photographs"
WIDTHS = (480, 1080)
QUALITIES = (60, 65, 70, 75, 80, 85, 90)
# What all formats are to reach, in decibels; half of the pictures are above it.
WANTED = 22.8
VARIANTS = {
    "JPEG 4:2:0": ("JPEG", {}),
    "JPEG 4:4:4": ("JPEG", {"subsampling": "4:4:4"}),
    "WebP method 2": ("WEBP", {"method": 2}),
    "WebP method 4": ("WEBP", {}),
    "WebP method 6": ("WEBP", {"method": 6}),
    "AVIF 4:2:0, speed 6": ("AVIF", {"subsampling": "4:2:0", "speed": 6}),
    "AVIF 4:2:0, speed 7": ("AVIF", {"subsampling": "4:2:0", "speed": 7}),
    "AVIF 4:2:0, speed 8": ("AVIF", {"subsampling": "4:2:0"}),
    "AVIF 4:2:0, speed 9": ("AVIF", {"subsampling": "4:2:0", "speed": 9}),
    "AVIF 4:4:4, speed 8": ("AVIF", {}),
}


def main():
    pictures = [at_width(path, width) for path in sorted(PHOTOGRAPHS.glob("*.*")) for width in WIDTHS]
    rows = []
    for name, (writer, changes) in VARIANTS.items():
        measured = [measure(pictures, writer, SETTINGS[writer] | changes | {"quality": each}) for each in QUALITIES]
        rows.append(
            [name, *reaching(WANTED, measured), *(f"{alike:.1f} ({bits:.2f})" for bits, alike, _, _ in measured)]
        )
    heads = ("variant", "quality", "bits a pixel", "poorest tenth, dB", "CPU s a megapixel", *QUALITIES)
    note = (
        f"{len(pictures)} pictures, {' and '.join(map(str, WIDTHS))} pixels wide. First what it takes to reach "
        f"{WANTED} dB in the median, then for each quality the median in dB and, in brackets, bits a pixel."
    )
    tell("Qualities that look the same", heads, rows, note)


def at_width(path, width):
    with opened(path) as image:
        icc, orientation = image.info.get("icc_profile"), orientation_of(image)
        picture = oriented(to_srgb(developed_mode(image), icc), orientation).convert("RGB")
    return scaled(picture, width, round(picture.height * width / picture.width))


def measure(pictures, writer, options):
    """Return bits a pixel, the median likeness and that of the poorest tenth, and seconds of a core a megapixel."""
    size, pixels, alike, seconds = 0, 0, [], 0.0
    for picture in pictures:
        file, start = io.BytesIO(), time.process_time()
        picture.save(file, writer, **options)
        seconds += time.process_time() - start
        size, pixels = size + file.tell(), pixels + picture.width * picture.height
        with Image.open(file) as copy:
            alike.append(likeness(picture, copy.convert("RGB")))
    return 8 * size / pixels, statistics.median(alike), sorted(alike)[len(alike) // 10], seconds / pixels * 1e6


def reaching(wanted, measured):
    """Return quality, bits a pixel, poorest tenth and seconds where the median is `wanted`, between two qualities."""
    steps = zip(QUALITIES, QUALITIES[1:], measured, measured[1:], strict=False)
    for low, high, below, above in steps:
        if below[1] <= wanted <= above[1]:
            share = (wanted - below[1]) / (above[1] - below[1])
            between = [one + share * (other - one) for one, other in zip((low, *below), (high, *above), strict=True)]
            return round(between[0]), f"{between[1]:.3f}", f"{between[3]:.1f}", f"{between[4]:.3f}"
    return "none", "", "", ""


if __name__ == "__main__":
    main()
