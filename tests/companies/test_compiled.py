"""Queries whose SQL is written once find what the same queryset would, whatever they are asked for."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from articles.models import PublishedArticle
from companies.compiled import compiled
from companies.models import Company
from tests.builders import a_company, a_story
from tests.builders import published as published_story

pytestmark = pytest.mark.django_db


def some(names, keys, since, but, *, most):
    rows = Company.objects.filter(Q(name__in=names) | Q(pk__in=keys), released_at__lt=since).exclude(pk=but)
    return rows.select_related("logo").defer("summary").order_by("name")[:most]


@pytest.fixture
def companies():
    return [a_company(name=name, slug=name.lower()) for name in ("Leica", "Panasonic", "Sigma", "Zeiss")]


def test_it_gives_the_rows_that_the_queryset_would(companies):
    leica, panasonic, sigma, zeiss = companies
    now = datetime.now(UTC) + timedelta(hours=1)
    asked = compiled(some)

    for values in (
        (["Leica", "Sigma"], [zeiss.pk], now, sigma.pk),
        (["Zeiss", "Panasonic"], [leica.pk], now, zeiss.pk),
        (["Zeiss"], [leica.pk, sigma.pk], now, 0),
        (["Leica"], [leica.pk], now - timedelta(days=400), 0),
    ):
        for most in (1, 3):
            assert asked(*values, most=most) == list(some(*values, most=most))


def test_rows_come_as_the_queryset_says(companies):
    [row] = compiled(some)(["Leica"], [0], datetime.now(UTC) + timedelta(hours=1), 0, most=3)

    assert row.get_deferred_fields() == {"summary"}
    assert "logo" in row._state.fields_cache
    assert row.name == "Leica"


def test_it_asks_the_database_once_each_time(companies):
    asked = compiled(some)
    for name in ("Leica", "Sigma"):
        with CaptureQueriesContext(connection) as queries:
            asked([name], [0], datetime.now(UTC), 0, most=3)
        assert len(queries) == 1


def test_an_identifier_is_found_on_either_database():
    @compiled
    def pages_of(uid):
        return PublishedArticle.objects.filter(uid=uid)

    page = published_story(a_story())
    assert pages_of(page.uid) == [page]
    assert pages_of(UUID(int=5)) == []


@pytest.mark.parametrize(
    "build", [lambda: Company.objects.values("pk"), lambda: Company.objects.prefetch_related("aliases")]
)
def test_what_are_no_rows_alone_is_refused(build):
    with pytest.raises(TypeError, match="rows of a model"):
        compiled(build)()
