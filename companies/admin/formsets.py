"""Checks of several rows at once, beneath a form."""

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from companies.models.relation import OPEN_TWICE


class OnceEach(BaseInlineFormSet):
    """Refuses a row that is there already, as when Save was pressed twice or two people added the same.

    Django leaves this to the database wherever the constraint holds the row's parent, and would answer with a 500.
    """

    def clean(self):
        super().clean()
        for form in self.forms:
            if form.has_changed() and not form.errors and not self._should_delete_form(form):
                try:
                    form.instance.validate_constraints()
                except ValidationError as refused:
                    form.add_error(None, refused.messages)


class OpenOnce(BaseInlineFormSet):
    """Refuses two alike relations that go on and are typed at once; each alone finds the database without the other."""

    def clean(self):
        super().clean()
        # A list: the record that is being added has no identity yet, so nothing with it goes into a set.
        seen = []
        for form in self.initial_forms + [form for form in self.extra_forms if form.has_changed()]:
            if form.errors or self._should_delete_form(form) or form.instance.until:
                continue
            alike = tuple(form.cleaned_data.get(name) for name in self.model.open_once)
            if alike in seen:
                form.add_error("until", OPEN_TWICE)
            seen.append(alike)
