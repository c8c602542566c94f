"""Two revisions of a story as one text to read, and the earlier one to be had back."""

from itertools import groupby
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.admin.changes import changes
from articles.admin.history import told
from articles.comparing import DEL, INS, SAME, compare_blocks, compare_words
from articles.models import BLOCKS, Publication
from articles.relations import MODELS, gather, missing, references
from photos.admin.autocomplete import KEY
from photos.models import Photo

READ_ABOVE = ("Headline", "Standfirst", "Text", "Galleries")
# So many blocks without a change are folded away.
FOLDED = 2


class Picture(NamedTuple):
    """A photograph as a revision named it, and as the library has it now, None where it is gone."""

    kind: str
    name: str
    photo: Photo | None
    caption: tuple | list = ()


class Shown:
    """A block of the comparison with its pictures."""

    def __init__(self, block, photos):
        self.block = block
        self.pictures = [picture for pair in block.pictures for picture in pictures(pair, photos)]
        self.hung = [
            Picture(kind, reference["name"], photos.get(reference["id"]), caption)
            for kind, reference, caption in block.hung
        ]
        self.name = BLOCKS[block.type]._meta.verbose_name


class Compare:
    """The comparison; mixed into the stories' admin."""

    def get_urls(self):
        return [*self.addresses({"compare": self.compare_view}), *super().get_urls()]

    def compare_view(self, request, pk):
        """Show one revision against another: what readers see against the latest, unless others are asked for."""
        story = self.looked_at(request, pk)
        latest, seen = story.latest_revision, story.published_revision if story.page_id else None
        after = asked(story, request.GET.get("to", "")) or latest
        if after is None:
            raise Http404("The story was never saved.")
        before = asked(story, request.GET.get("from", "")) or earlier(story, after, seen)
        context = {"title": f"Revision {before.number} and {after.number}" if before else f"Revision {after.number}"}
        context |= {"sides": sides(before, after), **compared(before, after)}
        context |= {"before": before, "after": after, **told(story, request.GET.get("page"))}
        if before and before.pk != story.latest_revision_id and self.has_change_permission(request, story):
            context |= {"may_restore": True, "missing": missing(before.snapshot, gather(before.snapshot))}
        return self.page(request, story, "compare", context)


def asked(story, key):
    """Return the revision of a story that an address names, None where it names none."""
    if not key:
        return None
    if not KEY.fullmatch(key):
        raise Http404("No such revision.")
    return get_object_or_404(story.revisions.select_related("created_by"), pk=key)


def earlier(story, after, seen):
    if seen and after and seen.pk != after.pk:
        return seen
    return after and story.revisions.filter(number__lt=after.number).order_by("-number").first()


def sides(*revisions):
    """Return the revisions that there are, each with the last time that readers were given it, None if never."""
    last = {
        row.revision_id: row
        for row in Publication.objects.filter(revision__in=[*filter(None, revisions)]).order_by("at")
    }
    return [(revision, last.get(revision.pk)) for revision in revisions if revision]


def compared(before, after):
    """Return two revisions as the page shows them: headline, standfirst, pictures, blocks, and the rest in lines."""
    old, new = before.snapshot if before else after.snapshot, after.snapshot
    photos = photographs(old, new)
    lead = old["lead_photo"], new["lead_photo"]
    lines = [line for line in changes(old, new) if line.label not in READ_ABOVE]
    return {
        "headline": compare_words(old["headline"], new["headline"]),
        "standfirst": compare_words(old["standfirst"], new["standfirst"]),
        "lead": pictures(lead, photos) if lead[0] != lead[1] else [],
        "runs": list(runs(compare_blocks(old["blocks"], new["blocks"]), photos)),
        "lines": [line for line in lines if line.is_one],
        "others": [line.label for line in lines if not line.is_one],
        "is_same": old == new,
    }


def photographs(*snapshots):
    """Return the photographs that snapshots name, by id: by now one may be another, or gone."""
    named = (pair for snapshot in snapshots for pair in references(snapshot))
    return Photo.objects.in_bulk({reference["id"] for name, reference in named if MODELS[name] is Photo})


def pictures(pair, photos):
    """Return what was shown and what is, each as a Picture; one Picture where it is the same."""
    before, after = pair
    if before == after:
        return [Picture(SAME, after["name"], photos.get(after["id"]))]
    return [
        Picture(kind, reference["name"], photos.get(reference["id"]))
        for kind, reference in ((DEL, before), (INS, after))
        if reference
    ]


def runs(blocks, photos):
    """Yield the blocks of a comparison in runs, each with what to call it where it is folded away, else with ""."""
    for differs, run in groupby(blocks, key=lambda block: block.differs):
        shown = [Shown(block, photos) for block in run]
        yield shown, "" if differs or len(shown) < FOLDED else folded(shown)


def folded(run):
    """Say what a run holds: “2 paragraphs and 1 block”."""
    texts = sum(shown.block.type == "text" for shown in run)
    counted = ((texts, "paragraph"), (len(run) - texts, "block"))
    return " and ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counted if number)
