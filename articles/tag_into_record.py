"""A tag that turned out to be something of the record: its stories are linked to that instead, its page leads there."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, BrandLink, CompanyLink, PartnershipLink, Tag, TagCoverage, TaggedArticle
from articles.publishing import amend, compose
from articles.relations import RECORDS
from articles.signals import acted
from companies.merging.merge import lead_on
from companies.models import Brand, Company, Partnership

# What one press of a button can rewrite while somebody waits for it; a story takes some twentieth of a second.
MOST = 300
LINKS = {Company: CompanyLink, Brand: BrandLink, Partnership: PartnershipLink}


class TooMany(Exception):
    """The tag is on more stories than can be changed at once."""


def stories_with(tag):
    """Return the stories that have a tag on the desk, or whose readers see it there."""
    pages = TagCoverage.objects.filter(tag=tag).values("page")
    on_desk = TaggedArticle.objects.filter(tag=tag).values("content_object")
    return Article.objects.filter(Q(pk__in=on_desk) | Q(page__in=pages)).order_by("pk")


@transaction.atomic
def make_record(tag, record, *, relevance, by, now=None):
    """Link every story that has a tag to a record instead, on the desk and for readers; the tag goes.

    What else the desk has changed of a story stays unpublished. The tag's address leads to the record's, its name
    becomes one of the record's. Returns the number of stories. Raises TooMany, with nothing changed.
    """
    stories = list(stories_with(tag)[: MOST + 1])
    if len(stories) > MOST:
        raise TooMany(f"It is on more than {MOST} stories: that is too many for one press of a button.")
    change = instead(tag, record, relevance)
    for story in stories:
        link(story, record, relevance)
        TaggedArticle.objects.filter(content_object=story, tag=tag).delete()
        if story.page_id or story.scheduled_for:
            amend(story, change, by=by, now=now)
        else:
            compose(story, by=by, now=now)
    name, address = tag.name, tag.public_address() or tag.known_at
    tag.delete()
    lead_on(address, record)
    if name.casefold() not in {record.name.casefold(), *(alias.name.casefold() for alias in record.aliases.all())}:
        record.aliases.create(name=name)
    told = {"tag": name, "stories": len(stories)}
    acted.send(Tag, deed="made-record", about=record, by=by, at=now or timezone.now(), told=told)
    return len(stories)


def link(story, record, relevance):
    model, name = LINKS[type(record)], record.kind_word
    rows = model.objects.filter(article=story)
    if not rows.filter(**{name: record}).exists():
        model.objects.create(article=story, relevance=relevance, position=rows.count() + 1, **{name: record})


def instead(tag, record, relevance):
    """Return the change of a snapshot that has a record linked where it had a tag."""
    part = next(part for part, name in RECORDS.items() if name == record.kind_word)
    name = RECORDS[part]

    def change(snapshot):
        if tag.pk not in {row["id"] for row in snapshot["tags"]}:
            return snapshot
        rows = snapshot[part]
        if record.pk not in {row[name]["id"] for row in rows}:
            rows = [*rows, {name: {"id": record.pk, "name": str(record)}, "relevance": str(relevance)}]
        return snapshot | {part: rows, "tags": [row for row in snapshot["tags"] if row["id"] != tag.pk]}

    return change
