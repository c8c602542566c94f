"""The order in which a house is filled: who and what stories can name, the stories, then what all of it is found by."""

from time import monotonic

from django.core.management.color import no_style
from django.db import connection, transaction

from articles.models import Author, Tag
from articles.search.filling import fill as fill_search
from benchmarks.corpus import Corpus
from benchmarks.filling.bulk import look_over
from benchmarks.filling.copying import copy_stories
from benchmarks.filling.people import fill_authors, fill_users
from benchmarks.filling.photographs import SMALL, fill_galleries, fill_photographs
from benchmarks.filling.record import fill_record
from benchmarks.filling.stories import Stories
from photos.finding.documents import fill as index_words
from photos.finding.documents import findable_models
from photos.models import Photo


def fill(*, stories, tags, companies, photographs, first=0, copies=1, pixels=SMALL, tell=lambda words: None):
    """Fill a database with so many of each.

    Arguments: names and addresses are numbered from `first`, so that a house can be filled further; there are
    `copies` of each story, see `copying`; `pixels` is how large photographs are, see `photographs.LARGE`; `tell` is
    called with words on how far it is.
    """
    corpus, begun = Corpus(first), monotonic()

    def done(words):
        tell(f"{monotonic() - begun:6.0f} s  {words}")

    members = fill_users()
    house = {"owners": [*members["Contributor"], *members["Editor"]], "authors": fill_authors(corpus)}
    house["photographs"] = fill_photographs(corpus, photographs, size=pixels)
    fill_galleries(corpus, house["photographs"])
    done(f"{photographs} photographs")
    house |= fill_record(corpus, companies)
    done(f"{companies} companies, with their brands, partnerships, relations and sources")
    house["tags"] = fill_tags(corpus, tags)
    done(f"{tags} tags")
    kinds = {Author: "authors", Photo: "photographs", Tag: "tags"} | {
        model: model for model in house if isinstance(model, type)
    }
    house["by key"] = {model: {row.pk: row for row in house[kind]} for model, kind in kinds.items()}
    Stories(corpus, house, stories).fill(lambda number: number % 1_000 or done(f"{number} stories"))
    remember_addresses(house)
    set_sequences()
    for model in findable_models():
        index_words(model)
    done("the words by which all of it is found")
    for kind, number in fill_search():
        done(f"readers' search: {number} of kind {kind}")
    copy_stories(copies, lambda copy: done(f"{stories * (copy + 1)} stories"))
    set_sequences()
    look_over()
    done("done")


@transaction.atomic
def fill_tags(corpus, number):
    """Return `number` tags; saved one by one, since a tag makes more of itself than its columns tell."""
    made = [Tag(name=f"{' '.join(corpus.words(1 + place % 2))} {corpus.first + place}") for place in range(number)]
    for tag in made:
        tag.save()
    return made


def remember_addresses(house):
    """Write on authors and tags where readers have them, as the first story that carries each would have."""
    for model, kind in ((Author, "authors"), (Tag, "tags")):
        carried = set(model.objects.public().values_list("pk", flat=True))
        public = [row for row in house[kind] if row.pk in carried]
        for row in public:
            row.known_at = row.get_absolute_url()
        model.objects.bulk_update(public, ["known_at"], batch_size=200)


def set_sequences():
    """Have PostgreSQL go on after the keys that were given by hand."""
    models = connection.introspection.installed_models(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
