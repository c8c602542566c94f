"""The heads of the roof's pages: of the front page the house itself, and that it can be searched."""

from django.conf import settings
from django.urls import reverse

from companies.found.head import Head
from companies.found.house import at_home, pointer, publisher
from companies.found.terms import CONTEXT, said
from companies.links import absolute
from photos.cards import first_to_pass_on


def home(page):
    """Return the Head of the front page; `page` is what its template is given. Its lead stands on its card."""
    stories = [page["lead"], *page["second"]]
    return Head(
        "/",
        photo=first_to_pass_on(story and story.lead_photo for story in stories),
        about=(website(), house()),
    )


def static_page(page):
    """Return the Head of a page beside the news."""
    path = page.get_absolute_url()
    return Head(path, trail=(at_home(), (page.title, path)))


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


def house():
    """Return who publishes the site, with where it says by which rules (https://schema.org/NewsMediaOrganization)."""
    return CONTEXT | publisher() | said(masthead=absolute(reverse("authors")))
