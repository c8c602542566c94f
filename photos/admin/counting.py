"""How many there are, counted no further than anybody wants to know."""

from django.db.models import IntegerField, Subquery

# A tag can be on every second story: nobody needs its number to the last one, and counting would read them all.
COUNTED = 1000


class Counted(Subquery):
    """The number of rows of a query within another; no more than it is cut to are read."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0


def number_within(rows):
    """Count the rows of a query, which may name an OuterRef, one further than `COUNTED` at most."""
    return Counted(rows.order_by().values("pk")[: COUNTED + 1])


def in_words(number):
    return f"{COUNTED:,}+" if number > COUNTED else str(number)
