"""The columns of the front page: of each of the first sections the newest stories that stand nowhere above."""

from dataclasses import dataclass

from articles.first_of_each import first_of_each
from articles.models.published import PublishedArticle, TagCoverage

COLUMNS, STORIES = 3, 3
# Fewer would leave a picture alone above white space.
FEWEST = 2


@dataclass(frozen=True)
class Column:
    """A section, a Way of the frame, and the stories under its name."""

    section: object
    stories: list


def columns(sections, shown):
    """Return the columns of the first sections that have enough stories, in their order, in two queries at most.

    Arguments: `sections` are Ways of the frame; `shown` are the stories that the page has already. No story stands in
    two columns: the first has it.
    """
    keys = newest([section.key for section in sections], {story.pk for story in shown})
    found = PublishedArticle.objects.for_front().in_bulk({key for found in keys.values() for key in found})
    taken, filled = set(), []
    for section in sections:
        stories = [found[key] for key in keys[section.key] if key in found and key not in taken][:STORIES]
        if len(stories) >= FEWEST and len(filled) < COLUMNS:
            taken.update(story.pk for story in stories)
            filled.append(Column(section, stories))
    return filled


def newest(tags, shown):
    """Return the ids of each tag's newest pages without those shown, enough for columns that share none."""
    rows = TagCoverage.objects.newest_first().exclude(page__in=shown).values_list("tag_id", "page_id")
    keys = {tag: [] for tag in tags}
    for tag, page in first_of_each([rows.filter(tag=tag)[: STORIES * COLUMNS] for tag in tags]):
        keys[tag].append(page)
    return keys
