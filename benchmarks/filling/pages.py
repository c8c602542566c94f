"""What the door would have made of a story: its revisions, and the page with all that says what it carries."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from articles.laying import coverage_of, tell_feeds
from articles.models import BLOCKS, Publication, PublishedArticle, Revision, TaggedArticle
from articles.models.choices import Manner
from articles.relations import MODELS, Relations, references
from articles.rendering import typeset
from articles.snapshots import PARTS, WORDS, block_fields, frozen
from articles.structured_data.story import news_article
from companies.found.terms import as_json
from photos.models import Photo


def snapshot_of(article, rows):
    """Return what `articles.snapshots.freeze` will say of a story with these rows, which nobody has stored yet."""
    snapshot = {name: frozen(article, name) for name in WORDS}
    for name, (model, fields) in PARTS.items():
        of_kind = [row for row in rows if isinstance(row, model)]
        snapshot[name] = [{field: frozen(row, field) for field in fields} for row in of_kind]
    tags = [row.tag for row in rows if isinstance(row, TaggedArticle)]
    snapshot["tags"] = [{"id": tag.pk, "name": tag.name} for tag in tags]
    kinds = {model: kind for kind, model in BLOCKS.items()}
    blocks = [row for row in rows if type(row) in kinds]
    snapshot["blocks"] = [
        {"type": kinds[type(row)], **{field: frozen(row, field) for field in block_fields(type(row))}} for row in blocks
    ]
    return json.loads(json.dumps(snapshot, cls=DjangoJSONEncoder))


def revisions_of(article, snapshot, keys, *, by, twice):
    """Return a story's revisions; with `twice` there was an earlier one, which said less in its standfirst."""
    said = [snapshot | {"standfirst": snapshot["standfirst"][:40]}, snapshot] if twice else [snapshot]
    return [
        Revision(pk=next(keys), article=article, number=number, snapshot=each, created_by=by,
                 created_at=article.updated_at) for number, each in enumerate(said, start=1)
    ]  # fmt: skip


def publication_of(article, revision, house, keys, *, live):
    """Give the rows of one publication, and write on the story where it is; one that is not live was withdrawn."""
    at = article.updated_at
    article.first_published_at, article.address_month = at, timezone.localtime(at).strftime("%Y/%m")
    article.syndicated_revision = revision
    article.known_at = f"/{article.address_month}/{revision.snapshot['slug']}/"
    until = None if live else at
    yield Publication(article=article, revision=revision, manner=Manner.FIRST, at=at, by=revision.created_by,
                      until=until)  # fmt: skip
    if live:
        article.published_revision = revision
        article.page, coverage = page_of(article, revision.snapshot, house, keys)
        yield from (article.page, *coverage)


def page_of(article, snapshot, house, keys):
    relations = named_by(snapshot, house)
    page = typeset(snapshot, relations, on=PublishedArticle(pk=next(keys), uid=article.uid))
    page.published_at = page.updated_at = article.first_published_at
    page.month, page.path = article.address_month, article.known_at
    page.json_ld = as_json(news_article(page, relations.used(Photo)))
    tell_feeds(page, page.published_at)
    carried = [
        model(page=page, published_at=page.published_at, **{f"{model.ENTITY}_id": key}, **columns)
        for model, rows in coverage_of(snapshot, relations).items()
        for key, columns in rows.items()
    ]
    return page, carried


def named_by(snapshot, house):
    rows = {}
    for name, reference in references(snapshot):
        model = MODELS[name]
        rows.setdefault(model, {})[reference["id"]] = house["by key"][model][reference["id"]]
    return Relations(rows)
