"""An autocomplete that knows what its form already holds, and shows the photograph that is chosen."""

import re

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from js_asset import Script

from photos.models import Photo
from photos.renditions import thumbnail

KEY = re.compile(r"[0-9]{1,18}")


class KnownSelect(AutocompleteSelect):
    """Writes the chosen option from `known`, the row that came with the form; stock asks once for every field.

    What is no key, which only a forged address or form can send, chooses nothing; stock would ask the database for it.
    A photograph says where its picture is, so that static/admin/js/photographs.js can show it.
    """

    known = None

    def optgroups(self, name, value, attr=None):
        key = next((key for key in value if KEY.fullmatch(key)), None)
        if key and (self.known is None or key != str(self.known.pk)):
            self.known = self.choices.queryset.filter(pk=key).first()
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = [self.create_option(name, self.known.pk, str(self.known), True, 0)] if key and self.known else []
        return [(None, [*empty, *chosen], 0)]

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value and isinstance(self.known, Photo):
            option["attrs"] |= {"data-thumb": thumbnail(self.known), "data-note": self.known.credit}
        return option


class PhotoSelect(KnownSelect):
    """The autocomplete of a field that holds a photograph: the picture is seen beside it, and among its choices."""

    @property
    def media(self):
        return super().media + forms.Media(js=[Script("admin/js/photographs.js", type="module")])

    def build_attrs(self, *args, **kwargs):
        return super().build_attrs(*args, **kwargs) | {"data-photographs": ""}


class KnowingForm(forms.ModelForm):
    """A form whose autocompletes know the rows that were fetched along with its instance.

    What is too long is refused with a word: a browser told of a limit would cut what one pastes, and say nothing.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("maxlength", None)
            select = getattr(field.widget, "widget", field.widget)
            if isinstance(select, KnownSelect) and self.instance.pk:
                select.known = self.instance._state.fields_cache.get(name)


class KnowingMixin:
    """For a ModelAdmin or an inline: autocompletes that know what is fetched with `select_related`."""

    form = KnowingForm

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            select = PhotoSelect if db_field.related_model is Photo else KnownSelect
            kwargs.setdefault("widget", select(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Autocompleting(KnowingMixin):
    """For admins and inlines: rows come with what their autocompletes hold, so that no row costs a query."""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.autocomplete_fields) if self.autocomplete_fields else rows
