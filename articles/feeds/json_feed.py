"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

What it has no word for stands under `_newsroom`, described in docs/FEEDS.md.
"""

from django.conf import settings

from articles.feeds import house
from companies.found.terms import as_json, said

VERSION = "https://jsonfeed.org/version/1.1"
SEPARATOR, FOOT = ",\n", "\n]}\n"


def head(document):
    """Return all that stands before the items of a Document."""
    scope, ways = document.scope, {rel: url for rel, url, _ in document.ways}
    data = said(
        version=VERSION,
        title=scope.title,
        home_page_url=document.page_url,
        feed_url=ways["self"],
        description=scope.description,
        # What came before is in the archives.
        next_url=ways.get("prev-archive"),
        icon=house.logo(),
        favicon=house.small_logo(),
        language=settings.LANGUAGE_CODE,
    )
    data["authors"] = [{"name": settings.SITE_NAME, "url": house.home()}]
    if "hub" in ways:
        data["hubs"] = [{"type": "WebSub", "url": ways["hub"]}]
    data["_newsroom"] = said(
        about=house.about_feeds(),
        changed=moment(document.changed_at),
        rights=settings.STORY_RIGHTS,
        licence=settings.STORY_LICENCE,
        archive=True if document.period else None,
        next_archive=ways.get("next-archive"),
    )
    return as_json(data)[:-1] + ',"items":[\n'


def item(item):
    """Return an Item as JSON."""
    told, lead = item.told, item.enclosure
    data = said(
        id=item.id,
        url=item.url,
        title=told["headline"],
        summary=item.summary,
        content_html=item.html,
        image=lead and lead["url"],
        date_published=moment(item.published_at),
        date_modified=moment(item.updated_at),
        language=settings.LANGUAGE_CODE,
    )
    data |= {
        "authors": told["authors"],
        "tags": [category["label"] for category in told["categories"]],
        "attachments": [attachment(lead)] if lead else [],
        "_newsroom": {
            name: told[name] for name in ("contributors", "categories", "pictures", "corrections") if told[name]
        },
    }
    return as_json({name: value for name, value in data.items() if value})


def attachment(picture):
    return said(
        url=picture["url"],
        mime_type=picture["type"],
        title=picture.get("alt", ""),
        size_in_bytes=picture["bytes"] or None,
    )


def moment(at):
    return at.isoformat(timespec="seconds")
