from django.db import models

from photos.models.leased import Leased


class Rebuild(Leased):
    """Pages that carry something whose name, address or credit changed, to be rendered again by the worker.

    `reached` is the place of the last page done, newest first (see `articles.paging`), so that a killed worker's
    successor goes on from there.
    """

    coverage = models.CharField(max_length=40, help_text="Model name of the rows that say which pages carry it.")
    entity = models.BigIntegerField()
    reached = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.coverage} of {self.entity}"
