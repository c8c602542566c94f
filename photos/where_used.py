"""Where a record is used: the rows that keep it from being deleted, in whatever room they live."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db import IntegrityError, models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

PROTECTING = (models.PROTECT, models.RESTRICT)


class Uses(NamedTuple):
    """The first rows that use a record, and how many more there are."""

    rows: list
    more: int


def where_used(obj, limit=20):
    """Return the `Uses` of `obj`: at most `limit` rows that protect it from deletion, newest first in each table.

    Hidden relations ("+") count too. It takes two queries at most for each relation, however many rows there are.
    """
    rows, total = [], 0
    for relation in protecting_relations(obj):
        room = limit - len(rows)
        users = relation.related_model._base_manager.filter(**{relation.field.name: obj}).order_by("-pk")
        found = list(with_what_they_name(users)[:room])
        total += len(found) if len(found) < room else users.count()
        rows += found
    return Uses(rows, total - len(rows))


def protecting_relations(obj):
    fields = obj._meta.concrete_model._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and getattr(field, "on_delete", None) in PROTECTING]


def with_what_they_name(users):
    """Fetch along what `used_by()` and `__str__` are likely to name, so that a list takes no query per row."""
    parents = [field.name for field in users.model._meta.concrete_fields if field.is_relation]
    return users.select_related(*parents) if parents else users


def used_by(row):
    """Return what an editor knows `row` as: the story of a block, if the row's `used_by()` says so, else the row."""
    return row.used_by() if hasattr(row, "used_by") else row


def visible_to(user, owners):
    """Return those of some rows that a person may see; a model that has secrets says so by `visible_to()`.

    One query for each such model.
    """
    hidden = set()
    for model in {type(owner) for owner in owners if hasattr(type(owner)._default_manager, "visible_to")}:
        keys = {owner.pk for owner in owners if type(owner) is model}
        seen = model._default_manager.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
        hidden |= {(model, key) for key in keys - set(seen)}
    return [owner for owner in owners if (type(owner), owner.pk) not in hidden]


class WhereUsedMixin:
    """For a ModelAdmin: a delete that is refused says where the record is used, and bulk deletion is off."""

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_deleted_objects(self, objs, request):
        for obj in objs:
            uses = where_used(obj)
            if uses.rows:
                return [], {}, set(), self.name_uses(uses, request.user)
        return super().get_deleted_objects(objs, request)

    def name_uses(self, uses, user):
        """Return a line for each thing that uses a record; of what this person may not see, that there is some."""
        owners = list(dict.fromkeys(used_by(row) for row in uses.rows))
        seen = visible_to(user, owners)
        lines = [self.link_to(owner) for owner in seen]
        if len(seen) < len(owners):
            lines.append(f"{len(owners) - len(seen)} that you may not see")
        return [*lines, f"and {uses.more} more"] if uses.more else lines

    def link_to(self, owner):
        meta = owner._meta
        kind = capfirst(meta.verbose_name)
        if not self.admin_site.is_registered(type(owner)):
            return f"{kind}: {owner}"
        page = f"{self.admin_site.name}:{meta.app_label}_{meta.model_name}_change"
        return format_html('{}: <a href="{}">{}</a>', kind, reverse(page, args=[quote(owner.pk)]), owner)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            # Somebody began to use it while it was being deleted; asking again shows where.
            self.message_user(request, "It was not deleted: something uses it now.", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
