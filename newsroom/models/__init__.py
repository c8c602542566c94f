"""The roof's own rows: the front page, the paper's sections, the pages beside the news, who is signed in."""

from newsroom.models.front import NOT_ON_CARDS, PLACES, FrontPage, FrontSlot
from newsroom.models.page_change import PageChange
from newsroom.models.section import Section
from newsroom.models.session import Session
from newsroom.models.static_page import StaticPage, StaticPageRevision

__all__ = [
    "NOT_ON_CARDS",
    "PLACES",
    "FrontPage",
    "FrontSlot",
    "PageChange",
    "Section",
    "Session",
    "StaticPage",
    "StaticPageRevision",
]
