"""What stands between a revision and its readers: what must be mended first, and what to look at again."""

from django.utils import timezone
from django.utils.formats import date_format

from articles.models.published import PublishedArticle
from articles.relations import gather, missing, without_related
from companies.models import CheckedAddress
from photos import rights
from photos.models import Photo


class Remark(str):
    """Words for an editor; `photo` is the photograph on whose form what they say can be mended, or None.

    `place` is where on the story's own form it can be, "" where that goes without saying.
    """

    __slots__ = ("photo", "place")

    def __new__(cls, words, photo=None, place=""):
        remark = super().__new__(cls, words)
        remark.photo, remark.place = photo, place
        return remark


def blockers(article, revision, now=None, *, before_embargo=False):
    """Return the reasons why a revision cannot be published at `now`, as Remarks; none is good.

    Arguments: with `before_embargo` an embargo that has not ended is no reason.
    """
    snapshot = revision.snapshot
    reasons = [] if before_embargo else under_embargo(article, now)
    if article.binned_at:
        reasons.append("The story is in the bin: put it back on the desk first.")
    if not snapshot["headline"].strip():
        reasons.append("The story has no headline.")
    path = article.address(snapshot["slug"], now)
    others = PublishedArticle.objects.exclude(pk=article.page_id)
    if taken := others.filter(path=path).first():
        reasons.append(f"The address {path} belongs to “{taken.headline}”: change the slug and save.")
    relations = gather(without_related(snapshot))
    if gone := missing(without_related(snapshot), relations):
        reasons.append(f"No longer in the house: {', '.join(gone)}. Save the story without them.")
    return [*map(Remark, reasons), *of_photographs(relations, rights.problem, rights.today(now))]


def under_embargo(article, now=None):
    """Return the reason that an embargo is, in a list that is empty where there is none or it has ended by `now`."""
    until = article.embargo_until
    if until is None or until <= (now or timezone.now()):
        return []
    return [f"It is under embargo until {date_format(timezone.localtime(until), 'j F Y, H:i')}."]


def warnings(revision, now=None):
    """Return what an editor should look at again before readers do, as Remarks; none of it prevents publishing."""
    snapshot = revision.snapshot
    relations = gather(snapshot)
    found = []
    if not snapshot["standfirst"].strip():
        found.append("There is no standfirst: cards and feeds will show the headline alone.")
    if not snapshot["bylines"]:
        found.append("Nobody stands in the byline.")
    if not snapshot["blocks"]:
        found.append("The story has no text.")
    if not snapshot["lead_photo"]:
        found.append("There is no lead photograph.")
    on = rights.today(now)
    photographs = [*of_photographs(relations, undescribed, on), *of_photographs(relations, rights.warning, on)]
    return [*map(Remark, found), *photographs, *of_sources(snapshot, now)]


def of_sources(snapshot, now=None):
    """Return what is to be said of sources that nobody can open any more."""
    named = {row["url"]: row for row in snapshot["sources"] if row["url"]}
    dead = CheckedAddress.objects.dead().filter(url__in=named).order_by("pk") if named else ()
    return [Remark(unreached(named[address.url], address, now), place="card-sources") for address in dead]


def unreached(source, address, now=None):
    day = timezone.localtime(address.checked_at)
    when = "today" if day.date() == timezone.localdate(now) else f"on {date_format(day, 'j F Y')}"
    return f"The source “{source['title']}” {address.answer} {when}."


def of_photographs(relations, check, on):
    """Return what a check says on the day `on` of each photograph of a story, lead, figures and galleries alike."""
    return [Remark(words, photo) for photo in relations.used(Photo) if (words := check(photo, on))]


def undescribed(photo, on):
    return "" if photo.alt_text else f"“{photo}” has no description for people who cannot see it."
