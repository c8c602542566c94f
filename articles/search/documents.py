"""What is searched of each kind of thing, written as documents; only what readers can open has one."""

import re
from html import unescape

from django.utils.html import strip_tags

from articles.models.published import CompanyCoverage, PublishedArticle, TagCoverage
from articles.models.search import SearchDocument
from articles.models.tag import Tag
from articles.search import marks
from articles.search.words import compared
from companies.models import Brand, Company, Participation, Partnership

Kind = SearchDocument.Kind
# Marks that lead to a story's sources: figures in brackets that belong to no sentence.
MARKS = re.compile(r'<sup class="ref">.*?</sup>')
ENDS_OF_BLOCKS = re.compile(r"</(?:p|li|h[1-6]|figcaption|td|th|dd|dt|blockquote|summary)>|<br\s*/?>")
# Thirty thousand words. Of a megabyte of them, all different ones, PostgreSQL would refuse to make an index at all.
MOST_SIGNS = 200_000


def plain(html):
    """Return the text of HTML that we rendered, with a space where a paragraph, a cell or an item ends."""
    return " ".join(unescape(strip_tags(ENDS_OF_BLOCKS.sub(" ", MARKS.sub("", html)))).split())


def folded(*texts):
    return " ".join(compared(*texts))


def stories(keys):
    """Return the documents of published stories; a fixed number of queries for any number of keys."""
    pages = PublishedArticle.objects.filter(pk__in=keys).defer("feed_html", "feed_words")
    companies, tags = carried(CompanyCoverage, "company_id", keys), carried(TagCoverage, "tag_id", keys)
    return [story(page, companies.get(page.pk, ()), tags.get(page.pk, ())) for page in pages]


def story(page, companies, tags):
    furniture = page.furniture
    people = [person for group in furniture.get("byline_groups", ()) for person in group["people"]]
    linked = [*furniture.get("about", ()), *furniture.get("mentions", ()), *furniture.get("tags", ()), *people]
    year = int(page.month.partition("/")[0])
    found_by = [marks.kind(Kind.STORY), marks.year(year), *map(marks.company, companies), *map(marks.tag, tags)]
    return SearchDocument(
        kind=Kind.STORY,
        key=page.pk,
        address=page.path,
        title=page.headline,
        summary=page.standfirst,
        published_at=page.published_at,
        title_words=folded(page.headline),
        name_words=folded(page.kicker, *(link["name"] for link in linked)),
        text_words=folded(page.standfirst, plain(page.body_html))[:MOST_SIGNS],
        marks=" ".join(found_by),
    )


def carried(coverage, column, keys):
    found = {}
    for page, key in coverage.objects.filter(page__in=keys).values_list("page_id", column):
        found.setdefault(page, []).append(key)
    return found


def companies(keys):
    rows = Company.objects.released().filter(pk__in=keys).prefetch_related("aliases")
    return [record(Kind.COMPANY, row, [row.pk]) for row in rows]


def brands(keys):
    rows = Brand.objects.released().filter(pk__in=keys).prefetch_related("aliases")
    return [record(Kind.BRAND, row, ()) for row in rows]


def partnerships(keys):
    """Return the documents of partnerships, which are found by who readers know takes part in them, too."""
    rows = Partnership.objects.released().filter(pk__in=keys).prefetch_related("aliases")
    members = {}
    shown = Participation.objects.filter(
        partnership__in=keys, released_at__isnull=False, company__released_at__isnull=False
    )
    for partnership, company in shown.order_by("pk").values_list("partnership_id", "company_id"):
        members.setdefault(partnership, []).append(company)
    return [record(Kind.PARTNERSHIP, row, members.get(row.pk, ())) for row in rows]


def record(kind, row, companies):
    others = [alias.name for alias in row.aliases.all()]
    return no_story(kind, row, [row.name, *others], [row.summary, row.description], map(marks.company, companies))


def tags(keys):
    rows = Tag.objects.public().filter(pk__in=keys).prefetch_related("aliases")
    return [
        no_story(Kind.TAG, row, [row.name, *(alias.name for alias in row.aliases.all())], [], [marks.tag(row.pk)])
        for row in rows
    ]


def no_story(kind, row, names, texts, found_by):
    """Return the document of a record or tag; its `said` are the names by which it is the first to be found."""
    document = SearchDocument(
        kind=kind,
        key=row.pk,
        address=row.get_absolute_url(),
        title=row.name,
        summary=texts[0] if texts else "",
        title_words=folded(row.name),
        name_words=folded(*names[1:]),
        text_words=folded(*texts),
        marks=" ".join([marks.kind(kind), marks.NO_STORY, *found_by]),
    )
    document.said = list(dict.fromkeys(names))
    return document


# How the documents of each kind are made, and of what.
MADE_BY = {
    Kind.STORY: (PublishedArticle, stories),
    Kind.COMPANY: (Company, companies),
    Kind.BRAND: (Brand, brands),
    Kind.PARTNERSHIP: (Partnership, partnerships),
    Kind.TAG: (Tag, tags),
}
KINDS = {model: kind for kind, (model, _) in MADE_BY.items()}
