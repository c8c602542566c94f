"""What the desk shows of a photograph beside its fields: the picture, its crops, the state of its renditions."""

from base64 import b64encode
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime

from photos import ladder
from photos.renditions import recipe_of, rendition

# Wide enough for half a screen, and there from the moment of the upload.
SEEN_WIDTH = ladder.FIRST_WIDTH
# What cards and phones show: a frame laid over the whole picture, not a piece cut out of it.
FRAMES = ("3:2", "4:5")


class Crop(NamedTuple):
    """A crop as the browser draws it: `x` and `y` are its object-position, in hundredths."""

    name: str
    is_cut: bool
    x: int
    y: int

    @property
    def ratio(self):
        return self.name.replace(":", " / ")


class State(NamedTuple):
    """How far a photograph's renditions are: "made", "waiting", "failed", "missing" or "over", and in words."""

    kind: str
    words: str

    @property
    def can_be_asked_for(self):
        return self.kind in {"failed", "missing"}


def address_of(photo, picture=None):
    """Return where a browser finds the picture of a photo; "" if there is none.

    Arguments: `picture` is the Picture of a new file that is not saved yet, which goes along in the page itself.
    """
    if picture:
        return f"data:image/jpeg;base64,{b64encode(picture.first).decode()}"
    shown = photo.is_shown and rendition(photo, width=SEEN_WIDTH)
    return shown.url if shown else ""


def crops_of(photo):
    """Return the Crops of a photo; where there is None yet, a script fills those that are returned."""
    if photo is None:
        return [Crop(name, name in ladder.CROPS, 50, 50) for name in (*ladder.CROPS, *FRAMES)]
    cut = [Crop(name, True, *position(photo, name)) for name in ladder.CROPS]
    tenths = round(photo.focal_x / 10) * 10, round(photo.focal_y / 10) * 10
    return [*cut, *(Crop(name, False, *tenths) for name in FRAMES)]


def position(photo, part):
    """Return the object-position, in hundredths, with which a whole picture shows just this part of itself."""
    left, top, right, bottom = ladder.box_of(part, photo.width, photo.height, (photo.focal_x, photo.focal_y))
    spare_width, spare_height = photo.width - (right - left), photo.height - (bottom - top)
    x = round(100 * left / spare_width) if spare_width else 50
    y = round(100 * top / spare_height) if spare_height else 50
    return x, y


def state_of(photo):
    """Return the State of a saved photo."""
    development = getattr(photo, "development", None)
    if photo.is_closed:
        day = date_format(localtime(photo.closed_at), "j F Y")
        return State("over", f"The rights have ended: readers lost it on {day}.")
    if development and development.problem:
        return State("failed", development.problem)
    if development:
        return State("waiting", "Being made. Until they are, readers get the first one.")
    if photo.renditions.get("recipe") == recipe_of(photo):
        return State("made", "All renditions are made.")
    return State("missing", "Not made yet.")
