"""Documents of everything at once: of an installation that had stories before it had a search, or after a restore."""

from django.db import connections, transaction

from articles.models.published import PublishedArticle
from articles.models.search import SearchDocument
from articles.search.documents import MADE_BY
from articles.search.indexing import index

CHUNK = 200


def fill():
    """Write the documents of all that readers can open, the oldest first, and yield (kind, how many) of each kind.

    Each chunk is a transaction of its own: who stops it half way and begins again loses nothing.
    """
    for kind, (model, _) in MADE_BY.items():
        keys = list(in_order(model).values_list("pk", flat=True))
        gone = SearchDocument.objects.filter(kind=kind).values_list("key", flat=True)
        keys += sorted(set(gone) - set(keys))
        for start in range(0, len(keys), CHUNK):
            with transaction.atomic():
                index(model, keys[start : start + CHUNK])
        yield kind, SearchDocument.objects.filter(kind=kind).count()


def in_order(model):
    """Return rows of a model so that those who get their documents last are the newest: that is how they are ranked."""
    order = ("published_at", "pk") if model is PublishedArticle else ("pk",)
    return model._default_manager.order_by(*order)


def fill_what_never_was(sender, using, **kwargs):
    """Fill the search of an installation that has stories and no documents; sent after every migration."""
    there = connections[using].introspection.table_names()
    tables = {SearchDocument._meta.db_table, *(model._meta.db_table for model, _ in MADE_BY.values())}
    if not tables.issubset(there) or SearchDocument.objects.exists():
        return
    if any(model._default_manager.exists() for model, _ in MADE_BY.values()):
        for _ in fill():
            pass
