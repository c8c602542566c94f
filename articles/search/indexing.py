"""Documents written anew in the transaction that changes what they are made of."""

from articles.models.search import SearchDocument, SearchName
from articles.search.documents import KINDS, MADE_BY
from articles.search.vocabulary import learn
from articles.search.words import compared

SAID = ("address", "title", "summary", "published_at", "title_words", "name_words", "text_words", "marks")
LONGEST_NAME = 200


def index(model, keys):
    """Write down anew how rows of a model (PublishedArticle, Tag or a record's) are found, as far as readers see them.

    What they see no more is found no more. A document that says what it said is not written again.
    """
    kind = KINDS[model]
    made = {document.key: document for document in MADE_BY[kind][1](keys)}
    rows = SearchDocument.objects.filter(kind=kind, key__in=keys)
    rows.exclude(key__in=made).delete()
    stored = {row.key: said(row) for row in rows}
    changed = [document for key, document in made.items() if stored.get(key) != said(document)]
    SearchDocument.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["kind", "key"], update_fields=list(SAID)
    )
    learn(
        word
        for document in changed
        for name in SAID
        if name.endswith("_words")
        for word in getattr(document, name).split()
    )
    name_all(kind, [document for document in made.values() if hasattr(document, "said")])


def said(document):
    return tuple(getattr(document, name) for name in SAID)


def name_all(kind, documents):
    """Write down the names by which records and tags are the first to be found."""
    if not documents:
        return
    ids = dict(
        SearchDocument.objects.filter(kind=kind, key__in=[row.key for row in documents]).values_list("key", "id")
    )
    wanted = {(ids[row.key], *name) for row in documents for name in names_of(row)}
    there = SearchName.objects.filter(document__in=ids.values())
    stored = {(row.document_id, row.name, row.shown, row.is_whole): row.pk for row in there}
    there.filter(pk__in=[key for name, key in stored.items() if name not in wanted]).delete()
    SearchName.objects.bulk_create(
        [
            SearchName(document_id=document, name=name, shown=shown, is_whole=is_whole)
            for document, name, shown, is_whole in sorted(wanted - stored.keys())
        ],
        ignore_conflicts=True,
    )


def names_of(document):
    """Yield each name as it is looked up: whole, and from each later word on."""
    for shown in document.said:
        words = compared(shown)
        for number in range(len(words)):
            yield " ".join(words[number:])[:LONGEST_NAME], shown[:LONGEST_NAME], number == 0
