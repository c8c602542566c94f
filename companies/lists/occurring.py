"""Which values there are in a column of many rows, found without reading them all."""

from django.db import connection
from django.db.models.expressions import RawSQL

# From each value the database leaps to the next one in its index, so that it costs what the values are, not the rows.
LEAPS = """
    WITH RECURSIVE leap (value) AS (
        SELECT ({first})
        UNION ALL
        SELECT ({following}) FROM leap WHERE value IS NOT NULL
    )
    SELECT value FROM leap WHERE value IS NOT NULL
"""
HERE = RawSQL("leap.value", ())


def occurring(rows, column, beyond=HERE):
    """Return the values of a column among `rows`, in order, in one query.

    Arguments: `beyond` is the expression that the next value must be greater than; HERE, the value that was found, for
    every value, or something greater to pass over what is like it.
    """
    rows = rows.order_by(column).values(column)
    first, following = (found[:1].query.sql_with_params() for found in (rows, rows.filter(**{f"{column}__gt": beyond})))
    with connection.cursor() as cursor:
        cursor.execute(LEAPS.format(first=first[0], following=following[0]), first[1] + following[1])
        return [value for (value,) in cursor.fetchall()]
