"""Whose hand it is: who changes the record, and which changes belong together."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID, uuid4


@dataclass(frozen=True)
class Hand:
    """Who changes rows (a user or None), in which batch, and why, in words for the desk.

    `undoes` is the earlier RecordChange that is taken back, if one is.
    """

    by: object
    batch: UUID
    why: str = ""
    undoes: object = None


HAND = ContextVar("hand", default=None)


@contextmanager
def acting(by=None, *, why="", undoes=None):
    """Have all changes of the record within be one batch of `by`, a user or None.

    Within another hand they belong to its batch, and are its user's unless another is named: a story that is published
    from the desk opens its records in the request's own batch.
    """
    outer = HAND.get()
    hand = outer or Hand(None, uuid4())
    hand = replace(hand, by=by or hand.by, why=why or hand.why, undoes=undoes or hand.undoes)
    token = HAND.set(hand)
    try:
        yield hand
    finally:
        HAND.reset(token)


def present_hand():
    """Return the Hand at work; nobody's, in a batch of its own, where none was named."""
    return HAND.get() or Hand(None, uuid4())
