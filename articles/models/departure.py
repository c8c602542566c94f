from django.db import models
from django.db.models import Max


class DepartureQuerySet(models.QuerySet):
    def note(self, scopes, page, at):
        """Write down, in the caller's transaction, that feeds carry a published page no more from the moment `at`."""
        self.bulk_create(Departure(scope=scope, published_at=page.published_at, at=at) for scope in scopes)

    def latest(self, scope, *, since, until):
        """Return when a story last left a feed of those from a moment up to another; None if none ever did.

        Arguments: None for `since` or `until` is no bound.
        """
        left = self.filter(scope=scope)
        left = left.filter(published_at__gte=since) if since else left
        left = left.filter(published_at__lt=until) if until else left
        return left.aggregate(latest=Max("at"))["latest"]


class Departure(models.Model):
    """A story that a feed carries no more, because it was withdrawn or is about something else now.

    What is gone has no row of which a feed could tell that it has changed. Only ever added, so that nobody waits for
    another.
    """

    scope = models.CharField(max_length=40, help_text="The feed's: “site”, “kind:news”, “tag:5”.")
    published_at = models.DateTimeField(help_text="The place that the story had in it.")
    at = models.DateTimeField()

    objects = DepartureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["scope", "published_at", "at"], name="departure_from_scope")]

    def __str__(self):
        return f"{self.scope} at {self.at}"
