"""A working copy as JSON, and back: words as they are, relations as id and last name.

A snapshot holds everything readers could see of a story, and nothing about when or whether they do.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder

from articles.models import (
    BLOCKS,
    BrandLink,
    Byline,
    CompanyLink,
    Correction,
    GalleryBlock,
    Note,
    PartnershipLink,
    RelatedStory,
    Source,
)
from photos.models import GalleryPhoto

WORDS = ["kind", "slug", "kicker", "headline", "standfirst", "lead_photo", "comments", "seo_title", "seo_description"]
# The list's name in the snapshot, the rows' model and what is kept of a row; their order is the list's.
PARTS = {
    "bylines": (Byline, ["author", "role"]),
    "companies": (CompanyLink, ["company", "relevance"]),
    "brands": (BrandLink, ["brand", "relevance"]),
    "partnerships": (PartnershipLink, ["partnership", "relevance"]),
    "sources": (Source, ["publisher", "title", "url", "published", "accessed"]),
    "corrections": (Correction, ["words", "corrected_on"]),
    "notes": (Note, ["words", "noted_on"]),
    "related": (RelatedStory, ["story"]),
}
FRAME = {"id", "parent", "region", "ordering"}


def freeze(article):
    """Return the snapshot of a story as its rows stand in the database now.

    The number of queries depends on the kinds of rows, not on how many there are.
    """
    snapshot = {name: frozen(article, name) for name in WORDS}
    for name, (model, fields) in PARTS.items():
        rows = model.objects.filter(article=article).select_related(*relations(model, fields))
        snapshot[name] = [{field: frozen(row, field) for field in fields} for row in rows]
    snapshot["tags"] = [{"id": tag.pk, "name": tag.name} for tag in article.tags.order_by("tagged_on_the_desk__pk")]
    snapshot["blocks"] = frozen_blocks(article)
    # As it will come back from the database, so that two snapshots can be compared.
    return json.loads(json.dumps(snapshot, cls=DjangoJSONEncoder))


def frozen_blocks(article):
    blocks = []
    for kind, model in BLOCKS.items():
        fields = block_fields(model)
        rows = model.objects.filter(parent=article).select_related(*relations(model, fields))
        blocks += [(row.ordering, kind, row.pk, {field: frozen(row, field) for field in fields}) for row in rows]
    hang_galleries([values for _, kind, _, values in blocks if BLOCKS[kind] is GalleryBlock])
    return [{"type": kind, **values} for _, kind, _, values in sorted(blocks, key=lambda block: block[:3])]


def hang_galleries(blocks):
    """Give blocks that show a gallery its photographs as they hang now: readers see them until the next publication."""
    galleries = {block["gallery"]["id"] for block in blocks}
    rows = GalleryPhoto.objects.filter(gallery__in=galleries).select_related("photo") if galleries else []
    for block in blocks:
        block["photographs"] = [
            {"photo": frozen(row, "photo"), "caption": row.caption}
            for row in rows
            if row.gallery_id == block["gallery"]["id"]
        ]


def block_fields(model):
    """Return the names of what a kind of block says, without what only places it on the form."""
    return [field.name for field in model._meta.concrete_fields if field.name not in FRAME]


def relations(model, fields):
    return [name for name in fields if model._meta.get_field(name).is_relation]


def frozen(row, name):
    """Return one field as JSON can hold it; a relation as its id and the name it had."""
    field = row._meta.get_field(name)
    if not field.is_relation:
        return field.get_prep_value(getattr(row, name))
    related = getattr(row, name)
    return related and {"id": related.pk, "name": str(related)}
