"""The renditions that readers get of a photograph, as its row names them.

`Photo.renditions` is {"folder", "recipe", "made": {part: {"recipe", "files": {format: {width: hash}}}}}; parts, formats
and widths are those of `photos.ladder`. A name holds the hash of its content, so caches may keep it for ever.
While they are being made, "replaced" lists the names that pages still show until the change is announced.
"""

import hashlib
import json
import logging
from pathlib import PurePath
from typing import NamedTuple

from photos import ladder
from photos.storage import public

logger = logging.getLogger(__name__)
# Raised when the same original has to give other files than before: other widths, other qualities.
EDITION = 1
# In pixels: what lists of choices show.
THUMBNAIL = 320
# What every rendition says of itself (IPTC, XMP, Exif): the house's own words, which may be better than the file's.
WORDS = ("title", "caption", "alt_text", "creator", "credit", "copyright_notice", "licence", "licence_url", "keywords")


class Rendition(NamedTuple):
    """One file: its address, its size in pixels, its media type, its name in the public storage."""

    url: str
    width: int
    height: int
    media_type: str
    name: str


class Source(NamedTuple):
    """The renditions of one part in one format, narrowest first; `wide` says that they need a wide-gamut screen."""

    media_type: str
    wide: bool
    renditions: list


def sources(photo, part=ladder.WHOLE):
    """Return the Sources of a part of a photo, best format first; none before the first rendition is made."""
    made = part_made(photo, part)
    return [
        Source(ladder.FORMATS[name].media_type, name.endswith("-p3"), renditions_of(photo, part, name, made[name]))
        for name in ladder.FORMATS
        if made.get(name)
    ]


def srcsets(photo, part=ladder.WHOLE):
    """Return what a `<picture>` says of a part of a photo, best format first: [(format's name, [(url, width)…])…].

    These are the Sources without all that only feeds, data and cards want to know: a page of forty pictures names a
    thousand files. Widths are in their order, the narrowest first.
    """
    made, folder = part_made(photo, part), photo.renditions.get("folder")
    found = [
        (name, width, name_of(folder, digest, kind.extension))
        for name, kind in ladder.FORMATS.items()
        for width, digest in sorted((int(width), digest) for width, digest in made.get(name, {}).items())
    ]
    sets = {}
    for (name, width, _), url in zip(found, urls_of([file for *_, file in found]), strict=True):
        sets.setdefault(name, []).append((url, width))
    return list(sets.items())


def rendition(photo, part=ladder.WHOLE, *, width, format="jpeg"):
    """Return the narrowest Rendition of at least `width` pixels, else the widest there is; None if there is none.

    A part that is not made yet is answered with the whole picture.
    """
    for asked in dict.fromkeys((part, ladder.WHOLE)):
        found = renditions_of(photo, asked, format, part_made(photo, asked).get(format, {}))
        if found:
            return at_least(width, found)
    return None


def at_least(width, renditions):
    """Return the narrowest of some Renditions that is so wide, else the widest."""
    return next((each for each in renditions if each.width >= width), renditions[-1])


def thumbnail(photo):
    """Return the address of a small picture of a photo, for lists of choices; "" if readers may not see it."""
    shown = rendition(photo, width=THUMBNAIL)
    return shown.url if shown else ""


def part_made(photo, part):
    return photo.renditions.get("made", {}).get(part, {}).get("files", {})


def renditions_of(photo, part, format, files):
    folder, kind = photo.renditions.get("folder"), ladder.FORMATS[format]
    widths = sorted(map(int, files))
    names = [name_of(folder, files[str(width)], kind.extension) for width in widths]
    heights = [ladder.rendition_height(part, photo.width, photo.height, at=width) for width in widths]
    return [
        Rendition(url, width, height, kind.media_type, name)
        for url, width, height, name in zip(urls_of(names), widths, heights, names, strict=True)
    ]


def size_in_bytes(rendition):
    """Return how long the file of a Rendition is; 0 where its storage does not say, for no story waits for that."""
    try:
        return public().size(rendition.name)
    except Exception:
        logger.warning("The size of %s is not known.", rendition.name, exc_info=True)
        return 0


def urls_of(names):
    """Return the addresses of public files that lie in one folder.

    A page of forty pictures has a thousand of them, and a storage takes its time: it is asked for one, unless its
    addresses do not end in names, as signed ones.
    """
    first = public().url(names[0]) if names else ""
    if names and first.endswith(names[0]):
        start = first.removesuffix(names[0])
        return [start + name for name in names]
    return [public().url(name) for name in names]


def name_of(folder, digest, extension):
    return f"renditions/{folder}/{digest}.{extension}"


def digest_of(content):
    """Return the part of a name that stands for its content, bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def folder_of(original):
    """Return the folder of the renditions of an original, by its name in storage."""
    return PurePath(original).stem


def names_in(renditions):
    """Return the names, as the public storage knows them, of all files that a row's `renditions` keep from removal."""
    return names_made(renditions) | set(renditions.get("replaced", ()))


def names_made(renditions):
    """Return the names of the files that pages rendered from now on show."""
    return {
        name_of(renditions["folder"], digest, ladder.FORMATS[kind].extension)
        for part in renditions.get("made", {}).values()
        for kind, files in part["files"].items()
        for digest in files.values()
    }


def recipe_of(photo, part=None):
    """Return what a part's renditions depend on, hashed; of all parts together where `part` is None.

    Only crops depend on the focal point: who moves it has only them made again. Other widths have only the whole made
    again; a release that adds a part changes what all together depend on, and has just that part made.
    """
    words = {name: getattr(photo, name) for name in WORDS}
    ingredients = [EDITION, photo.digest, words]
    if part is None:
        ingredients.append(ladder.PARTS)
    if part != ladder.WHOLE:
        ingredients.append([photo.focal_x, photo.focal_y])
    if part in (None, ladder.WHOLE):
        ingredients.append(ladder.WIDTHS)
    return hashlib.sha256(json.dumps(ingredients).encode()).hexdigest()[:16]
