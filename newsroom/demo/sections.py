"""The demo's sections: tags that enough of its stories carry."""

from articles.models import Tag
from newsroom.models import Section

TAGS = ("Lenses", "Darkroom", "How it works", "Pictures")


def divide_into_sections():
    """Make sections of the demo's tags, where the paper has none yet."""
    if Section.objects.exists():
        return
    there = {tag.name: tag for tag in Tag.objects.filter(name__in=TAGS)}
    Section.objects.bulk_create(
        Section(tag=there[name], position=position) for position, name in enumerate(TAGS, start=1) if name in there
    )
