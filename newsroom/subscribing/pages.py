"""`/feeds/`: what a feed is, and every feed there is, in every form; each vocabulary has a list of its own."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from articles.announced import FORMS
from articles.offered import Offered
from companies.page_keys import FRAME, RECORD, STORIES, keyed
from companies.paging import by_slug
from newsroom import heads
from newsroom.subscribing import catalogue

SIZE = 100
# Which form to take, by what follows a feed's address.
ADVICE = {
    "": gettext_lazy("Every reader understands it. If you do not know which to take, take this one."),
    "atom/": gettext_lazy("The same stories in a stricter form. Most readers understand it."),
    "json/": gettext_lazy("The same stories again, for programs that would rather not read XML."),
}


def feeds(request):
    """Explain what a feed is and how one subscribes; offer those of the paper, of kinds and of sections."""
    kinds, sections = catalogue.of_kinds(), catalogue.of_sections()
    context = {
        "head": heads.feeds([*kinds, *sections]),
        "forms": [(form.name, ADVICE[form.tail]) for form in FORMS],
        "whole": catalogue.whole_paper(),
        "kinds": kinds,
        "sections": sections,
        "vocabularies": catalogue.vocabularies(),
    }
    return keyed(render(request, "newsroom/feeds.html", context), STORIES, "tags", "authors", RECORD, FRAME)


def feeds_of(request, vocabulary):
    """Offer the feed of each name of a vocabulary. Raises Http404 for one that there is not."""
    if vocabulary not in catalogue.VOCABULARIES:
        raise Http404("There are no such feeds.")
    found = catalogue.VOCABULARIES[vocabulary]
    rows = by_slug(found.rows().only("slug", "name"), request.GET, size=SIZE)
    context = {
        "head": heads.feeds_of(found, rows),
        "vocabulary": found,
        "rows": rows,
        "feeds": [Offered.of(row) for row in rows.items],
    }
    return keyed(render(request, "newsroom/feeds_of.html", context), "tags", "authors", RECORD, FRAME)
