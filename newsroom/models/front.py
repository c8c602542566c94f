"""What editors put on the front page."""

from django.conf import settings
from django.db import models
from django.db.models import Q, Subquery

from articles.models.published import HEAVY, PublishedArticle

# The places of the front page that an editor may fill, the first being the lead.
PLACES = ("Lead", "Second", "Third", "Fourth", "Fifth")
# A card of the front page names its authors, which stand in the furniture.
NOT_ON_CARDS = [f"page__{name}" for name in HEAVY if name != "furniture"]


class FrontPage(models.Model):
    """The front page as an editor arranged it. Each save is a row, none is changed: the highest number holds.

    That the number is unique lets only one of two editors save who began with the same arrangement.
    """

    number = models.PositiveIntegerField(unique=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    told = models.JSONField(default=list, help_text="What this save changed, in words.")

    class Meta:
        default_permissions = ()
        ordering = ["-number"]

    def __str__(self):
        return f"Front page {self.number}"


class FrontSlotQuerySet(models.QuerySet):
    def newest(self):
        """The slots of the arrangement that holds; none before the first was saved."""
        return self.filter(front=Subquery(FrontPage.objects.order_by("-number").values("pk")[:1]))

    def standing(self, now):
        """Those that have not lapsed at a moment."""
        return self.filter(Q(lapses_at=None) | Q(lapses_at__gt=now))

    def for_front(self):
        """With what the front page shows of each story, in one query however many they are."""
        return self.select_related("page__lead_photo").defer(*NOT_ON_CARDS).order_by("place")


class FrontSlot(models.Model):
    """A published story in a place of the front page. Who withdraws the story takes it from here, too."""

    front = models.ForeignKey(FrontPage, on_delete=models.CASCADE, related_name="slots")
    # The database does not check it: a story that is withdrawn while another editor saves would otherwise be kept from
    # being withdrawn by a row that came a moment too late. Such a row shows nothing, as every reading joins the page.
    page = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    place = models.PositiveSmallIntegerField(choices=list(enumerate(PLACES)))
    lapses_at = models.DateTimeField(null=True)
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["front", "place"], name="front_place_once"),
            models.UniqueConstraint(fields=["front", "page"], name="front_story_once"),
        ]

    def __str__(self):
        return f"{self.get_place_display()}: {self.page}"
