"""The aggregators whose rules we know. Every rule here is one by which they reject, not one that they recommend.

Each has the page that documents it; docs/FEEDS.md has the table. A new aggregator is an entry here.
"""

from typing import NamedTuple

from django.conf import settings

from articles.aggregators import rules
from articles.aggregators.item import item_of
from articles.checks import Remark


class Aggregator(NamedTuple):
    """Who takes our feeds: its name, its rules, the pages that say them; `secure` where it reads https only."""

    name: str
    rules: tuple
    sources: tuple
    secure: bool = False


AGGREGATORS = {
    "google-news": Aggregator(
        "Google News",
        (rules.has_text, rules.text_of(at_most=1_000_000)),
        ("https://support.google.com/news/publisher-center/answer/9545420",),
    ),
    "msn": Aggregator(
        "MSN",
        (
            rules.headline_of(more_than=20, at_most=150),
            rules.has_text,
            rules.younger_than(days=365),
            # Articles without one are not published there unless somebody at MSN does so by hand.
            rules.has_picture,
        ),
        (
            "https://support.microsoft.com/en-us/msn/partner-hub/msn-feed-item-metadata-requirements",
            "https://support.microsoft.com/en-us/msn/partner-hub/feed-content-specifications-in-msn-partner-hub",
            "https://support.microsoft.com/en-us/msn/partner-hub/msn-feed-setup-and-configuration",
        ),
        secure=True,
    ),
    "flipboard": Aggregator(
        "Flipboard",
        (rules.has_text, rules.picture_of(shorter_side=400)),
        ("https://about.flipboard.com/rss-spec/",),
    ),
}


def unknown():
    """Return the names in the setting AGGREGATORS that are none of ours."""
    return [name for name in settings.AGGREGATORS if name not in AGGREGATORS]


def chosen():
    """Return the Aggregators that this installation delivers to, in our order."""
    return [aggregator for name, aggregator in AGGREGATORS.items() if name in settings.AGGREGATORS]


def remarks(revision, *, first_published_at=None, now=None):
    """Return why aggregators would reject a revision, as Remarks, those of one together; none is good.

    It never prevents publishing. Arguments: see `item_of`.
    """
    if not chosen():
        return []
    item = item_of(revision, first_published_at=first_published_at, now=now)
    return [
        Remark(f"{aggregator.name} would not take it: {reason}", reason.photo, reason.place)
        for aggregator in chosen()
        for rule in aggregator.rules
        if (reason := rule(item))
    ]
