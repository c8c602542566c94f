"""What changes which of readers' pages: writes the keys that `companies.page_keys` speaks of into the change log.

Rows only, in the transaction that changes them, so that a process killed at any moment has told of all that is so.
"""

from datetime import timedelta

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.models import Author, PhotoUse, PublishedArticle, Tag
from articles.models.published import AuthorCoverage, BrandCoverage, CompanyCoverage, PartnershipCoverage, TagCoverage
from articles.signals import hour_passed, page_changed
from companies.models import Brand, Company
from companies.page_keys import FRAME, RECORD, STORIES
from companies.signals import address_changed, change_written, merged
from newsroom.models import FrontPage, PageChange, Section, StaticPage
from photos.signals import photo_changed

# Every page has this key.
EVERYTHING = "*"
# Whoever has not read the log for so long must forget all pages, see `newsroom.page_cache.log`.
KEPT_FOR = timedelta(hours=1)
# A photograph on more pages than this is rather said to change everything.
PAGES_NAMED = 50
SCOPES = (CompanyCoverage, BrandCoverage, PartnershipCoverage, TagCoverage, AuthorCoverage)


def touch(*keys):
    """Say that what has one of these keys is another from the end of this transaction on."""
    if keys:
        PageChange.objects.create(keys=",".join(dict.fromkeys(keys)))


@receiver(hour_passed)
def forget_old(sender, now, **kwargs):
    """Let go of what every process has read long ago."""
    PageChange.objects.filter(at__lt=now - KEPT_FOR).delete()


@receiver(page_changed)
def touch_the_story(sender, page, scopes, **kwargs):
    touch(STORIES, f"story:{page.uid}", f"month:{page.month}", *the_list_of_months(page), *scopes)


def the_list_of_months(page):
    """Return the key of what names all months, where a page is the only one of its own, or was."""
    others = PublishedArticle.objects.filter(month=page.month).exclude(uid=page.uid)
    return [] if others.exists() else ["months"]


@receiver(post_save, sender=Tag)
@receiver(post_delete, sender=Tag)
@receiver(post_save, sender=Author)
@receiver(post_delete, sender=Author)
def touch_what_is_carried(sender, instance, **kwargs):
    touch(*keys_of_what_is_carried(instance))


@receiver(address_changed)
def touch_what_has_an_address(sender, obj, **kwargs):
    if sender in (Tag, Author) and obj.pk:
        touch(*keys_of_what_is_carried(obj))


def keys_of_what_is_carried(row):
    """Return the keys of a tag or an author: its own, that of the list, and that of all pages if it is a section."""
    name = row._meta.model_name
    framed = name == "tag" and Section.objects.filter(tag=row.pk).exists()
    return [f"{name}:{row.pk}", f"{name}s", *([FRAME] if framed else [])]


@receiver(change_written)
def touch_the_record(sender, **kwargs):
    touch(RECORD)


@receiver(merged)
def touch_everything(sender, **kwargs):
    touch(EVERYTHING)


@receiver(post_save, sender=FrontPage)
def touch_the_front_page(sender, **kwargs):
    touch("front")


@receiver(post_save, sender=Section)
@receiver(post_delete, sender=Section)
@receiver(post_save, sender=StaticPage)
@receiver(post_delete, sender=StaticPage)
def touch_the_frame(sender, **kwargs):
    touch(FRAME)


@receiver(photo_changed)
def touch_what_shows_the_photograph(sender, photo, **kwargs):
    """A card shows a photograph as it is now; within a story it is set anew when the story is rendered again."""
    pages = list(PhotoUse.objects.filter(photo=photo).values_list("page", "page__uid")[: PAGES_NAMED + 1])
    if len(pages) > PAGES_NAMED:
        touch(EVERYTHING)
        return
    keys = [STORIES, *(f"story:{uid}" for _, uid in pages), *scopes_of([pk for pk, _ in pages])] if pages else []
    keys += [f"author:{pk}" for pk in Author.objects.filter(portrait=photo).values_list("pk", flat=True)]
    if any(model.objects.filter(logo=photo).exists() for model in (Company, Brand)):
        keys.append(RECORD)
    touch(*keys)


def scopes_of(pages):
    """Return the keys of the lists in which some pages stand: a query for each kind of list."""
    for model in SCOPES:
        entity = f"{model.ENTITY}_id"
        rows = model.objects.filter(page__in=pages).order_by().values_list(entity, flat=True).distinct()
        yield from (f"{model.ENTITY}:{key}" for key in rows)
    months = PublishedArticle.objects.filter(pk__in=pages).order_by().values_list("month", flat=True).distinct()
    yield from (f"month:{month}" for month in months)
