from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.models.carried import Carried


class Author(Carried):
    """Someone whose name stands in a byline."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True, help_text="The last part of the author's address.")
    role = models.CharField(
        max_length=200, blank=True, help_text="What readers should know in one line: “Staff writer, Wetzlar”."
    )
    bio = models.TextField("about", blank=True, help_text="A few sentences for the author's page. No markup.")
    portrait = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The account this author signs in with, if any.",
    )

    found_by = ("name", "aliases__name")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("author", args=[self.slug])


class AuthorAlias(models.Model):
    """Another name of an author, under which editors find them: a former name, or that of a duplicate merged in."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "other name"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["author", "name"], name="an_author_has_an_alias_once")]

    def __str__(self):
        return self.name
