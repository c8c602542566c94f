"""The roof listens: what follows elsewhere from what the floors announce. Rows only, in the announcer's transaction."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.facts import heed
from articles.galleries import compose_again
from articles.models import Author, PhotoUse, Revision, Tag, TagSynonym
from articles.search.documents import KINDS
from articles.search.indexing import index
from articles.signals import article_published, article_withdrawn
from articles.tasks import ask_for_all, ask_for_rebuild, ask_to_tell
from articles.websub.topics import feeds_touched
from companies.makers import makes_told
from companies.models import Brand, CheckedAddress, Citation, Company
from companies.signals import address_changed, change_written, merged, record_changed
from newsroom.redirects import follow, joined
from photos.signals import gallery_changed, photo_changed, photo_to_develop, photos_met
from photos.tasks import ask_to_develop


@receiver(article_published)
def follow_the_story(sender, page, previous_path, returning, **kwargs):
    follow(previous_path, page.path, returning=returning)


@receiver(article_withdrawn)
def tell_that_the_story_is_gone(sender, path, **kwargs):
    follow(path, "")


@receiver(article_published)
def tell_the_hub_what_changed(sender, page, before, **kwargs):
    ask_to_tell(page.headline, feeds_touched(page, before))


@receiver(article_withdrawn)
def tell_the_hub_what_it_left(sender, page, **kwargs):
    ask_to_tell(page.headline, feeds_touched(page))


@receiver(address_changed)
def follow_the_address(sender, old, new, returning, **kwargs):
    follow(old, new, returning=returning)


@receiver(merged)
def lead_on_from_the_duplicate(sender, into, old, **kwargs):
    joined(old, into.known_at)


@receiver(record_changed)
def search_the_record(sender, record, **kwargs):
    index(sender, [record.pk])


@receiver(address_changed)
def search_what_has_an_address(sender, obj, **kwargs):
    if sender in KINDS and obj.pk:
        index(sender, [obj.pk])


@receiver(merged)
def search_what_two_became(sender, into, **kwargs):
    if sender in KINDS:
        index(sender, [into.pk])


@receiver(post_save, sender=Tag)
@receiver(post_delete, sender=Tag)
def search_the_tag(sender, instance, **kwargs):
    index(Tag, [instance.pk])


@receiver(post_save, sender=TagSynonym)
@receiver(post_delete, sender=TagSynonym)
def search_the_tag_by_its_synonyms(sender, instance, **kwargs):
    index(Tag, [instance.tag_id])


@receiver(record_changed)
def rebuild_the_records_stories(sender, record, **kwargs):
    ask_for_rebuild(record)


@receiver(change_written)
def rebuild_what_names_the_maker(sender, change, **kwargs):
    for make in makes_told(change):
        ask_for_all(make)


@receiver(change_written)
def settle_under_live_stories(sender, change, **kwargs):
    heed(change)


@receiver(post_save, sender=Author)
@receiver(post_save, sender=Tag)
def rebuild_what_names_it(sender, instance, **kwargs):
    ask_for_rebuild(instance)


@receiver(photo_changed)
def rebuild_the_photographs_stories(sender, photo, **kwargs):
    ask_for_rebuild(photo)


@receiver(photos_met)
def photographs_of_live_stories(sender, **kwargs):
    return PhotoUse.objects.all()


@receiver(photo_to_develop)
def develop_the_photograph(sender, photo, **kwargs):
    ask_to_develop(photo)


@receiver(gallery_changed)
def compose_the_gallerys_stories(sender, gallery, **kwargs):
    compose_again(gallery)


@receiver(post_save, sender=Revision)
def check_the_sources(sender, instance, **kwargs):
    CheckedAddress.objects.keep(source["url"] for source in instance.snapshot["sources"])


@receiver(post_save, sender=Citation)
def check_the_citation(sender, instance, **kwargs):
    CheckedAddress.objects.keep([instance.url])


@receiver(post_save, sender=Company)
@receiver(post_save, sender=Brand)
def check_the_website(sender, instance, **kwargs):
    CheckedAddress.objects.keep([instance.website])
