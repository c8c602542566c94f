"""“Merge into another…”: a page that says what would happen to every row, and a button that makes it so."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from companies.admin.merge_preview import MergePreview
from companies.merging.merge import NotMergeable, PlanChanged, check_pair, merge
from companies.merging.plan import alias_field, planned
from companies.models import Merger
from photos.admin.autocomplete import KnownSelect


class MergeForm(forms.Form):
    """Which row the duplicate becomes one with."""

    into = forms.ModelChoiceField(queryset=None)

    def __init__(self, data, *, duplicate, site):
        super().__init__(data, label_suffix="")
        self.duplicate = duplicate
        into = self.fields["into"]
        into.label = f"The {duplicate._meta.verbose_name} that stays"
        into.widget = KnownSelect(alias_field(duplicate), site)
        into.queryset = type(duplicate)._default_manager.all()
        into.error_messages |= {
            "required": "Choose the one that stays.",
            "invalid_choice": "It is no longer in the house: it was merged or deleted meanwhile. Choose another.",
        }

    def clean_into(self):
        try:
            check_pair(self.duplicate, self.cleaned_data["into"])
        except NotMergeable as refused:
            raise forms.ValidationError(list(refused.reasons)) from refused
        return self.cleaned_data["into"]


class MergeMixin:
    """For a ModelAdmin of what can be there twice; the way to the page is in admin/companies/merge_tool.html."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name=self.page_name("merge")), *super().get_urls()]

    def page_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.may_merge(request, obj):
            context["merge_page"] = reverse(f"admin:{self.page_name('merge')}", args=[obj.pk])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def may_merge(self, request, duplicate, into=None):
        """Whether somebody may change both and delete the duplicate."""
        changing = self.has_change_permission(request, duplicate) and self.has_change_permission(request, into)
        return changing and self.has_delete_permission(request, duplicate)

    def merge_view(self, request, pk):
        duplicate = self.get_object(request, str(pk))
        if duplicate is None:
            return self.lead_on(request, pk)
        if not self.may_merge(request, duplicate):
            raise PermissionDenied
        posted = request.method == "POST"
        asked = request.POST if posted else request.GET
        form = MergeForm(asked if "into" in asked or posted else None, duplicate=duplicate, site=self.admin_site)
        changed = ""
        if posted and form.is_valid():
            try:
                return self.carry_out(request, duplicate, form.cleaned_data["into"])
            except PlanChanged as refused:
                changed = str(refused)
            except NotMergeable as refused:
                form.add_error("into", list(refused.reasons))
        preview = preview_of(duplicate, form)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge “{duplicate}” into another",
            "opts": self.opts,
            "original": duplicate,
            "form": form,
            "media": form.media,
            "preview": preview,
            "changed": changed,
        }
        return TemplateResponse(request, "admin/companies/merge.html", context)

    def carry_out(self, request, duplicate, into):
        if not self.may_merge(request, duplicate, into):
            raise PermissionDenied
        name, key = str(duplicate), duplicate.pk
        leaves = [f"{label}: {said}" for label, said, _ in MergePreview(planned(duplicate, into)).leaves]
        merge(duplicate, into, request.user, seal=request.POST.get("seal", ""))
        # Of an author there is no other log: here is what the one that stays did not take over.
        self.log_change(request, into, " | ".join([f"“{name}” (no. {key}) was merged into it.", *leaves]))
        self.message_user(request, f"“{name}” is now one with “{into}”.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self.page_name('change')}", args=[into.pk]))

    def lead_on(self, request, pk):
        """Lead to what a row was merged into, for whom the page about it stood open meanwhile."""
        # Not `resolve`: what no column can hold, as only a forged address has it, is an error within a list.
        went = Merger.objects.filter(kind=self.model._meta.label_lower, old=pk).values_list("new", flat=True).first()
        if went is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        self.message_user(request, "It was merged meanwhile: this is what it has become.", messages.WARNING)
        return HttpResponseRedirect(reverse(f"admin:{self.page_name('change')}", args=[went]))


def preview_of(duplicate, form):
    """Return the MergePreview of what a form asks for; None, with the reasons beside its field, where it cannot be."""
    if not form.is_bound or not form.is_valid():
        return None
    plan = planned(duplicate, form.cleaned_data["into"])
    if plan.refusals:
        form.add_error("into", plan.refusals)
        return None
    return MergePreview(plan)
