"""Every page of readers finds its rows in an index, in the order in which it shows them, however many there are."""

import re

import pytest
from django.db import transaction
from django.test import Client

from benchmarks.filling import fill
from benchmarks.readers_pages import addresses
from tests.plans import Asked, large_sorts, tables_read_whole

pytestmark = pytest.mark.django_db

MISSING = "/2022/05/nothing-of-ours/"
# Pages that may look through a table, and why.
EXCEPTIONS = (
    "/sitemap.xml",  # Which parts of tags and records are there is told by all of these, some ten thousands.
    "/tags/",  # In the order of an index, until a page of tags is found that readers have.
    "/sitemap-stories-0.xml",  # Of a range of keys: its photographs are put in order by index or sorted, as is cheaper.
    "/feeds/",  # Whether there is any tag that readers have; and sections, of which there are five.
)
OTHERS = {
    "kind": ["/kinds/news/"],
    "archive of months": ["/archive/"],
    "corrections": ["/corrections/"],
    "lists": ["/tags/", "/authors/", "/companies/", "/brands/", "/partnerships/"],
    "other records": ["/brands/brand-0/", "/partnerships/partnership-0-0/"],
    "feeds": [
        "/feed/atom/",
        "/feed/json/",
        "/feed/archive/2014-03-01/",
        "/kinds/news/feed/",
        "/companies/company-0/feed/",
    ],
    "feeds of others": ["/authors/author-0/feed/", "/feeds/", "/feeds/tags/"],
    "sitemaps": ["/sitemap-stories-0.xml", "/sitemap-months-0.xml", "/sitemap-tags-0.xml", "/news-sitemap.xml"],
    "suggestions": ["/search/suggest/?q=cam"],
    "nothing": [MISSING],
}


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker, tmp_path_factory):
    """What each kind of page asks the database, of a house whose lists have several pages."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.MEDIA_ROOT", str(tmp_path_factory.mktemp("media")))
        with transaction.atomic():
            fill(stories=60, tags=6, companies=10, photographs=12)
            yield {kind: listened(pages) for kind, pages in (addresses() | OTHERS).items()}
            transaction.set_rollback(True)


def listened(pages):
    client, found = Client(), {}
    for page in pages[:2]:
        with Asked().listening() as asked:
            status = client.get(page).status_code
        found[page] = (status, asked)
    return found


def test_no_page_reads_or_sorts_a_large_table_whole(asked):
    found = {
        (kind, what): sql
        for kind, page, sql, params in statements(asked)
        if page not in EXCEPTIONS
        for what in (*tables_read_whole(sql, params), *sorted_whole(sql, params))
    }
    assert found == {}


def test_no_page_counts_the_rows_of_a_table(asked):
    assert [(page, sql) for _, page, sql, _ in statements(asked) if re.search(r"\bCOUNT\(", sql)] == []


def test_the_pages_that_are_asked_for_are_there(asked):
    wrong = {page: status for pages in asked.values() for page, (status, _) in pages.items() if status != 200}
    assert wrong == {MISSING: 404}


def test_a_page_takes_few_queries(asked):
    """Goals are four for an article and six for a list; a company's page has one for each kind of relation."""
    most = {kind: max(each.count for _, each in pages.values()) for kind, pages in asked.items()}
    assert most["article"] <= 4
    assert max(most[kind] for kind in ("home", "tag", "tag, deep page", "author", "archive", "kind", "feed")) <= 6
    assert most["company"] <= 10


def statements(asked):
    for kind, pages in asked.items():
        for page, (_, each) in pages.items():
            for sql, params in each.statements.values():
                yield kind, page, sql, params


def sorted_whole(sql, params):
    """Return the large tables that are sorted; a record has few relations and names, whatever there is."""
    return [f"sorting {table}" for table in large_sorts(sql, params) if not table.startswith("companies_")]
