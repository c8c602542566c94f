"""What to read after a story: what its editor chose, then what shares most with it.

It is asked when the story is read, so that an old one leads to what came after it, and one that was withdrawn or has
moved leaves no dead link. That takes two queries, whatever there is.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from articles.models.published import PublishedArticle
from articles.related_ties import shared_with, ties_of
from companies.compiled import compiled

MOST = 4
NAMED = 2


@dataclass(frozen=True)
class Near:
    """A story to be read next, and the names of what both it and the story that was read are about, or name."""

    page: PublishedArticle
    about: tuple = ()
    named: tuple = ()


@dataclass(frozen=True)
class Related:
    """The stories to be read next, in their order; `names` of what most of them are about, none if there is no such."""

    stories: tuple = ()
    names: tuple = ()


def related_to(page):
    """Return the Related of a page as readers see it, or as a preview would lay it."""
    chosen = page.furniture.get("related", [])
    shares = shared_with(ties_of(page.furniture))
    shares.pop(page.pk, None)
    nearest = ranked(shares)[: MOST + len(chosen)]
    there = cards(chosen, nearest, but=page.pk)
    stories = list(dict.fromkeys(there[key] for key in (*chosen, *nearest) if key in there))[:MOST]
    strands = [shares[story.pk].strands if story.pk in shares else () for story in stories]
    return Related(tuple(map(near, stories, strands)), shared_by_most(strands))


def ranked(shares):
    """Return the keys of pages, those that share most first; of equals the newest."""
    newest = max((share.at for share in shares.values()), default=None)
    return sorted(shares, key=lambda key: (shares[key].worth(newest), shares[key].at, key), reverse=True)


def cards(chosen, nearest, *, but):
    """Return the published pages that are meant, as lists show them, each by its key and by its identifier."""
    if not (chosen or nearest):
        return {}
    rows = some_cards(nearest or [0], [UUID(key) for key in chosen] or [UUID(int=0)], but or 0)
    return {key: row for row in rows for key in (row.pk, str(row.uid))}


@compiled
def some_cards(numbers, identifiers, but):
    rows = PublishedArticle.objects.filter(Q(pk__in=numbers) | Q(uid__in=identifiers)).exclude(pk=but)
    return rows.order_by().for_cards()


def near(page, strands):
    about = names([strand for strand in strands if strand.is_about])
    return Near(page, about, () if about else names(strands))


def shared_by_most(stories):
    """Return what at least half of some stories, each given by the strands that it shares, are about."""
    about = [strand for strands in stories for strand in strands if strand.is_about and strand.tie.is_about]
    found = names(about)
    told = sum(any(strand.tie.name in found for strand in strands) for strands in stories)
    return found if 2 * told >= len(stories) else ()


def names(strands):
    """Return what most strands have, of that the weightiest; but not “Leica” beside “Leica Camera”."""
    often, worth = Counter(), Counter()
    for strand in strands:
        often[strand.tie.name] += 1
        worth[strand.tie.name] += strand.worth
    found = []
    for name in sorted(often, key=lambda name: (-often[name], -worth[name], name)):
        if not any(name in other or other in name for other in found):
            found.append(name)
    return tuple(found[:NAMED])
