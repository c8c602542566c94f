"""Lists of the desk that cost the same however much there is: found by an index, counted only as far as one leafs."""

from functools import cached_property, reduce
from operator import or_

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Q

from photos.finding.searching import MOST, found
from photos.finding.words import words_typed

# Records and authors are some thousands; a list of what they are tied to wants them all.
MOST_ENDS = 10_000


class CappedPaginator(Paginator):
    """Pages of what may be long: whoever wants more than the first thousand rows narrows the list down."""

    cap = MOST

    @cached_property
    def reached(self):
        """How many rows there are; one more than the cap where there are more. Nothing is put in order for it."""
        if not hasattr(self.object_list, "query"):
            return len(self.object_list)
        return self.object_list.order_by().values("pk")[: self.cap + 1].count()

    @cached_property
    def count(self):
        return min(self.reached, self.cap)

    @property
    def is_capped(self):
        return self.reached > self.cap


class LimitedList(ChangeList):
    """A list that asks for no more rows than its page has, also where all of them fit on one.

    Without a limit the database would rather read a whole table in its order than put few rows in order.
    """

    def get_results(self, request):
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.result_list[: self.list_per_page]


class LongList(admin.ModelAdmin):
    """For a ModelAdmin of a table that grows: its list and its autocomplete count no further than a thousand rows."""

    paginator = CappedPaginator
    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return LimitedList


class FoundByWords(LongList):
    """For a ModelAdmin of a model with `found_by`: the search asks the index of words, see `photos.finding`.

    All words that are typed must be there, or begin so, in whatever column.
    """

    most_found = MOST

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        # What Django takes as a sign that there is a search.
        self.search_fields = model.found_by

    def get_search_results(self, request, queryset, search_term):
        if not words_typed(search_term):
            return (queryset.none() if search_term.strip() else queryset), False
        keys = found(self.model, search_term, most=self.most_found, **self.looked_for_within(request))
        request.found_too_many = len(keys) > self.most_found
        return queryset.filter(pk__in=keys), False

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        if getattr(request, "found_too_many", False):
            changelist.search_help_text = f"Very many are found: only the {MOST} added last are looked through."
        return changelist

    def looked_for_within(self, request):
        """Return to which rows the search keeps from the start: columns of the model's `found_in` and their values."""
        return {}


class FoundThrough(LongList):
    """For a ModelAdmin of rows that have no words of their own: each is found by what its foreign keys lead to.

    All words must be there; of a tie, one may be in what is at its one end and another at its other.
    """

    found_through = ()

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.search_fields = [f"{end}__{column}" for end in self.found_through for column in self.words_at(end)]

    def words_at(self, end):
        return self.model._meta.get_field(end).related_model.found_by

    def get_search_results(self, request, queryset, search_term):
        words = words_typed(search_term)
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            queryset = queryset.filter(reduce(or_, (self.leading_to(end, word) for end in self.found_through)))
        return queryset, False

    def leading_to(self, end, word):
        keys = found(self.model._meta.get_field(end).related_model, word, most=MOST_ENDS)
        return Q(**{f"{end}__in": keys})
