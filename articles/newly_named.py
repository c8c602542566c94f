"""Tags and pages of other houses that a form names first: a version that was not saved holds them by name alone.

What a form would make is seen by saving it and taking it back, and with it goes what only that save made. Its ids may
be somebody else's by the time the version is used.
"""

from copy import deepcopy

from articles.models import Embedded, Tag
from articles.models.tag import folded
from articles.relations import gather, references
from articles.tasks import fetch_embedded


def by_name(snapshot):
    """Return a snapshot in which a tag or an embedded page that is not there has no id."""
    snapshot = deepcopy(snapshot)
    found = gather(snapshot)
    for name, reference in references(snapshot):
        if name in MAKING and not found.of(name, reference):
            reference["id"] = None
    return snapshot


def made(snapshot):
    """Make what a snapshot holds by name alone, unless it has come meanwhile, and return the snapshot with its ids."""
    snapshot = deepcopy(snapshot)
    for name, reference in references(snapshot):
        if reference["id"] is None:
            reference["id"] = MAKING[name](reference["name"]).pk
    return snapshot


def tag(name):
    return Tag.objects.meant([name]).get(folded(name)) or Tag.objects.create(name=name)


def embedded(url):
    page, is_new = Embedded.objects.get_or_create(url=url)
    if is_new:
        fetch_embedded.enqueue()
    return page


MAKING = {"tag": tag, "embedded": embedded}
