"""The library on the desk: photographs are seen, not named."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from js_asset import Script

from photos import rights
from photos.admin.closed import Closed
from photos.admin.describing import Describing
from photos.admin.filters import CameraMake, Description, Licence, Renditions, RightsEnding
from photos.admin.lists import FoundByWords
from photos.admin.shown import address_of, crops_of, state_of
from photos.admin.taking_in import TakingIn
from photos.admin.together import Together
from photos.admin.uploading import Uploading
from photos.flags import flags
from photos.forms import PhotoForm
from photos.models import Photo
from photos.signals import photo_to_develop
from photos.templatetags.pictures import picture
from photos.where_used import WhereUsedMixin, where_used
from photos.wording import LICENCES

UPLOAD = ("file", "kept", "anyway")
WORDS = ("title", "alt_text", "caption", "credit", "creator", "keywords")
RIGHTS = ("licence", "licence_url", "copyright_notice", "rights_end_on", "may_syndicate")
FOCAL_POINT = (("focal_x", "focal_y"),)


class PhotoListing:
    """The contact sheet: a list whose rows are pictures. It stays a table, so that what Django does with one works."""

    list_display = ("thumbnail", "title", "credit", "wants", "added")
    list_display_links = ("title",)
    sortable_by = ("added",)
    list_filter = (Description, Licence, RightsEnding, Renditions, CameraMake)
    list_per_page = 60
    list_select_related = ("development",)
    show_facets = admin.ShowFacets.ALWAYS
    search_help_text = "Search by title, caption, credit, photographer, keywords, camera or lens"
    actions = ("gather", "say_the_same")

    @admin.display(description="photograph")
    def thumbnail(self, photo):
        shown = picture(photo, sizes="15rem", alt="") if photo.is_shown else ""
        return format_html('<span class="{}">{}</span>', "photo-thumb" if shown else "photo-thumb noimg", shown)

    @admin.display(description="to look at", empty_value="")
    def wants(self, photo):
        found = [("over" if flag.over else "soft", flag.words) for flag in flags(photo, rights.today())]
        if development := getattr(photo, "development", None):
            found.append(("over", "Not made") if development.problem else ("wait", "Being made"))
        return format_html_join(" ", '<span class="photo-flag {}">{}</span>', found)

    @admin.display(description="added", ordering="created_at")
    def added(self, photo):
        return date_format(localtime(photo.created_at), "j M Y")

    def has_gather_permission(self, request):
        return request.user.has_perm("photos.add_gallery")

    @admin.action(description="Make a gallery of them", permissions=["gather"])
    def gather(self, request, queryset):
        keys = ",".join(str(key) for key in queryset.values_list("pk", flat=True)[:100])
        return HttpResponseRedirect(f"{reverse(f'{self.admin_site.name}:photos_gallery_add')}?photographs={keys}")


@admin.register(Photo)
class PhotoAdmin(PhotoListing, TakingIn, Closed, Uploading, Describing, Together, WhereUsedMixin, FoundByWords):
    form = PhotoForm

    class Media:
        js = (Script("admin/js/focal-point.js", type="module"),)

    def get_fieldsets(self, request, obj=None):
        """A new photograph begins with its file; of one that is there, its words come first."""
        words = (None, {"fields": WORDS})
        shared = [("Rights", {"fields": RIGHTS}), ("Focal point in numbers", {"fields": FOCAL_POINT})]
        if obj is None:
            return [(None, {"fields": (*UPLOAD, *WORDS)}), *shared]
        if not self.has_change_permission(request, obj):
            return [words, *shared]
        # Asked for only where it is shown: forms are made for other reasons, too.
        reach = SimpleLazyObject(lambda: render_to_string("admin/photos/photo/replacing.html", {"photo": obj}))
        return [words, *shared, ("Replace the file", {"fields": UPLOAD, "description": reach})]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        photo = form.instance if obj or form.is_read else None
        context |= {"photo": photo, "crops": crops_of(photo), "licences": LICENCES, "told": form.labels_of(form.told)}
        if photo:
            shown = address_of(photo, photo.file.picture if form.is_read else None)
            context["address"] = shown or self.address_of_closed(request, photo)
        if obj and not form.is_bound:
            context["state"] = state_of(obj)
        if obj:
            context["uses"] = self.name_uses(where_used(obj), request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        """Save what was changed only: a file that somebody replaced meanwhile stays replaced."""
        if change:
            self.save_changes(obj, form)
        else:
            super().save_model(request, obj, form, change)
        if form.told:
            told = get_text_list(form.labels_of(form.told), "and")
            self.message_user(request, f"The file itself told: {told}. Read it over.", messages.INFO)

    def save_changes(self, photo, form):
        columns = {field.name for field in photo._meta.concrete_fields if not field.primary_key}
        changed = set(form.changed_data) & columns
        if photo.file.is_new:
            read = photo.file.picture
            changed |= {"file", "renditions", "closed_at", *read.facts(), *read.words}
        else:
            untyped = (columns - form.fields.keys()) | {"file"}
            photo.refresh_from_db(fields=untyped, from_queryset=Photo.objects.select_for_update())
        photo.save(update_fields=[*changed, "updated_at"])

    def response_change(self, request, obj):
        if "_develop" not in request.POST:
            return super().response_change(request, obj)
        photo_to_develop.send(Photo, photo=obj)
        self.message_user(request, "Saved, and its renditions are asked for again.", messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())
