"""A filled house is as it would be had everything been saved by hand: nothing that is done again changes anything."""

import random

import pytest

from articles.models import Article, PublishedArticle, Revision, SearchDocument, TagCoverage
from articles.models.choices import State
from articles.publishing import compose, rebuild
from articles.search.documents import MADE_BY
from articles.search.indexing import said
from benchmarks.bench import GOALS
from benchmarks.filling import fill
from benchmarks.filling.copying import MODELS
from benchmarks.readers_pages import addresses
from companies.models import Brand, Citation, Company, Ownership, Participation, Partnership
from photos.finding.documents import documents, findable_models, kind_of
from photos.models import Findable, Gallery, Photo
from tests.builders import an_editor

pytestmark = pytest.mark.django_db
STORIES = 200


@pytest.fixture
def house(settings, tmp_path):
    settings.MEDIA_ROOT, settings.DATA_DIR = tmp_path / "media", tmp_path
    fill(stories=STORIES, tags=60, companies=30, photographs=80, copies=2)


def some(rows, number=25):
    return random.Random(1).sample(list(rows), number)  # noqa: S311


def originals(model):
    """Return the rows of a model that are no copies, whose addresses say more than they did when they were found."""
    rows = model._base_manager.order_by("pk")
    return rows[: rows.count() // 2] if model in MODELS else rows


def columns(row):
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def test_a_filled_house_is_as_if_it_had_been_saved_by_hand(house, client):
    every_page_that_is_measured_is_there(client)
    stories_compose_to_the_revision_they_have()
    pages_laid_again_are_the_same()
    rows_saved_again_are_the_same()
    every_row_is_found_by_its_own_words()
    readers_find_what_is_published_by_what_it_says_now()
    every_state_is_there()
    a_copy_is_read_and_searched_at_its_own_address(client)


def every_page_that_is_measured_is_there(client):
    answers = {kind: {client.get(each).status_code for each in found[:2]} for kind, found in addresses().items()}
    assert set(answers) >= set(GOALS)
    assert answers == dict.fromkeys(answers, {200})


def stories_compose_to_the_revision_they_have():
    for story in some(Article.objects.all(), 60):
        assert compose(story, by=an_editor()).pk == story.latest_revision_id


def pages_laid_again_are_the_same():
    for page in some(originals(PublishedArticle)):
        carried = set(TagCoverage.objects.filter(page=page).values_list("pk", flat=True))
        before = columns(page)
        rebuild(page)
        assert columns(PublishedArticle.objects.get(pk=page.pk)) == before
        assert set(TagCoverage.objects.filter(page=page).values_list("pk", flat=True)) == carried


def rows_saved_again_are_the_same():
    for model in (Company, Brand, Partnership, Ownership, Participation, Citation, Photo, Gallery):
        for row in model.objects.all()[:10]:
            before = columns(row)
            row.full_clean()
            row.save()
            row.refresh_from_db()
            after = columns(row)
            before.pop("updated_at", None), after.pop("updated_at", None)
            assert after == before, model


def every_row_is_found_by_its_own_words():
    for model in findable_models():
        keys = [row.pk for row in originals(model)]
        kept = Findable.objects.filter(kind=kind_of(model), key__in=keys).values_list("key", "words")
        assert dict(kept) == documents(model, keys)


def readers_find_what_is_published_by_what_it_says_now():
    for kind, (model, made) in MADE_BY.items():
        documents_now = {row.key: said(row) for row in made(list(model.objects.values_list("pk", flat=True)))}
        assert {row.key: said(row) for row in SearchDocument.objects.filter(kind=kind)} == documents_now
        assert documents_now


def every_state_is_there():
    states = {story.state for story in Article.objects.all()}
    assert {State.PUBLISHED, State.DRAFT, State.WITHDRAWN, State.BINNED} <= states
    assert Revision.objects.count() > Article.objects.count()


def a_copy_is_read_and_searched_at_its_own_address(client):
    original = PublishedArticle.objects.order_by("pk").first()
    copy = PublishedArticle.objects.get(path=f"{original.path[:-1]}-1/")
    article = Article.objects.get(page=copy)

    assert Article.objects.count() == 2 * STORIES
    assert (copy.headline, article.known_at, article.uid) == (original.headline, copy.path, copy.uid)
    assert copy.uid != original.uid
    assert copy.headline in client.get(copy.path).text
    assert copy.path in client.get("/search/", {"q": original.headline}).text
    assert TagCoverage.objects.filter(page=copy).count() == TagCoverage.objects.filter(page=original).count()
