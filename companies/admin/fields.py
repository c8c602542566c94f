"""Fields as all of the record's forms and rows have them."""

from django.contrib.admin.widgets import AdminTextareaWidget

from companies.partial_dates import HELP_WITH_ENDS

ENDS = ("until", "ended", "dissolved", "retired")


class Sentence(AdminTextareaWidget):
    """Shows a sentence to its end; it stays one line, whatever is pasted."""

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name)
        return text and " ".join(text.splitlines())


class RecordFieldsMixin:
    """For a ModelAdmin or an inline: what is not there is left blank, but an end reads “open, or ?”."""

    empty_value_display = ""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ENDS:
            field.widget.attrs |= {"placeholder": "open, or ?", "title": HELP_WITH_ENDS}
        elif db_field.name in getattr(self.model, "ends", ()):
            # A link leads to it from beside the title, or from the count of sources: three more signs would only crowd.
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field
