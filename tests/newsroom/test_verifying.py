"""`manage.py verify`: each disagreement is told with what it is and where, and what can be mended is."""

from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from articles.models import (
    ArchiveMonth,
    Article,
    BrandCoverage,
    CompanyCoverage,
    Publication,
    PublishedArticle,
    PublishedCorrection,
    Tag,
    TagCoverage,
)
from articles.models.search import SearchDocument
from companies.models import Company
from photos.models import Photo
from photos.models.findable import Findable
from photos.renditions import names_made
from photos.tasks import develop_photographs
from tests.builders import THEN
from tests.newsroom.found_site import a_whole_site

pytestmark = pytest.mark.django_db

FAR = 987_654


@pytest.fixture
def page(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    return a_whole_site()


def verified(**options):
    """Return what the command said, and what is left: "" if nothing is."""
    said = StringIO()
    try:
        call_command("verify", stdout=said, **options)
    except CommandError as left:
        return said.getvalue(), str(left)
    return said.getvalue(), ""


def test_a_site_that_nobody_has_harmed_agrees(page):
    assert verified() == ("All agree.\n", "")


def test_each_fault_is_told_and_mended(page):
    develop_photographs.func()
    photo, tag, company = Photo.objects.order_by("pk").first(), Tag.objects.first(), Company.objects.first()
    storages["default"].delete(min(names_made(photo.renditions)))
    bare = Photo.objects.order_by("pk").last()
    Photo.objects.filter(pk=bare.pk).update(renditions={})
    PublishedArticle.objects.update(headline="Never published", path="/1999/01/elsewhere/")
    TagCoverage.objects.exclude(tag=tag).delete()
    CompanyCoverage.objects.update(published_at=THEN.replace(year=1999))
    BrandCoverage.objects.update(relevance="about")
    PublishedCorrection.objects.all().delete()
    ArchiveMonth.objects.all().delete()
    SearchDocument.objects.filter(kind="company", key=company.pk).delete()
    SearchDocument.objects.filter(kind="story").update(key=FAR)
    Findable.objects.filter(kind="photos.photo", key=photo.pk).delete()
    Findable.objects.filter(kind="companies.company", key=company.pk).update(words="old words")
    Findable.objects.filter(kind="articles.tag", key=tag.pk).update(key=FAR)
    wrong = "headline, address, corrections, tag coverage, company coverage, brand coverage, month of the archive"
    story = Article.objects.get(page=page)
    told = {
        f"story {story.pk}, /1999/01/elsewhere/: the page is not as its revision has it: {wrong}",
        f"photograph {photo.pk}, “{photo}”: 1 renditions are missing: {min(names_made(photo.renditions))} …",
        f"photograph {bare.pk}, “{bare}”: it has no renditions, and none are asked for",
        f"company {company.pk}: is not found",
        f"story {page.pk}: is not found",
        f"story {FAR}: is found, and cannot be opened",
        f"photos.Photo {photo.pk}: is not found",
        f"companies.Company {company.pk}: is found as it was",
        f"articles.Tag {tag.pk}: is not found",
        f"articles.Tag {FAR}: is found, and cannot be opened",
    }

    found, left = verified()
    mended, nothing = verified(mend=True)

    assert told <= set(found.splitlines())
    assert "are left. Call it with --mend" in left
    assert (mended.count("not mended"), nothing) == (0, "")
    assert verified() == ("All agree.\n", "")
    assert PublishedArticle.objects.get().headline == page.headline


def test_what_cannot_be_mended_is_told_and_left(page):
    photo = Photo.objects.order_by("pk").first()
    storages["originals"].delete(photo.file.name)
    Publication.objects.update(until=THEN)
    Article.objects.update(page=None)

    said, left = verified(mend=True)

    assert f"photograph {photo.pk}, “{photo}”: its original {photo.file.name} is missing -- cannot be mended" in said
    assert f"page {page.pk}, {page.path}: no story on the desk has it -- cannot be mended" in said
    assert "readers have no page of it, although a revision is said to be published" in said
    assert left == "3 of 3 disagreements are left."
