"""An autocomplete that does not ask the database for the name of what its form already holds."""

import re

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect

KEY = re.compile(r"[0-9]{1,18}")


class KnownSelect(AutocompleteSelect):
    """Writes the chosen option from `known`, the row that came with the form; stock asks once for every field.

    What is no key, which only a forged address or form can send, chooses nothing; stock would ask the database for it.
    """

    known = None

    def optgroups(self, name, value, attr=None):
        value = [key for key in value if KEY.fullmatch(key)]
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, self.create_option(name, self.known.pk, str(self.known), True, 0)], 0)]


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
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
