"""On a record's form: what it is in a line, what is to be settled, and its neighbours, drawn and listed."""

from companies.admin.unsettled import unsettled
from companies.neighbourhood.drawing import drawn
from companies.neighbourhood.neighbours import neighbours_of
from companies.words import capitalised, state

PLURALS = {"company": "companies", "brand": "brands", "partnership": "partnerships"}


class NeighboursMixin:
    """For the ModelAdmin of a record: the template admin/companies/change_form.html shows what this adds."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            neighbours = neighbours_of(obj)
            context.update(
                neighbours=neighbours,
                drawing=drawn(neighbours),
                facts=facts(obj, neighbours),
                unsettled=list(unsettled(type(obj).objects.with_unsettled().get(pk=obj.pk))),
            )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def facts(record, neighbours):
    """Return what a record is in a few words: ["Active since 25 September 2018", "9 companies"]."""
    present = [neighbour.record.kind_word for neighbour in neighbours if not neighbour.ties[0].ended]
    counts = {kind: present.count(kind) for kind in PLURALS if kind in present}
    told = [f"{count} {kind if count == 1 else PLURALS[kind]}" for kind, count in counts.items()]
    return [words for words in (capitalised(state(record)), *told) if words]
