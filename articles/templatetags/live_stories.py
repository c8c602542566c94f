"""Live stories beside the record on the desk: how its room leads to them without knowing of any."""

from django import template
from django.urls import reverse

from articles.models.published import BrandCoverage, CompanyCoverage, PartnershipCoverage, PhotoUse
from companies.changes.telling import own_record
from companies.models import Brand, Company, Partnership
from photos.admin.counting import COUNTED, in_words

register = template.Library()
COVERAGE = {
    "company": (Company, CompanyCoverage),
    "brand": (Brand, BrandCoverage),
    "partnership": (Partnership, PartnershipCoverage),
}
MOST = 5


@register.simple_tag
def live_stories_of(row):
    """Return {record, number, url} of a record, or of the one a relation belongs to; None where no story is live."""
    record = row if hasattr(row, "kind_word") else getattr(row, next(iter(getattr(row, "ends", ())), ""), None)
    if record is None:
        return None
    number = COVERAGE[record.kind_word][1].objects.of(record).count()
    return {"record": record, "number": number, "url": page_of(record.kind_word, record.pk)} if number else None


@register.simple_tag
def live_stories_after(changes):
    """Return the records that changes, the newest first, concern, if live stories name them: [{record, number, url}].

    `url` leads to these stories, with what changed of the record since the oldest of the changes. Five records at most.
    """
    oldest = {own_record(change): change for change in changes if own_record(change)}
    found = []
    for (kind, key), change in list(oldest.items())[:MOST]:
        model, coverage = COVERAGE[kind]
        record, number = model.objects.filter(pk=key).first(), coverage.objects.of(key).count()
        if record and number:
            found.append({"record": record, "number": number, "url": f"{page_of(kind, key)}?since={change.pk}"})
    return found


@register.simple_tag
def live_stories_showing(photo):
    """Return in how many live stories readers see a photograph, in words: "0", "12", "1,000+"."""
    return in_words(PhotoUse.objects.filter(photo=photo)[: COUNTED + 1].count())


@register.filter
def live_stories_page(change):
    """Return the page of the live stories that a change concerns, "" where it is about no record."""
    own = own_record(change)
    return f"{page_of(*own)}?since={change.pk}" if own else ""


def page_of(kind, key):
    return reverse("admin:articles_live_stories_of", args=[kind, key])
