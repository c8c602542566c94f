"""The desk's pages for stories. Importing the modules registers what they show."""

from articles.admin import archive, article, people

__all__ = ["archive", "article", "people"]
