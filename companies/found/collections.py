"""A page that is a list of other pages of ours (https://schema.org/CollectionPage, /ItemList)."""

from django.conf import settings

from companies.found.terms import CONTEXT, said
from companies.links import absolute


def collection(name, path, pages, *, about=None, kind="CollectionPage"):
    """Return the JSON-LD of a page at `path` that lists pages, each with a `get_absolute_url()`, in their order.

    Arguments: `about` is what all of them are about, as an object of JSON-LD.
    """
    return CONTEXT | said(
        **{"@type": kind, "@id": absolute(path)},
        url=absolute(path),
        name=str(name),
        inLanguage=settings.LANGUAGE_CODE,
        about=about,
        mainEntity=item_list(pages),
    )


def item_list(pages):
    """Return an ItemList of the addresses of pages; None where there are none."""
    items = [
        {"@type": "ListItem", "position": position, "url": absolute(page.get_absolute_url())}
        for position, page in enumerate(pages, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items} if items else None
