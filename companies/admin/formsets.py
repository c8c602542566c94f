"""Checks of several rows at once, beneath a form: each against what will be stored when all of them are."""

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from companies.models.relation import OPEN_TWICE


class SavedTogether(BaseInlineFormSet):
    """Rows that come about, change and go in one save: none is held against what another of them was before.

    Its own check of a row passes over what is stored of the others (`beside`), which are compared here and again once
    all are saved. What that second look refused comes back as `refused`: {number of the form: ValidationError}.
    """

    def __init__(self, *args, refused=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.refused = dict(refused)

    def full_clean(self):
        stored = [form.instance.pk for form in self.initial_forms] if self.is_bound else []
        for form in self.forms:
            form.instance.beside = stored
        super().full_clean()

    def clean(self):
        super().clean()
        for number, refusal in self.refused.items():
            self.forms[number].add_error(None, refusal)

    def save_existing_objects(self, commit=True):
        # What ends or goes makes room for what goes on: the database looks at each row by itself.
        as_shown, count = self.forms, self.initial_form_count()
        self.forms = [*sorted(as_shown[:count], key=self.goes_on), *as_shown[count:]]
        try:
            return super().save_existing_objects(commit)
        finally:
            self.forms = as_shown

    def goes_on(self, form):
        return not (self._should_delete_form(form) or getattr(form.instance, "until", None))

    def kept(self):
        """Give the forms of the rows that will be there: not the empty one, none to be deleted, none refused yet."""
        for form in self.initial_forms + [form for form in self.extra_forms if form.has_changed()]:
            if not form.errors and not self._should_delete_form(form):
                yield form

    def second_look(self):
        """Check the rows just saved by their own rules, now that the database has all of them: {number: refusal}."""
        refused = {}
        for number, form in enumerate(self.forms):
            if form.has_changed() and not self._should_delete_form(form):
                form.instance.beside = ()
                try:
                    form.instance.clean()
                except ValidationError as refusal:
                    refused[number] = refusal
        return refused


class OnceEach(SavedTogether):
    """Refuses a row that is there already, as when Save was pressed twice or two people added the same.

    Django leaves this to the database wherever the constraint holds the row's parent, and would answer with a 500.
    """

    def clean(self):
        super().clean()
        for form in self.kept():
            if form.has_changed():
                try:
                    form.instance.validate_constraints()
                except ValidationError as refused:
                    form.add_error(None, refused.messages)


class OpenOnce(SavedTogether):
    """Refuses two alike relations that go on and are typed at once; each alone finds the database without the other."""

    def clean(self):
        super().clean()
        # A list: the record that is being added has no identity yet, so nothing with it goes into a set.
        seen = []
        for form in self.kept():
            if form.instance.until:
                continue
            alike = self.alike(form)
            if alike in seen:
                form.add_error("until", OPEN_TWICE)
            seen.append(alike)

    def alike(self, form):
        """Return what no two rows that go on may share."""
        return tuple(form.cleaned_data.get(name) for name in self.model.open_once)
