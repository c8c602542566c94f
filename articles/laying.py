"""Pages and the rows that say what they carry. Called by the door only, with the story's row held."""

from django.db.models import Exists, OuterRef

from articles import signals
from articles.feeds.describing import digest_of
from articles.models import (
    AddressUse,
    ArchiveMonth,
    Author,
    AuthorCoverage,
    BrandCoverage,
    CompanyCoverage,
    Departure,
    Embedded,
    EmbedUse,
    PartnershipCoverage,
    PhotoUse,
    PublishedArticle,
    PublishedCorrection,
    Tag,
    TagCoverage,
)
from articles.models.choices import Relevance
from articles.relations import RECORDS, gather
from articles.rendering import typeset, typeset_for_feeds
from articles.search.indexing import index
from articles.structured_data.story import news_article
from companies.found.terms import as_json
from companies.models import Brand, CheckedAddress, Company, Partnership
from photos.models import Photo

# What has a page only while a published story carries it.
CARRIED = {TagCoverage: Tag, AuthorCoverage: Author}
PLAIN = {**CARRIED, PhotoUse: Photo, EmbedUse: Embedded}
# What has feeds of its own, beside the site and the kinds of stories.
IN_FEEDS = (TagCoverage, AuthorCoverage, CompanyCoverage, BrandCoverage, PartnershipCoverage)
RELEVANT = {CompanyCoverage: Company, BrandCoverage: Brand, PartnershipCoverage: Partnership}


def lay(revision, article, *, at, now):
    """Lay a revision on the story's page, making the page the first time, and return it saved.

    Arguments: `at` is the moment that the page says it was updated, `now` that at which it is laid. Feeds get what
    `article.syndicated_revision` says.
    """
    snapshot = revision.snapshot
    kind_before = article.page and article.page.kind
    relations = gather(snapshot, hold=True)
    page = typeset(snapshot, relations, on=article.page or PublishedArticle(uid=article.uid))
    if article.syndicated_revision_id not in (None, revision.pk):
        syndicated = article.syndicated_revision.snapshot
        typeset_for_feeds(syndicated, gather(syndicated), on=page)
    page.published_at, page.updated_at = article.first_published_at, at
    page.month, page.path = article.address_month, f"/{article.address_month}/{snapshot['slug']}/"
    page.json_ld = as_json(news_article(page, relations.used(Photo)))
    tell_feeds(page, now)
    page.save()
    ArchiveMonth.objects.get_or_create(month=page.month)
    carrying, left = lay_coverage(page, snapshot, relations)
    if kind_before not in (None, page.kind):
        left.append(f"kind:{kind_before}")
    Departure.objects.note(left, page, now)
    lay_corrections(page, snapshot["corrections"])
    index(PublishedArticle, [page.pk])
    signals.page_changed.send(PublishedArticle, page=page, scopes=[f"kind:{page.kind}", *carrying, *left])
    return page


def tell_feeds(page, now):
    """Write down, where what feeds say of a page has changed, that it has and since when."""
    digest = digest_of(page)
    if digest != page.feed_digest:
        page.feed_digest, page.feed_changed_at = digest, now


def lay_corrections(page, wanted):
    """Write down what the page puts right, where the page of all corrections finds it."""
    rows = PublishedCorrection.objects.filter(page=page)
    if [(row.words, row.corrected_on.isoformat()) for row in rows.order_by("pk")] == [
        (row["words"], row["corrected_on"]) for row in wanted
    ]:
        return
    rows.delete()
    PublishedCorrection.objects.bulk_create(PublishedCorrection(page=page, **row) for row in wanted)


def lay_coverage(page, snapshot, relations):
    """Say what the page carries: rows that are still right stay, so that an update writes little.

    Returns the scopes of the feeds that carry it, and of those that do no more, see `articles.models.departure`.
    """
    carrying, left = [], []
    for model, wanted in coverage_of(snapshot, relations).items():
        ended = settle(model, page, wanted)
        if model in IN_FEEDS:
            carrying += scopes(model, wanted)
            left += scopes(model, ended)
    addresses = CheckedAddress.objects.kept(source["url"] for source in snapshot["sources"])
    settle(AddressUse, page, {address.pk: {} for address in addresses})
    return carrying, left


def scopes(model, keys):
    return [f"{model.ENTITY}:{key}" for key in keys]


def coverage_of(snapshot, relations):
    """Return what a page carries: {model of the rows: {key of what is carried: further columns}}."""
    carried = {model: {row.pk: {} for row in relations.used(entity)} for model, entity in PLAIN.items()}
    about = {
        relations.of(name, row[name])
        for part, name in RECORDS.items()
        for row in snapshot[part]
        if row["relevance"] == "about"
    }
    for model, entity in RELEVANT.items():
        rows = relations.used(entity)
        carried[model] = {row.pk: {"relevance": Relevance("about" if row in about else "mentions")} for row in rows}
    return carried


def settle(model, page, wanted):
    """Make the rows of one kind on a page exactly those wanted: a dict of entity id to further columns.

    Returns the ids that it carried until now.
    """
    entity_id = f"{model.ENTITY}_id"
    rows = {getattr(row, entity_id): row for row in model.objects.filter(page=page)}
    stale = [row.pk for pk, row in rows.items() if wanted.get(pk) != further(row)]
    model.objects.filter(pk__in=stale).delete()
    model.objects.bulk_create(
        model(page=page, published_at=page.published_at, **{entity_id: pk}, **columns)
        for pk, columns in wanted.items()
        if pk not in rows or rows[pk].pk in stale
    )
    ended = rows.keys() - wanted.keys()
    tell_addresses(model, page, began=wanted.keys() - rows.keys(), ended=ended)
    return ended


def further(row):
    return {"relevance": row.relevance} if hasattr(row, "relevance") else {}


def tell_addresses(model, page, *, began=(), ended=()):
    """Announce the pages of tags and authors that begin with this page of a story, or end without it."""
    if model not in CARRIED or not (began or ended):
        return
    entities = CARRIED[model].objects.exclude(Exists(model.objects.of(OuterRef("pk")).exclude(page=page.pk)))
    for entity in entities.filter(pk__in=began):
        entity.tell_address("", entity.get_absolute_url())
    for entity in entities.filter(pk__in=ended):
        entity.tell_address(entity.get_absolute_url(), "")


def clear(page, *, now):
    """Take a page and all that says what it carries from readers."""
    carried = {
        model: set(model.objects.filter(page=page).values_list(f"{model.ENTITY}_id", flat=True)) for model in IN_FEEDS
    }
    left = [f"kind:{page.kind}", *(scope for model, ended in carried.items() for scope in scopes(model, ended))]
    Departure.objects.note(["site", *left], page, now)
    key = page.pk
    page.delete()
    index(PublishedArticle, [key])
    for model, ended in carried.items():
        tell_addresses(model, page, ended=ended)
    signals.page_changed.send(PublishedArticle, page=page, scopes=left)
