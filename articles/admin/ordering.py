"""A story's parts in the order an editor gave them, each of them once."""

from companies.admin.formsets import OnceEach
from photos.admin.ordering import InOrderForm, Numbered

__all__ = ["InOrder", "InOrderForm"]


class InOrder(Numbered, OnceEach):
    """Rows numbered as they stand, of which none may be there twice."""
