"""Brings in what stories need before they can be written: photographs in the library, and authors."""

from django.core.files import File

from articles.models import Author
from newsroom.demo.people import AUTHORS
from newsroom.demo.photographs import CREDIT, FOLDER, PHOTOGRAPHS
from newsroom.demo.recording import saved
from photos.models import Photo


def pictures_of(stories):
    """Return the names of the photographs that stories show, the leads first."""
    figures = [fields["photo"] for story in stories for kind, fields in story.blocks if kind == "figure"]
    return list(dict.fromkeys([*(story.lead for story in stories), *figures]))


def bring_in_photographs(names):
    """Return photos by the demo's names, adding to the library those that it does not have under their title."""
    return {name: Photo.objects.filter(title=PHOTOGRAPHS[name].title).first() or added(name) for name in names}


def added(name):
    with (FOLDER / f"{name}.jpg").open("rb") as file:
        return saved(Photo(**PHOTOGRAPHS[name]._asdict(), credit=CREDIT, file=File(file, file.name)))


def bring_in_authors(stories):
    """Return the authors of stories by slug, making those who are not there, with their portraits."""
    slugs = dict.fromkeys(slug for story in stories for _, slug in story.bylines)
    return {slug: Author.objects.filter(slug=slug).first() or engaged(slug) for slug in slugs}


def engaged(slug):
    portrait = AUTHORS[slug]["portrait"]
    photo = bring_in_photographs([portrait])[portrait]
    return saved(Author(**{**AUTHORS[slug], "slug": slug, "portrait": photo}))
