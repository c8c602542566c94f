"""Stories in every state, each as its own saves, publications and withdrawals would have left it."""

from datetime import timedelta
from itertools import count

from django.db.models import Max
from django.utils import timezone

from articles.models import (
    ArchiveMonth,
    Article,
    BrandLink,
    Byline,
    CompanyLink,
    Figure,
    PartnershipLink,
    PublishedArticle,
    Quote,
    Revision,
    Source,
    TaggedArticle,
    Text,
)
from articles.models.choices import Kind, Relevance, Stage, State
from articles.slugs import slug_of
from benchmarks.filling.bulk import store
from benchmarks.filling.pages import publication_of, revisions_of, snapshot_of
from companies.models import Brand, Company, Partnership

CHUNK = 500
# Of a hundred stories; the rest are published.
STATES = {
    State.CHANGED: 3,
    State.DRAFT: 4,
    State.IN_REVIEW: 2,
    State.READY: 1,
    State.SCHEDULED: 1,
    State.WITHDRAWN: 2,
    State.BINNED: 1,
}
LIVE = {State.PUBLISHED, State.CHANGED}
READERS_HAD_IT = LIVE | {State.WITHDRAWN}


class Stories:
    """Writes stories by the chunk. What they can name is `house`: authors, photographs, tags, records, members."""

    def __init__(self, corpus, house, number):
        self.corpus, self.house, self.number = corpus, house, number
        self.keys, self.revision_keys, self.page_keys = map(next_keys, (Article, Revision, PublishedArticle))
        self.now = timezone.now()
        self.months = set()

    def fill(self, tell=lambda done: None):
        for start in range(0, self.number, CHUNK):
            rows = [row for place in range(start, min(start + CHUNK, self.number)) for row in self.story(place)]
            months = {row.month for row in rows if isinstance(row, PublishedArticle)} - self.months
            self.months |= months
            ArchiveMonth.objects.bulk_create([ArchiveMonth(month) for month in months], ignore_conflicts=True)
            store(rows)
            tell(min(start + CHUNK, self.number))

    def story(self, place):
        """Give all rows of one story, the story first."""
        article = self.article(place)
        state = self.state()
        own = self.parts(article)
        snapshot = snapshot_of(article, own)
        yield article
        yield from own
        revisions = revisions_of(article, snapshot, self.revision_keys, by=article.owner, twice=state == State.CHANGED)
        yield from revisions
        article.latest_revision = revisions[-1]
        if state in READERS_HAD_IT:
            yield from publication_of(article, revisions[0], self.house, self.page_keys, live=state in LIVE)
        self.put(article, state)

    def article(self, place):
        moment, corpus = self.corpus.moment(place / self.number), self.corpus
        headline = corpus.headline(place)
        return Article(
            pk=next(self.keys),
            kind=list(Kind)[place % 7 % len(Kind)],
            slug=slug_of(headline, max_length=114),
            kicker=corpus.words(1)[0].title(),
            headline=headline,
            standfirst=corpus.sentence(18),
            lead_photo=corpus.one(self.house["photographs"]),
            owner=corpus.random.choice(self.house["owners"]),
            created_at=moment,
            updated_at=moment + timedelta(minutes=40),
        )

    def parts(self, article):
        """Return the rows of a story: blocks, byline, links, sources and tags, in the order of the form."""
        corpus, house = self.corpus, self.house
        block = {"parent": article, "region": "body"}
        linked = [(CompanyLink, "company", Company, 3), (BrandLink, "brand", Brand, 1),
                  (PartnershipLink, "partnership", Partnership, 1)]  # fmt: skip
        return [
            Text(**block, ordering=10, html=corpus.random.choice(corpus.bodies)),
            Figure(**block, ordering=20, photo=corpus.one(house["photographs"]), caption=corpus.sentence(10)),
            Quote(**block, ordering=30, words=corpus.sentence(12), speaker=corpus.name()),
            *(Byline(article=article, author=author, position=place)
              for place, author in enumerate(corpus.some(house["authors"], 2), start=1)),
            *(link(article=article, position=place, relevance=list(Relevance)[place > 1], **{name: record})
              for link, name, model, most in linked
              for place, record in enumerate(corpus.some(house[model], most, least=most > 1), start=1)),
            *(Source(article=article, position=place, publisher=corpus.maker(), title=corpus.sentence(5),
                     url=f"https://press.example/{article.pk}/{place}", published="2022-05") for place in (1, 2)),
            *(TaggedArticle(content_object=article, tag=tag) for tag in corpus.some(house["tags"], 5, least=3)),
        ]  # fmt: skip

    def state(self):
        drawn = self.corpus.random.randrange(100)
        for state, share in STATES.items():
            if drawn < share:
                return state
            drawn -= share
        return State.PUBLISHED

    def put(self, article, state):
        """Give a story what only its state tells."""
        if state == State.IN_REVIEW:
            article.stage, article.sent_at = Stage.REVIEW, article.updated_at
        elif state == State.READY:
            article.stage = Stage.READY
        elif state == State.BINNED:
            article.binned_at = article.updated_at
        elif state == State.SCHEDULED:
            article.scheduled_for, article.scheduled_by = self.now + timedelta(days=30), article.owner
            article.scheduled_revision = article.latest_revision


def next_keys(model):
    """Give keys of new rows: who names a row can then be stored before it."""
    return count((model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1)
