"""Brings in what stories need before they can be written: photographs in the library, and authors."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor

from django.core.files.base import ContentFile

from articles.models import Author
from newsroom.demo.people import AUTHORS
from newsroom.demo.photographs import FOLDER, PHOTOGRAPHS
from newsroom.demo.recording import saved
from photos.models import Photo


def bring_in_photographs(names):
    """Return photos by the demo's names, adding to the library those whose file it does not have.

    Whatever an editor has said of one since stays as it is.
    """
    contents = {name: (FOLDER / PHOTOGRAPHS[name].file).read_bytes() for name in names}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    there = {photo.digest: photo for photo in Photo.objects.filter(digest__in=digests.values())}
    missing = {name: content for name, content in contents.items() if digests[name] not in there}
    # Each is read by a process of its own, so that as many are read at once as there are processors.
    with ThreadPoolExecutor(os.cpu_count()) as readers:
        photos = dict(zip(missing, readers.map(read, missing, missing.values()), strict=True))
    return {name: saved(photos[name]) if name in photos else there[digests[name]] for name in names}


def read(name, content):
    """Return a picture as a photo not saved yet, with all that its file tells. Raises ValidationError."""
    picture = PHOTOGRAPHS[name]
    photo = Photo(file=ContentFile(content, picture.file), focal_x=picture.focal_x, focal_y=picture.focal_y)
    photo.file.measure(photo.file.file)
    return photo


def bring_in_authors(stories):
    """Return the authors of stories by slug, making those who are not there, with their portraits."""
    slugs = dict.fromkeys(slug for story in stories for _, slug in story.bylines)
    return {slug: Author.objects.filter(slug=slug).first() or engaged(slug) for slug in slugs}


def engaged(slug):
    author = {"slug": slug, **AUTHORS[slug]}
    if "portrait" in author:
        author["portrait"] = bring_in_photographs([author["portrait"]])[author["portrait"]]
    return saved(Author(**author))
