"""The heads of the record's pages: their one address, their way there, what is said of them as data.

A record as of another day is for whoever asks, not to be found: it names the plain page as its canonical, so that a
link to it that somebody shares counts for that, and has no data. Further pages of a record's coverage name the plain
page too: their other words are the record's. A list that is narrowed down in one way is found as itself, one that is
mixed or of one letter is found as the whole list.
"""

from django.urls import reverse
from django.utils.translation import gettext

from companies.found.collections import collection
from companies.found.head import Head
from companies.found.house import at_home
from companies.lists.headings import heading
from companies.open_data import json_ld

# What a reader asks of the map; other parameters change nothing of it.
ASKED = ("as_of", "kind", "around", "find")
LISTS = {"company": "companies", "brand": "brands", "partnership": "partnerships"}


def record(found, asked):
    """Return the Head of a record's page; `asked` is the AsOf that a reader asked for."""
    return Head(
        found.get_absolute_url(),
        trail=(at_home(), whole_list(type(found)), (found.name, found.get_absolute_url())),
        hidden=bool(asked),
        subject=found,
        about=() if asked else (json_ld.structured_data(found),),
    )


def a_to_z(selection, page):
    """Return the Head of a list; `page` is the Slice of it."""
    whole = whole_list(selection.model)
    here = (page.here or selection.canonical) if selection.known and selection.stands_alone else ""
    path = whole[1] + here
    return Head(
        path,
        trail=(at_home(), whole, (selection.heading, path)) if here else (at_home(), whole),
        hidden=bool(selection.chosen) and not page.items,
        about=(collection(selection.heading, path, page.items),),
    )


def how_to_read():
    """Return the Head of the page that explains the record."""
    here = gettext("How to read the record"), reverse("record")
    return Head(here[1], trail=(at_home(), here), about=(json_ld.dataset(),))


def industry_map(query):
    """Return the Head of the map; one that `query`, a request's GET, moves or narrows down is not to be found."""
    here = gettext("The industry map"), reverse("map")
    return Head(here[1], trail=(at_home(), here), hidden=any(name in query for name in ASKED))


def whole_list(model):
    return heading(model), reverse(LISTS[model.kind_word])
