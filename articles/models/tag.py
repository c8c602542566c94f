from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from taggit.models import ItemBase, TagBase

from articles.models.carried import Carried


class Tag(Carried, TagBase):
    """A word that stories share."""

    class Meta:
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """Return the tag's slug, numbered `i`. One of nothing but signs is called "tag": it has a page too."""
        return super().slugify(tag if slugify(tag, allow_unicode=True) else "tag", i)

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])


class TaggedArticle(ItemBase):
    """A tag on a working copy. The tag cannot be walked back to it, so a reader's template cannot either."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+", related_query_name="tagged_on_the_desk")
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="tagged")

    natural_key_fields = ["content_object", "tag"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_has_a_tag_once")]

    @classmethod
    def tag_relname(cls):
        """Name the query path that taggit follows from a tag to its articles; it would take "+", the accessor."""
        return cls._meta.get_field("tag").related_query_name()

    def used_by(self):
        return self.content_object
