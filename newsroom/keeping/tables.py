"""The rows of a whole database, read as of one moment and written as one change."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from newsroom.keeping.cells import line_of, row_of
from newsroom.models import PageChange

# How PostgreSQL writes moments and reads them, whatever its server is set to.
AS_WRITTEN = "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'"


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple
    kinds: tuple
    key: str


def tables():
    """Return every table of the site but the one in which migrations are noted, and the change log.

    That one belongs to the database in which it was written: processes at work know how far they have read it.
    """
    found = {}
    for model in apps.get_models(include_auto_created=True):
        fields = model._meta.local_concrete_fields
        if model._meta.managed and not model._meta.proxy and model is not PageChange:
            columns, kinds = tuple(field.column for field in fields), tuple(map(kind_of, fields))
            found[model._meta.db_table] = Table(model._meta.db_table, columns, kinds, model._meta.pk.column)
    return list(found.values())


def kind_of(field):
    return (field.target_field if field.is_relation else field).get_internal_type()


def state():
    """Return which migrations the database has had, by which one tells whether rows fit into it."""
    return sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations)


@contextmanager
def one_moment():
    """Have all reading within see the database as it is now, while others write on.

    A caller that is in a transaction already has such a moment.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Django's own transactions take the right to write at once, which would hold up the site for as long.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("COMMIT")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def lines(table):
    """Yield the rows of a table in the order of their keys, in bytes: of PostgreSQL pieces, of SQLite single lines."""
    name = connection.ops.quote_name
    columns = ", ".join(map(name, table.columns))
    asked = f"SELECT {columns} FROM {name(table.name)} ORDER BY {name(table.key)}"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(AS_WRITTEN)
            with cursor.copy(f"COPY ({asked}) TO STDOUT") as copied:
                yield from map(bytes, copied)
        else:
            # Past Django's cursor, which would fetch a hundred rows at a time and note each query in development.
            for row in connection.connection.execute(asked):
                yield line_of(row, table.kinds)


def clear(every):
    """Take all rows from tables, in the caller's transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(table.name) for table in every)}")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for table in every:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table.name)}")  # noqa: S608 - our own tables


def fill(table, written):
    """Put rows into a table, in the caller's transaction; `written` are lines as a backup keeps them."""
    name = connection.ops.quote_name
    into = f"{name(table.name)} ({', '.join(map(name, table.columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(AS_WRITTEN)
            with cursor.copy(f"COPY {into} FROM STDIN") as copied:
                for line in written:
                    copied.write(line)
        else:
            places = ", ".join("?" for _ in table.columns)
            rows = (row_of(line, table.kinds) for line in written)
            connection.connection.executemany(f"INSERT INTO {into} VALUES ({places})", rows)  # noqa: S608 - as above


def count_on():
    """Have keys that are given from now on follow those that are there."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
