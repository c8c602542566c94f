"""A story's photographs in Media RSS (https://www.rssboard.org/media-rss), for RSS and Atom alike.

An editor's description of a picture is its media:description and nothing else is; its caption is its title.
"""

from articles.feeds.xml import around, element

NAMESPACE = "http://search.yahoo.com/mrss/"


def media_of(item):
    return "".join(map(content, item.told["pictures"]))


def content(picture):
    """Return the media:content of a picture with what must be said wherever it is shown."""
    photographer, credit = picture.get("photographer", ""), picture.get("credit", "")
    within = (
        element("media:title", picture.get("caption", ""), type="plain") if picture.get("caption") else "",
        element("media:description", picture["alt"], type="plain") if picture.get("alt") else "",
        element("media:credit", photographer, role="photographer", scheme="urn:ebu") if photographer else "",
        # The line that stands under it on our own page, where it names others than the photographer.
        element("media:credit", credit) if credit != photographer else "",
        rights(picture),
    )
    return around(
        "media:content",
        "".join(within),
        url=picture["url"],
        type=picture["type"],
        medium="image",
        width=picture["width"],
        height=picture["height"],
        fileSize=picture.get("bytes") or None,
    )


def rights(picture):
    """Return whose it is, and by an address under which terms others may show it.

    Media RSS 1.5 has a media:license, which validators do not know yet.
    """
    words = picture.get("copyright") or picture.get("licence", "")
    return element("media:copyright", words, url=picture.get("licence_url")) if words else ""
