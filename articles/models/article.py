"""The editors' working copy of a story and the rows that belong to it."""

import uuid

from content_editor.models import Region
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from taggit.managers import TaggableManager

from articles.models.article_indexes import desk_indexes
from articles.models.choices import Comments, Kind, Stage, State
from articles.models.tag import TaggedArticle, TagsOfAStory
from articles.slugs import free_slug


class ArticleQuerySet(models.QuerySet):
    def on_desk(self):
        return self.filter(binned_at=None)

    def in_bin(self):
        return self.exclude(binned_at=None)

    def visible_to(self, user):
        """The stories that this person may see on the desk: one's own, or all; the bin for who keeps it."""
        stories = self if user.has_perm("articles.open_bin") else self.on_desk()
        return stories if user.has_perm("articles.change_any_article") else stories.filter(owner=user.pk)

    def due(self, now):
        """Stories whose minute has come. One that failed waits for an editor, not for the next half second."""
        return self.filter(scheduled_for__lte=now, scheduled_problem="").order_by("scheduled_for", "pk")


class Article(models.Model):
    """A story on the desk. Readers never see this row: see `PublishedArticle` and the door, `articles.publishing`."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NEWS)
    slug = models.SlugField(
        max_length=120, blank=True, help_text="The last part of the address. Left empty, it is made from the headline."
    )
    kicker = models.CharField(max_length=60, blank=True, help_text="One or two words over the headline: “Business”.")
    headline = models.CharField(max_length=200, help_text="What happened, in one line; some 70 characters read best.")
    standfirst = models.TextField(
        max_length=600, blank=True, help_text="One or two sentences under the headline; shown on cards and in feeds."
    )
    lead_photo = models.ForeignKey(
        "photos.Photo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lead photograph",
    )
    tags = TaggableManager(
        through=TaggedArticle,
        manager=TagsOfAStory,
        blank=True,
        help_text="Words that stories share, with commas between.",
    )
    comments = models.CharField(
        max_length=10, choices=Comments, default=Comments.OPEN, help_text="Readers are told only when they are closed."
    )
    seo_title = models.CharField(
        "title for search engines", max_length=120, blank=True, help_text="Left empty, the headline serves."
    )
    seo_description = models.CharField(
        "description for search engines", max_length=320, blank=True, help_text="Left empty, the standfirst serves."
    )

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="whose story",
        help_text="Who writes it. A contributor sees only stories of their own.",
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    # Since when it has waited for an editor.
    sent_at = models.DateTimeField(null=True, editable=False)
    embargo_until = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Nothing of it may be published before; this is not the time it is scheduled for.",
    )

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    binned_at = models.DateTimeField(null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    latest_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    # What readers see. The link stands on this side, so that nothing of theirs leads back to the desk.
    page = models.OneToOneField(
        "articles.PublishedArticle", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    published_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    # What feeds carry: a small change leaves it behind what the page says.
    syndicated_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    first_published_at = models.DateTimeField(null=True, editable=False)
    # Where readers last had it, kept while it is withdrawn: when it comes back elsewhere, that address leads there.
    known_at = models.CharField(max_length=140, blank=True, editable=False)
    # Fixed with the first publication: an address must not move when TIME_ZONE does.
    address_month = models.CharField(max_length=7, blank=True, editable=False)

    scheduled_for = models.DateTimeField(null=True, editable=False)
    scheduled_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    scheduled_releases = models.JSONField(default=list, editable=False)
    scheduled_problem = models.TextField(blank=True, editable=False)

    found_by = ("headline", "standfirst", "slug", "kicker")
    found_in = ("owner",)

    regions = [Region(key="body", title="Story")]
    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        ordering = ["-updated_at", "-pk"]
        permissions = [
            ("change_any_article", "Can see and change every story, not only their own"),
            ("publish_article", "Can publish, schedule and withdraw stories"),
            ("break_embargo", "Can publish before an embargo ends"),
            ("open_bin", "Can see the bin and what is in it"),
        ]
        indexes = [
            *desk_indexes(),
            models.Index(fields=["scheduled_for"], name="article_due", condition=Q(scheduled_for__isnull=False)),
            models.Index(fields=["owner", "-updated_at", "-id"], name="article_of_owner_newest"),
            models.Index(fields=["sent_at"], name="article_waiting", condition=Q(stage=Stage.REVIEW)),
        ]
        constraints = [
            # A story in the bin gives its address free, and gets it back only if nobody took it.
            models.UniqueConstraint(fields=["slug"], condition=Q(binned_at=None), name="article_slug_once_on_desk"),
        ]

    def __str__(self):
        return self.headline

    def save(self, **kwargs):
        self.slug = self.slug or self.free_slug()
        super().save(**kwargs)

    def clean(self):
        if not self.slug:
            self.slug = self.free_slug()
        elif Article.objects.on_desk().filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": "Another story has this address. Choose another, or leave it empty."})

    def free_slug(self):
        """Return an address made from the headline that no other story on the desk has."""
        return free_slug(self.headline, among=Article.objects.on_desk().exclude(pk=self.pk), max_length=120)

    @property
    def state(self):
        """Where the story stands, read off the row alone, so that a list of stories costs no query for it."""
        if self.binned_at:
            return State.BINNED
        if self.scheduled_problem:
            return State.FAILED
        if self.scheduled_for:
            return State.SCHEDULED if self.page_id is None else State.UPDATE_SCHEDULED
        if self.page_id is None:
            return self.unpublished_state
        return State.PUBLISHED if self.published_revision_id == self.latest_revision_id else State.CHANGED

    @property
    def unpublished_state(self):
        if self.stage != Stage.DRAFT:
            return State.IN_REVIEW if self.stage == Stage.REVIEW else State.READY
        return State.WITHDRAWN if self.first_published_at else State.DRAFT

    @property
    def is_its_owners(self):
        """Whether who owns it may still change it alone: it was not handed in, and readers never had it."""
        return self.stage == Stage.DRAFT and not (self.first_published_at or self.scheduled_for or self.binned_at)

    def address(self, slug, now=None):
        """Return the address that readers find the story at under a slug, or would if it were published at `now`."""
        month = self.address_month or timezone.localtime(now).strftime("%Y/%m")
        return f"/{month}/{slug}/"
