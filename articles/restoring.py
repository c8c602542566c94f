"""An earlier snapshot written back on the working copy. What the house no longer has is left out, and said."""

from functools import partial

from articles.models import BLOCKS, Article, RecordCard
from articles.relations import gather, missing
from articles.snapshots import PARTS, WORDS, block_fields, relations


def write_back(snapshot, article):
    """Make the working copy say what a snapshot says, and return warnings in words for an editor.

    Arguments: `article` is held by the door's transaction.
    """
    found = gather(snapshot)
    warnings = [f"“{name}” is no longer in the house and was left out." for name in missing(snapshot, found)]
    for name, value in thawed(Article, snapshot, WORDS, found).items():
        setattr(article, name, value)
    if Article.objects.on_desk().filter(slug=article.slug).exclude(pk=article.pk).exists():
        article.slug = article.free_slug()
        warnings.append(f"Another story has the old address by now; this one's is “{article.slug}”.")
    article.save()
    warnings += write_parts(snapshot, article, found)
    write_blocks(snapshot, article, found)
    article.tags.set([tag for reference in snapshot["tags"] if (tag := found.of("tag", reference))])
    return warnings


def write_parts(snapshot, article, found):
    """Write the rows around a story's blocks, and return warnings where there are more than it can have."""
    warnings = []
    for name, (model, fields) in PARTS.items():
        model.objects.filter(article=article).delete()
        thawn = [thawed(model, row, fields, found) for row in snapshot[name]]
        rows = [
            model(article=article, position=position, **row)
            for position, row in enumerate(once(model, filter(partial(whole, model), thawn)), start=1)
        ]
        model.objects.bulk_create(rows[: model.most])
        # Where two editors' lists became one, one after the other.
        beyond = rows[model.most :] if model.most else []
        warnings += [f"“{row}” was left out: {model.most} of these are the most." for row in beyond]
    return warnings


def once(model, rows):
    """Return the rows without those that a story cannot have twice: what two of them named may have become one."""
    alike = [name for constraint in model._meta.constraints for name in constraint.fields if name != "article"]
    kept = {}
    for number, row in enumerate(rows):
        key = tuple(row[name] for name in alike) or number
        stronger = getattr(model, "outweighing", {}).items()
        kept.setdefault(key, row).update({name: value for name, value in stronger if row[name] == value})
    return kept.values()


def write_blocks(snapshot, article, found):
    for model in BLOCKS.values():
        model.objects.filter(parent=article).delete()
    for ordering, block in enumerate(snapshot["blocks"], start=1):
        model = BLOCKS[block["type"]]
        values = thawed(model, block, block_fields(model), found)
        if whole(model, values):
            model.objects.create(parent=article, region="body", ordering=ordering * 10, **values)


def thawed(model, row, fields, found):
    """Return a frozen row's values as its model takes them; a relation that is gone is None."""
    related = relations(model, fields)
    return {
        name: found.of(name, row[name]) if name in related else model._meta.get_field(name).to_python(row[name])
        for name in fields
    }


def whole(model, row):
    """Say whether a row still has what it cannot be without: a byline its author, a card its record."""
    if model is RecordCard:
        return any(row[name] for name in RecordCard.RECORDS)
    return all(row[name] for name in relations(model, row) if not model._meta.get_field(name).null)
