"""The one door between the desk and the page.

Every function here is one transaction and holds the story's row, so that two editors who act at once act one after the
other. What follows from a publication elsewhere (redirects, feeds, caches) listens to `articles.signals`.
"""

import logging
from copy import copy
from dataclasses import dataclass

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from articles import composing, signals
from articles.checks import blockers
from articles.laying import clear, lay
from articles.models import Article, Correction, Note, Publication, PublishedArticle, Revision
from articles.models.choices import Manner, Stage
from articles.relations import gather
from articles.rendering import typeset
from articles.restoring import write_back
from companies.acting import acting
from companies.release import by_keys
from companies.release import release as open_to_readers

logger = logging.getLogger(__name__)
# Why something is published by nobody's hand.
AT_ITS_TIME = "at its time"


class NotPublishable(Exception):
    """Readers cannot be given this revision; `reasons` says why, in words for an editor."""

    def __init__(self, reasons):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def compose(article, *, by, now=None):
    """Record the working copy as it stands as a Revision, and return it.

    A copy that says what the latest revision says makes no new one.
    """
    return composing.of_working_copy(held(article.pk), by=by, now=now)


def publish(revision, *, by, now=None, release=(), manner=Manner.UPDATE, correction="", before_embargo=False):
    """Lay a revision of the working copy on the page that readers see, and return the page.

    Publishing again is an update: the first date and the identifier stand, the rest follows. A schedule that was
    waiting is cancelled: what it would lay is older than what the editor has now decided.

    Arguments: `release` are records and relations of the record that readers see from now on too. With the `manner`
    SMALL the date of the update stays, and feeds stay as they are; CORRECTION takes the words of a `correction`, which
    the story and its working copy have from now on. `before_embargo` is an administrator's word for a story under
    embargo. Raises NotPublishable, with nothing changed.
    """
    now = now or timezone.now()
    try:
        return lay_revision(revision, by, now, release, manner, correction, before_embargo)
    except IntegrityError:
        # Another story may have come to the same address while this one was being laid.
        if reasons := blockers(revision.article, revision, now, before_embargo=before_embargo):
            raise NotPublishable(reasons) from None
        raise


@transaction.atomic
def lay_revision(revision, by, now, release, manner, correction, before_embargo):
    article = held(revision.article_id)
    if reasons := blockers(article, revision, now, before_embargo=before_embargo):
        raise NotPublishable(reasons)
    with acting(by, why=f"with the story “{revision.snapshot['headline']}”"):
        open_to_readers(release, now=now)
    if correction:
        change = added(article, Correction, {"words": correction, "corrected_on": timezone.localdate(now)})
        [revision] = composing.changed(article, [revision], change, by=by, now=now)
    forget_schedule(article)
    article.stage, article.sent_at = Stage.DRAFT, None
    if before_embargo:
        article.embargo_until = None  # Readers have it now: what follows is held up no more.
    return put_before_readers(article, revision, by=by, now=now, manner=manner)


def put_before_readers(article, revision, *, by, now, manner):
    """Lay a revision on the page of a held story, and write down that readers see it from now on."""
    manner = manner if article.first_published_at else Manner.FIRST
    quietly = manner == Manner.SMALL and article.page is not None
    article.first_published_at = article.first_published_at or now
    article.address_month = article.address_month or timezone.localtime(now).strftime("%Y/%m")
    previous_path, returning, before = article.known_at, article.page is None, copy(article.page)
    feeds_say = article.syndicated_revision
    # A photograph that leaves the page leaves the feeds with it, however small the change.
    if not (quietly and feeds_say and same_pictures(feeds_say, revision)):
        article.syndicated_revision = revision
    article.page = lay(revision, article, at=article.page.updated_at if quietly else now, now=now)
    article.known_at = article.page.path
    article.published_revision = revision
    article.save()
    article.publications.filter(until=None).update(until=now)
    Publication.objects.create(article=article, revision=revision, manner=manner, at=now, by=by)
    told = {"previous_path": previous_path, "returning": returning, "before": before, "by": by, "manner": manner}
    signals.article_published.send(PublishedArticle, article=article, page=article.page, at=now, **told)
    return article.page


