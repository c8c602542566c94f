"""The heads of the roof's pages: of the front page the house itself, and that it can be searched."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from companies.found.collections import collection
from companies.found.head import Head
from companies.found.house import at_home, pointer, publisher
from companies.found.terms import CONTEXT, said
from companies.links import absolute
from photos.cards import first_to_pass_on

# What pages beside the news are, and for what the house stands by them, by their addresses.
KINDS = {"about": "AboutPage", "contact": "ContactPage"}
POLICIES = {
    "about": ["mainEntityOfPage"],
    "contact": ["contactPoint"],
    "ethics": ["ethicsPolicy", "publishingPrinciples"],
    "corrections-policy": ["correctionsPolicy"],
}


def home(page):
    """Return the Head of the front page; `page` is what its template is given. Its lead stands on its card."""
    stories = [page["lead"], *page["second"]]
    return Head(
        "/",
        photo=first_to_pass_on(story and story.lead_photo for story in stories),
        about=(website(), house(page["frame"])),
    )


def static_page(page):
    """Return the Head of a page beside the news."""
    path = page.get_absolute_url()
    return Head(path, trail=(at_home(), (page.title, path)), about=(web_page(page),))


def feeds(offered):
    """Return the Head of the page that offers the feeds of the paper; `offered` are those that it names."""
    name, path = gettext("Feeds"), reverse("feeds")
    return Head(path, trail=(at_home(), (name, path)), about=(collection(name, path, offered),))


def feeds_of(vocabulary, rows):
    """Return the Head of the list of the feeds of a Vocabulary; `rows` is the Slice of its names."""
    path = reverse("feeds_of", args=[vocabulary.slug]) + rows.here
    here = (vocabulary.heading, path)
    about = collection(vocabulary.heading, path, rows.items)
    return Head(path, trail=(at_home(), (gettext("Feeds"), reverse("feeds")), here), about=(about,))


def web_page(page):
    """Return a page beside the news (https://schema.org/WebPage; what it is about is known by its address)."""
    url = absolute(page.get_absolute_url())
    return CONTEXT | said(
        **{"@type": KINDS.get(page.slug, "WebPage"), "@id": url},
        url=url,
        name=page.title,
        description=page.description,
        dateModified=timezone.localtime(page.updated_at).isoformat(timespec="seconds"),
        inLanguage=settings.LANGUAGE_CODE,
        publisher=pointer(),
    )


def website():
    """Return the site with how it is searched (https://schema.org/WebSite, /SearchAction)."""
    return CONTEXT | {
        "@type": "WebSite",
        "@id": absolute("/#website"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "description": settings.SITE_TAGLINE,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": pointer(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute("/search/?q=") + "{search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }


def house(frame):
    """Return who publishes the site, with where it says by which rules (https://schema.org/NewsMediaOrganization).

    Of the pages beside the news those are named that readers can open at the addresses that the demo gives them.
    """
    there = frame.open & POLICIES.keys()
    found = {name: page_address(slug) for slug in sorted(there) for name in POLICIES[slug]}
    if contact := found.pop("contactPoint", ""):
        found["contactPoint"] = {"@type": "ContactPoint", "url": contact}
    return CONTEXT | publisher() | said(masthead=absolute(reverse("authors")), **found)


def page_address(slug):
    return absolute(reverse("static_page", args=[slug]))
