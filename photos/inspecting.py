"""What a file is, told by its content and never by its name: the darkroom looks, this puts it in an editor's words."""

import hashlib
import logging
import re
import shutil
import signal
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError

from photos.exif import Shot, shot_of
from photos.orders import OrderFailed, carry_out, workplace
from photos.renditions import WORDS

MAX_MEGABYTES = 100
MAX_MEGAPIXELS = 60
# In seconds. Sixty megapixels take about three.
PATIENCE = 15
KILLED_FOR_TIME = {-signal.SIGKILL, -signal.SIGXCPU}
FORMS = {"extension": r"[a-z]{3,4}", "colour": r"#[0-9a-f]{6}", "fingerprint": r"[0-9a-f]{16}"}
# The columns of a photograph that its file fills, whatever an editor says: what it shows, and how it was taken.
LOOKS = ("width", "height", "colour", "digest", "fingerprint")
FACTS = (*LOOKS, *Shot._fields)
# By the code that says why a file is refused.
REFUSALS = {
    "no_bytes": "This file is empty (0 bytes). Copy or export it again, then choose it.",
    "too_heavy": (
        "This file has {megabytes:.0f} MB; the library takes up to {max_megabytes} MB. "
        "Export it smaller or with a little less quality, then choose that file."
    ),
    "not_a_picture": (
        "The library cannot open this file: whatever its name says, it is no JPEG, PNG, WebP, AVIF, TIFF or HEIC "
        "picture. Export the photograph as one of these, then choose that file."
    ),
    "too_many_pixels": (
        "This picture has {megapixels:.0f} megapixels ({width} × {height}); the library takes up to {max_megapixels}. "
        "Export it smaller, then choose that file."
    ),
    "far_too_many_pixels": (
        "This picture has far more than {max_megapixels} megapixels, the most that the library takes. "
        "Export it smaller, then choose that file."
    ),
    "damaged": (
        "This picture is damaged, or a part of it is missing: it could not be opened to its end. "
        "Copy or export it again, then choose the new file."
    ),
    "too_much_memory": (
        "This picture takes more memory than one picture may have. Export it as a plain JPEG, then choose that file."
    ),
    "no_room": (
        "The house could not look at this file just now: its disk is full, or away. Nothing you typed is lost; "
        "try again in a moment."
    ),
    "took_too_long": (
        "This picture could not be opened in {patience} seconds. Export it as a plain JPEG, then choose that file."
    ),
}

logger = logging.getLogger(__name__)


class Picture(NamedTuple):
    """What a file holds.

    The extension that fits its content; its size in pixels as it is shown; its dominant colour; sha256 of its bytes;
    the fingerprint of what it shows, see `photos.darkroom.fingerprint`; its `Shot`; the words that came with it, by
    the names of a photograph's columns; and the bytes of the JPEG that readers get first.
    """

    extension: str
    width: int
    height: int
    colour: str
    digest: str
    fingerprint: str
    shot: Shot
    words: dict
    first: bytes

    def facts(self):
        """Return the columns of a photo that always say what its file says."""
        return {name: getattr(self, name) for name in LOOKS} | self.shot._asdict()


def read_picture(file):
    """Return the `Picture` in `file`, a Django File, decoded to its end by the darkroom; the file is wound back.

    Raises ValidationError, in words for who chose the file, if it is empty, too large, damaged or no picture.
    """
    check_weight(file.size)
    try:
        with workplace() as place:
            path, digest = laid_down(file, place / "original")
            out = place / "out"
            out.mkdir()
            return picture_of(answer_on(path, out), digest, out / "first.jpg")
    finally:
        file.seek(0)


def check_weight(size):
    """Raise ValidationError unless `size`, in bytes, is one that a picture may have."""
    if not size:
        raise refusal("no_bytes")
    if size > MAX_MEGABYTES * 1_000_000:
        raise refusal("too_heavy", megabytes=size / 1_000_000)


def laid_down(file, place):
    """Return a path at which a File lies, and the sha256 of its content: its own path or, if it has none, `place`."""
    file.seek(0)
    if hasattr(file, "temporary_file_path"):
        return Path(file.temporary_file_path()), hashlib.file_digest(file, "sha256").hexdigest()
    with place.open("w+b") as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        return place, hashlib.file_digest(copy, "sha256").hexdigest()


def answer_on(path, out):
    """Return what the darkroom says of the picture at `path`, a dict. Raises ValidationError if it dies of it."""
    try:
        with closing(carry_out("inspect", path, out, patience=PATIENCE)) as lines:
            [answer] = lines
    except OrderFailed as failure:
        raise refusal("took_too_long" if failure.args[0] in KILLED_FOR_TIME else "damaged") from failure
    except ValueError as error:
        raise refusal("damaged") from error
    return answer


def picture_of(answer, digest, first):
    """Return the `Picture` that the darkroom tells of; `first` is the path of its JPEG. Raises ValidationError.

    A hostile file may have made the darkroom say anything, so nothing is taken that has not the form it must have.
    """
    try:
        if "refused" in answer:
            raise refusal(**answer)
        if not all(re.fullmatch(form, answer[name]) for name, form in FORMS.items()):
            raise ValueError(answer)
        return Picture(
            extension=answer["extension"],
            width=int(answer["width"]),
            height=int(answer["height"]),
            colour=answer["colour"],
            digest=digest,
            fingerprint=answer["fingerprint"],
            shot=shot_of(answer["shot"]),
            words={name: str(answer["words"][name]) for name in WORDS if name in answer["words"]},
            first=first.read_bytes(),
        )
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        logger.warning("The darkroom told no sense of a picture: %r", error)
        raise refusal("damaged") from error


def refusal(refused, **numbers):
    """Return the ValidationError for a code of REFUSALS."""
    limits = {"max_megapixels": MAX_MEGAPIXELS, "max_megabytes": MAX_MEGABYTES, "patience": PATIENCE}
    return ValidationError(REFUSALS[refused].format(**limits | numbers), code=refused)
