"""What became of a story: every revision, who made it and whether readers saw it; any two compared, one restored."""

from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.admin.changes import changes
from articles.comparing import compare_blocks, compare_words
from articles.models import Publication
from articles.relations import gather
from photos.admin.autocomplete import KEY
from photos.models import Photo

AT_A_TIME, EVENTS = 25, 100
NEW = "The first revision"


class StoryHistory:
    """The history and the comparison; mixed into the stories' admin."""

    def get_urls(self):
        return [*self.addresses({"compare": self.compare_view}), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        story = self.looked_at(request, object_id) if KEY.fullmatch(str(object_id)) else None
        if story is None:
            raise Http404("No such story.")
        return self.page(request, story, "history", {"title": "History", **told(story, request.GET.get("page"))})

    def compare_view(self, request, pk):
        """Show one revision against another: what readers see against the latest, unless others are asked for."""
        story = self.looked_at(request, pk)
        latest, seen = story.latest_revision, story.published_revision if story.page_id else None
        after = asked(story, request.GET.get("to", "")) or latest
        before = asked(story, request.GET.get("from", "")) or earlier(story, after, seen)
        if after is None:
            raise Http404("The story was never saved.")
        context = {"title": f"Revision {before.number} and {after.number}" if before else f"Revision {after.number}"}
        context |= {"before": before, "after": after, **compared(before, after), **told(story, request.GET.get("page"))}
        context["may_restore"] = before and self.has_change_permission(request, story)
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


def told(story, number):
    """Return a page of the history: revisions and what was done in between, newest first."""
    revisions = story.revisions.select_related("created_by").order_by("-number")
    page = Paginator(revisions, AT_A_TIME).get_page(number)
    rows = list(page.object_list)
    beyond = rows and revisions.filter(number__lt=rows[-1].number).first()
    shown = {}
    for publication in Publication.objects.filter(revision__in=rows).order_by("at"):
        shown.setdefault(publication.revision_id, []).append(publication)
    for revision, previous in zip(rows, [*rows[1:], beyond], strict=True) if rows else ():
        revision.changed = in_few_words(previous, revision)
        revision.shown = shown.get(revision.pk, [])
        revision.is_seen = any(publication.until is None for publication in revision.shown)
    return {"revisions": rows, "pages": page, "events": events(story, rows, page)}


def in_few_words(previous, revision):
    if not previous:
        return NEW
    lines = [line for line in changes(previous.snapshot, revision.snapshot) if line.is_one]
    said = []
    for line in lines:
        words = ", ".join(piece for _, piece in line.pieces) if line.label == "Text" else line.label.lower()
        said.append(words)
    if previous.snapshot["lead_photo"] != revision.snapshot["lead_photo"]:
        said.append("lead photograph")
    return ", ".join(said) or "small things"


def events(story, rows, page):
    """Return what the log says was done with a story while the revisions of a page were the latest; saving is said."""
    log = LogEntry.objects.filter(content_type=get_content_type_for_model(story), object_id=str(story.pk))
    until = rows[0].created_at if rows and page.number > 1 else timezone.now()
    since = rows[-1].created_at if rows else until
    entries = log.filter(action_time__gte=since, action_time__lte=until).select_related("user")
    # What a form saved is a list of its fields; what was done by a button is a sentence.
    return [entry for entry in entries.order_by("-action_time")[:EVENTS] if not entry.change_message.startswith("[")]


def compared(before, after):
    """Return two revisions as the page shows them: headline, standfirst, pictures, blocks, and the rest in lines."""
    old, new = before.snapshot if before else after.snapshot, after.snapshot
    blocks = compare_blocks(old["blocks"], new["blocks"])
    # By now a photograph may be another, or gone: what the revisions name is looked up once for both.
    photos = {row.pk: row for side in (old, new) for row in gather(side).used(Photo)}
    lead = ("lead_photo", old["lead_photo"], new["lead_photo"])
    lines = [line for line in changes(old, new) if line.label not in ("Headline", "Standfirst", "Text")]
    return {
        "headline": compare_words(old["headline"], new["headline"]),
        "standfirst": compare_words(old["standfirst"], new["standfirst"]),
        "lead": [pictures(*lead, photos)] if lead[1] != lead[2] else [],
        "blocks": folded(blocks, photos),
        "lines": [line for line in lines if line.is_one],
        "others": [line.label for line in lines if not line.is_one],
    }


def pictures(name, old, new, photos):
    """Return two pictures, each as its name and photo; of one that the house no longer has, the name alone."""
    return [(reference["name"], photos.get(reference["id"])) if reference else ("", None) for reference in (old, new)]


def folded(blocks, photos):
    """Return blocks for the page: those without a change in runs, which are folded away."""
    runs = []
    for block in blocks:
        block.seen = [pictures(*pair, photos) for pair in block.pictures]
        if runs and not block.differs and not runs[-1][0].differs:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs
