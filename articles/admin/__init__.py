"""The desk's pages for stories. Importing the modules registers what they show."""

from articles.admin import archive, article, embedded, people

__all__ = ["archive", "article", "embedded", "people"]
