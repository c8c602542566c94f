"""The record's history on the desk: what every change said before and says now, and taking it back."""

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime

from companies.admin.reading import ReadOnly
from companies.changes.history import batches, history, table, verb
from companies.changes.undoing import NotUndoable, undo
from companies.models import RecordChange
from companies.models.record import Shown
from photos.admin.lists import FoundByWords


class HistoryMixin:
    """For a ModelAdmin of a record or of a row of it: History shows what changed, with a button to take it back."""

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page, found = history(changes_of(row), request.GET)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{row}”",
            "opts": self.opts,
            "object": row,
            "page": page,
            "batches": found,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/companies/history.html", context)


def changes_of(row):
    """Return what happened to a record and all that belongs to it, or to one row."""
    if hasattr(row, "kind_word"):
        return RecordChange.objects.of(row)
    return RecordChange.objects.filter(table=row._meta.model_name, key=row.pk)


def label(model):
    """Name a table as the desk does; three of them are called aliases."""
    whose = f" of {model.of}" if hasattr(model, "of") else ""
    return f"{model._meta.verbose_name}{whose}"


class Tables(admin.SimpleListFilter):
    """Changes of one kind of row; its words are the desk's, not the tables'."""

    title = "kind of row"
    parameter_name = "table"

    def lookups(self, request, model_admin):
        kinds = (model for model in apps.get_app_config("companies").get_models() if issubclass(model, Shown))
        return [(kind._meta.model_name, label(kind)) for kind in kinds]

    def queryset(self, request, queryset):
        return queryset.filter(table=self.value()) if self.value() else queryset


@admin.register(RecordChange)
class RecordChangeAdmin(FoundByWords, ReadOnly):
    """Everything that changed in the record, newest first; also of what is no longer there."""

    list_display = ("name", "what", "row", "hand", "moment", "why")
    list_filter = (Tables, ("at", admin.DateFieldListFilter))
    empty_value_display = ""
    list_select_related = ("by",)
    search_help_text = "Search by name or reason"
    ordering = ("-at", "-pk")
    change_form_template = "admin/companies/change_batch.html"

    @admin.display(description="what was done")
    def what(self, change):
        return verb(change)

    @admin.display(description="kind of row")
    def row(self, change):
        return table(change)

    @admin.display(description="by")
    def hand(self, change):
        return change.by or "the house"

    @admin.display(description="when")
    def moment(self, change):
        return date_format(localtime(change.at), "j M Y, H:i")

    def get_urls(self):
        return [
            path("undo/", self.admin_site.admin_view(self.undo_view), name="companies_recordchange_undo"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        together = RecordChange.objects.filter(batch=obj.batch).newest_first()
        found = batches(together.select_related("by").prefetch_related("undone_by")[:500])
        context.update(batches=found, title="A change of the record")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def undo_view(self, request):
        """Take back one change (`change`), or those that stand together on a page (`shown`), then lead back."""
        if request.method != "POST":
            raise PermissionDenied
        changes = asked_for(request.POST)
        if not all(may_undo(request.user, change) for change in changes):
            raise PermissionDenied
        try:
            undo(changes, by=request.user)
        except NotUndoable as refused:
            self.message_user(request, f"Nothing was taken back. {refused}", messages.ERROR)
        else:
            self.message_user(request, f"Taken back: {changes[0].name}.", messages.SUCCESS)
        return HttpResponseRedirect(way_back(request))


def asked_for(posted):
    """Return the changes that a form names: one, or all that stand together on its page. Raises Http404 for none."""
    named = posted.getlist("change") or posted.getlist("shown")
    numbers = {number for number in named if number.isascii() and number.isdecimal() and len(number) <= 18}
    changes = list(RecordChange.objects.filter(pk__in=numbers).newest_first())
    if not changes or len(changes) < len(named):
        raise Http404("No such change of the record.")
    return changes


def may_undo(user, change):
    """Whether a user has the right to do to the row what taking the change back does."""
    action = "delete" if change.before is None else "add" if change.after is None else "change"
    return user.has_perm(f"companies.{action}_{change.table}")


def way_back(request):
    there = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return there if ours else reverse("admin:companies_recordchange_changelist")
