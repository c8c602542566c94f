"""The change log: which keys of readers' pages changed, for the caches of all processes to read."""

from django.db import models
from django.db.models.expressions import Func
from django.utils import timezone


class CurrentTransaction(Func):
    """The number of the transaction that writes a row, which PostgreSQL gives; on SQLite 0, where nobody needs it.

    https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
    """

    output_field = models.BigIntegerField()

    def as_sql(self, compiler, connection, **extra):
        return "0", []

    def as_postgresql(self, compiler, connection, **extra):
        return "(pg_current_xact_id()::text::bigint)", []


class PageChange(models.Model):
    """What one transaction changed of readers' pages: keys with commas between them, as in `Cache-Tag`.

    Rows go in the order of their commits on SQLite, which has one writer. PostgreSQL has many: there a reader asks for
    the transactions that its last snapshot did not see, whatever their numbers, so that no writer waits for another.
    """

    keys = models.TextField()
    transaction = models.BigIntegerField(db_default=CurrentTransaction(), db_index=True, editable=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return self.keys
