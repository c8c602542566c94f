"""What readers search and what the desk finds things by: every row has its document, and none is of what is gone."""

from functools import partial

from articles.models.search import SearchDocument
from articles.search.documents import MADE_BY
from articles.search.indexing import index as index_for_readers
from articles.search.indexing import said
from newsroom.keeping.verifying.check import Check
from photos.finding.documents import documents, findable_models, kind_of
from photos.finding.documents import index as index_for_desk
from photos.models.findable import Findable


def checks():
    """Return two Checks of each index and kind: of what is there, and of documents of what is not."""
    found = []
    for kind, (model, make) in MADE_BY.items():
        title, stored = f"Search, {kind.label}", SearchDocument.objects.filter(kind=kind)
        wrong, mend = partial(wrong_search, kind, make), partial(once, index_for_readers, model)
        found += both(title, model._default_manager, stored, wrong, mend)
    for model in findable_models():
        title, stored = f"Finding on the desk, {model._meta.verbose_name}", Findable.objects.filter(kind=kind_of(model))
        wrong, mend = partial(wrong_finding, model), partial(once, index_for_desk, model)
        found += both(title, model._base_manager, stored, wrong, mend)
    return found


def both(title, rows, stored, wrong, mend):
    def of_rows():
        return rows.order_by("pk").values_list("pk", flat=True)

    def of_nothing():
        gone = stored.exclude(key__in=rows.order_by().values("pk"))
        return gone.order_by("key").values_list("key", flat=True)

    return [Check(title, of_rows, wrong, mend), Check(f"{title}: what is gone", of_nothing, wrong, mend)]


def once(index, model, key):
    index(model, [key])


def wrong_search(kind, make, keys):
    made = {document.key: said(document) for document in make(keys)}
    stored = {row.key: said(row) for row in SearchDocument.objects.filter(kind=kind, key__in=keys)}
    return differing(f"{kind.value}", keys, made, stored)


def wrong_finding(model, keys):
    stored = dict(Findable.objects.filter(kind=kind_of(model), key__in=keys).values_list("key", "words"))
    return differing(model._meta.label, keys, documents(model, keys), stored)


def differing(kind, keys, made, stored):
    words = {}
    for key in keys:
        if made.get(key) != stored.get(key):
            lacks, stays = key not in stored, key not in made
            reason = "is not found" if lacks else "is found, and cannot be opened" if stays else "is found as it was"
            words[key] = f"{kind} {key}: {reason}"
    return words
