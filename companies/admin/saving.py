"""One press of Save is one whole: what shows only while its rows are saved is answered with the form, not a 500."""

from django.db import IntegrityError


class RefusedTogether(Exception):
    """Rows that were saved, each rightly, are wrong together; `rows` are {prefix of the formset: {number: refusal}}."""

    def __init__(self, rows):
        super().__init__(rows)
        self.rows = rows


class SavingMixin:
    """For a ModelAdmin with `SavedTogether` inlines: nothing is saved, nothing typed lost, the error is at its row."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RefusedTogether as refused:
            request.refused_together = refused.rows
        except IntegrityError:
            pass  # Somebody was quicker between our check and our save: asked again, the check finds what they wrote.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        refused = getattr(request, "refused_together", {}).get(prefix)
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | ({"refused": refused} if refused else {})

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        looks = {formset.prefix: formset.second_look() for formset in formsets if hasattr(formset, "second_look")}
        if any(looks.values()):
            raise RefusedTogether({prefix: refused for prefix, refused in looks.items() if refused})
