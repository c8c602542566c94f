"""Revisions, made of the working copy or of an earlier revision. Called by the door only, with the story's row held."""

from django.db.models import Max
from django.utils import timezone

from articles import snapshots
from articles.models import Article, Revision


def of_working_copy(article, *, by, now=None):
    """Return the revision that says what the working copy says: the latest, or a new one."""
    return latest_saying(article, snapshots.freeze(article), by=by, now=now)


def latest_saying(article, snapshot, *, by, now=None):
    latest = article.latest_revision
    if latest and latest.snapshot == snapshot:
        return latest
    revision = record(article, snapshot, by=by, now=now)
    article.latest_revision = revision
    Article.objects.filter(pk=article.pk).update(latest_revision=revision)
    return revision


def record(article, snapshot, *, by, now=None):
    number = article.revisions.aggregate(last=Max("number"))["last"] or 0
    revision = Revision(article=article, number=number + 1, snapshot=snapshot, created_by=by)
    revision.created_at = now or timezone.now()
    revision.save()
    return revision


def changed(article, revisions, change, *, by, now=None):
    """Return for each of some revisions one that says the same, changed; None stays None.

    Arguments: `change` makes a snapshot of a snapshot. The working copy's rows have been changed alike already: it is
    recorded last, so that it stays the latest, and stands for each that says just what it says.
    """
    working = snapshots.freeze(article)
    wanted = [revision and change(revision.snapshot) for revision in revisions]
    others = [record(article, said, by=by, now=now) if said and said != working else None for said in wanted]
    latest = latest_saying(article, working, by=by, now=now)
    return [said and (other or latest) for said, other in zip(wanted, others, strict=True)]


def with_row(part, row):
    """Return a change that adds a row at the end of a part of a snapshot."""
    return lambda snapshot: snapshot | {part: [*snapshot[part], row]}


def pictures_in(snapshot):
    """Return what of the library and of other houses a snapshot shows, as comparable keys."""
    shown = [snapshot, *(row for block in snapshot["blocks"] for row in (block, *block.get("photographs", ())))]
    names = ("lead_photo", "photo", "before", "after", "embedded")
    return {(name == "embedded", row[name]["id"]) for row in shown for name in names if row.get(name)}
