"""Those whose names stand in bylines (https://schema.org/Person), and their pages (https://schema.org/ProfilePage)."""

from django.conf import settings

from articles.models.choices import Role
from articles.structured_data.pictures import image
from companies.found.collections import item_list
from companies.found.house import pointer
from companies.found.terms import CONTEXT, said
from companies.links import absolute
from photos.cards import may_pass_on


def person(name, url):
    """Return how a story points at somebody: the person and not the page."""
    return {"@type": "Person", "@id": f"{absolute(url)}#person", "name": name, "url": absolute(url)}


def signed(byline_groups):
    """Return the authors and the contributors that a page's furniture names, each once.

    Authors are who wrote it; where nobody did, all who stand in the byline, for a story of photographs alone is theirs.
    """
    writing = [group for group in byline_groups if group.get("role") == Role.WORDS] or byline_groups
    authors = people(writing)
    others = people(group for group in byline_groups if group not in writing)
    return authors, [one for one in others if one not in authors]


def people(groups):
    named = {one["url"]: one["name"] for group in groups for one in group["people"]}
    return [person(name, url) for url, name in named.items()]


def profile(author, stories):
    """Return the JSON-LD of an author's page, which lists the `stories`."""
    url = absolute(author.get_absolute_url())
    who = person(author.name, author.get_absolute_url()) | said(
        jobTitle=author.role,
        description=author.bio,
        image=image(author.portrait) if may_pass_on(author.portrait) else None,
        worksFor=pointer(),
    )
    return CONTEXT | said(
        **{"@type": "ProfilePage", "@id": url},
        url=url,
        inLanguage=settings.LANGUAGE_CODE,
        mainEntity=who,
        hasPart=item_list(stories),
    )
