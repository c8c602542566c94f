from django.db import models


class Findable(models.Model):
    """By which words one row of some table is found on the desk; see `photos.finding`.

    Migration 0005 lays the index over `words`. On SQLite that is a table of its own which triggers keep in step: a
    migration that has Django make this table anew must lay them again.
    """

    kind = models.CharField(max_length=60, help_text="The model's label: photos.photo.")
    key = models.BigIntegerField()
    words = models.TextField(help_text="Folded, each once, with spaces between; first what the row is, and whose.")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="a_row_is_findable_once")]

    def __str__(self):
        return f"{self.kind} {self.key}"
