"""Which feeds change with a page: WebSub calls them topics. All are read off the page itself."""

from articles.announced import FORMS
from articles.kinds import named


def feeds_touched(page, before=None):
    """Return the feeds that changed, as paths, the site's own first.

    Arguments: `page` is a PublishedArticle as readers have it now, or had it until it was withdrawn; `before` is the
    page as they had it until then, None if they had none. Where feeds say the same of it as before (a small change),
    those have changed that it came into or left.
    """
    carrying, carried = feeds_of(page), feeds_of(before) if before else []
    touched = list(dict.fromkeys(carrying + carried))
    if before and before.feed_digest == page.feed_digest:
        return [feed for feed in touched if (feed in carrying) != (feed in carried)]
    return touched


def feeds_of(page):
    """Return the feeds that carry a page: the site's, its kind's, and those of all that it names."""
    furniture = page.furniture
    people = [person for group in furniture["byline_groups"] for person in group["people"]]
    carried = [*furniture["tags"], *people, *furniture["about"], *furniture["mentions"]]
    places = ["/", named(page.kind).get_absolute_url(), *(place["url"] for place in carried)]
    return [f"{place}feed/{form.tail}" for place in dict.fromkeys(places) for form in FORMS]
