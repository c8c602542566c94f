"""The kinds of stories as readers meet them: each has a page, and feeds, once a story of it is published."""

from dataclasses import dataclass

from articles.models.choices import Kind


@dataclass(frozen=True)
class KindOfStories:
    """All published stories of one kind, as the subject of a page."""

    value: str
    name: str

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/kinds/{self.value}/"


def named(value):
    """Return the kind of a value; None for what is none."""
    return KindOfStories(value, str(Kind(value).label)) if value in Kind.values else None
