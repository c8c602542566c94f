"""Atom (RFC 4287), with links to its archives (RFC 5005) and Media RSS."""

from django.conf import settings

from articles.feeds import house
from articles.feeds.media import NAMESPACE as MEDIA
from articles.feeds.media import media_of
from articles.feeds.xml import DECLARATION, around, as_it_is, element, told

NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": MEDIA,
}
SEPARATOR, FOOT = "\n", "\n</feed>\n"


def head(document):
    """Return all that stands before the entries of a Document. Archives have the identifier of the feed itself."""
    scope = document.scope
    said = (
        f"{DECLARATION}<feed{told({**NAMESPACES, 'xml:lang': settings.LANGUAGE_CODE})}>",
        element("id", document.current_url),
        element("title", scope.title),
        element("subtitle", scope.description),
        element("link", rel="alternate", type="text/html", href=document.page_url),
        *(element("link", rel=rel, href=url, type=media_type) for rel, url, media_type in document.ways),
        licence(),
        "<fh:archive/>" if document.period else "",
        element("updated", moment(document.changed_at)),
        # Of entries that name no author of their own, as the specification has it.
        around("author", element("name", settings.SITE_NAME) + element("uri", house.home())),
        element("rights", settings.STORY_RIGHTS),
        element("generator", house.GENERATOR),
        element("icon", house.logo()),
    )
    return "\n".join(filter(None, said)) + "\n"


def item(item):
    """Return an Item as an entry."""
    told_of = item.told
    within = (
        element("id", item.id),
        element("title", told_of["headline"]),
        element("link", rel="alternate", type="text/html", href=item.url),
        element("published", moment(item.published_at)),
        element("updated", moment(item.updated_at)),
        *(person("author", each) for each in told_of["authors"]),
        *(person("contributor", each) for each in told_of["contributors"]),
        *(category(each) for each in told_of["categories"]),
        element("summary", item.summary) if item.summary else "",
        as_it_is("content", item.html, type="html"),
        enclosure(item.enclosure),
        media_of(item),
        element("rights", settings.STORY_RIGHTS),
        licence(),
    )
    return around("entry", "\n".join(filter(None, within)))


def person(name, told_of):
    return around(name, element("name", told_of["name"]) + element("uri", told_of["url"]))


def category(told_of):
    return element("category", scheme=told_of["scheme"], term=told_of["term"], label=told_of["label"])


def enclosure(picture):
    if picture is None:
        return ""
    length = picture["bytes"] or None
    return element("link", rel="enclosure", href=picture["url"], length=length, type=picture["type"])


def licence():
    """Return under which licence the stories may be used (RFC 4946); "" where none is stated."""
    return element("link", rel="license", href=settings.STORY_LICENCE) if settings.STORY_LICENCE else ""


def moment(at):
    return at.isoformat(timespec="seconds")
