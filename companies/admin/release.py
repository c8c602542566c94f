"""Opening a record or relation to readers from its form and its list, instead of typing a date."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format

from companies.release import release, unreleased_around, withdraw


class Readers(admin.SimpleListFilter):
    """What readers see, and what is still on the desk."""

    title = "readers"
    parameter_name = "readers"

    def lookups(self, request, model_admin):
        return [("see", "see it"), ("not", "do not see it")]

    def queryset(self, request, queryset):
        return queryset.filter(released_at__isnull=self.value() == "not") if self.value() else queryset


def release_alone(row):
    release([row])
    return f"“{row}” is released to readers."


def release_with_relations(row):
    waiting = unreleased_around([row])
    release(waiting)
    return f"“{row}” and its relations are released to readers; {len(waiting)} were waiting."


def withdraw_alone(row):
    withdraw([row])
    return f"“{row}” is withdrawn from readers."


BUTTONS = {
    "_release": release_alone,
    "_release_with_relations": release_with_relations,
    "_withdraw": withdraw_alone,
}


class ReleaseMixin:
    """For a ModelAdmin of what is releasable: buttons beside Save, actions in the list, and a plain word in both.

    The buttons are drawn by admin/companies/submit_line.html.
    """

    actions = ("release_chosen", "withdraw_chosen")
    has_relations = False

    @admin.display(description="readers", ordering="released_at")
    def for_readers(self, row):
        return f"see it since {date_format(row.released_at, 'j M Y')}" if row.released_at else "do not see it"

    @admin.action(description="Release to readers", permissions=["change"])
    def release_chosen(self, request, queryset):
        release(queryset)
        self.message_user(request, f"Released to readers: {len(queryset)}.", messages.SUCCESS)

    @admin.action(description="Withdraw from readers", permissions=["change"])
    def withdraw_chosen(self, request, queryset):
        withdraw(queryset)
        self.message_user(request, f"Withdrawn from readers: {len(queryset)}.", messages.SUCCESS)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        # What waits is counted only where a button offers it.
        waiting = unreleased_around([obj]) if obj and self.has_relations else []
        context.update(
            releasable=True,
            released=bool(obj and obj.released_at),
            has_relations=self.has_relations,
            waiting=len([row for row in waiting if row != obj]),
        )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        return self.press(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.press(request, obj) or super().response_change(request, obj)

    def press(self, request, obj):
        """Do what the pressed button says with the row just saved; None if it was a stock one."""
        button = next((verb for name, verb in BUTTONS.items() if name in request.POST), None)
        if button is None or not self.has_change_permission(request, obj):
            return None
        self.message_user(request, button(obj), messages.SUCCESS)
        page = f"{self.admin_site.name}:{obj._meta.app_label}_{obj._meta.model_name}_change"
        return HttpResponseRedirect(reverse(page, args=[obj.pk]))
