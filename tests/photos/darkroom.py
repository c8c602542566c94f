"""The darkroom as the worker starts it: a program that is given a file and an order."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from pillow_heif import register_heif_opener

from photos import ladder

register_heif_opener()
ROOT = Path(__file__).parents[2]


class Made(NamedTuple):
    """A finished rendition."""

    part: str
    format: str
    width: int
    path: Path

    def opened(self):
        with Image.open(self.path) as image:
            image.load()
        return image

    def pixel(self, x, y):
        """Return the colour of a place in hundredths of the width and height."""
        image = self.opened()
        return image.getpixel((int((image.width - 1) * x / 100), int((image.height - 1) * y / 100)))


def developed(content, folder, parts=ladder.PARTS, words=None, focal=(50, 50)):
    """Return what the darkroom makes of an original's bytes; `folder` is an empty one."""
    original = folder / "original"
    original.write_bytes(content)
    order = {"parts": parts, "words": words or {}, "focal": focal}
    command = [sys.executable, "-m", "photos.darkroom", "develop", str(original), str(folder)]
    done = subprocess.run(  # noqa: S603
        command, input=json.dumps(order), capture_output=True, text=True, check=True, cwd=ROOT
    )
    *made, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert last == {"done": True}
    return [Made(each["part"], each["format"], each["width"], folder / each["file"]) for each in made]


def written(image, format, **options):
    """Return an image as the bytes of a file."""
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def patches(*colours, mode="RGB", side=48):
    """Return a picture of flat squares from left to right, so large that no format blurs their middle."""
    image = Image.new(mode, (side * len(colours), side))
    for place, colour in enumerate(colours):
        image.paste(colour, (side * place, 0, side * (place + 1), side))
    return image


def middles(image, count):
    """Return the colours of the middles of that many squares."""
    side = image.width / count
    return [image.getpixel((int(side * (place + 0.5)), image.height // 2)) for place in range(count)]
