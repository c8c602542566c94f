"""Galleries on the desk: photographs in an order, added one by one, many at once, or gathered in the library."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch, TextField
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from js_asset import Script

from photos.admin.autocomplete import KEY, Autocompleting
from photos.admin.lists import FoundByWords
from photos.admin.ordering import InOrderForm, Numbered
from photos.models import Gallery, GalleryPhoto, Photo
from photos.paragraphs import Paragraphs
from photos.signals import gallery_changed
from photos.templatetags.pictures import picture
from photos.where_used import WhereUsedMixin

FIRST_FEW = 5
# As many as the library's action sends, see photos/admin/photo.py.
MOST_AT_ONCE = 100


class GalleryRows(Numbered):
    """The photographs of a gallery, of which there is one at least."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if gathered := {row["photo"].pk: row["photo"] for row in self.initial_extra or ()}:
            for form in self.extra_forms:
                form.fields["photo"].widget.widget.known = gathered.get(getattr(form.initial.get("photo"), "pk", None))

    def clean(self):
        super().clean()
        if not any(self.is_row(form) for form in self.forms):
            raise ValidationError("A gallery shows photographs: add one at least, or delete the gallery.")


class GalleryPhotoInline(Autocompleting, admin.TabularInline):
    model = GalleryPhoto
    form = InOrderForm
    formset = GalleryRows
    fields = ("photo", "caption", "position")
    autocomplete_fields = ("photo",)
    formfield_overrides = {TextField: {"widget": Paragraphs(attrs={"rows": 4})}}
    extra = 0
    classes = ("gallery-rows",)
    verbose_name_plural = "photographs"

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else len(gathered(request))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "photo":  # Four signs beside every photograph would only crowd.
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def has_view_permission(self, request, obj=None):
        return self.galleries().has_view_permission(request, obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        """Who may change a gallery may change all of it, and nobody may change a row alone."""
        galleries = self.galleries()
        return galleries.has_change_permission(request, obj) or (obj is None and galleries.has_add_permission(request))

    def has_add_permission(self, request, obj):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def galleries(self):
        return self.admin_site.get_model_admin(Gallery)


@admin.register(Gallery)
class GalleryAdmin(WhereUsedMixin, FoundByWords):
    fields = ("title",)
    inlines = (GalleryPhotoInline,)
    list_display = ("first_few", "title", "how_many", "changed")
    list_display_links = ("title",)
    # The model's own is lost where rows are counted.
    ordering = ("-updated_at", "-pk")
    search_help_text = "Search by title"

    class Media:
        js = (Script("admin/js/gallery.js", type="module"),)

    def get_queryset(self, request):
        few = GalleryPhoto.objects.select_related("photo").order_by("position", "pk")[:FIRST_FEW]
        galleries = super().get_queryset(request).annotate(count=Count("photographs")).order_by(*self.ordering)
        return galleries.prefetch_related(Prefetch("photographs", few, to_attr="few"))

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and not obj.pk:
            kwargs["initial"] = [{"photo": photo} for photo in gathered(request)]
        return kwargs

    def save_model(self, request, obj, form, change):
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        rows_changed = any(formset.has_changed() for formset in formsets)
        if change and rows_changed:
            form.instance.save(update_fields=["updated_at"])
        if rows_changed or form.has_changed():
            gallery_changed.send(Gallery, gallery=form.instance)

    @admin.display(description="photographs")
    def first_few(self, gallery):
        shown = ((picture(row.photo, sizes="6rem", alt="") if row.photo.is_shown else "",) for row in gallery.few)
        return format_html('<span class="strip">{}</span>', format_html_join("", "<span>{}</span>", shown))

    @admin.display(description="how many", ordering="count")
    def how_many(self, gallery):
        return gallery.count

    @admin.display(description="changed", ordering="updated_at")
    def changed(self, gallery):
        return date_format(localtime(gallery.updated_at), "j M Y, H:i")


def gathered(request):
    """Return the photographs that were chosen in the library for a new gallery, in the order of the address."""
    keys = [key for key in request.GET.get("photographs", "").split(",") if KEY.fullmatch(key)][:MOST_AT_ONCE]
    found = Photo.objects.in_bulk(keys)
    return [found[int(key)] for key in dict.fromkeys(keys) if int(key) in found]
