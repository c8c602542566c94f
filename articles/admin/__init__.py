"""The desk's pages for stories. Importing the modules registers what they show."""

from articles.admin import addresses, archive, article, embedded, facts, hub, people, tags

__all__ = ["addresses", "archive", "article", "embedded", "facts", "hub", "people", "tags"]
