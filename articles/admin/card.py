"""The card beside a story's words: where it stands, what readers see, what an editor should look at again."""

from functools import cached_property

from django.utils import timezone

from articles import workflow
from articles.admin.changes import changes
from articles.checks import blockers, warnings
from articles.models.choices import Stage

STEPS = {Stage.DRAFT: "Back to draft", Stage.REVIEW: "Send for review", Stage.READY: "Mark as ready"}


class Card:
    """What the form's template says of a story that has been saved; a new one has none."""

    def __init__(self, story, user):
        self.story, self.user = story, user
        self.state = story.state
        self.revision = story.latest_revision
        self.page = story.page

    @cached_property
    def reasons(self):
        """Why this revision could not be published: at the time the story is scheduled for, else now."""
        now = timezone.now()
        return blockers(self.story, self.revision, max(now, self.story.scheduled_for or now)) if self.revision else []

    @cached_property
    def steps(self):
        """The stages to which this person may move it: value, and what the button says."""
        handed_in = self.story.stage == Stage.REVIEW and self.story.owner_id == self.user.pk
        words = STEPS | ({Stage.DRAFT: "Take it back"} if handed_in else {})
        return [(stage.value, words[stage]) for stage in workflow.steps(self.user, self.story)]

    @cached_property
    def comments(self):
        return list(self.story.desk_comments.select_related("author", "settled_by"))

    @property
    def unsettled(self):
        return sum(comment.settled_at is None for comment in self.comments)

    @cached_property
    def warnings(self):
        return warnings(self.revision) if self.revision else []

    @cached_property
    def not_seen(self):
        """What readers do not see yet of a story they can read, in a few words."""
        published = self.story.published_revision
        if self.page is None or published in (None, self.revision):
            return []
        before, after = published.snapshot, self.revision.snapshot
        labels = [line.label.lower() for line in changes(before, after) if line.is_one]
        if before["lead_photo"] != after["lead_photo"]:
            labels.append("lead photograph")
        return labels or ["small things"]
