"""Where a page stands among others (https://schema.org/BreadcrumbList).

Only what the page shows is said: its masthead links the front page and marks the section, its kicker leads up.
"""

from companies.found.terms import CONTEXT
from companies.links import absolute


def breadcrumbs(trail):
    """Return the list of a trail of (name, path), the page itself last: [] where there is no way to tell of."""
    if len(trail) < 2:
        return []
    steps = [
        {"@type": "ListItem", "position": position, "name": str(name), "item": absolute(path)}
        for position, (name, path) in enumerate(trail, start=1)
    ]
    return [CONTEXT | {"@type": "BreadcrumbList", "itemListElement": steps}]
