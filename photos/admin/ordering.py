"""Rows that keep the order an editor gave them, numbered from one."""

from django.forms.models import BaseInlineFormSet

from photos.admin.autocomplete import KnowingForm


class InOrderForm(KnowingForm):
    """A row; a new one has no number yet, and none need be typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["position"] = None

    def moved_to(self):
        """Return the number that the editor typed over the row's own, None where it was left alone."""
        return self.cleaned_data.get("position") if "position" in self.changed_data else None


class Numbered(BaseInlineFormSet):
    """Numbers its rows as they stand; a row with a new number goes to that place, the others close up."""

    def save(self, commit=True):
        rows = self.rows_in_order()
        for position, form in enumerate(rows, start=1):
            form.instance.position = position
        saved = super().save(commit)
        for form in rows:
            if not form.has_changed() and form.instance.position != form.initial["position"]:
                form.instance.save(update_fields=["position"])
        return saved

    def rows_in_order(self):
        forms = [form for form in self.forms if self.is_row(form)]
        rows = [form for form in forms if form.moved_to() is None]
        for form in sorted((form for form in forms if form not in rows), key=InOrderForm.moved_to):
            rows.insert(max(form.moved_to() - 1, 0), form)
        return rows

    def is_row(self, form):
        return (form.instance.pk or form.has_changed()) and form not in self.deleted_forms
