"""A story in schema.org's words (https://schema.org/NewsArticle). What is said here also stands on the page.

It is written when a page is laid, and again when what it names has changed: reading a page does no such work.
"""

from django.conf import settings
from django.utils import timezone

from articles.structured_data.people import signed
from articles.structured_data.pictures import story_pictures
from companies.found.house import pointer
from companies.found.terms import CONTEXT, said
from companies.language import readers_language
from companies.links import absolute

# A page must stay light: of the photographs within, search engines are told of the first.
MOST_PICTURES = 12


@readers_language()
def news_article(page, photographs=()):
    """Return the JSON-LD of a PublishedArticle that has its dates and address; `photographs` are those within it."""
    url, furniture = absolute(page.path), page.furniture
    authors, contributors = signed(furniture["byline_groups"])
    return CONTEXT | said(
        **{"@type": "NewsArticle", "@id": f"{url}#story"},
        headline=page.headline,
        description=page.standfirst or page.seo_description,
        url=url,
        mainEntityOfPage={"@type": "WebPage", "@id": url},
        image=story_pictures(page.lead_photo, photographs[:MOST_PICTURES]),
        datePublished=moment(page.published_at),
        dateModified=moment(page.updated_at),
        author=authors or pointer(),
        contributor=contributors,
        publisher=pointer(),
        articleSection=section(page),
        keywords=[tag["name"] for tag in furniture["tags"]],
        about=[record(link) for link in furniture["about"]],
        mentions=[record(link) for link in furniture["mentions"]],
        citation=[source(row) for row in furniture["sources"]],
        correction=[correction(row) for row in furniture["corrections"]],
        isAccessibleForFree=True,
        inLanguage=settings.LANGUAGE_CODE,
    )


def section(page):
    """Return what stands above the headline: the kicker, or the kind of story where it has none."""
    return page.kicker or page.get_kind_display()


def moment(when):
    """Return a moment as ISO 8601 with the installation's offset, to the second."""
    return timezone.localtime(when).isoformat(timespec="seconds")


def record(link):
    """Return a record that the furniture links to, by the same @id as its own page gives it.

    Pages that were set before records had a type in their furniture say only that it is something.
    """
    kind = link.get("type", "Thing")
    return said(
        **{"@type": kind, "@id": f"{absolute(link['url'])}#{kind.lower()}"},
        name=link["name"],
        url=absolute(link["url"]),
        sameAs=link.get("same_as", ""),
    )


def source(row):
    return said(
        **{"@type": "CreativeWork"},
        name=row["title"],
        url=row["url"],
        publisher={"@type": "Organization", "name": row["publisher"]},
    )


def correction(row):
    """Return something that was put right (https://schema.org/CorrectionComment)."""
    return {"@type": "CorrectionComment", "text": row["words"], "datePublished": row["on"]}
