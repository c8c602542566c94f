"""The roof's own rows: the front page as editors arranged it, the paper's sections, the pages beside the news."""

from newsroom.models.front import NOT_ON_CARDS, PLACES, FrontPage, FrontSlot
from newsroom.models.page_change import PageChange
from newsroom.models.section import Section
from newsroom.models.static_page import StaticPage, StaticPageRevision

__all__ = [
    "NOT_ON_CARDS",
    "PLACES",
    "FrontPage",
    "FrontSlot",
    "PageChange",
    "Section",
    "StaticPage",
    "StaticPageRevision",
]
