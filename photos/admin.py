"""The library on the desk: photographs are seen, not named."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.html import format_html

from photos.exif import Shot
from photos.forms import PhotoForm
from photos.models import Photo
from photos.templatetags.pictures import picture
from photos.where_used import WhereUsedMixin

# The columns that go together with a file.
PICTURE = ("file", "width", "height", *Shot._fields)


class DescribedFilter(admin.SimpleListFilter):
    title = "description"
    parameter_name = "description"

    def lookups(self, request, model_admin):
        return [("none", "Without a description")]

    def queryset(self, request, queryset):
        return queryset.undescribed() if self.value() == "none" else queryset


@admin.register(Photo)
class PhotoAdmin(WhereUsedMixin, admin.ModelAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "title", "credit", "size", "description", "created_at")
    list_display_links = ("thumbnail", "title")
    list_filter = (DescribedFilter,)
    list_per_page = 60
    search_fields = ("title", "caption", "credit", "camera_make", "camera_model")
    search_help_text = "Search by title, caption, credit or camera"
    fields = ("preview", "file", "kept", "title", "alt_text", "caption", "credit")
    readonly_fields = ("preview",)

    def get_fields(self, request, obj=None):
        """Leave out what there is nothing to show of: a picture not added yet, an upload of one who may only look."""
        hidden = set()
        if obj is None:
            hidden.add("preview")
        elif not self.has_change_permission(request, obj):
            hidden.add("kept")
        return [name for name in self.fields if name not in hidden]

    def save_model(self, request, obj, form, change):
        """Save what was changed only: a file that somebody replaced meanwhile stays replaced."""
        if not change:
            return super().save_model(request, obj, form, change)
        columns = set(form.changed_data) & {field.name for field in obj._meta.concrete_fields}
        if obj.file.is_new:
            columns |= {*PICTURE}
        else:
            obj.refresh_from_db(fields=PICTURE, from_queryset=Photo.objects.select_for_update())
        return obj.save(update_fields=[*columns, "updated_at"])

    @admin.display(description="photograph")
    def thumbnail(self, photo):
        return format_html('<span class="photo-thumb">{}</span>', picture(photo, sizes="8rem", alt=""))

    @admin.display(description="photograph")
    def preview(self, photo):
        if photo.file.is_new:
            return "The new picture shows here once it is saved."
        # A template may ask the floor above who made the camera; this room knows no companies.
        facts = render_to_string("admin/photos/photo/facts.html", {"photo": photo, "size": self.size(photo)})
        return format_html('<span class="photo-preview">{}</span> {}', picture(photo, sizes="40rem"), facts)

    @admin.display(description="pixels")
    def size(self, photo):
        return f"{photo.width} × {photo.height}"

    @admin.display(description="description", ordering="alt_text")
    def description(self, photo):
        return photo.alt_text or format_html('<strong class="photo-undescribed">{}</strong>', "No description")
