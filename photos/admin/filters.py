"""What the library is narrowed down to: what wants something of an editor, and where it comes from."""

from collections import Counter

from django.contrib import admin
from django.db.models import Q

from photos import rights
from photos.admin.counting import in_words, number_within
from photos.models import Development, Photo

# Of makes and licences, those that occur most often among the latest photographs; the others are found by searching.
MOST, LATEST = 12, 1000


class ConditionFilter(admin.SimpleListFilter):
    """A filter by conditions. Each is counted no further than a thousand; stock would count the whole library."""

    def conditions(self):
        """Return what there is to choose: {value in the address: (words, Q)}."""
        raise NotImplementedError

    def lookups(self, request, model_admin):
        self.found = self.conditions()
        return [(value, words) for value, (words, _) in self.found.items()]

    def queryset(self, request, queryset):
        return queryset.filter(self.found[self.value()][1]) if self.value() in self.found else queryset

    def get_facet_queryset(self, changelist):
        """Return how many photographs each choice has, by the keys under which Django looks for them: one query."""
        rows = changelist.get_queryset(self.request, exclude_parameters=self.expected_parameters())
        conditions = [condition for _, condition in self.found.values()]
        numbers = [number_within(rows.filter(condition)) for condition in conditions]
        counted = changelist.model._base_manager.order_by("pk").values_list(*numbers).first() or [0] * len(numbers)
        return {f"{at}__c": in_words(number) for at, number in enumerate(counted)}


class Description(ConditionFilter):
    title = "description"
    parameter_name = "description"

    def conditions(self):
        return {"none": ("Without a description", Q(alt_text=""))}


def few(condition):
    """Return a condition that is asked first, by its index: walking the library newest first would meet few of them."""
    return Q(pk__in=Photo.objects.filter(condition).values("pk"))


class RightsEnding(ConditionFilter):
    title = "rights"
    parameter_name = "rights"

    def conditions(self):
        today = rights.today()
        soon = Q(rights_end_on__gte=today, rights_end_on__lte=today + rights.NOTICE)
        return {"ending": ("Ending soon", few(soon)), "ended": ("Ended", few(Q(rights_end_on__lt=today)))}


class Renditions(ConditionFilter):
    title = "what readers get"
    parameter_name = "renditions"

    def conditions(self):
        waiting = Q(pk__in=Development.objects.waiting().values("photo"))
        failed = Q(pk__in=Development.objects.exclude(problem="").values("photo"))
        return {"waiting": ("Being made", waiting), "failed": ("Failed", failed)}


class OccurringFilter(ConditionFilter):
    """A filter by what a column holds most often among the latest photographs; `nothing` is what is said of none."""

    nothing = ""

    def __init__(self, request, params, model, model_admin):
        latest = model._default_manager.order_by("-pk").values_list(self.parameter_name, flat=True)[:LATEST]
        times = Counter(filter(None, latest))
        self.occurring = sorted(times, key=lambda value: (-times[value], value))[:MOST]
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
