"""What publishing a revision would do, gathered for the page that asks."""

from functools import cached_property

from django.contrib.auth import get_permission_codename

from articles.admin.changes import QUIET, changes
from articles.aggregators import registry as aggregators
from articles.checks import blockers, under_embargo, warnings
from articles.relations import gather
from companies.models import Brand, Company, Partnership
from companies.release import by_keys, unreleased_around
from photos.models import Photo


def opening_with(revision):
    """Return the records and relations under embargo that publishing a revision could open."""
    relations = gather(revision.snapshot)
    return unreleased_around([row for model in (Company, Brand, Partnership) for row in relations.used(model)])


def may_change(row):
    return f"{row._meta.app_label}.{get_permission_codename('change', row._meta)}"


class Confirmation:
    """A revision that somebody wants published, now or later: before and after, what hinders, what opens with it."""

    def __init__(self, story, revision, request):
        self.story, self.revision = story, revision
        self.user = request.user
        # An administrator's word, asked for again on the page that has refused it.
        self.before_embargo = self.may_break_embargo and "before_embargo" in request.POST
        self.reasons = blockers(story, revision, before_embargo=self.before_embargo)
        # By what the keys mean now: what was ticked may have been merged since the page was shown.
        ticked = by_keys(request.POST.getlist("release"))
        self.posted = {row.release_key for row in ticked} if request.method == "POST" else None

    @property
    def may_break_embargo(self):
        return self.user.has_perm("articles.break_embargo")

    @property
    def how(self):
        """What the history has to say of how it was published, beside that it was."""
        return " before its embargo ended" if self.before_embargo and under_embargo(self.story) else ""

    @property
    def only_embargoed(self):
        """Whether nothing but an embargo hinders, which this person may break."""
        return self.may_break_embargo and self.reasons and self.reasons == under_embargo(self.story)

    @cached_property
    def opening(self):
        """What this person could open with the story: nobody opens what they may not change."""
        return [row for row in opening_with(self.revision) if self.user.has_perm(may_change(row))]

    @property
    def ticked(self):
        """What opens with the story: all that is offered, until the editor says otherwise; nothing else ever."""
        return [row for row in self.opening if self.posted is None or row.release_key in self.posted]

    @property
    def choices(self):
        """The boxes to tick: key, name, kind, and whether the box is ticked."""
        return [(row.release_key, row, row._meta.verbose_name, row in self.ticked) for row in self.opening]

    @cached_property
    def warnings(self):
        """What to look at again; at the end what aggregators would reject, which only matters here."""
        rejected = aggregators.remarks(self.revision, first_published_at=self.story.first_published_at)
        return warnings(self.revision) + rejected

    @property
    def address(self):
        return self.story.address(self.revision.snapshot["slug"])

    @property
    def moves_from(self):
        """The address that readers know the story at, if this revision has another."""
        page = self.story.page
        return page.path if page and page.path != self.address else ""

    @property
    def newer(self):
        """The revision that somebody saved after the one asked about, or None."""
        latest = self.story.latest_revision
        return latest if latest and latest.pk != self.revision.pk else None

    @property
    def is_seen_already(self):
        return self.story.page_id is not None and self.story.published_revision_id == self.revision.pk

    @property
    def seen(self):
        published = self.story.published_revision
        return published.snapshot if self.story.page_id and published else None

    @cached_property
    def changes(self):
        # The page itself says the whole address, before and after.
        return [line for line in changes(self.seen, self.revision.snapshot) if line.label != QUIET["slug"]]

    @cached_property
    def pictures(self):
        """The lead photographs that readers see now and after, one where it stays the same."""
        after = lead_photo(self.revision.snapshot)
        if self.seen is None:
            return [("lead photograph", after)] if after else []
        before = lead_photo(self.seen)
        if before == after:
            return [("stays", after)] if after else []
        return [("now", before), ("after", after)]


def lead_photo(snapshot):
    reference = snapshot["lead_photo"]
    return reference and Photo.objects.filter(pk=reference["id"]).first()
