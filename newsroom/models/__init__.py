"""The roof's own rows: the front page as editors arranged it, and the pages that stand beside the news."""

from newsroom.models.front import NOT_ON_CARDS, PLACES, FrontPage, FrontSlot
from newsroom.models.static_page import StaticPage, StaticPageRevision

__all__ = ["NOT_ON_CARDS", "PLACES", "FrontPage", "FrontSlot", "StaticPage", "StaticPageRevision"]
