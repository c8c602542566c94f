"""Stories and what readers have of them: the page says what its revision says, and rows say what it carries."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from articles.laying import coverage_of
from articles.models import (
    AddressUse,
    ArchiveMonth,
    Article,
    Publication,
    PublishedArticle,
    PublishedCorrection,
)
from articles.models.published import Coverage
from articles.publishing import rebuild
from articles.relations import gather
from companies.models import CheckedAddress
from newsroom.keeping.verifying.check import Check

# What a page has as its revision has it.
TAKEN_OVER = ("kind", "kicker", "headline", "standfirst", "seo_title", "seo_description")


def live():
    return Article.objects.exclude(page=None, published_revision=None).order_by("pk").values_list("pk", flat=True)


def wrong_stories(keys):
    rows = Article.objects.filter(pk__in=keys).select_related("page", "published_revision")
    return {story.pk: f"story {story.pk}, {at(story)}: {reason}" for story in rows if (reason := wrong_with(story))}


def at(story):
    return story.page.path if story.page else f"“{story}”"


def wrong_with(story):
    """Return what is wrong with a story's page, in words; "" if nothing is."""
    page, revision = story.page, story.published_revision
    if page is None:
        return "readers have no page of it, although a revision is said to be published" if revision else ""
    if revision is None:
        return "readers have a page of it, and nobody knows of which revision"
    snapshot = revision.snapshot
    differing = [name for name in TAKEN_OVER if getattr(page, name) != snapshot[name]]
    if page.path != f"/{story.address_month}/{snapshot['slug']}/":
        differing.append("address")
    if page.published_at != story.first_published_at:
        differing.append("date")
    if corrections_of(page) != [(row["words"], row["corrected_on"]) for row in snapshot["corrections"]]:
        differing.append("corrections")
    differing += wrong_rows(page, snapshot)
    if not ArchiveMonth.objects.filter(month=page.month).exists():
        differing.append("month of the archive")
    return f"the page is not as its revision has it: {', '.join(differing)}" if differing else ""


def corrections_of(page):
    rows = PublishedCorrection.objects.filter(page=page).order_by("pk")
    return [(row.words, row.corrected_on.isoformat()) for row in rows]


def wrong_rows(page, snapshot):
    """Yield the names of tables whose rows do not say what the page carries, and since when it is published."""
    wanted = {
        model: {key: columns.get("relevance") for key, columns in rows.items()}
        for model, rows in coverage_of(snapshot, gather(snapshot)).items()
    }
    addresses = CheckedAddress.objects.kept(source["url"] for source in snapshot["sources"])
    wanted[AddressUse] = {address.pk: None for address in addresses}
    for model, carried in wanted.items():
        rows = list(model.objects.filter(page=page))
        there = {getattr(row, f"{model.ENTITY}_id"): getattr(row, "relevance", None) for row in rows}
        if there != carried or any(row.published_at != page.published_at for row in rows):
            yield model._meta.verbose_name


@transaction.atomic
def lay_again(key):
    """Lay what is published once more. Rows that are there keep their date when a page is laid: they get its own."""
    story = Article.objects.select_for_update().get(pk=key)
    for model in Coverage.__subclasses__():
        model.objects.filter(page=story.page_id).update(published_at=story.first_published_at)
    rebuild(story.page)


def pages_of_nobody():
    """Return pages that no story on the desk has: readers could never be given a correction of them."""
    of_story = Article.objects.filter(page=OuterRef("pk"))
    return PublishedArticle.objects.filter(~Exists(of_story)).order_by("pk").values_list("pk", flat=True)


def wrong_pages(keys):
    rows = PublishedArticle.objects.filter(pk__in=keys).filter(pk__in=pages_of_nobody().order_by())
    return {page.pk: f"page {page.pk}, {page.path}: no story on the desk has it" for page in rows}


def misdated():
    """Return stories of which the history does not say that readers have now what they have."""
    seen = Publication.objects.filter(article=OuterRef("pk"), until=None)
    has_page = Q(page__isnull=False)
    return (
        Article.objects.filter(
            (has_page & ~Exists(seen.filter(revision=OuterRef("published_revision")))) | (~has_page & Exists(seen))
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def wrong_history(keys):
    rows = Article.objects.filter(pk__in=keys).filter(pk__in=misdated().order_by())
    return {
        story.pk: f"story {story.pk}, “{story}”: its history does not say which revision readers have" for story in rows
    }


CHECKS = [
    Check("Stories and their pages", live, wrong_stories, lay_again),
    Check("Pages without a story", pages_of_nobody, wrong_pages),
    Check("Stories and their history", misdated, wrong_history),
]
