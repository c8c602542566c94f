"""What belongs to a story beside its blocks: who wrote it, what it is about, where it comes from."""

from django.contrib import admin

from articles.admin.ordering import InOrder, InOrderForm
from articles.admin.related import RelatedForm, RelatedInOrder, stands
from articles.models import (
    Article,
    BrandLink,
    Byline,
    CompanyLink,
    Correction,
    Note,
    PartnershipLink,
    RelatedStory,
    Source,
)
from companies.admin.inlines import SECURE_LINKS
from companies.admin.reached import ReachedMixin
from photos.admin.autocomplete import Autocompleting


class OfTheStory:
    """For inlines: who may change a story may change all of it, and nobody may change a part alone."""

    def story(self):
        return self.admin_site.get_model_admin(Article)

    def has_view_permission(self, request, obj=None):
        return self.story().has_view_permission(request, obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        story = self.story()
        return story.has_change_permission(request, obj) or (obj is None and story.has_add_permission(request))

    def has_add_permission(self, request, obj):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class PartInline(OfTheStory, Autocompleting, admin.TabularInline):
    form = InOrderForm
    formset = InOrder
    extra = 0
    # Where the form shows it: "write" beside the words, "links" or "side" in the other column.
    place = "links"


class BylineInline(PartInline):
    model = Byline
    fields = ("author", "role", "position")
    autocomplete_fields = ("author",)
    place = "write"


class CompanyLinkInline(PartInline):
    model = CompanyLink
    fields = ("company", "relevance", "position")
    autocomplete_fields = ("company",)


class BrandLinkInline(PartInline):
    model = BrandLink
    fields = ("brand", "relevance", "position")
    autocomplete_fields = ("brand",)


class PartnershipLinkInline(PartInline):
    model = PartnershipLink
    fields = ("partnership", "relevance", "position")
    autocomplete_fields = ("partnership",)


class SourceInline(ReachedMixin, OfTheStory, Autocompleting, admin.StackedInline):
    model = Source
    form = InOrderForm
    formset = InOrder
    fields = ("publisher", "title", "url", "reached", "published", "accessed", "position")
    formfield_overrides = SECURE_LINKS
    extra = 0
    place = "side"


class CorrectionInline(OfTheStory, admin.StackedInline):
    model = Correction
    form = InOrderForm
    formset = InOrder
    fields = ("words", "corrected_on", "position")
    extra = 0
    place = "side"


class NoteInline(OfTheStory, admin.StackedInline):
    model = Note
    form = InOrderForm
    formset = InOrder
    fields = ("words", "noted_on", "position")
    extra = 0
    place = "side"


class RelatedInline(PartInline):
    model = RelatedStory
    form = RelatedForm
    formset = RelatedInOrder
    fk_name = "article"
    fields = ("story", "stands", "position")
    readonly_fields = ("stands",)
    autocomplete_fields = ("story",)
    max_num = RelatedStory.most
    place = "side"

    stands = staticmethod(stands)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Offer, and take, only what this person may see: no number gives away the name of another's draft."""
        if db_field.name == "story":
            kwargs["queryset"] = Article.objects.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


LINKS = [CompanyLinkInline, BrandLinkInline, PartnershipLinkInline]
PARTS = [BylineInline, *LINKS, RelatedInline, SourceInline, CorrectionInline, NoteInline]
