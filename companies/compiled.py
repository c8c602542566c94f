"""Queries whose SQL is written once: that takes Django longer than most of them take the database."""

import copy
import uuid
from datetime import UTC, datetime, timedelta
from functools import wraps
from itertools import count
from types import SimpleNamespace

from django.db import connections
from django.db.models.query import ModelIterable

# What stands in the SQL where a value will: nothing that anybody looks for.
NUMBER, MOMENT = 7_000_000_000_000, datetime(9000, 1, 1, tzinfo=UTC)
# Of each function: lists of values may be of any length.
MOST = 100


def compiled(build):
    """Make a function that returns a queryset return the list of its rows; its SQL is written once in each process.

    Arguments given by place are values that the query compares with: text, whole numbers, moments, UUIDs, or lists of
    such. Arguments given by name decide its form, of which there are few: models, limits, directions. Nothing may be
    prefetched. Raises TypeError for a queryset that gives no rows of a model.
    """
    written = {}

    @wraps(build)
    def rows(*values, **form):
        shape = (*form.items(), *(len(value) if isinstance(value, list) else None for value in values))
        found = written.get(shape)
        if found is None:
            if len(written) >= MOST:
                written.clear()
            found = written[shape] = Written(build, values, form)
        return found.rows(values)

    return rows


class Written:
    """A query in SQL; `places` says of each parameter what it is, or the place of its value among those given."""

    def __init__(self, build, values, form):
        numbers = count()
        marks = [[mark(one, next(numbers)) for one in given] for given in map(several, values)]
        pairs = zip(marks, values, strict=True)
        queryset = build(*[row if isinstance(value, list) else row[0] for row, value in pairs], **form)
        if queryset._iterable_class is not ModelIterable or queryset._prefetch_related_lookups:
            raise TypeError(f"{build.__name__} does not give rows of a model that stand for themselves.")
        self.db = queryset.db
        self.compiler = queryset.query.get_compiler(self.db)
        self.sql, parameters = self.compiler.as_sql()
        adapted = [self.adapt(one) for row in marks for one in row]
        self.places = [(adapted.index(one), None) if one in adapted else (None, one) for one in parameters]

    def rows(self, values):
        given = [self.adapt(one) for value in values for one in several(value)]
        parameters = tuple(fixed if place is None else given[place] for place, fixed in self.places)
        compiler = copy.copy(self.compiler)
        # Each thread has a connection of its own.
        compiler.connection = connections[self.db]
        compiler.as_sql = lambda *args, **kwargs: (self.sql, parameters)
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        return list(ModelIterable(SimpleNamespace(db=self.db, query=query, _known_related_objects={})))

    def adapt(self, value):
        """Return a value as its field would hand it to the database's driver."""
        database = connections[self.db]
        if isinstance(value, datetime):
            return database.ops.adapt_datetimefield_value(value)
        if isinstance(value, uuid.UUID) and not database.features.has_native_uuid_field:
            return value.hex
        return value


def several(value):
    return value if isinstance(value, list) else [value]


def mark(value, number):
    """Return what stands for a value: of its type, and no other's."""
    if isinstance(value, datetime):
        return MOMENT + timedelta(days=number)
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=number)
    return NUMBER + number if isinstance(value, int) else f"mark {number}"