def same_pictures(one, other):
    return composing.pictures_in(one.snapshot) == composing.pictures_in(other.snapshot)


@transaction.atomic
def amend(article, change, *, by, now=None, manner=Manner.SMALL):
    """Change what readers have, and what is scheduled for them, without publishing what else the desk has changed.

    The caller has changed the rows of the working copy in the same manner, in this transaction; it is recorded too.
    Arguments: `change` makes a snapshot of a snapshot. Returns the page, None where readers have none.
    """
    article, now = held(article.pk), now or timezone.now()
    seen = article.published_revision if article.page else None
    revision, due = composing.changed(article, [seen, article.scheduled_revision], change, by=by, now=now)
    if due:
        article.scheduled_revision = due
        article.save()
    return revision and put_before_readers(article, revision, by=by, now=now, manner=manner)


@transaction.atomic
def annotate(article, words, *, by, on=None, now=None):
    """Add a dated note to a story's foot, on the desk and for readers, and return the page; nothing else is published.

    Arguments: `on` is the day that the note bears, today's if None.
    """
    change = added(held(article.pk), Note, {"words": words, "noted_on": on or timezone.localdate(now)})
    return amend(article, change, by=by, now=now, manner=Manner.NOTE)


def added(article, model, row):
    """Add a row at the end of a part of the working copy, and return the change that adds it to a snapshot."""
    rows = model.objects.filter(article=article)
    model(article=article, position=rows.count() + 1, **row).save()
    frozen = {name: str(value) for name, value in row.items()}
    return composing.with_row(f"{model._meta.model_name}s", frozen)


@transaction.atomic
def schedule(revision, *, at, by, release=(), now=None):
    """Have exactly this revision published when its minute comes; what is saved later changes nothing.

    Arguments: `at` is an aware datetime. Raises NotPublishable for a time that is past, or for what would be refused.
    """
    article = held(revision.article_id)
    reasons = blockers(article, revision, at)
    if at <= (now or timezone.now()):
        reasons.append("That time has passed: choose one to come, or publish now.")
    if reasons:
        raise NotPublishable(reasons)
    forget_schedule(article)
    article.scheduled_for, article.scheduled_revision, article.scheduled_by = at, revision, by
    article.scheduled_releases = [thing.release_key for thing in release]
    article.save()
    tell("scheduled", article, by=by, at=now, revision=revision.number, **{"for": at.isoformat()})
    return article


@transaction.atomic
def unschedule(article):
    """Take a waiting publication back."""
    article = held(article.pk)
    forget_schedule(article)
    article.save()
    tell("unscheduled", article)
    return article


@transaction.atomic
def withdraw(article, *, by, now=None):
    """Take a story from readers, and what was scheduled with it. Its address answers 410 from now on.

    What was shared of it before it was published cannot be read any more either.
    """
    article = held(article.pk)
    article.preview_links.filter(revoked_at=None).update(revoked_at=now or timezone.now())
    forget_schedule(article)
    page, article.page, article.published_revision = article.page, None, None
    article.save()
    if page:
        path = page.path
        clear(page, now=now or timezone.now())
        article.publications.filter(until=None).update(until=now or timezone.now())
        told = {"article": article, "path": path, "page": page}
        signals.article_withdrawn.send(PublishedArticle, **told, by=by, at=now or timezone.now())
    return article


@transaction.atomic
def discard(article, *, by, now=None):
    """Put a story in the bin: readers lose it, its revisions are kept."""
    article = withdraw(article, by=by, now=now)
    article.binned_at, article.binned_by = now or timezone.now(), by
    article.save()
    tell("binned", article, by=by, at=now)
    return article


