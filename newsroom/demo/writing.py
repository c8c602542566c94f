"""Brings the demo's stories in as an editor would: bylines, blocks, links, sources; then through the door.

What was corrected is published again, at the moment of its correction, so that the page says when it was updated.
"""

from collections import Counter

from django.utils import timezone

from articles.models import (
    BLOCKS,
    Article,
    BrandLink,
    Byline,
    CompanyLink,
    Correction,
    PartnershipLink,
    RelatedStory,
    Revision,
    Source,
)
from articles.publishing import compose, publish
from companies.models import Brand, Company, Partnership
from newsroom.demo.galleries import GALLERIES
from newsroom.demo.recording import saved
from photos.models import Gallery, GalleryPhoto

PICTURES = ("photo", "before", "after")
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
    choose(article, story)
    release(article, at=story.published_at)
    correct(article, story.corrections)
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


def choose(article, story):
    """Name the stories to be read next; one that an editor has moved or taken away is left out."""
    chosen = (Article.objects.on_desk().filter(slug=slug).first() for slug in story.related)
    for position, other in enumerate(filter(None, chosen), start=1):
        saved(RelatedStory(article=article, story=other, position=position))


def release(article, *, at):
    """Record the working copy and, where there is a moment for it, lay it on the page."""
    revision = compose(article, by=None, now=at)
    if at:
        publish(revision, by=None, now=at)


def correct(article, corrections):
    for position, (words, at) in enumerate(corrections, start=1):
        day = timezone.localdate(at)
        saved(Correction(article=article, position=position, words=words, corrected_on=day))
        release(article, at=at)


def meant(name, value, photographs):
    """Return what a block's field means: the photo, gallery or record that it names, else the words themselves."""
    if name in PICTURES:
        return photographs[value]
    if name == "gallery":
        return hung(GALLERIES[value], photographs)
    return record_named(value) if name in RECORDS else value


def hung(gallery, photographs):
    """Return the library's gallery of a title; one that is not there is hung, picture after picture."""
    row, is_new = Gallery.objects.get_or_create(title=gallery.title)
    for position, (name, caption) in enumerate(gallery.photographs if is_new else (), start=1):
        saved(GalleryPhoto(gallery=row, photo=photographs[name], caption=caption, position=position))
    return row


def record_named(name):
    """Return the record that "company:sigma" names. Raises DoesNotExist where an editor has taken it away."""
    kind, _, slug = name.partition(":")
    return RECORDS[kind].objects.get(slug=slug)
