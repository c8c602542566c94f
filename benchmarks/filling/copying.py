"""The stories of a house once more, and again, by SQL alone: a hundred times as many in minutes instead of hours.

A copy is a story with its revisions, its page and all that these carry, at addresses of its own and of the same moment.
What its page says of its own address in data and feeds is the original's: nothing else in it differs.
"""

from django.db import connection, transaction
from django.db.models import Max

from articles.models import (
    BLOCKS,
    AddressUse,
    Article,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    PartnershipCoverage,
    PhotoUse,
    Publication,
    PublishedArticle,
    Revision,
    SearchDocument,
    TagCoverage,
    TaggedArticle,
)
from articles.snapshots import PARTS
from photos.finding.documents import findable_models, kind_of
from photos.models import Findable

COVERAGE = (CompanyCoverage, BrandCoverage, PartnershipCoverage, TagCoverage, AuthorCoverage, PhotoUse, AddressUse)
MODELS = (Article, Revision, Publication, PublishedArticle, *COVERAGE, TaggedArticle,
          *(model for model, _ in PARTS.values()), *BLOCKS.values())  # fmt: skip
# What stands in a copy instead, by the column; %(copy)s is its number.
ADDRESS = "replace({column} || '|', '/|', '-%(copy)s/')"
INSTEAD = {
    (Article, "slug"): "slug || '-%(copy)s'",
    (Article, "known_at"): f"CASE WHEN known_at = '' THEN '' ELSE {ADDRESS.format(column='known_at')} END",
    (PublishedArticle, "path"): ADDRESS.format(column="path"),
    (SearchDocument, "address"): ADDRESS.format(column="address"),
}
# In each database's own words: a key of 32 digits whose first eight are the copy's number, the slug within a snapshot.
OWN_WORDS = {
    "sqlite": {
        "uid": "printf('%%08x', %(copy)s) || substr(uid, 9)",
        "snapshot": "json_set(snapshot, '$.slug', json_extract(snapshot, '$.slug') || '-%(copy)s')",
    },
    "postgresql": {
        "uid": "(lpad(to_hex(%(copy)s), 8, '0') || substr(uid::text, 9))::uuid",
        "snapshot": "jsonb_set(snapshot, '{slug}', to_jsonb((snapshot->>'slug') || '-%(copy)s'))",
    },
}


def copy_stories(times, tell=lambda copy: None):
    """Have every story there is be there `times` times; `tell` is called with the number of each copy that is done."""
    spans = {model: model._base_manager.aggregate(last=Max("pk"))["last"] or 0
             for model in (*MODELS, SearchDocument, Findable)}  # fmt: skip
    findable = [model for model in findable_models() if model in spans]
    for copy in range(1, times):
        with transaction.atomic(), connection.cursor() as cursor:
            for model in MODELS:
                cursor.execute(statement(model, spans, copy))
            cursor.execute(statement(SearchDocument, spans, copy, key_of=PublishedArticle, kind="story"))
            for model in findable:
                cursor.execute(statement(Findable, spans, copy, key_of=model, kind=kind_of(model)))
        tell(copy)


def statement(model, spans, copy, *, key_of=None, kind=""):
    """Return the SQL that copies the rows of a model, whose keys and those they name are moved by whole spans.

    Arguments: of a table that names rows of any model by their `key` only those `kind`s are taken that name `key_of`.
    """
    columns = [(field.column, value_of(field, model, spans, copy, key_of)) for field in model._meta.concrete_fields]
    names, values = (", ".join(each) for each in zip(*((f'"{name}"', value) for name, value in columns), strict=True))
    wanted = f"id <= {spans[model]}" + (f" AND kind = '{kind}'" if kind else "")
    table = model._meta.db_table
    return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE {wanted} ORDER BY id'  # noqa: S608


def value_of(field, model, spans, copy, key_of):
    own = OWN_WORDS[connection.vendor].get(field.name) or INSTEAD.get((model, field.name))
    if own:
        return own % {"copy": copy}
    named = model if field.primary_key else moved_with(field, key_of)
    return f'"{field.column}"' if named not in spans else f'"{field.column}" + {spans[named] * copy}'


def moved_with(field, key_of):
    """Return the model of the rows that a column names; None where it names none."""
    if field.name == "key":
        return key_of
    if field.name == "object_id":
        return Article
    return field.related_model
