"""Pages that stand beside the news: about, contact, ethics, corrections policy, privacy, and what else a paper has."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django_prose_editor.fields import ProseEditorField

from articles import cleaning
from companies.addresses import Addressed

YEAR = re.compile(r"[0-9]{4}")
# What readers read of a page; another value of one of them makes a revision.
WORDS = ("title", "description", "body")


class StaticPageQuerySet(models.QuerySet):
    def public(self):
        """Those that readers can open."""
        return self.filter(is_published=True)


class StaticPage(Addressed):
    """A page at an address of one word."""

    title = models.CharField(max_length=120)
    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        help_text="One word, as in /about/. When it changes, the old address leads to the new one.",
        error_messages={"unique": "Another page has this address."},
    )
    description = models.CharField(
        max_length=320,
        blank=True,
        help_text="One or two sentences under the title; search engines show them too.",
    )
    body = ProseEditorField("text", extensions=cleaning.EXTENSIONS, sanitize=cleaning.clean)
    is_published = models.BooleanField("readers can open it", default=False)
    in_footer = models.BooleanField("named at the foot of every page", default=True)
    position = models.PositiveSmallIntegerField("place at the foot", default=0)
    # When its words last changed: what readers are told, and search engines.
    updated_at = models.DateTimeField("updated", default=timezone.now, editable=False)

    objects = StaticPageQuerySet.as_manager()

    class Meta:
        verbose_name = "page"
        ordering = ["position", "title"]
        indexes = [
            models.Index(
                fields=["position", "title"], name="page_at_the_foot", condition=Q(is_published=True, in_footer=True)
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("static_page", args=[self.slug])

    def is_public(self):
        return self.is_published

    @property
    def text(self):
        """The page's words; cleaned here too, for a row may have come past every form."""
        return mark_safe(cleaning.clean(self.body))  # noqa: S308 - by the one allowlist

    def clean_fields(self, exclude=None):
        self.slug = self.slug.lower()
        super().clean_fields(exclude)

    def clean(self):
        if self.slug and (YEAR.fullmatch(self.slug) or self.slug in words_taken()):
            raise ValidationError({"slug": f"/{self.slug}/ is an address of the site itself: choose another word."})


class StaticPageRevision(models.Model):
    """The words of a page as they were saved once; none is changed."""

    page = models.ForeignKey(StaticPage, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(max_length=120)
    description = models.CharField(max_length=320, blank=True)
    body = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        indexes = [models.Index(fields=["page", "-id"], name="page_revisions_newest")]

    def __str__(self):
        return f"{self.title}, {self.saved_at:%Y-%m-%d %H:%M}"

    def says(self, page):
        """Tell whether this revision has the very words of a page."""
        return all(getattr(self, name) == getattr(page, name) for name in WORDS)


def words_taken():
    """Return the words with which addresses of the site begin: a page at one could never be opened, or hides ours."""
    folders = {url.strip("/").split("/")[0] for url in (settings.STATIC_URL, settings.MEDIA_URL)}
    return folders | set(first_words(get_resolver()))


def first_words(resolver):
    for pattern in resolver.url_patterns:
        route = str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern) or route:
            yield re.split(r"[/.]", route)[0]
        else:
            yield from first_words(pattern)
