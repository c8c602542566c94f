"""What became of stories, and of what they are about: inside the transaction in which it did."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.models import Article
from articles.models.choices import Manner
from articles.publishing import AT_ITS_TIME
from articles.signals import acted, article_published, article_withdrawn
from companies.acting import present_hand
from companies.addresses import Addressed
from companies.models import Merger
from companies.signals import renamed
from newsroom.audit.writing import enter
from newsroom.models import Deed

NEWS = {Manner.FIRST, Manner.UPDATE}


@receiver(article_published)
def published(sender, article, page, previous_path, by, at, manner, **kwargs):
    told = {"as": Manner(manner).label, "revision": article.published_revision.number, "address": page.path}
    if previous_path not in ("", page.path):
        told["moved from"] = previous_path
    enter(Deed.PUBLISHED if manner in NEWS else Deed.AMENDED, article, label=page.headline, at=at, **hand(by), **told)


def hand(by):
    """Return who published: the clock, where an editor had said when, and is not there."""
    if present_hand().why != AT_ITS_TIME:
        return {"by": by}
    return {"name": "the clock", "scheduled by": by.get_username()} if by else {"name": "the clock"}


@receiver(article_withdrawn)
def withdrawn(sender, article, page, path, by, at, **kwargs):
    enter(Deed.WITHDRAWN, article, label=page.headline, by=by, at=at, **{"had the address": path})


@receiver(acted)
def done(sender, deed, about, by, at, told, **kwargs):
    enter(Deed(deed), about, by=by, at=at, **told)


@receiver(post_delete, sender=Article)
def deleted(sender, instance, **kwargs):
    enter(Deed.DELETED, instance)


@receiver(post_save, sender=Merger)
def merged(sender, instance, created, **kwargs):
    """Enter that two became one; relations that became one with them are told by the record's own history."""
    model = apps.get_model(instance.kind)
    if created and issubclass(model, Addressed):
        into = model._base_manager.get(pk=instance.new)
        enter(Deed.MERGED, into, by=instance.by, at=instance.at, merged=f"{instance.name} (no. {instance.old})")


@receiver(renamed)
def called_otherwise(sender, obj, before, **kwargs):
    enter(Deed.RENAMED, obj, before=before)
