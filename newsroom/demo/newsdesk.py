"""The demo's newsroom: who works in it, whose story is whose, and what lies on the desk between them.

Nobody of them can sign in before an administrator gives them a password.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Article, DeskComment
from articles.models.choices import Stage
from articles.workflow import move

# By their slug as authors: the name of the account, and the role.
STAFF = {
    "ines-halloran": ("ines", "Editor"),
    "tomas-brandt": ("tomas", "Contributor"),
    "mei-okabe": ("mei", "Contributor"),
    "aksel-nordahl": ("aksel", "Contributor"),
}
# What waits for an editor, by slug: since how many hours, and what is said of it.
HANDED_IN = {
    "moonlight-is-sunlight-late": (3, "Eighteen stops: who says so? It wants a source before readers have it."),
}
READY = ("how-to-read-a-timeline",)
EDITOR = "ines-halloran"


def employ(authors):
    """Return the accounts of authors by their slug; who has one already keeps it as it is."""
    return {slug: account(authors[slug], *STAFF[slug]) for slug in STAFF.keys() & authors.keys()}


def account(author, username, role):
    users = get_user_model().objects
    user = users.filter(username=username).first()
    if user is None:
        first, _, last = author.name.partition(" ")
        user = users.create_user(username, first_name=first, last_name=last, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
    if author.user is None:
        author.user = user
        author.save()
    return user


def hand_out(article, story, accounts):
    """Give a story to who stands first in its byline, and bring it to where it stands on the desk."""
    owner = next((accounts[slug] for _, slug in story.bylines if slug in accounts), None)
    Article.objects.filter(pk=article.pk).update(owner=owner)
    editor, now = accounts.get(EDITOR), timezone.now()
    if editor and story.slug in READY:
        move(article, Stage.READY, by=editor)
    if editor and story.slug in HANDED_IN:
        hours, words = HANDED_IN[story.slug]
        move(article, Stage.REVIEW, by=editor, now=now - timedelta(hours=hours))
        written_at = now - timedelta(hours=hours - 1)
        DeskComment.objects.create(article=article, author=editor, words=words, written_at=written_at)
