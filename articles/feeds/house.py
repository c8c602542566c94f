"""What every feed says of the house that it comes from."""

from django.templatetags.static import static
from django.urls import reverse

from companies.found.house import LOGO
from companies.links import absolute

GENERATOR = "Newsroom"
# The largest that RSS allows, in pixels; of its own, since a shrunk one would be fetched whole.
SMALL_LOGO, SMALL_LOGO_SIZE = "logo-144.png", 144


def home():
    return absolute(reverse("home"))


def logo():
    return absolute(static(LOGO))


def small_logo():
    return absolute(static(SMALL_LOGO))


def about_feeds():
    return absolute("/feeds/")
