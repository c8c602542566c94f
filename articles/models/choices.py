"""The newsroom's own short lists of words."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of story", "News")
    REVIEW = "review", pgettext_lazy("kind of story", "Review")
    FEATURE = "feature", pgettext_lazy("kind of story", "Feature")
    OPINION = "opinion", pgettext_lazy("kind of story", "Opinion")


class Comments(models.TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Relevance(models.TextChoices):
    ABOUT = "about", "The story is about it"
    MENTIONS = "mentions", "The story mentions it"


class Role(models.TextChoices):
    """What someone in a byline did; the label is how the byline begins."""

    WORDS = "words", pgettext_lazy("before names", "By")
    PHOTOGRAPHS = "photographs", pgettext_lazy("before names", "Photographs by")
    REPORTING = "reporting", pgettext_lazy("before names", "Additional reporting by")
    TRANSLATION = "translation", pgettext_lazy("before names", "Translated by")


class Stage(models.TextChoices):
    """How far the desk is with what readers do not see yet; a publication begins it anew."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    READY = "ready", "Ready"


class Manner(models.TextChoices):
    """What a publication is to readers: whether it moves the date of the update, and whether feeds carry it."""

    FIRST = "first", "First published"
    UPDATE = "update", "Update"
    SMALL = "small", "Small change"
    CORRECTION = "correction", "Correction"
    NOTE = "note", "Dated note"


class State(models.TextChoices):
    """Where a story stands, in the words of the desk."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    READY = "ready", "Ready"
    SCHEDULED = "scheduled", "Scheduled"
    FAILED = "failed", "Failed at its time"
    PUBLISHED = "published", "Published"
    CHANGED = "changed", "Changed since published"
    UPDATE_SCHEDULED = "update-scheduled", "Published, update scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    BINNED = "binned", "In the bin"
