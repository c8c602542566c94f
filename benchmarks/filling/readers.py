"""What readers' search knows of a house, and nothing else: pages, records and tags without what the desk keeps of them.

A whole house takes some ten times as long to fill, and a search that looks at none of the rest is none the slower.
"""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from articles.feeds.describing import category, describe
from articles.laying import tell_feeds
from articles.models import CompanyCoverage, PublishedArticle, Tag, TagCoverage
from articles.models.choices import Kind
from articles.search.filling import fill as index_everything
from articles.slugs import slug_of
from benchmarks.corpus import BEGIN, MAKERS, Corpus
from benchmarks.filling.bulk import look_over, store
from companies.models import Company

CHUNK, SLUG = 1000, 50


def fill_for_readers(*, stories, tags, companies, tell=lambda words: None):
    """Fill an empty database with so many of each, and the search of them.

    `tell` is called with words on how far it is.
    """
    corpus = Corpus()
    house = {
        "tags": store([tag(corpus, place) for place in range(tags)]),
        "companies": store([company(corpus, place) for place in range(companies)]),
    }
    for start in range(0, stories, CHUNK):
        places = range(start, min(start + CHUNK, stories))
        store([row for place in places for row in page(corpus, house, place, place / stories)])
        tell(f"{places[-1] + 1} pages")
    for kind, number in index_everything():
        tell(f"{number} documents of kind {kind}")
    look_over()


def tag(corpus, place):
    name = f"{' '.join(corpus.words(1 + place % 2))} {place}"
    return Tag(pk=place + 1, name=name, slug=slug_of(name, max_length=SLUG), folded=name)


def company(corpus, place):
    name = MAKERS[place] if place < len(MAKERS) else corpus.firm(place)
    return Company(
        pk=place + 1,
        name=name,
        slug=slug_of(name, max_length=SLUG),
        summary=corpus.sentence(),
        released_at=BEGIN,
        updated_at=BEGIN,
    )


def page(corpus, house, place, share):
    """Give the page of a story, and the rows that say what it carries."""
    at, headline = corpus.moment(share), corpus.headline(place)
    about, carried = corpus.some(house["companies"], 3), corpus.some(house["tags"], 5, least=3)
    month = timezone.localtime(at).strftime("%Y/%m")
    made = PublishedArticle(
        pk=place + 1,
        uid=UUID(int=place),
        path=f"/{month}/{slug_of(headline, max_length=110)}/",
        month=month,
        kind=Kind.NEWS,
        headline=headline,
        standfirst=corpus.sentence(18),
        body_html=corpus.random.choice(corpus.bodies),
        furniture={"about": named(about), "tags": named(carried)},
        published_at=at,
        updated_at=at + timedelta(minutes=40),
    )
    made.feed_html, made.feed_words = made.body_html, item(made, about, carried)
    tell_feeds(made, made.updated_at)
    yield made
    yield from (CompanyCoverage(page=made, published_at=at, company=row, relevance="about") for row in about)
    yield from (TagCoverage(page=made, published_at=at, tag=row) for row in carried)


def named(rows):
    return [{"name": row.name, "url": row.get_absolute_url()} for row in rows]


def item(made, about, carried):
    """Return what feeds say of a page beside its text; without photographs, of which this house has none."""
    furniture = {"tags": made.furniture["tags"], "about": [], "byline_groups": [], "corrections": []}
    told = describe({**vars(made), "seo_description": ""}, furniture, [], None)
    companies = [category("/companies/", place) for place in named(about)]
    return told | {"categories": told["categories"] + companies}
