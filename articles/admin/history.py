"""What became of a story: every revision, who made it, what it changed, whether readers saw it; and what was done."""

from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.core.paginator import Paginator
from django.http import Http404
from django.utils import timezone

from articles.admin.changes import changes
from articles.models import Publication
from photos.admin.autocomplete import KEY

AT_A_TIME, EVENTS = 25, 100
NEW = "The first revision"


class StoryHistory:
    """The history; mixed into the stories' admin."""

    def history_view(self, request, object_id, extra_context=None):
        story = self.looked_at(request, object_id) if KEY.fullmatch(str(object_id)) else None
        if story is None:
            raise Http404("No such story.")
        context = told(story, request.GET.get("page"))
        rows = woven(context["revisions"], events(story, context["revisions"], context["pages"]))
        context["offered"] = [revision.pk for revision in reversed(context["revisions"][:2])]
        return self.page(request, story, "history", {"title": "History", **context, "rows": rows})


def told(story, number):
    """Return a page of the revisions of a story, newest first, each with what it changed and when readers saw it."""
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
    return {"revisions": rows, "pages": page}


def in_few_words(previous, revision):
    """Say what a revision changed: the words that came and went, and by name what else is another."""
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
    since = rows[-1].created_at if rows and page.has_next() else story.created_at
    entries = log.filter(action_time__gte=since, action_time__lte=until).select_related("user")
    # What a form saved is a list of its fields; what was done by a button is a sentence.
    return [entry for entry in entries.order_by("-action_time")[:EVENTS] if not entry.change_message.startswith("[")]


def woven(revisions, done):
    """Return revisions and events in one list, the newest first, as pairs of which one is None."""
    rows = [(revision.created_at, revision, None) for revision in revisions]
    rows += [(event.action_time, None, event) for event in done]
    return [row[1:] for row in sorted(rows, key=lambda row: row[0], reverse=True)]
