from django.db import models

from articles.models.article import Article


class RefusedMention(models.Model):
    """A record that an editor did not want linked to a story although its text names it: it is not proposed again."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="refused_mentions")
    kind = models.CharField(max_length=20, help_text="company, brand or partnership")
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "kind", "key"], name="a_mention_is_refused_once")]

    def __str__(self):
        return f"{self.kind} {self.key}"
