"""Who made the camera that took a photograph, as of the day on which it was taken."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, prefetch_related_objects
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import html_safe

from companies.as_of import Certainty, Moment, held
from companies.models import CameraMake, Company
from companies.models.camera_make import spoken
from photos.exif import tidy
from photos.models import Photo

# What a line about a camera says of its maker.
SIGNBOARD = {"name", "slug", "released_at"}


@html_safe
@dataclass(frozen=True)
class Made:
    """What readers are told of a camera: its model, as the file has it, and its maker where they may know it.

    `company` is None where nobody is surely meant, or readers do not see the company. In a template it writes itself.
    """

    camera: str
    company: Company | None

    def __str__(self):
        return render_to_string("companies/_maker.html", {"made": self}).strip()


def made(photo):
    """Return the `Made` of a photograph; None without one, or where its file names no make.

    It takes one query; none for a photograph that went through `know_makers()`.
    """
    if photo is None or not photo.camera_make:
        return None
    if not hasattr(photo, "known_makes"):
        know_makers([photo])
    company = maker(photo.known_makes, day_of(photo))
    return Made(photo.camera_model or photo.camera_make, company if company and company.is_public() else None)


def know_makers(photos, *, hold=False):
    """Fetch for many photographs at once who their makers may be: one query, none where no file names a make.

    With `hold` the makes are locked until the transaction ends, which takes a second query: whoever changes one, or
    renames its company, waits, and then finds the page that names it.
    """
    makes = {photo.camera_make for photo in photos if photo.camera_make}
    written, rows = CameraMake.objects.written(*makes), defaultdict(list)
    for row in held_with_companies(written) if hold else written.select_related("company"):
        rows[spoken(row.make)].append(row)
    for photo in photos:
        photo.known_makes = rows[spoken(photo.camera_make)]


def held_with_companies(makes):
    # The company is read after the wait: joined into the query that locks, it would come as it was before.
    held_makes = list(makes.order_by("pk").select_for_update(no_key=True))
    prefetch_related_objects(held_makes, "company")
    return held_makes


def maker(rows, day):
    """Return the company that was behind a make on a day; None where it was nobody's, or may have been two's.

    Arguments: `rows` are all CameraMakes of one make; `day` is a date, or None for a photograph that bears none: then
    only the company that it has been at all times is meant. The day is the photograph's; no file tells the camera's.
    """
    moment = day and Moment.at(day)
    possible = {row.company for row in rows if moment is None or held(row, moment) > Certainty.NOT}
    return possible.pop() if len(possible) == 1 else None


def makes_told(change):
    """Return the makes of whose cameras readers are told something else after a RecordChange.

    A make that moved to another company, began or ended; or all of a company that got another name or address, or that
    readers see from now on, or no more. These are locked, as they are where a page is set: see `know_makers()`.
    """
    if change.table == CameraMake._meta.model_name:
        return sorted({tidy(row["make"]) for row in (change.before, change.after) if row})
    if change.table != Company._meta.model_name or not SIGNBOARD & change.fields().keys():
        return []
    makes = CameraMake.objects.filter(company=change.key).order_by("pk").select_for_update(no_key=True)
    return sorted({row.make for row in makes})


def day_of(photo):
    return photo.taken_at and timezone.localdate(photo.taken_at)


def makes_in_library():
    """Return how many photographs have each make: {as compared: (as most of them write it, number)}, most first.

    One query, which counts the whole library; for the desk.
    """
    found = {}
    counted = Photo.objects.exclude(camera_make="").values("camera_make").annotate(number=Count("pk"))
    for make, number in counted.order_by("-number", "camera_make").values_list("camera_make", "number"):
        written, before = found.get(spoken(make), (make, 0))
        found[spoken(make)] = (written, before + number)
    return dict(sorted(found.items(), key=lambda item: (-item[1][1], item[0])))
