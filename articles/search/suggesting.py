"""What one may be about to type: records and tags by their names, and the newest headlines."""

from articles.models.search import SearchDocument, SearchName
from articles.search import marks
from articles.search.candidates import ids
from articles.search.question import Question
from photos.finding.words import words_in

SHORTEST = 2
NAMES, HEADLINES = 5, 4
# Of names that begin so, as many are looked at for the shortest.
LOOKED_AT = 60


def suggestions(typed):
    """Return what to propose for what was typed so far, as documents with the `shown` name that begins so."""
    question = Question.of(typed)
    if len(question.name) < SHORTEST:
        return []
    return [*names(question.name), *headlines(question)]


def names(begun):
    """Return documents that bear a name, or a later word of one, that begins as typed; exact and short ones first."""
    rows = SearchName.objects.beginning_with(begun).select_related("document").order_by("name", "pk")
    rows = sorted(rows[:LOOKED_AT], key=lambda row: (not row.is_whole, len(row.name), row.pk))
    found = {}
    for row in rows:
        row.document.shown = named(row.document, row.shown)
        found.setdefault(row.document_id, row.document)
    return list(found.values())[:NAMES]


def named(document, shown):
    """Return the name of a document; with the other one that begins as typed, where its own does not say it."""
    return document.title if set(words_in(shown)) <= set(words_in(document.title)) else f"{shown} ({document.title})"


def headlines(question):
    """Return the newest stories whose headline has all words, of which the last may go on."""
    if not question.parts:
        return []
    found = ids("title", question.parts, [marks.kind(SearchDocument.Kind.STORY)], HEADLINES, True)[:HEADLINES]
    rows = SearchDocument.objects.in_bulk(found)
    for row in rows.values():
        row.shown = row.title
    return [rows[key] for key in found if key in rows]
