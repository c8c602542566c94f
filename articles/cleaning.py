"""The one allowlist for markup that editors type; what is not on it never reaches a reader, however it was written."""

from urllib.parse import urljoin

import nh3
from django.conf import settings

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False},
    "SpecialCharacters": True,
    "History": True,
}

TAGS = {"p", "br", "strong", "em", "sup", "sub", "h2", "h3", "ul", "ol", "li", "blockquote", "a"}
SCHEMES = {"http", "https", "mailto"}


def absolute(tag, attribute, value):
    """Lead a link on from where a feed is read: an address without a host means nothing there.

    One within the page itself (#source-1), or that nobody can read, leads nowhere: only its words stay.
    """
    if attribute != "href":
        return value
    try:
        return None if value.strip().startswith("#") else urljoin(settings.SITE_URL + "/", value.strip())
    except ValueError:
        return None


def cleaner(**attributes):
    return nh3.Cleaner(tags=TAGS, url_schemes=SCHEMES, clean_content_tags={"script", "style"}, **attributes)


words = cleaner(attributes={"a": {"href", "title"}}, link_rel="noopener")
# For text in which the marks of sources, which are ours, were set after it was cleaned.
with_marks = cleaner(attributes={"a": {"href", "title", "rel", "aria-label"}, "sup": {"class"}}, link_rel=None)
for_feeds = cleaner(attributes={"a": {"href", "title"}}, link_rel=None, attribute_filter=absolute)


def clean(html):
    """Return `html` with only the allowed elements, attributes and link schemes; "" where no word is left."""
    cleaned = words.clean(html or "")
    return cleaned if nh3.clean(cleaned, tags=set()).strip() else ""
