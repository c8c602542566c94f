"""What a photograph wants of an editor, in the two or three words that fit beside its picture."""

from typing import NamedTuple

from django.utils.formats import date_format

from photos import rights


class Flag(NamedTuple):
    """`over` where it is the rights themselves that have ended: all else is only to be looked at again."""

    words: str
    over: bool = False


def flags(photo, on):
    """Return the Flags of a photo on the day `on`, the gravest first."""
    found = []
    if rights.have_ended(photo, on):
        found.append(Flag(f"Rights ended {short(photo.rights_end_on, on)}", over=True))
    elif rights.end_soon(photo, on):
        found.append(Flag(f"Rights end {short(photo.rights_end_on, on)}"))
    if not photo.licence:
        found.append(Flag("No licence"))
    if not photo.alt_text:
        found.append(Flag("No description"))
    return found


def short(day, on):
    """Return a day as a flag has room for it; with its year only where it is another than that of `on`."""
    return date_format(day, "j M" if day.year == on.year else "j M Y")
