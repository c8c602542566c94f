"""Authors, and what they share with tags: readers can follow them from story to story."""

from django.contrib import admin
from django.db.models import OuterRef
from taggit.admin import Tag as StockTag

from articles.models import Author, AuthorAlias, AuthorCoverage
from companies.admin.merging import MergeMixin
from photos.admin.autocomplete import Autocompleting
from photos.admin.counting import in_words, number_within
from photos.admin.lists import FoundByWords, FoundThrough, LongList
from photos.where_used import WhereUsedMixin

# Taggit registers its own table of tags, which this house does not use.
admin.site.unregister(StockTag)


def number_of(coverage):
    """Count the published stories of each row of a list, within the list's own query; see `number_within`."""
    return number_within(coverage.objects.filter(**{coverage.ENTITY: OuterRef("pk")}))


class Followed(WhereUsedMixin, Autocompleting, LongList):
    """What has a page for readers once a published story carries it."""

    coverage = None
    # By the number of stories only after counting those of each.
    sortable_by = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_stories=number_of(self.coverage))

    @admin.display(description="published stories", ordering="number_of_stories")
    def stories(self, row):
        return in_words(row.number_of_stories)

    def view_on_site(self, row):
        return row.get_absolute_url() if row.is_public() else None


class AuthorAliasInline(admin.TabularInline):
    model = AuthorAlias
    extra = 0


@admin.register(Author)
class AuthorAdmin(MergeMixin, FoundByWords, Followed):
    coverage = AuthorCoverage
    fields = ("name", "slug", "role", "bio", "portrait", "user")
    autocomplete_fields = ("portrait", "user")
    list_display = ("name", "role", "stories")
    inlines = (AuthorAliasInline,)


@admin.register(AuthorAlias)
class AuthorAliasAdmin(WhereUsedMixin, Autocompleting, FoundThrough):
    """Other names of authors; they are usually entered on the author's form."""

    list_display = ("name", "author")
    autocomplete_fields = ("author",)
    found_through = ("author",)
