"""What a check is, and how one is carried out: in chunks, beside a site that is at work."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

logger = logging.getLogger(__name__)
CHUNK = 200


@dataclass(frozen=True)
class Check:
    """One thing that must agree with another.

    `keys` gives the queryset of keys, in order; `wrong` tells of a list of keys which are wrong, {key: words}; `mend`
    puts one right, None where nothing can.
    """

    title: str
    keys: Callable
    wrong: Callable
    mend: Callable | None = None


@dataclass(frozen=True)
class Fault:
    title: str
    words: str
    # What became of it: "" where nothing was tried.
    outcome: str = ""
    is_mended: bool = False


def carry_out(check, *, mend, looked_at=lambda number: None):
    """Yield the Fault of each key that is wrong; with `mend`, put right what can be.

    Arguments: `looked_at` is told after each chunk how many keys have been.
    """
    keys, done = check.keys().iterator(chunk_size=2000), 0
    while some := list(islice(keys, CHUNK)):
        for key in check.wrong(some):
            # Somebody may have changed it while it was looked at: what is wrong is so twice.
            with transaction.atomic():
                again = check.wrong([key])
            if again:
                yield settled(check, key, again[key], mend)
        done += len(some)
        looked_at(done)


def settled(check, key, words, mend):
    if not mend:
        return Fault(check.title, words)
    if check.mend is None:
        return Fault(check.title, words, "cannot be mended")
    try:
        check.mend(key)
    except Exception as error:  # one that cannot be put right must not keep the others from it
        logger.exception("%s: %s", check.title, words)
        return Fault(check.title, words, f"not mended: {type(error).__name__}: {error}")
    left = check.wrong([key])
    return Fault(check.title, words, f"not mended: {left[key]}" if left else "mended", is_mended=not left)
