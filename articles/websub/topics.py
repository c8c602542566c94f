"""Which feeds a story is in: the topics of a hub are their addresses (https://www.w3.org/TR/websub/#definitions)."""

from articles import kinds
from articles.announced import FORMS


def topics_of(page):
    """Return the paths of all feeds that carry a published page, the paper's own first.

    They are read off what the page says of itself, so that a story of many tags costs no query more.
    """
    told = page.furniture
    places = [*told["tags"], *people(told["byline_groups"]), *told["about"], *told["mentions"]]
    pages = dict.fromkeys(["/", kinds.named(page.kind).get_absolute_url(), *(place["url"] for place in places)])
    return [f"{page}feed/{form.tail}" for page in pages for form in FORMS]


def people(groups):
    return [person for group in groups for person in group["people"]]
