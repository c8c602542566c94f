"""What the house writes itself: to be looked at, never changed by hand."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from articles import models, publishing
from articles.admin.changes import changes
from articles.models import (
    ArchiveMonth,
    Article,
    PublishedArticle,
    PublishedCorrection,
    Rebuild,
    Revision,
    TaggedArticle,
    TagSynonym,
)
from articles.models.published import HEAVY
from companies.admin.inlines import SECURE_LINKS
from companies.admin.reading import ReadOnly
from photos.admin.lists import FoundByWords


class OfVisibleStories(ReadOnly):
    """Rows that belong to a story: only those of stories that this person may see."""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if request.user.has_perms(["articles.change_any_article", "articles.open_bin"]):
            return rows
        story = next(field.name for field in self.model._meta.concrete_fields if field.related_model is Article)
        return rows.filter(**{f"{story}__in": Article.objects.visible_to(request.user).values("pk")})


class WithinStory(OfVisibleStories):
    """Rows that are edited on their story's form; the index of the desk does not name them."""

    # Their own order is that within a story; here they come as they were written.
    ordering = ("-pk",)
    formfield_overrides = SECURE_LINKS

    def get_queryset(self, request):
        """Fetch along what a row may be called by, so that a list takes no query for each."""
        related = [field.name for field in self.model._meta.concrete_fields if field.is_relation]
        return super().get_queryset(request).select_related(*related)

    def has_module_permission(self, request):
        return False


@admin.register(Revision)
class RevisionAdmin(OfVisibleStories):
    list_display = ("headline", "number", "created_at", "created_by")
    list_select_related = ("created_by",)
    ordering = ("-pk",)
    fieldsets = (
        (None, {"fields": ("story", "number", "created_at", "created_by", "said")}),
        ("As it is kept", {"classes": ("collapse",), "fields": ("snapshot",)}),
    )

    def get_urls(self):
        view = self.admin_site.admin_view(self.restore_view)
        return [path("<int:pk>/restore/", view, name="articles_revision_restore"), *super().get_urls()]

    @admin.display(description="story")
    def story(self, revision):
        page = reverse("admin:articles_article_change", args=[revision.article_id])
        return format_html('<a href="{}">{}</a>', page, revision.article)

    @admin.display(description="what it says")
    def said(self, revision):
        lines = (
            (line.label, ", ".join(piece for _, piece in line.pieces)) for line in changes(None, revision.snapshot)
        )
        return format_html('<dl class="changes">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", lines))

    def render_change_form(self, request, context, **kwargs):
        context["may_restore"] = self.may_restore(request, kwargs["obj"])
        return super().render_change_form(request, context, **kwargs)

    def may_restore(self, request, revision):
        return self.admin_site.get_model_admin(Article).has_change_permission(request, revision.article)

    def restore_view(self, request, pk):
        """Make the revision the working copy again, and say what of it could not be brought back."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        revision = get_object_or_404(self.get_queryset(request).select_related("article"), pk=pk)
        if not self.may_restore(request, revision):
            raise PermissionDenied
        restored = publishing.restore(revision, by=request.user)
        self.admin_site.get_model_admin(Article).log_change(
            request, revision.article, f"Restored: as in revision {revision.number}."
        )
        for warning in restored.warnings:
            self.message_user(request, warning, messages.WARNING)
        said = f"The story is again as in revision {revision.number}. Readers see nothing of it until you publish."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[revision.article_id]))


@admin.register(PublishedArticle)
class PublishedArticleAdmin(FoundByWords, ReadOnly):
    list_display = ("headline", "path", "kind", "published_at", "updated_at")
    list_filter = ("kind",)
    sortable_by = ("path", "published_at")
    search_help_text = "Search by headline or address"
    fields = ("headline", "standfirst", "path", "uid", "kind", "published_at", "updated_at")

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*HEAVY)


@admin.register(Rebuild)
class RebuildAdmin(ReadOnly):
    list_display = ("coverage", "entity", "reached", "asked_at", "leased_until")


@admin.register(
    models.AddressUse,
    models.AuthorCoverage,
    models.BrandCoverage,
    models.CompanyCoverage,
    models.EmbedUse,
    models.PartnershipCoverage,
    models.PhotoUse,
    models.TagCoverage,
)
class CoverageAdmin(ReadOnly):
    def get_list_display(self, request):
        return ("page", self.model.ENTITY, "published_at")

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("page", self.model.ENTITY)
        return rows.defer(*(f"page__{name}" for name in HEAVY))


admin.site.register([ArchiveMonth, PublishedCorrection, TagSynonym], ReadOnly)
admin.site.register(
    [
        models.BrandLink,
        models.Byline,
        models.CompanyLink,
        models.DeskComment,
        models.Correction,
        models.Note,
        models.PartnershipLink,
        models.PreviewLink,
        models.Publication,
        models.RefusedMention,
        models.RelatedStory,
        models.Source,
        TaggedArticle,
        *models.BLOCKS.values(),
    ],
    WithinStory,
)
