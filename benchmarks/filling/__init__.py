"""Fills a database with as much as one likes, in bulk, so that it looks as if it had all been saved by hand."""

from benchmarks.filling.fill import fill
from benchmarks.filling.photographs import LARGE

__all__ = ["LARGE", "fill"]
