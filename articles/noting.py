"""One dated note for many live stories: each story by itself, so that what was done stays done whatever happens."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.facts import coverage_of
from articles.models import Article, ChangeNoted


@dataclass(frozen=True)
class Noted:
    """What came of one story: `refusal` is why it got no note, "" where it has it."""

    story: object
    refusal: str = ""


@dataclass(frozen=True)
class Occasion:
    """What a note is about: what had changed of a record, given by kind and key, up to a RecordChange."""

    kind: str
    key: int
    change: object


def annotate_each(keys, occasion, words, *, by, on=None, now=None):
    """Add a note to stories, given by key, and return what came of each, as [Noted]; unknown ones are left out.

    A story that has a note for the same occasion gets no second: pressed twice, or begun again after a breakdown, it is
    done once. Stories that `by` may not see are unknown.
    """
    found = (annotate_one(key, occasion, words, by=by, on=on, now=now or timezone.now()) for key in keys)
    return [noted for noted in found if noted]


@transaction.atomic
def annotate_one(key, occasion, words, *, by, on, now):
    story = Article.objects.visible_to(by).select_for_update().filter(pk=key).first()
    if story is None:
        return None
    about = {"kind": occasion.kind, "key": occasion.key, "change": occasion.change}
    if refusal := why_not(story, about):
        return Noted(story, refusal)
    ChangeNoted.objects.create(article=story, at=now, by=by, **about)
    publishing.annotate(story, words, by=by, on=on, now=now)
    return Noted(story)


def why_not(story, about):
    """Return why a held story gets no note, "" where it can."""
    if ChangeNoted.objects.filter(article=story, **about).exists():
        return "it has its note already"
    if story.page_id is None:
        return "readers do not see it any more"
    if not coverage_of(about["kind"], about["key"]).filter(page=story.page_id).exists():
        return "it does not name it any more"
    return ""
