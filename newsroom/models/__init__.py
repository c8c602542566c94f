"""The roof's own rows: the front page as editors arranged it, and the paper's sections."""

from newsroom.models.front import NOT_ON_CARDS, PLACES, FrontPage, FrontSlot
from newsroom.models.section import Section

__all__ = ["NOT_ON_CARDS", "PLACES", "FrontPage", "FrontSlot", "Section"]
