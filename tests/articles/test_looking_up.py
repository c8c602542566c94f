"""How the databases find what the desk asks of dead links and facts: by an index, never by reading a table through."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.addresses import dead_links_of_live_stories, named_by
from articles.facts import facts_to_settle
from articles.models import FactToSettle, Source
from companies.models import CheckedAddress
from tests.builders import a_partnership, a_published_story, an_editor, saved

pytestmark = pytest.mark.django_db
READ_THROUGH = re.compile(r"Seq Scan on (\w+)|SCAN (?:TABLE )?(\w+)(?: AS \w+)?$")


@pytest.fixture
def desk(client):
    client.force_login(an_editor())
    return client


@pytest.fixture
def record():
    """A partnership that ended under a live story with a dead source; the tables are known to be large."""
    partnership = a_partnership()
    source = {"publisher": "Leica", "title": "Announcement", "url": "https://leica.example/news"}
    a_published_story(about=[partnership], sources=[source])
    partnership.ended = "2022"
    saved(partnership)
    CheckedAddress.objects.update(kind="gone", answer="answered 404", dead_since=timezone.now())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET enable_seqscan = off")
    return partnership


def read_through(action, *args):
    """Return the tables of stories and of the record that an action makes the database read from end to end."""
    with CaptureQueriesContext(connection) as captured:
        action(*args)
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    found = set()
    with connection.cursor() as cursor:
        for query in captured:
            if query["sql"].startswith(("SELECT", "UPDATE")):
                cursor.execute(explain + query["sql"].replace("%", "%%"))
                lines = [str(row[-1]) for row in cursor.fetchall()]
                found |= {
                    name for line in lines for hit in READ_THROUGH.finditer(line) for name in hit.groups() if name
                }
    # A table within a subquery goes by an alias: U0, V0, T3.
    return {name for name in found if re.match(r"articles_|companies_|photos_|[T-Z]\d+$", name)}


def test_a_table_that_is_read_through_would_be_noticed(record):
    assert read_through(lambda: list(Source.objects.order_by().filter(publisher="Leica"))) == {"articles_source"}


def test_what_the_desk_asks_on_its_first_page(record):
    assert len(facts_to_settle(an_editor(), 6)) == 1
    assert len(dead_links_of_live_stories(an_editor(), 6)) == 1
    assert read_through(facts_to_settle, an_editor(), 6) == set()
    assert read_through(dead_links_of_live_stories, an_editor(), 6) == set()


def test_the_page_of_live_stories_the_lists_and_the_page_of_an_address(desk, record):
    fact, address = FactToSettle.objects.get(), CheckedAddress.objects.get()
    for page in (
        f"/admin/articles/facttosettle/partnership/{record.pk}/?since={fact.change_id}",
        "/admin/articles/facttosettle/",
        "/admin/companies/checkedaddress/",
        "/admin/companies/checkedaddress/?by=live",
        "/admin/companies/checkedaddress/?by=record",
        f"/admin/companies/checkedaddress/{address.pk}/change/",
    ):
        assert desk.get(page).status_code == 200
        assert read_through(desk.get, page) == set()


def test_what_the_worker_asks(record):
    address, now = CheckedAddress.objects.get(), timezone.now()

    assert read_through(CheckedAddress.objects.take, now, 8) == set()
    assert read_through(lambda: named_by(address).exists()) == set()
