"""The heads of the pages of stories, tags, authors and the archive. Everything here comes from published rows.

A further page of a list is its own canonical: it lists other stories than the first, and crawlers reach them by it.
"""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.structured_data.people import profile, signed
from articles.structured_data.story import moment, news_article, section
from companies.found.collections import collection
from companies.found.head import Head
from companies.found.house import at_home, publisher
from companies.found.terms import CONTEXT, said
from photos.cards import first_to_pass_on


def story(page):
    """Return the Head of a story's page, which asks the database nothing more."""
    return Head(
        page.path,
        trail=(at_home(), (page.headline, page.path)),
        kind="article",
        properties=tuple(story_properties(page)),
        photo=page.lead_photo,
        about=(page.json_ld or news_article(page), CONTEXT | publisher()),
    )


def story_properties(page):
    """Yield what Open Graph knows of an article (https://ogp.me/#type_article)."""
    yield "article:published_time", moment(page.published_at)
    yield "article:modified_time", moment(page.updated_at)
    yield "article:section", section(page)
    for author in signed(page.furniture["byline_groups"])[0]:
        yield "article:author", author["url"]
    for tag in page.furniture["tags"]:
        yield "article:tag", tag["name"]


def tag(found, stories):
    """Return the Head of a tag's page; `stories` is the Slice of its stories."""
    path = found.get_absolute_url() + stories.here
    about = said(**{"@type": "Thing"}, name=found.name)
    return Head(
        path,
        trail=(at_home(), (gettext("Tags"), reverse("tags")), (found.name, path)),
        photo=newest_photo(stories),
        subject=found,
        about=(collection(found.name, path, stories.items, about=about),),
    )


def kind(found, stories):
    """Return the Head of the page of a KindOfStories; `stories` is the Slice of them."""
    path = found.get_absolute_url() + stories.here
    return Head(
        path,
        trail=(at_home(), (found.name, path)),
        photo=newest_photo(stories),
        subject=found,
        about=(collection(found.name, path, stories.items),),
    )


def tags(found):
    """Return the Head of the list of all tags; `found` is the Slice of them."""
    return index(gettext("Tags"), reverse("tags") + found.here, found.items)


def authors(found):
    return index(gettext("Authors"), reverse("authors") + found.here, found.items)


def archive():
    return index(gettext("Archive"), reverse("archive"))


def author(found, stories):
    """Return the Head of an author's page: the portrait stands on its card, else the newest story's photograph."""
    path = found.get_absolute_url() + stories.here
    return Head(
        path,
        trail=(at_home(), (gettext("Authors"), reverse("authors")), (found.name, path)),
        kind="profile",
        photo=first_to_pass_on([found.portrait]) or newest_photo(stories),
        subject=found,
        about=(profile(found, stories.items),),
    )


def month(first_day, stories):
    """Return the Head of a month of the archive."""
    path = reverse("month", args=[f"{first_day:%Y}", f"{first_day:%m}"]) + stories.here
    name = date_format(first_day, "YEAR_MONTH_FORMAT")
    return Head(
        path,
        trail=(at_home(), (gettext("Archive"), reverse("archive")), (name, path)),
        photo=newest_photo(stories),
        about=(collection(name, path, stories.items),),
    )


def corrections(rows):
    """Return the Head of the page of all corrections; `rows` is the Slice of them."""
    stories = dict.fromkeys(row.page for row in rows.items)
    return index(gettext("Corrections"), reverse("corrections") + rows.here, stories)


def index(name, path, pages=()):
    """Return the Head of a page at a path that lists pages of ours."""
    return Head(path, trail=(at_home(), (name, path)), about=(collection(name, path, pages),))


def search():
    """Return the Head of a search: whatever was asked, what is found changes by the day and stands elsewhere."""
    return Head(reverse("search"), hidden=True)


def newest_photo(stories):
    return first_to_pass_on(page.lead_photo for page in stories.items)
