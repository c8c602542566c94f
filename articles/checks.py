"""What stands between a revision and its readers: what must be mended first, and what to look at again."""

from articles.models.published import PublishedArticle
from articles.relations import gather, missing
from photos.models import Photo


def blockers(article, revision, now=None):
    """Return the reasons why a revision cannot be published at `now`, in words for an editor; none is good."""
    snapshot = revision.snapshot
    reasons = []
    if article.binned_at:
        reasons.append("The story is in the bin: put it back on the desk first.")
    if not snapshot["headline"].strip():
        reasons.append("The story has no headline.")
    path = article.address(snapshot["slug"], now)
    others = PublishedArticle.objects.exclude(pk=article.page_id)
    if taken := others.filter(path=path).first():
        reasons.append(f"The address {path} belongs to “{taken.headline}”: change the slug and save.")
    if gone := missing(snapshot, gather(snapshot)):
        reasons.append(f"No longer in the house: {', '.join(gone)}. Save the story without them.")
    return reasons


def warnings(revision):
    """Return what an editor should look at again before readers do; none of it prevents publishing."""
    snapshot = revision.snapshot
    relations = gather(snapshot)
    found = []
    if not snapshot["standfirst"].strip():
        found.append("There is no standfirst: cards and feeds will show the headline alone.")
    if not snapshot["bylines"]:
        found.append("Nobody stands in the byline.")
    if not snapshot["blocks"]:
        found.append("The story has no text.")
    if not snapshot["lead_photo"]:
        found.append("There is no lead photograph.")
    undescribed = [photo for photo in relations.used(Photo) if not photo.alt_text]
    return found + [f"“{photo}” has no description for people who cannot see it." for photo in undescribed]
