"""Makes the renditions of a photograph: the darkroom makes them, this puts them in store and on the photograph's row.

Killed at any moment it can be begun again: a part that is on the row is not made twice, and a file that is in store but
on no row is either named by the next attempt or removed as stale.
"""

import shutil
from contextlib import closing
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction

from photos import ladder
from photos.inspecting import read_picture
from photos.models import Photo, StaleFile
from photos.orders import OrderFailed, carry_out, workplace
from photos.renditions import WORDS, digest_of, folder_of, name_of, names_in, names_made, recipe_of
from photos.signals import photo_changed
from photos.storage import put, stored_in

# In seconds: sixty megapixels take about a minute, on a server that has other work several.
PATIENCE = 20 * 60


class NotDeveloped(Exception):
    """Why a photograph could not be developed, in words for an editor."""


class Overtaken(Exception):
    """The photograph has another file meanwhile, or was closed or deleted: nothing may be stored for it any more."""


def develop(key, *, anew=False, each_file=lambda: None):
    """Make those renditions of a photo that its file, words and focal point ask for and that are not there.

    Arguments: `key` is its primary key; `anew` has all of them made again; `each_file` is called as files come.
    Raises NotDeveloped, and whatever its storages do.
    """
    photo = None
    try:
        photo = looked_at(key)
        failure = make(photo, wanted(photo, anew), each_file)
        announce(photo)
    except Overtaken:
        return clear_away(photo)
    if failure:
        raise NotDeveloped(
            "Its renditions could not be made: the file is damaged, or it takes more memory or time than one picture "
            "may have. Export the photograph again, then choose the new file."
        ) from failure
    return None


def looked_at(key):
    """Return a photo of which everything is known that its file tells, and of which readers have a first JPEG.

    That is what an upload does; rows that are older than the darkroom, or were closed, come without.
    Raises Overtaken if there is nothing to look at, NotDeveloped if the original is missing or no picture.
    """
    photo = Photo.objects.filter(pk=key, closed_at=None).first()
    if photo is None:
        raise Overtaken
    if photo.digest and photo.renditions:
        return photo
    try:
        with photo.file.open() as original:
            picture = read_picture(original)
    except FileNotFoundError as error:
        raise NotDeveloped("Its original is missing in the storage: choose the file again.") from error
    except ValidationError as refusal:
        raise NotDeveloped(" ".join(refusal.messages)) from refusal
    return told(photo, picture)


@transaction.atomic
def told(photo, picture):
    """Write what a `Picture` says to the row of its photo, and return the row."""
    row = held(photo)
    columns = row.file.tell(picture)
    row.renditions = row.renditions or (row.file.with_the_first() | {"replaced": []})
    Photo.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in (*columns, "renditions")})
    return row


def wanted(photo, anew):
    made = photo.renditions.get("made", {})
    return [part for part in ladder.PARTS if anew or made.get(part, {}).get("recipe") != recipe_of(photo, part)]


def make(photo, parts, each_file):
    """Have the darkroom make parts of a photo, and keep each as soon as it is whole.

    Returns the OrderFailed if it gives up; what it has made until then stands.
    """
    if not parts:
        return None
    with workplace() as place:
        original, out = place / "original", place / "out"
        out.mkdir()
        fetch(photo, original)
        lines = carry_out("develop", original, out, patience=PATIENCE, details=details(photo, parts))
        try:
            with closing(lines):
                for part, files in whole_parts(photo, lines, out, each_file):
                    keep(photo, part, files)
        except OrderFailed as failure:
            return failure
    return None


def fetch(photo, path):
    """Copy an original out of its storage, wherever that is, piece by piece."""
    try:
        with photo.file.storage.open(photo.file.name) as stored, path.open("wb") as copy:
            shutil.copyfileobj(stored, copy)
    except FileNotFoundError as error:
        raise NotDeveloped("Its original is missing in the storage: choose the file again.") from error


def details(photo, parts):
    return {
        "width": photo.width,
        "height": photo.height,
        "focal": [photo.focal_x, photo.focal_y],
        "parts": parts,
        "words": {name: getattr(photo, name) for name in WORDS},
    }


def whole_parts(photo, lines, out, each_file):
    """Yield each part with its files, {format: {width: hash}}, when the darkroom goes on to the next; all are in store.

    Raises OrderFailed if it ends before it has said that it is done.
    """
    part, files, done = None, {}, False
    for line in lines:
        each_file()
        done = "done" in line
        if files and (done or line["part"] != part):
            yield part, files
            files = {}
        if not done:
            part = line["part"]
            files.setdefault(line["format"], {})[str(line["width"])] = stored(photo, line, out)
    if not done:
        raise OrderFailed("It ended before it was done.")


def stored(photo, line, out):
    """Put a file that the darkroom has made in store, and return the hash of its name."""
    path = out / PurePath(line["file"]).name
    content = path.read_bytes()
    path.unlink()
    digest = digest_of(content)
    name = name_of(folder_of(photo.file.name), digest, ladder.FORMATS[line["format"]].extension)
    promise(photo, name)
    put(name, content)
    return digest


@transaction.atomic
def promise(photo, name):
    """Note a file before it is stored, unless the row names it anyway."""
    if name not in names_in(held(photo).renditions):
        StaleFile.objects.about_to_store(name)


@transaction.atomic
def keep(photo, part, files):
    """Write a whole part on the row, quietly: pages hear of it once all parts are there.

    Raises Overtaken if a file of it has been removed meanwhile, because the photograph was closed for a moment.
    """
    row = held(photo)
    before = names_in(row.renditions)
    made = row.renditions.get("made", {}) | {part: {"recipe": recipe_of(photo, part), "files": files}}
    renditions = row.renditions | {"folder": folder_of(row.file.name), "made": made}
    names = names_made(renditions)
    if not names <= before | StaleFile.objects.named(names - before):
        raise Overtaken
    renditions["replaced"] = sorted(before - names)
    Photo.objects.filter(pk=row.pk).update(renditions=renditions)


@transaction.atomic
def announce(photo):
    """Have pages take up what was made, and leave what it replaces to be removed."""
    row = held(photo)
    renditions = row.renditions.copy()
    replaced = renditions.pop("replaced", None)
    if not wanted(row, anew=False):
        renditions["recipe"] = recipe_of(row)
    if renditions == row.renditions:
        return
    row.renditions = renditions
    Photo.objects.filter(pk=row.pk).update(renditions=renditions)
    if replaced is not None:
        StaleFile.objects.leave("default", replaced)
        photo_changed.send(Photo, photo=row)


def clear_away(photo):
    """Have removed at once what was stored for a photo after readers lost it.

    The folder is asked and not the notes: that of the last file may have gone before the file was there.
    """
    if photo and not Photo.objects.filter(pk=photo.pk, closed_at=None).exists():
        StaleFile.objects.leave_at_once(stored_in(f"renditions/{folder_of(photo.file.name)}"))


def held(photo):
    """Return the row of a photo, locked. Raises Overtaken if it is not for this file any more, or for no reader."""
    row = Photo.objects.select_for_update().filter(pk=photo.pk, file=photo.file.name, closed_at=None).first()
    if row is None:
        raise Overtaken
    return row
