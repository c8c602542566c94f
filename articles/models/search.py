"""What readers' search looks through: one row for each thing they can open, its names, and the words of it all."""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# Stands after every name that begins so.
LAST_SIGN = "\U0010ffff"


class SearchDocument(models.Model):
    """One story, record or tag as it is searched; kept in step by `articles.search.indexing`.

    Its words are folded and stand in their order, so that a phrase is found. The migration lays each database's own
    index over them: one of titles, one of titles and names, one of everything. On SQLite they are tables which triggers
    keep in step: a migration that has Django make this table anew must lay them again.
    """

    class Kind(models.TextChoices):
        STORY = "story", _("story")
        COMPANY = "company", _("company")
        BRAND = "brand", _("brand")
        PARTNERSHIP = "partnership", _("partnership")
        TAG = "tag", _("tag")

    kind = models.CharField(max_length=12, choices=Kind)
    key = models.BigIntegerField()
    # Before what is long: SQLite reads a row from its beginning, and a thousand rows are read for these two.
    published_at = models.DateTimeField(null=True)
    marks = models.TextField(help_text="What it is narrowed down by, as words that nobody can type.")
    address = models.TextField(help_text="Of a tag in Japanese ten times as long as the tag.")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    title_words = models.TextField()
    name_words = models.TextField(blank=True)
    text_words = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="a_thing_is_searched_once")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.address

    @property
    def kind_word(self):
        return self.get_kind_display()


class SearchNameQuerySet(models.QuerySet):
    def beginning_with(self, begun):
        """Names that begin so, by the index: SQLite has none for LIKE, and PostgreSQL's is for nothing else."""
        if connection.vendor == "sqlite":
            return self.filter(name__gte=begun, name__lt=begun + LAST_SIGN)
        return self.filter(name__startswith=begun)


class SearchName(models.Model):
    """A name of a record or tag, folded, and what remains of it from each later word on: what one may begin to type."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    shown = models.CharField(max_length=200, help_text="The whole name as it is written.")
    is_whole = models.BooleanField()

    objects = SearchNameQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["document", "name", "shown"], name="a_name_is_searched_once")]
        indexes = [models.Index(fields=["name"], name="searched_name", opclasses=["varchar_pattern_ops"])]

    def __str__(self):
        return self.shown


class SearchWord(models.Model):
    """A word that occurs, under one of its forms with a letter left out: a word typed wrongly shares one with it.

    Rows are only ever added. Whether a word still finds anything is asked when it is proposed.
    """

    form = models.CharField(max_length=12)
    word = models.CharField(max_length=40)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="a_word_has_a_form_once")]

    def __str__(self):
        return self.word
