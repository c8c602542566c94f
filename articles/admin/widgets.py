"""Fields of the desk: an autocomplete that shows photographs, and the box of tags."""

from django.urls import reverse
from django.utils.html import format_html
from js_asset import Script
from taggit.forms import TagWidget

from companies.admin.autocomplete import KEY, KnowingMixin, KnownSelect
from photos.models import Photo


class Autocomplete(KnownSelect):
    """An autocomplete whose chosen photograph says where its picture is, so that the script can show it.

    A value that is no key, which only a forged form can send, chooses nothing.
    """

    def optgroups(self, name, value, attr=None):
        key = next((key for key in value if KEY.fullmatch(key)), None)
        if key and (self.known is None or key != str(self.known.pk)):
            self.known = self.choices.queryset.filter(pk=key).first()
        return super().optgroups(name, [key] if key and self.known else [], attr)

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value and isinstance(self.known, Photo):
            option["attrs"] |= {"data-thumb": self.known.file.url, "data-note": self.known.credit}
        return option


class Autocompleting(KnowingMixin):
    """For admins and inlines: rows come with what their autocompletes hold, so that no row costs a query."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.autocomplete_fields) if self.autocomplete_fields else rows


class TagBox(TagWidget):
    """Taggit's line of words, within a custom element that makes chips of it and proposes words that are in use."""

    class Media:
        js = (Script("admin/js/tag-box.js", type="module"),)

    def render(self, name, value, attrs=None, renderer=None):
        source = f"{reverse('admin:autocomplete')}?app_label=articles&model_name=taggedarticle&field_name=tag"
        return format_html('<tag-box source="{}">{}</tag-box>', source, super().render(name, value, attrs, renderer))
