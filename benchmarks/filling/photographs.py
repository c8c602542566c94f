"""Photographs: a handful of real files, and any number of rows that show them."""

from copy import copy
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from benchmarks.filling.bulk import BATCH, store
from photos.developing import develop
from photos.models import Gallery, GalleryPhoto, Photo
from photos.renditions import recipe_of
from photos.rights import today
from photos.wording import LICENCES

COLOURS = ("#345", "#754", "#576", "#865", "#487", "#668")
CAMERAS = (("LEICA CAMERA AG", "LEICA Q2"), ("SIGMA", "SIGMA fp L"), ("Panasonic", "DC-S5M2"), ("HUAWEI", "P50"))
GALLERIES = 200
# In pixels: too small for any rendition but one, or large enough for most widths of them.
SMALL, LARGE = (96, 64), (1800, 1200)


def fill_photographs(corpus, number, *, size=SMALL):
    """Return `number` photographs, oldest first; a few want a description, a licence, or are about to be closed.

    Those that are LARGE have all their renditions, as on a real paper's pages; making them takes half a minute.
    """
    originals = [original(corpus, colour, size) for colour in COLOURS]
    photographs = []
    for start in range(0, number, BATCH):
        places = range(start, min(start + BATCH, number))
        photographs += store([copied(corpus, originals[place % len(originals)], place, number) for place in places])
    return photographs


def original(corpus, colour, size):
    """Return a photograph that the library took in as it takes in every other."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    photo = Photo(title=corpus.sentence(3), credit=corpus.maker(), alt_text=corpus.sentence(6), licence=LICENCES[0])
    photo.file = ContentFile(file.getvalue(), name="given.jpg")
    photo.full_clean()
    photo.save()
    if size == LARGE:
        develop(photo.pk)
        photo.refresh_from_db()
    return photo


def copied(corpus, photo, place, number):
    """Return a new row that shows the same file: all that is not said here is the original's."""
    row = copy(photo)
    row._state = copy(photo._state)
    row.pk, row._state.adding, row.renditions = None, True, dict(photo.renditions)
    row.title = f"{corpus.sentence(4)[:-1]} {place}"
    row.caption, row.alt_text = corpus.sentence(16), "" if place % 50 == 0 else corpus.sentence(8)
    row.credit, row.creator = f"{corpus.maker()} / {corpus.name()}", corpus.name()
    row.keywords = ", ".join(corpus.words(5))
    row.licence = "" if place % 70 == 0 else LICENCES[place % 5]
    row.rights_end_on = today() + timedelta(days=place % 300 + 1) if place % 40 == 0 else None
    row.camera_make, row.camera_model = CAMERAS[place % len(CAMERAS)]
    row.created_at = row.updated_at = corpus.moment(place / number)
    row.fingerprint = f"{corpus.random.getrandbits(64):016x}"
    if "recipe" in row.renditions:
        row.renditions["recipe"] = recipe_of(row)
    return row


def fill_galleries(corpus, photographs):
    galleries = store([Gallery(title=corpus.sentence(4), created_at=corpus.moment(place / GALLERIES),
                               updated_at=corpus.moment(place / GALLERIES)) for place in range(GALLERIES)])  # fmt: skip
    hung = [
        GalleryPhoto(gallery=gallery, photo=photo, position=position)
        for gallery in galleries
        for position, photo in enumerate(corpus.some(photographs, 6), start=1)
    ]
    store(hung)
    return galleries
