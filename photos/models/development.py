from django.db import models
from django.utils import timezone

from photos.models.leased import Leased, LeasedQuerySet


class DevelopmentQuerySet(LeasedQuerySet):
    def ask(self, photo, now=None):
        """Have the renditions of a photo made, or made again; asked twice before it begins, it is done once."""
        asked = {"asked_at": now or timezone.now(), "problem": ""}
        return self.update_or_create(photo=photo, defaults=asked)[0]

    def waiting(self):
        """Work that can be begun; what failed waits until it is asked for again."""
        return self.filter(problem="")


class Development(Leased):
    """A photograph whose renditions are to be made by the worker; the row goes when they are."""

    photo = models.OneToOneField("photos.Photo", on_delete=models.CASCADE, related_name="development")
    asked_at = models.DateTimeField()
    problem = models.TextField(blank=True, help_text="Why it could not be done, in words for an editor.")

    objects = DevelopmentQuerySet.as_manager()

    def __str__(self):
        return f"Renditions of “{self.photo}”"

    def done(self):
        """Remove this row, unless somebody asked again while it was being done."""
        self.as_asked().delete()
        self.let_go()

    def fail(self, problem):
        """Say why it could not be done, unless somebody asked again meanwhile."""
        self.as_asked().update(problem=problem)
        self.let_go()

    def let_go(self):
        Development.objects.filter(pk=self.pk).update(leased_until=None)

    def as_asked(self):
        return Development.objects.filter(pk=self.pk, asked_at=self.asked_at)
