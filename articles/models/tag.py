from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.text import slugify
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from articles.models.carried import Carried, CarriedQuerySet
from photos.finding.words import words_in


def folded(name):
    """Return a name as tags are compared: “L-Mount”, “l mount” and “Ĺ‑MOUNT” are one."""
    return " ".join(words_in(name))[:200] or name.casefold().strip()[:200]


class TagQuerySet(CarriedQuerySet):
    def meant(self, names):
        """Return the tags that names mean, by their folded name: a tag's own, or one of its synonyms."""
        wanted = {folded(name) for name in names}
        meant = {row.folded: row.tag for row in TagSynonym.objects.filter(folded__in=wanted).select_related("tag")}
        return meant | {tag.folded: tag for tag in self.filter(folded__in=wanted)}

    def for_words(self, words):
        """Return the tag that each word means, by its folded name; a word that means none gets a new one.

        Who uses the same new word in the same moment gets the same tag.
        """
        meant = self.meant(words)
        new = {folded(word): word for word in reversed(words) if folded(word) not in meant}
        # Always in the same order, so that two editors with the same new words never wait for each other.
        return meant | {key: self.made(new[key]) for key in sorted(new)}

    def made(self, word):
        try:
            with transaction.atomic():
                return self.create(name=word)
        except IntegrityError:
            if tag := self.meant([word]).get(folded(word)):
                return tag
            raise


class Tag(Carried, TagBase):
    """A word that stories share. Two that differ only in case, accents or hyphens are one."""

    folded = models.CharField(max_length=200, editable=False)

    # For the desk's index of words.
    found_by = ("name", "aliases__name")

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["folded"], name="a_tag_is_there_once")]

    def save(self, *args, **kwargs):
        # One that the migration numbered, because there was another, stays as it is until it is renamed or merged.
        if self.folded.partition(" (")[0] != folded(self.name):
            self.folded = folded(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    def slugify(self, tag, i=None):
        """Return the tag's slug, numbered `i`. One of nothing but signs is called "tag": it has a page too."""
        return super().slugify(tag if slugify(tag, allow_unicode=True) else "tag", i)

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])


class TagSynonym(models.Model):
    """Another word for a tag: whoever types it gets the tag. What a tag was called before is one of them."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=200, editable=False)

    class Meta:
        verbose_name = "synonym"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["folded"], name="a_synonym_means_one_tag")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = folded(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        self.folded = folded(self.name)
        other = TagSynonym.objects.filter(folded=self.folded).exclude(pk=self.pk).select_related("tag").first()
        if other:
            raise ValidationError({"name": f"“{other}” is a synonym of “{other.tag}” already."})


class TagsOfAStory(_TaggableManager):
    """Gives a story the tag that a word means, whoever adds it; only a word that means none makes a new one."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        there = Tag.objects.for_words([tag for tag in tags if isinstance(tag, str)])
        tags = dict.fromkeys(there[folded(tag)] if isinstance(tag, str) else tag for tag in tags)
        return super()._to_tag_model_instances(tags, tag_kwargs)


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
