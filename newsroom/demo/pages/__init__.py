"""The demo paper's pages beside the news, in the order in which the foot of every page names them."""

from datetime import UTC, datetime

from newsroom.demo.pages import about, contact, corrections, ethics, privacy
from newsroom.models import StaticPage
from newsroom.static_pages import keep

# Before the first of the demo's stories.
WRITTEN_AT = datetime(2021, 8, 30, 9, 0, tzinfo=UTC)
# By their addresses.
PAGES = {
    "about": about,
    "contact": contact,
    "ethics": ethics,
    "corrections-policy": corrections,
    "privacy": privacy,
}


def bring_in_pages(pages):
    """Make and publish the pages that are not there, by address; what an editor has made of one stays as it is."""
    there = set(StaticPage.objects.values_list("slug", flat=True))
    for position, (slug, words) in enumerate(pages.items(), start=1):
        if slug not in there:
            page = StaticPage(slug=slug, position=position * 10, is_published=True)
            page.title, page.description, page.body = words.TITLE, words.DESCRIPTION, words.BODY
            page.full_clean()
            keep(page, by=None, now=WRITTEN_AT)
