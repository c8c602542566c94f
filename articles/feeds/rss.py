"""RSS 2.0 (https://www.rssboard.org/rss-specification), as its board advises (https://www.rssboard.org/rss-profile).

What RSS has no word for is said in those of Atom, Dublin Core, RSS 1.0's content module and Media RSS.
"""

from email.utils import format_datetime

from django.conf import settings
from django.utils.html import escape

from articles.feeds import house
from articles.feeds.media import NAMESPACE as MEDIA
from articles.feeds.media import media_of
from articles.feeds.xml import DECLARATION, around, as_it_is, element, told

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": MEDIA,
}
SEPARATOR, FOOT = "\n", "\n</channel>\n</rss>\n"
SPECIFICATION = "https://www.rssboard.org/rss-specification"


def head(document):
    """Return all that stands before the items of a Document."""
    scope = document.scope
    said = (
        f'{DECLARATION}<rss version="2.0"{told(NAMESPACES)}>',
        "<channel>",
        element("title", scope.title),
        element("link", document.page_url),
        element("description", scope.description or scope.title),
        *(element("atom:link", rel=rel, href=url, type=media_type) for rel, url, media_type in document.ways),
        licence(),
        "<fh:archive/>" if document.period else "",
        element("language", settings.LANGUAGE_CODE),
        element("copyright", settings.STORY_RIGHTS),
        element("lastBuildDate", moment(document.changed_at)),
        element("generator", house.GENERATOR),
        element("docs", SPECIFICATION),
        image(document),
    )
    return "\n".join(filter(None, said)) + "\n"


def image(document):
    """Return the channel's picture, whose title and link are the channel's (and no larger than 144 pixels)."""
    size = house.SMALL_LOGO_SIZE
    within = (
        element("url", house.small_logo()),
        element("title", document.scope.title),
        element("link", document.page_url),
        element("width", str(size)),
        element("height", str(size)),
    )
    return around("image", "".join(within))


def item(item):
    """Return an Item as RSS has it, the plain summary before the whole text."""
    told_of = item.told
    within = (
        element("title", told_of["headline"]),
        element("link", item.url),
        element("guid", item.id, isPermaLink="false"),
        element("pubDate", moment(item.published_at)),
        element("atom:updated", item.updated_at.isoformat(timespec="seconds")),
        *(element("dc:creator", person["name"]) for person in told_of["authors"]),
        *(element("dc:contributor", person["name"]) for person in told_of["contributors"]),
        *(element("category", each["label"], domain=each["scheme"]) for each in told_of["categories"]),
        # Readers take it for HTML: what looks like markup in plain words must not become any.
        element("description", escape(item.summary)) if item.summary else "",
        as_it_is("content:encoded", item.html),
        enclosure(item.enclosure),
        media_of(item),
        element("dc:language", settings.LANGUAGE_CODE),
        element("dc:rights", settings.STORY_RIGHTS),
        licence(),
    )
    return around("item", "\n".join(filter(None, within)))


def enclosure(picture):
    if picture is None:
        return ""
    return element("enclosure", url=picture["url"], length=picture["bytes"], type=picture["type"])


def licence():
    """Return under which licence the stories may be used (RFC 4946); "" where none is stated."""
    return element("atom:link", rel="license", href=settings.STORY_LICENCE) if settings.STORY_LICENCE else ""


def moment(at):
    return format_datetime(at)
