"""The pages beside the news on the desk: written, looked at, compared with what they said before, put back."""

from difflib import SequenceMatcher

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST
from js_asset import Media

from articles.comparing.prose import paragraphs
from articles.comparing.words import compare_words
from newsroom.models import StaticPage
from newsroom.models.static_page import WORDS
from newsroom.static_pages import keep, put_back
from photos.admin.autocomplete import KEY
from photos.admin.lists import LongList

REMEMBERED = 50


class StaticPageForm(forms.ModelForm):
    """Refuses once to save over what somebody else saved meanwhile; nothing that was typed is lost."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "version" in self.fields:
            self.fields["version"].initial = self.latest().pk if self.instance.pk else ""

    def latest(self):
        return self.instance.revisions.select_related("saved_by").first()

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and "version" in self.fields:
            StaticPage.objects.select_for_update().get(pk=self.instance.pk)  # Of two who save at once, one waits.
            latest = self.latest()
            if cleaned.get("version") != str(latest.pk):
                # Who was told of it saves over it knowingly.
                self.data = self.data.copy()
                self.data[self.add_prefix("version")] = str(latest.pk)
                raise ValidationError(
                    f"{latest.saved_by or 'Somebody'} saved this page at {localtime(latest.saved_at):%H:%M}, while you "
                    "had it open. Theirs is in the history, what you typed is here: saving again puts it over theirs."
                )
        return cleaned


@admin.register(StaticPage)
class StaticPageAdmin(LongList):
    form = StaticPageForm
    list_display = ("title", "address", "for_readers", "at_the_foot", "updated_at")
    sortable_by = ()
    ordering = ("position", "title")
    fieldsets = (
        (None, {"fields": ("title", "slug", "description", "body", "version")}),
        ("For readers", {"fields": ("is_published", "in_footer", "position")}),
    )
    prepopulated_fields = {"slug": ("title",)}

    @admin.display(description="readers can open it", boolean=True)
    def for_readers(self, page):
        return page.is_published

    @admin.display(description="at the foot")
    def at_the_foot(self, page):
        return f"In place {page.position}" if page.is_published and page.in_footer else "No"

    @admin.display(description="address")
    def address(self, page):
        return page.get_absolute_url()

    def get_prepopulated_fields(self, request, obj=None):
        """An address that readers know changes only by hand."""
        return {} if obj else self.prepopulated_fields

    def view_on_site(self, page):
        preview = reverse("admin:newsroom_staticpage_preview", args=[page.pk])
        return page.get_absolute_url() if page.is_public() else preview

    def render_change_form(self, request, context, **kwargs):
        response = super().render_change_form(request, context, **kwargs)
        # The editor's import map is an inline script: without the nonce the browser refuses it.
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=str(request.csp_nonce))
        return response

    def save_model(self, request, obj, form, change):
        keep(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for page in queryset:
            page.delete()  # One by one: each says that its address is gone.

    def get_urls(self):
        views = {"preview/": ("preview", self.preview_view), "put-back/": ("put_back", self.put_back_view)}
        ours = [
            path(f"<int:pk>/{at}", self.admin_site.admin_view(view), name=f"newsroom_staticpage_{name}")
            for at, (name, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def preview_view(self, request, pk):
        """The page, or an earlier revision of it, as readers would see it."""
        page = self.looked_at(request, pk)
        if key := request.GET.get("revision"):
            revision = self.revision(page, key)
            for name in WORDS:
                setattr(page, name, getattr(revision, name))
            page.updated_at = revision.saved_at
        headers = {"X-Robots-Tag": "noindex"}
        return TemplateResponse(request, "newsroom/static_page.html", {"page": page}, headers=headers)

    @method_decorator(require_POST)
    def put_back_view(self, request, pk):
        page = self.looked_at(request, pk)
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        revision = self.revision(page, request.POST.get("revision", ""))
        put_back(revision, by=request.user)
        self.log_change(request, page, f"Put back the words of {localtime(revision.saved_at):%Y-%m-%d %H:%M}.")
        messages.success(request, "The page says again what it said then.")
        return HttpResponseRedirect(reverse("admin:newsroom_staticpage_history", args=[page.pk]))

    def history_view(self, request, object_id, extra_context=None):
        page = self.looked_at(request, object_id)
        revisions = list(page.revisions.select_related("saved_by")[: REMEMBERED + 1])
        pairs = zip(revisions, [*revisions[1:], None], strict=True)
        rows = [(revision, told(earlier, revision)) for revision, earlier in pairs]
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{page}”",
            "opts": self.opts,
            "object": page,
            "rows": rows[:REMEMBERED],
            "is_cut": len(rows) > REMEMBERED,
            "may_put_back": self.has_change_permission(request, page),
        }
        return TemplateResponse(request, "admin/newsroom/staticpage/history.html", context)

    def looked_at(self, request, key):
        page = get_object_or_404(StaticPage, pk=key if KEY.fullmatch(str(key)) else None)
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        return page

    def revision(self, page, key):
        if not KEY.fullmatch(key):
            raise Http404("No such revision.")
        return get_object_or_404(page.revisions.select_related("page"), pk=key)


def told(before, after):
    """Return what a revision changed: pairs of a label and compared words; [] for the first.

    Of the text only the paragraphs that are not the same.
    """
    if before is None:
        return []
    lines = {"title": "Title", "description": "Description"}
    pairs = [(label, getattr(before, name), getattr(after, name)) for name, label in lines.items()]
    pairs += [("Text", old, new) for old, new in paragraphs_changed(before.body, after.body)]
    return [(label, compare_words(old, new)) for label, old, new in pairs if old != new]


def paragraphs_changed(before, after):
    """Yield the runs of paragraphs that differ, before and after, as text."""
    before, after = paragraphs(before), paragraphs(after)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield "\n".join(before[i:j]), "\n".join(after[k:m])
