"""Taking changes of the record back: rows become what they were before, or nothing happens at all."""

from collections import defaultdict

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from companies.acting import acting
from companies.models import Merger
from companies.models.change import column, values


class NotUndoable(Exception):
    """A change cannot be taken back; the message says why, in words for an editor."""


def undo(changes, *, by):
    """Put rows back as they were before these changes, the newest first, as a batch of its own.

    Arguments: `changes` are RecordChanges; `by` is the user who takes them back. Raises NotUndoable, with nothing
    changed, where a row has been changed again since, where others need it, or where it may not be as it was.
    """
    try:
        with transaction.atomic():
            rows, keys = {}, defaultdict(set)
            for change in changes:
                keys[change.table].add(change.key)
            for change in sorted(changes, key=lambda change: change.pk, reverse=True):
                with acting(by, why="taken back", undoes=change):
                    rows[change.table, change.key] = put_back(change, keys[change.table])
            # Halfway two owners may have had more than the whole: now that all is as it was, each is compared with all.
            for row in filter(None, rows.values()):
                refuse_if_wrong(row, str(row), beside=())
    except (IntegrityError, ProtectedError, RestrictedError) as refused:
        raise NotUndoable("Something else in the house needs the row as it is now.") from refused


def put_back(change, beside):
    """Return the row as it was before a change, saved; None where there was none.

    `beside` are the keys of rows of its table that are put back along with it: see admin.formsets.
    """
    if change.model is None:
        raise NotUndoable(f"“{change.name}” is of a kind that the house no longer keeps.")
    row = change.model._base_manager.select_for_update().filter(pk=change.key).first()
    refuse_if_changed_since(change, row)
    if change.before is None:
        if row.parts():  # Of another press of a button, and perhaps of another hand: they do not go unasked.
            raise NotUndoable(f"“{change.name}” has sources or other names by now: take those back first.")
        row.delete()
        return None
    row = row or change.model(pk=change.key)
    for name, text in thawed(change):
        setattr(row, name, text)
    refuse_if_wrong(row, change.name, beside)
    row.save()
    return row


def refuse_if_wrong(row, name, beside):
    row.beside = beside
    try:
        row.full_clean()
    except ValidationError as refused:
        raise NotUndoable(f"“{name}” cannot be as it was: {' '.join(refused.messages)}") from refused
    except ObjectDoesNotExist as gone:
        raise NotUndoable(f"“{name}” cannot be as it was: what it belonged to is no longer there.") from gone


def refuse_if_changed_since(change, row):
    """Raise NotUndoable unless what the change wrote still stands; other fields of the row may have changed."""
    if change.after is None and Merger.objects.resolve(change.model, [change.key]):
        raise NotUndoable(f"“{change.name}” was merged into another: that is not taken back row by row.")
    if (row is None) != (change.after is None):
        raise NotUndoable(f"“{change.name}” is {'no longer there' if row is None else 'there again'}.")
    standing, said = values(row) or {}, change.after or {}
    since = [name for name in change.fields() if name in standing and standing[name] != said.get(name)]
    if since:
        labels = ", ".join(str(column(change.model, name).verbose_name) for name in since)
        raise NotUndoable(f"“{change.name}” has been changed again since: {labels}.")


def thawed(change):
    """Yield the columns that the change touched, with the values they had before."""
    for name in change.fields():
        if field := column(change.model, name):
            text = change.before.get(name)
            yield name, field.to_python(text) if text is not None else None
