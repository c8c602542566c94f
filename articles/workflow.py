"""From draft to ready, on the desk alone. What readers get is decided behind the door, `articles.publishing`."""

from django.db import transaction
from django.utils import timezone

from articles.models.choices import Stage
from articles.publishing import held

# What is said when a story has come to a stage.
SAID = {
    Stage.DRAFT: "It is a draft again.",
    Stage.REVIEW: "It waits for an editor.",
    Stage.READY: "It is ready to be published.",
}


def may_see(user, story):
    """Say whether a person may see a story at all: one's own, or every one; the bin is for who keeps it."""
    if story.binned_at and not user.has_perm("articles.open_bin"):
        return False
    return story.owner_id == user.pk or user.has_perm("articles.change_any_article")


def may_change(user, story):
    """Say whether a person may change a story: who writes it until it is handed in, an editor always."""
    if story.pk is None:
        return user.has_perm("articles.add_article")
    if story.binned_at:
        return False
    if user.has_perm("articles.change_any_article"):
        return True
    return story.owner_id == user.pk and story.is_its_owners


def steps(user, story):
    """Return the stages to which a person may move a story: in order, each as its Stage."""
    if story.binned_at or story.page_id or story.scheduled_for:
        return []
    if user.has_perm("articles.publish_article") and may_change(user, story):
        return [stage for stage in Stage if stage != story.stage]
    if story.owner_id != user.pk or story.first_published_at:
        return []
    return {Stage.DRAFT: [Stage.REVIEW], Stage.REVIEW: [Stage.DRAFT]}.get(story.stage, [])


@transaction.atomic
def move(story, stage, *, by, now=None):
    """Bring a story to a stage, and say whether that was still possible: another may have moved it meanwhile."""
    story = held(story.pk)
    if stage not in steps(by, story):
        return False
    story.stage = stage
    story.sent_at = (now or timezone.now()) if stage == Stage.REVIEW else None
    story.save(update_fields=["stage", "sent_at"])
    return True
