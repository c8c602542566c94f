"""The newsroom's own short lists of words."""

from django.db import models


class Kind(models.TextChoices):
    NEWS = "news", "News"
    REVIEW = "review", "Review"
    FEATURE = "feature", "Feature"
    OPINION = "opinion", "Opinion"


class Comments(models.TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Relevance(models.TextChoices):
    ABOUT = "about", "The story is about it"
    MENTIONS = "mentions", "The story mentions it"


class Role(models.TextChoices):
    """What someone in a byline did; the label is how the byline begins."""

    WORDS = "words", "By"
    PHOTOGRAPHS = "photographs", "Photographs by"
    REPORTING = "reporting", "Additional reporting by"
    TRANSLATION = "translation", "Translated by"


class State(models.TextChoices):
    """Where a story stands, in the words of the desk."""

    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    FAILED = "failed", "Failed at its time"
    PUBLISHED = "published", "Published"
    CHANGED = "changed", "Changed since published"
    UPDATE_SCHEDULED = "update-scheduled", "Published, update scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    BINNED = "binned", "In the bin"
