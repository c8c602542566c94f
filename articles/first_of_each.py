"""The first rows of several lists in one query."""

from django.db import connections


def first_of_each(lists):
    """Return the rows, as tuples, of several sliced querysets of values_list(), in one query; none for no list.

    Each is read from its own index as far as its slice, which `QuerySet.union()` can not say on SQLite: a slice within
    a union has to be a query of its own there.
    """
    if not lists:
        return []
    compiled = [rows.query.sql_with_params() for rows in lists]
    # Only text that the ORM wrote is put together here; every value stays a parameter.
    sql = " UNION ALL ".join(f"SELECT * FROM ({part}) AS part{number}" for number, (part, _) in enumerate(compiled))  # noqa: S608
    with connections[lists[0].db].cursor() as cursor:
        cursor.execute(sql, [value for _, values in compiled for value in values])
        return cursor.fetchall()
