"""What the library is narrowed down to: what wants something of an editor, and where it comes from."""

from django.contrib import admin
from django.db.models import Count, Q

from photos import rights

NOT_READY = Q(development__isnull=False)
# Of makes and licences, those that occur most often; the others are found by searching.
MOST = 12


class ConditionFilter(admin.SimpleListFilter):
    """A filter by conditions. Its counts take one pass over the list; stock would ask a query within it for each."""

    def conditions(self):
        """Return what there is to choose: {value in the address: (words, Q)}."""
        raise NotImplementedError

    def lookups(self, request, model_admin):
        self.found = self.conditions()
        return [(value, words) for value, (words, _) in self.found.items()]

    def queryset(self, request, queryset):
        return queryset.filter(self.found[self.value()][1]) if self.value() in self.found else queryset

    def get_facet_counts(self, pk_attname, filtered_qs):
        conditions = [condition for _, condition in self.found.values()]
        return {f"{number}__c": Count(pk_attname, filter=condition) for number, condition in enumerate(conditions)}


class Description(ConditionFilter):
    title = "description"
    parameter_name = "description"

    def conditions(self):
        return {"none": ("Without a description", Q(alt_text=""))}


class RightsEnding(ConditionFilter):
    title = "rights"
    parameter_name = "rights"

    def conditions(self):
        today = rights.today()
        soon = Q(rights_end_on__gte=today, rights_end_on__lte=today + rights.NOTICE)
        return {"ending": ("Ending soon", soon), "ended": ("Ended", Q(rights_end_on__lt=today))}


class Renditions(ConditionFilter):
    title = "what readers get"
    parameter_name = "renditions"

    def conditions(self):
        failed = NOT_READY & ~Q(development__problem="")
        return {"waiting": ("Being made", NOT_READY & Q(development__problem="")), "failed": ("Failed", failed)}


class OccurringFilter(ConditionFilter):
    """A filter by what a column holds most often; `nothing` is what is said where it holds nothing."""

    nothing = ""

    def __init__(self, request, params, model, model_admin):
        rows = model._default_manager.exclude(**{self.parameter_name: ""}).values_list(self.parameter_name).order_by()
        occurring = rows.annotate(times=Count("pk")).order_by("-times", self.parameter_name)
        self.occurring = [value for value, _ in occurring[:MOST]]
        super().__init__(request, params, model, model_admin)

    def conditions(self):
        named = {value: (value, Q(**{self.parameter_name: value})) for value in self.occurring}
        return {"none": (self.nothing, Q(**{self.parameter_name: ""}))} | named


class Licence(OccurringFilter):
    title = "licence"
    parameter_name = "licence"
    nothing = "Without a licence"


class CameraMake(OccurringFilter):
    title = "camera"
    parameter_name = "camera_make"
    nothing = "Not known"
