"""Which words a row is found by, kept beside it: whoever saves or deletes the row writes them, in the same transaction.

A model that can be found says so itself: `found_by` are its columns and those of rows that belong to it
("aliases__name"); `found_in`, if it has one, names columns within which it can be looked for, such as its owner.
"""

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_delete, post_save

from photos.finding.words import words_in
from photos.models.findable import Findable

CHUNK = 500
# Signs that nobody can type: they begin the words that say what a row is, and whose.
KIND, WITHIN = "\ue000", "\ue001"


def kind_of(model):
    return model._meta.label_lower


def mark_of_kind(model):
    """Return the word that all rows of a model have, and no others."""
    return KIND + kind_of(model).replace(".", "").replace("_", "")


def mark_within(column, value):
    """Return the word that rows have which hold a value in a column of `found_in`."""
    return f"{WITHIN}{column.replace('_', '')}{value}"


def findable_models():
    return [model for model in apps.get_models() if hasattr(model, "found_by")]


def index(model, keys):
    """Write down anew by which words rows of a model are found; one that is gone is found no more."""
    wanted = documents(model, keys)
    rows = Findable.objects.filter(kind=kind_of(model), key__in=keys)
    stored = dict(rows.values_list("key", "words"))
    if gone := stored.keys() - wanted.keys():
        rows.filter(key__in=gone).delete()
    Findable.objects.bulk_create(
        [
            Findable(kind=kind_of(model), key=key, words=words)
            for key, words in wanted.items()
            if stored.get(key) != words
        ],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["words"],
    )


def documents(model, keys):
    """Return the words of rows as they are kept: {key: "words with spaces between"}."""
    within = getattr(model, "found_in", ())
    found = {}
    for key, *values in model._base_manager.filter(pk__in=keys).values_list("pk", *within, *model.found_by):
        marks, texts = values[: len(within)], values[len(within) :]
        words = found.setdefault(key, {mark_of_kind(model): None})
        words.update(dict.fromkeys(map(mark_within, within, marks)))
        words.update(dict.fromkeys(word for text in texts if text for word in words_in(text)))
    return {key: " ".join(words) for key, words in found.items()}


def fill(model):
    """Write down the words of all rows of a model, oldest first, and return how many rows it has."""
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        index(model, keys[start : start + CHUNK])
    return len(keys)


def fill_what_never_was(sender, using, **kwargs):
    """Fill the index of an installation that had its rows before; sent after every migration."""
    models = [model for model in findable_models() if model._meta.app_label == sender.label]
    # Who migrates back may have taken some of the tables away.
    there = connections[using].introspection.table_names() if models else ()
    for model in models:
        if {Findable._meta.db_table, model._meta.db_table}.issubset(there) and not is_filled(model):
            fill(model)


def is_filled(model):
    return Findable.objects.filter(kind=kind_of(model)).exists() or not model._base_manager.exists()


def listen():
    """Have the words kept in step with the rows; called once, when all models are there."""
    for model in findable_models():
        listen_to(model, "pk", model, {*model.found_by, *getattr(model, "found_in", ())})
        for path in model.found_by:
            first, _, rest = path.partition("__")
            if rest:
                relation = model._meta.get_field(first)
                listen_to(relation.related_model, relation.field.attname, model, {relation.field.name, rest})


def listen_to(sender, column, model, named):
    """Write the words of the row of `model` whose key is in a column of whatever `sender` has just saved or deleted.

    Arguments: `named` are the fields that its words are made of; a save that writes none of them changes none.
    """

    def write(instance, update_fields=None, **kwargs):
        key = getattr(instance, column)
        if key is not None and (update_fields is None or not named.isdisjoint(update_fields)):
            index(model, [key])

    def forget(instance, **kwargs):
        index(model, [getattr(instance, column)])

    # Each model by itself: a receiver for all would have Django fetch every row that it deletes, of any table.
    name = f"{sender._meta.label_lower} is found by {column}"
    post_save.connect(write, sender=sender, weak=False, dispatch_uid=name)
    post_delete.connect(forget, sender=sender, weak=False, dispatch_uid=name)
