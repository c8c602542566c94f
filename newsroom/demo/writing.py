"""Brings the demo's stories in as an editor would: bylines, blocks, links, sources; then through the door."""

from collections import Counter

from articles.models import BLOCKS, Article, BrandLink, Byline, CompanyLink, PartnershipLink, Revision, Source
from articles.publishing import compose, publish
from companies.models import Brand, Company, Partnership
from newsroom.demo.recording import saved

RECORDS = {"company": Company, "brand": Brand, "partnership": Partnership}
LINKS = {"company": CompanyLink, "brand": BrandLink, "partnership": PartnershipLink}


def unwritten(stories):
    """Return the stories that the desk never had: one that has moved, or lies in the bin, is not written again."""
    return [story for story in stories if not Revision.objects.filter(snapshot__slug=story.slug).exists()]


def write(story, *, photographs, authors):
    """Write a story on the desk, publish it if it has a moment for that, and return it.

    Arguments: `photographs` are photos by the demo's names, `authors` are authors by slug. Raises ValidationError or
    NotPublishable where the story breaks the house's rules.
    """
    words = {name: getattr(story, name) for name in ("slug", "kind", "kicker", "headline", "standfirst", "comments")}
    article = saved(Article(**words, lead_photo=photographs[story.lead]))
    article.tags.add(*story.tags)
    sign(article, story, authors)
    link(article, story)
    for position, publication in enumerate(story.sources, start=1):
        saved(Source(article=article, position=position, **publication._asdict()))
    for ordering, (kind, fields) in enumerate(story.blocks, start=1):
        found = {name: meant(name, value, photographs) for name, value in fields.items()}
        saved(BLOCKS[kind](parent=article, region="body", ordering=ordering * 10, **found))
    revision = compose(article, by=None, now=story.published_at)
    if story.published_at:
        publish(revision, by=None, now=story.published_at)
    article.refresh_from_db()
    return article


def sign(article, story, authors):
    for position, (role, slug) in enumerate(story.bylines, start=1):
        saved(Byline(article=article, author=authors[slug], role=role, position=position))


def link(article, story):
    positions = Counter()
    for relevance, names in (("about", story.about), ("mentions", story.mentions)):
        for name in names:
            record = record_named(name)
            kind = record.kind_word
            positions[kind] += 1
            saved(LINKS[kind](article=article, relevance=relevance, position=positions[kind], **{kind: record}))


def meant(name, value, photographs):
    """Return what a block's field means: the photo or the record that it names, else the words themselves."""
    if name == "photo":
        return photographs[value]
    return record_named(value) if name in RECORDS else value


def record_named(name):
    """Return the record that "company:sigma" names. Raises DoesNotExist where an editor has taken it away."""
    kind, _, slug = name.partition(":")
    return RECORDS[kind].objects.get(slug=slug)
