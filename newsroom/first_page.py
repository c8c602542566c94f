"""The desk's first page: what needs this person now. Nothing here is more than this person may see."""

from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.addresses import dead_links_of_live_stories
from articles.facts import facts_to_settle
from articles.models import Article, DeskComment, FormDraft, HubPing, Publication
from articles.models.choices import Stage
from newsroom.processes import silent
from newsroom.wanting import wanting
from photos import rights

# Of each list as many as one takes in at a glance; its own page has the rest.
FEW, RUNDOWN = 6, 20


class Entry(NamedTuple):
    """A line of the rundown: "published", "scheduled" or "failed" at its moment."""

    at: object
    kind: str
    story: Article
    by: object
    number: int


class FirstPage:
    """What the first page shows. Each list takes the same queries however long it is.

    Arguments: `user` has signed in; `now` is an aware datetime, the present if None.
    """

    def __init__(self, user, now=None):
        self.user, self.now = user, now or timezone.now()
        self.is_editor = user.has_perm("articles.change_any_article")

    @cached_property
    def stories(self):
        """The stories that this person may see on the desk, with what a line says of each."""
        comments = DeskComment.objects.filter(article=OuterRef("pk"), settled_at=None).exclude(author=self.user)
        number = comments.order_by().values("article").annotate(number=Count("pk")).values("number")
        stories = Article.objects.visible_to(self.user).on_desk().annotate(comments_open=Coalesce(Subquery(number), 0))
        known = ("lead_photo", "owner", "latest_revision__created_by")
        return stories.select_related(*known).defer("latest_revision__snapshot")

    @cached_property
    def failed(self):
        failed = self.stories.filter(scheduled_for__isnull=False).exclude(scheduled_problem="")
        return list(failed.order_by("scheduled_for")[:FEW])

    @cached_property
    def drafts(self):
        """What this person has in hand, the last touched first; what waits for an editor is not in hand."""
        mine = self.stories.filter(owner=self.user, page=None, scheduled_for=None).exclude(stage=Stage.REVIEW)
        return list(mine.order_by("-updated_at", "-pk")[:FEW])

    @cached_property
    def unsaved(self):
        """Words of this person's that no story has yet, the last kept first; what may not be opened is not offered."""
        there = Article.objects.visible_to(self.user).on_desk().filter(pk=OuterRef("article"))
        drafts = FormDraft.objects.of(self.user).unsaved().filter(Q(article=None) | Exists(there))
        return list(drafts.select_related("article__lead_photo")[:FEW])

    @cached_property
    def handed_in(self):
        """What this person waits for; an editor's own stand among all that wait."""
        if self.is_editor:
            return []
        return list(self.waiting_for_review[:FEW])

    @cached_property
    def changed(self):
        unseen = self.stories.filter(page__isnull=False, scheduled_for=None).exclude(
            published_revision=F("latest_revision")
        )
        return list(unseen.order_by("-updated_at", "-pk")[:FEW])

    @property
    def waiting_for_review(self):
        return self.stories.filter(stage=Stage.REVIEW, page=None, scheduled_for=None).order_by("sent_at", "pk")

    @cached_property
    def review(self):
        """What waits for an editor, the longest first."""
        return list(self.waiting_for_review[:FEW]) if self.is_editor else []

    @cached_property
    def rundown(self):
        """Published today and scheduled, in order of time, on both sides of now."""
        entries = sorted([*self.published_today(), *self.scheduled()], key=lambda entry: entry.at)
        before = [entry for entry in entries if entry.at <= self.now]
        return {"before": before[-RUNDOWN:], "after": entries[len(before) :]}

    def published_today(self):
        """The day's publications, each story once, at its first of the day; small changes are no news."""
        midnight = timezone.localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        today = Publication.objects.filter(at__gte=midnight, at__lte=self.now).exclude(manner="small")
        # Asked of each publication: a list of all that this person may see would be a list of all stories.
        visible = Article.objects.visible_to(self.user).on_desk().filter(pk=OuterRef("article"), page__isnull=False)
        seen = today.filter(Exists(visible))
        once = {}
        related = seen.select_related("article__lead_photo", "by", "revision").defer("revision__snapshot")
        for row in related.order_by("-at", "-pk")[: 2 * RUNDOWN]:
            once[row.article_id] = Entry(row.at, "published", row.article, row.by, row.revision.number)
        return once.values()

    def scheduled(self):
        waiting = self.stories.filter(scheduled_for__isnull=False).order_by("scheduled_for", "pk")
        related = waiting.select_related("lead_photo", "scheduled_by", "scheduled_revision")
        return [
            Entry(
                story.scheduled_for,
                "failed" if story.scheduled_problem else "scheduled",
                story,
                story.scheduled_by,
                story.scheduled_revision.number,
            )
            for story in related.defer("scheduled_revision__snapshot")[:RUNDOWN]
        ]

    @cached_property
    def photographs(self):
        """Photographs of live stories that want something today; none for who may not see photographs."""
        if not (self.user.has_perm("photos.view_photo") or self.user.has_perm("photos.change_photo")):
            return []
        return wanting(rights.today(self.now))

    @cached_property
    def facts(self):
        """What changed or is disputed under live stories, and sources that their readers cannot open any more."""
        return facts_to_settle(self.user, FEW)

    @cached_property
    def untold(self):
        """What the hub could not be told for a while, the oldest; None for who may not see it."""
        return HubPing.objects.overdue(self.now).first() if self.user.has_perm("articles.view_hubping") else None

    @cached_property
    def silent(self):
        """Which process is not at work, in sentences, for those who can see to it."""
        return silent(self.now) if self.user.has_perm("newsroom.view_auditentry") else []

    @cached_property
    def dead_links(self):
        return dead_links_of_live_stories(self.user, FEW)
