"""The columns of the front page: of each of the first sections the newest stories that stand nowhere above."""

from dataclasses import dataclass

from articles.first_of_each import first_of_each
from articles.models.published import PublishedArticle, TagCoverage
from newsroom.models import Section

COLUMNS, STORIES = 3, 3
# Fewer would leave a picture alone above white space.
FEWEST = 2


@dataclass(frozen=True)
class Column:
    """A section and the stories under its name."""

    tag: object
    stories: list


def columns(sections, shown):
    """Return the columns of the first Sections that have enough stories, in their order, in two queries at most.

    Arguments: `shown` are the stories that the page has already. No story stands in two columns: the first has it.
    """
    tags = [section.tag for section in sections]
    keys = newest(tags, {story.pk for story in shown})
    found = PublishedArticle.objects.for_front().in_bulk({key for found in keys.values() for key in found})
    taken, filled = set(), []
    for tag in tags:
        stories = [found[key] for key in keys[tag.pk] if key in found and key not in taken][:STORIES]
        if len(stories) >= FEWEST and len(filled) < COLUMNS:
            taken.update(story.pk for story in stories)
            filled.append(Column(tag, stories))
    return filled


def newest(tags, shown):
    """Return the ids of each tag's newest pages without those shown, enough for columns that share none."""
    rows = TagCoverage.objects.newest_first().exclude(page__in=shown).values_list("tag_id", "page_id")
    keys = {tag.pk: [] for tag in tags}
    for tag, page in first_of_each([rows.filter(tag=tag)[: STORIES * COLUMNS] for tag in tags]):
        keys[tag].append(page)
    return keys


def sections_of_the_front_page():
    """Return the sections that may have a column: a few more than there are places, since one may have too little."""
    return list(Section.objects.with_stories()[: COLUMNS * 2])
