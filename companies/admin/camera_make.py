"""Which company is behind a make that cameras write into photographs; what the library has and nobody named yet."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from companies.admin.fields import RecordFieldsMixin
from companies.admin.formsets import OpenOnce
from companies.admin.history import HistoryMixin
from companies.admin.saving import SavingMixin
from companies.makers import makes_in_library
from companies.models import CameraMake
from companies.models.camera_make import spoken
from photos.admin.autocomplete import KnowingMixin
from photos.admin.lists import LimitedList, LongList
from photos.where_used import WhereUsedMixin

UNNAMED_AT_MOST = 12


class MakesAndPhotographs(LimitedList):
    """The list of makes, with what one count of the library tells: photographs of each, and makes without a company."""

    def get_results(self, request):
        super().get_results(request)
        library = makes_in_library()
        for row in self.result_list:
            row.photographs = library.get(spoken(row.make), (row.make, 0))
        named = {spoken(make) for make in CameraMake.objects.values_list("make", flat=True)}
        unnamed = [found for make, found in library.items() if make not in named]
        self.unnamed, self.more_unnamed = unnamed[:UNNAMED_AT_MOST], len(unnamed[UNNAMED_AT_MOST:])


@admin.register(CameraMake)
class CameraMakeAdmin(SavingMixin, HistoryMixin, WhereUsedMixin, RecordFieldsMixin, KnowingMixin, LongList):
    list_display = ("make", "company", "since", "until", "photographs")
    list_select_related = ("company",)
    search_fields = ("make", "company__name", "company__aliases__name")
    search_help_text = "Search by make or company"
    autocomplete_fields = ("company",)
    fields = ("make", "company", ("since", "until"))

    def get_changelist(self, request, **kwargs):
        return MakesAndPhotographs

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("company")

    @admin.display(description="photographs")
    def photographs(self, row):
        written, number = row.photographs
        if not number:
            return "none"
        library = reverse(f"{self.admin_site.name}:photos_photo_changelist")
        query = urlencode({"camera_make__iexact": written})
        return format_html('<a href="{}?{}">{}</a>', library, query, number)


class MakesOnce(OpenOnce):
    """Refuses one make typed twice at once, also in other letters: LEICA and Leica are the same to the database."""

    def alike(self, form):
        return spoken(form.instance.make)


class CameraMakeInline(RecordFieldsMixin, admin.TabularInline):
    """The makes that are a company's, on its form."""

    model = CameraMake
    formset = MakesOnce
    extra = 0
    classes = ("relations",)
    fields = ("make", "since", "until")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("company")
