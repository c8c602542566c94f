"""The roof's own rows: the front page as editors arranged it, the paper's sections, the pages beside the news,
the audit trail, who is signed in, who was last at work."""

from newsroom.models.audit import AuditEntry, Deed
from newsroom.models.front import NOT_ON_CARDS, PLACES, FrontPage, FrontSlot
from newsroom.models.heartbeat import Heartbeat
from newsroom.models.page_change import PageChange
from newsroom.models.section import Section
from newsroom.models.session import Session
from newsroom.models.static_page import StaticPage, StaticPageRevision

__all__ = [
    "NOT_ON_CARDS",
    "PLACES",
    "AuditEntry",
    "Deed",
    "FrontPage",
    "FrontSlot",
    "Heartbeat",
    "PageChange",
    "Section",
    "Session",
    "StaticPage",
    "StaticPageRevision",
]
