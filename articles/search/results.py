"""A question answered: the records of that very name, then stories, records and tags in one list."""

from dataclasses import dataclass, field

from articles.models.published import PublishedArticle
from articles.models.search import SearchDocument, SearchName
from articles.search.candidates import candidates
from articles.search.documents import plain
from articles.search.excerpts import excerpt, pieces
from articles.search.narrowing import Narrowing, how_many
from articles.search.question import Question
from articles.search.ranking import Candidate, ranked
from articles.search.spelling import put_right

SIZE = 20
# Of names that several bear the first few; nobody reads on to a tenth "Leica".
NAMESAKES = 3


@dataclass(frozen=True)
class Hit:
    """A document that was found; title and excerpt are pairs of a text and whether it was asked for."""

    document: SearchDocument
    title: list
    excerpt: list
    page: PublishedArticle | None


@dataclass(frozen=True)
class Results:
    """What the page of a search shows.

    `named` are records and tags of the very name. `instead` is the Question that was answered in place of one that
    finds nothing; `better` is one that may have been meant.
    """

    question: Question
    narrowing: Narrowing
    named: list = field(default_factory=list)
    hits: list = field(default_factory=list)
    number: str = ""
    kinds: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    instead: Question | None = None
    better: Question | None = None
    previous: str = ""
    following: str = ""


def answer(question, narrowing, number=1, now=None):
    """Return the Results of a question.

    Arguments: `number` is the page of the list, which is the last one where it has fewer; `now` is the moment from
    which stories age. Takes a fixed number of queries, however much is found; a few more where nothing is.
    """
    if not question.parts:
        return Results(question, narrowing)
    found, instead = first_found(question, narrowing.marks)
    asked = instead or question
    all_kinds = known(found)
    of_kind = [each for each in all_kinds if narrowing.kind in ("", each.kind)]
    named = [] if narrowing.is_any or number > 1 else namesakes(asked)
    names = {document.pk for document in named}
    order = [each for each in ranked(of_kind, now) if each.id not in names]
    number = max(1, min(number, -(-len(order) // SIZE)))
    return Results(
        question,
        narrowing,
        named=named,
        hits=hits([each.id for each in order[(number - 1) * SIZE : number * SIZE]], asked),
        number=how_many(len(of_kind), found.is_capped) if of_kind else "",
        kinds=narrowing.kinds(all_kinds, found.is_capped),
        groups=narrowing.groups(of_kind, found.is_capped),
        instead=instead,
        better=None if instead or len(of_kind) > NAMESAKES or narrowing.is_any else put_right(question),
        previous=narrowing.query(page=number - 1 if number > 2 else "") if number > 1 else "",
        following=narrowing.query(page=number + 1) if number * SIZE < len(order) else "",
    )


def first_found(question, narrowed):
    """Return what is Found, and the Question that found it if it is not the one asked.

    Where the words find nothing the last one may go on, and where that finds nothing either, a word may be misspelt.
    """
    for prefix in (False, True):
        found = candidates(question.parts, narrowed, prefix=prefix)
        if found.tiers:
            return found, None
    better = put_right(question)
    return (candidates(better.parts, narrowed), better) if better else (found, None)


def known(found):
    rows = SearchDocument.objects.filter(pk__in=found.tiers).values_list("id", "kind", "published_at", "marks")
    return [Candidate(*row, tier=found.tiers[row[0]]) for row in rows]


def namesakes(question):
    """Return the documents of records and tags whose name, or another name of theirs, is what was typed."""
    rows = SearchName.objects.filter(name=question.name, is_whole=True).select_related("document")
    found = {row.document_id: row.document for row in rows.order_by("document__kind", "pk")[: NAMESAKES * 4]}
    kinds = list(SearchDocument.Kind)
    return sorted(found.values(), key=lambda document: kinds.index(document.kind))[:NAMESAKES]


def hits(keys, question):
    """Return the Hits of documents in the order of their ids given, in two queries."""
    rows = SearchDocument.objects.defer("title_words", "name_words", "text_words", "marks").in_bulk(keys)
    stories = [row.key for row in rows.values() if row.kind == SearchDocument.Kind.STORY]
    pages = PublishedArticle.objects.for_excerpts().in_bulk(stories)
    return [hit(rows[key], pages, question.words) for key in keys if key in rows]


def hit(document, pages, words):
    page = pages.get(document.key) if document.kind == SearchDocument.Kind.STORY else None
    return Hit(document, pieces(document.title, words), said_of(document, page, words), page)


def said_of(document, page, words):
    """Return the excerpt: of what stands under the title if that has a word, else of the text."""
    summary = pieces(document.summary, words)
    if page is None or any(is_asked for _, is_asked in summary):
        return summary
    within = excerpt(plain(page.body_html), words)
    return within if any(is_asked for _, is_asked in within) else summary
