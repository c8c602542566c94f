"""Who publishes all this, as structured data names it (https://schema.org/NewsMediaOrganization)."""

from django.conf import settings
from django.templatetags.static import static

from companies.links import absolute

KIND = "NewsMediaOrganization"
# In pixels, as the file is.
LOGO, LOGO_SIZE = "logo.png", 512


def publisher():
    """Return the house with what a story must say of it; the front page says more."""
    return {
        **pointer(),
        "url": absolute("/"),
        "logo": logo(absolute(static(LOGO))),
    }


def logo(url):
    return {"@type": "ImageObject", "url": url, "contentUrl": url, "width": LOGO_SIZE, "height": LOGO_SIZE}


def pointer():
    """Return how a story points at the house, of which the page says more."""
    return {"@type": KIND, "@id": absolute("/#publisher"), "name": settings.SITE_NAME}


def at_home():
    """Return the first step of every trail."""
    return settings.SITE_NAME, "/"
