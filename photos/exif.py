"""How a picture was taken, made of what its Exif says: nothing here raises, and what cannot be is not known."""

import math
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from photos.darkroom.tidying import line

# As long as the columns of a photograph.
LONGEST = 120
# Niépce's view from his window; what claims to be older was not taken.
FIRST_PHOTOGRAPH = 1826
# Beyond these, and beyond the columns of a photograph, no camera goes: in mm, as f-number, in seconds, as ISO.
MOST = {"focal_length": 10_000, "aperture": 1000, "exposure_time": 1_000_000, "iso": 100_000_000}


class Shot(NamedTuple):
    """How a picture was taken, by the names of a photograph's columns: "" and None where its Exif does not say."""

    camera_make: str = ""
    camera_model: str = ""
    taken_at: datetime | None = None
    lens: str = ""
    focal_length: Decimal | None = None
    aperture: Decimal | None = None
    exposure_time: str = ""
    iso: int | None = None


def shot_of(told, now=None):
    """Return the `Shot` of what the darkroom tells of a picture's Exif, a dict of texts and numbers.

    The moment counts as taken in the camera's own zone if the file gives one (OffsetTimeOriginal, Exif 2.31), else
    in TIME_ZONE: most cameras write their wall clock and no zone. A moment before photography, or after `now` by
    more than the zones of the world differ, is a clock that nobody set, and is not known.
    """
    numbers = {name: told[name] for name, most in MOST.items() if 0 < told.get(name, 0) < most}
    return Shot(
        camera_make=told.get("make", ""),
        camera_model=told.get("model", ""),
        taken_at=moment_of(told.get("taken", ""), told.get("offset", ""), now or timezone.now()),
        lens=told.get("lens", ""),
        focal_length=tenths(numbers.get("focal_length")),
        aperture=tenths(numbers.get("aperture")),
        exposure_time=spoken_time(numbers.get("exposure_time")),
        iso=round(numbers["iso"]) if "iso" in numbers else None,
    )


def tidy(text):
    """Return a camera's make, or the like, as files' own are kept."""
    return line(text, LONGEST)


def moment_of(date, offset, now):
    try:
        wall_clock = datetime.strptime(date, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - its zone follows
        moment = wall_clock.replace(tzinfo=zone_of(offset) or timezone.get_default_timezone())
        return moment if wall_clock.year >= FIRST_PHOTOGRAPH and moment <= now + timedelta(days=1) else None
    except (OverflowError, ValueError):
        return None


def zone_of(offset):
    """Return the zone that an offset such as "+02:00" means; None for what is none, such as Exif's blank "   :  "."""
    try:
        return datetime.strptime(offset, "%z").tzinfo
    except ValueError:
        return None


def tenths(number):
    """Return a number with one decimal, None if that is nothing."""
    return round(Decimal(number), 1) or None if number else None


def spoken_time(seconds):
    """Return an exposure as photographers say it: 1/250, 0.5, 30; "" where none is known."""
    if not seconds:
        return ""
    if seconds <= 0.3:
        return f"1/{round(1 / seconds)}" if math.isfinite(1 / seconds) and seconds > 1e-9 else ""
    return f"{seconds:.1f}".removesuffix(".0")
