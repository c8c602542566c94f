"""Merging duplicates: two rows of one model become one, and nothing that was said of either is lost."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from companies.acting import acting
from companies.merging.plan import alias_field, planned
from companies.models import Merger
from companies.models.record import Releasable, Shown
from companies.signals import merged


class NotMergeable(Exception):
    """Two rows cannot become one; `reasons` says why, in words for an editor."""

    def __init__(self, *reasons):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class PlanChanged(NotMergeable):
    """What would happen is not what somebody agreed to: it must be shown again."""


def merge(duplicate, into, by, *, seal=None, now=None):
    """Make a duplicate one with another row of its model, and return that row; the duplicate is deleted.

    Whatever names the duplicate names the other; what the other does not say is taken over; the duplicate's name
    becomes an alias and its address leads on. It is one transaction, and one batch of changes by `by`.

    Arguments: two rows of one model that has `name`, `slug` and `aliases`; `seal` of the plan (see
    `companies.merging.plan`) that somebody agreed to, None where nobody was asked. Raises NotMergeable, or PlanChanged
    where the rows are not as the plan says, with nothing changed.
    """
    check_pair(duplicate, into)
    try:
        with acting(by, why=f"“{duplicate}” merged into “{into}”"), transaction.atomic():
            plan = planned(*held(duplicate, into), hold=True)
            if plan.refusals:
                raise NotMergeable(*plan.refusals)
            if seal not in (None, plan.seal):
                raise PlanChanged("Something of the two has changed since you looked: this is what would happen now.")
            return carry_out(plan, by, now or timezone.now())
    except IntegrityError as refused:
        raise NotMergeable("Somebody else changed one of the two in the same moment: look again.") from refused


def check_pair(duplicate, into):
    """Raise NotMergeable for what are not two of one kind."""
    if type(duplicate) is not type(into):
        raise NotMergeable(f"“{duplicate}” and “{into}” are not of one kind.")
    if duplicate.pk == into.pk:
        raise NotMergeable(f"“{duplicate}” cannot be merged with itself.")


def held(duplicate, into):
    """Return both rows as they are stored, locked in one order, so that who merges the other way round waits."""
    rows = type(into)._base_manager.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if gone := [row for row in (duplicate, into) if row.pk not in found]:
        raise NotMergeable(*(f"“{row}” is no longer in the house: it was merged or deleted meanwhile." for row in gone))
    return found[duplicate.pk], found[into.pk]


def carry_out(plan, by, now):
    duplicate, into = plan.old, plan.new
    readers_had = duplicate.public_address(), into.public_address()
    for union in plan:
        if isinstance(union.new, Releasable) or union is plan:
            write_down(union, by, now)
    # Pages first: they are to be rendered again as those of the one that stays.
    tables = sorted(plan.tables, key=lambda table: table.is_of_record)
    changed = [row for table in tables for row in move(table, into)]
    if plan.alias:
        field = alias_field(into)
        changed.append(checked(field.model(name=plan.alias, **{field.name: into})))
        changed[-1].save()
    # What lives by what names it, as an author by stories, has lost or won its address with them.
    duplicate.tell_address(readers_had[0], duplicate.public_address())
    duplicate.delete()
    into.tell_address(readers_had[1], into.public_address())
    lead_on(duplicate.known_at, into)
    fill(plan)
    for row in changed:
        checked(row)
    return into


def move(table, new):
    """Have the rows of a table name `new`, and return those of the record, which are to be checked once all is done."""
    changed = [row for union in table.unions for row in unite(union)]
    column = table.field.attname
    if not table.is_of_record:
        table.moving.update(**{column: new.pk})
        return changed
    for row in table.moving:
        setattr(row, table.field.name, new)
        row.save(update_fields=[column])
        changed.append(row)
    return changed


def unite(union):
    """Make two rows one that name the same, and return the rows of the record that this changed."""
    changed = [row for table in union.tables for row in move(table, union.new)]
    union.old.delete()
    if union.takes:
        fill(union)
    return [*changed, union.new] if isinstance(union.new, Shown) else changed


def fill(union):
    for column, value in union.takes.items():
        setattr(union.new, column, value)
    checked(union.new).save()


def checked(row):
    """Return a row that its own rules allow. Raises NotMergeable, naming it."""
    try:
        row.full_clean()
    except ValidationError as refused:
        why = " ".join(dict.fromkeys(refused.messages))
        raise NotMergeable(f"“{row}” cannot be as it would be then: {why}") from refused
    return row


def write_down(union, by, now):
    """Keep where a row went, for all that names it by its number; who went to it before went here in one step."""
    kind, old, new = union.new._meta.label_lower, union.old.pk, union.new.pk
    Merger.objects.filter(kind=kind, new=old).update(new=new)
    Merger.objects.create(kind=kind, old=old, new=new, name=str(union.old)[:200], by=by, at=now)


def lead_on(old, into):
    """Announce where readers who knew the duplicate at `old` find it from now on; "" if none ever did."""
    if old and not into.known_at:
        # Nobody has seen the other yet: when readers can, they come from here.
        into.known_at = old
        type(into)._base_manager.filter(pk=into.pk).update(known_at=old)
    if old:
        merged.send(type(into), into=into, old=old)