@transaction.atomic
def retrieve(article):
    """Put a story from the bin back on the desk, under another slug if somebody has taken its own. Not to readers."""
    article = held(article.pk)
    article.binned_at = article.binned_by = None
    if Article.objects.on_desk().filter(slug=article.slug).exists():
        article.slug = article.free_slug()
    article.save()
    tell("retrieved", article)
    return article


@dataclass(frozen=True)
class Restored:
    """The revision that restoring made, and what could not be brought back."""

    revision: Revision
    warnings: list


@transaction.atomic
def restore(revision, *, by, now=None):
    """Make an earlier revision the working copy again. Readers see nothing of it until it is published."""
    article = held(revision.article_id)
    warnings = write_back(revision.snapshot, article)
    tell("restored", article, by=by, at=now, revision=revision.number)
    return Restored(compose(article, by=by, now=now), warnings)


@transaction.atomic
def bring_together(article, mine, one, *, by, now=None):
    """Make one of two versions of a working copy, that of another and `mine`, both snapshots; return the Restored.

    Arguments: `one` is the snapshot that was made of them. Mine is kept as a revision too, whatever was chosen.
    """
    article, now = held(article.pk), now or timezone.now()
    if mine not in (one, article.latest_revision.snapshot):
        composing.record(article, mine, by=by, now=now)
    warnings = [] if one == article.latest_revision.snapshot else write_back(one, article)
    return Restored(composing.of_working_copy(article, by=by, now=now), warnings)


@transaction.atomic
def rebuild(page, *, now=None):
    """Render a page again from its published revision, because something it names has changed.

    Dates, address and identifier stay; what stands on the desk is not looked at.
    """
    article = Article.objects.select_for_update().filter(page=page).first()
    return article and lay(article.published_revision, article, at=article.page.updated_at, now=now or timezone.now())


def release_due(now=None):
    """Publish every story whose time has come, and return their pages.

    One that cannot be published keeps its schedule and says why on the desk; the others are not held up by it.
    """
    now = now or timezone.now()
    due = list(Article.objects.due(now).values_list("pk", flat=True))
    return [page for pk in due if (page := release_one(pk, now))]


def release_one(pk, now):
    try:
        with acting(why=AT_ITS_TIME), transaction.atomic():
            article = Article.objects.due(now).select_for_update().filter(pk=pk).first()
            if article is None:  # An editor or another publisher was quicker.
                return None
            release = by_keys(article.scheduled_releases)
            return publish(article.scheduled_revision, by=article.scheduled_by, now=now, release=release)
    except (OperationalError, InterfaceError):
        raise  # The database is away: the story is still due when it is back.
    except NotPublishable as refused:
        logger.warning("Story %s was not published at its time: %s", pk, refused)
        problem = str(refused)
    except Exception:
        logger.exception("Story %s could not be published at its time.", pk)
        problem = "Something went wrong that is not the story's fault; the log of the publisher says what."
    Article.objects.due(now).filter(pk=pk).update(scheduled_problem=problem)
    return None


def preview(revision, *, opening=()):
    """Return the page that publishing this revision now would make, not saved."""
    article = Article.objects.select_related("page").get(pk=revision.article_id)
    page = typeset(revision.snapshot, gather(revision.snapshot, opening=opening), on=article.page)
    page.path = article.address(revision.snapshot["slug"])
    page.published_at = article.first_published_at or timezone.now()
    page.updated_at = page.published_at if article.page is None else timezone.now()
    return page


def held(pk):
    """Return a story with its row locked until the transaction ends.

    What it points at is fetched afterwards: joined into the same query, PostgreSQL would give the rows as they were
    before the wait, and a page that somebody else has just made would be made twice.
    """
    return Article.objects.select_for_update().get(pk=pk)


def tell(deed, article, *, by=None, at=None, **told):
    """Announce what was done at the desk; where nobody is named, by whose hand is at work."""
    signals.acted.send(Article, deed=deed, about=article, by=by, at=at or timezone.now(), told=told)


def forget_schedule(article):
    article.scheduled_for = article.scheduled_revision = article.scheduled_by = None
    article.scheduled_releases, article.scheduled_problem = [], ""
