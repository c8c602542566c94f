"""Two snapshots of a story side by side, as a person reads them."""

from articles.comparing.blocks import Compared, Line, compare_blocks
from articles.comparing.prose import compare_prose, paragraphs
from articles.comparing.words import DEL, INS, SAME, compare_words

__all__ = ["DEL", "INS", "SAME", "Compared", "Line", "compare_blocks", "compare_prose", "compare_words", "paragraphs"]
